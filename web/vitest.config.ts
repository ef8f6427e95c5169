import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    environment: "happy-dom",
    include: ["tests/**/*.test.ts"],
    // Tests may not lean on the order they are written in, nor on each other.
    sequence: { shuffle: true },
    restoreMocks: true,
    unstubGlobals: true,
  },
});
