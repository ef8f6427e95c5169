import { defineConfig } from "vitest/config";

import { shown } from "./build/shown.ts";
import { words } from "./build/words.mjs";

export default defineConfig({
  plugins: [shown(), words()],
  test: {
    environment: "happy-dom",
    include: ["tests/**/*.test.ts"],
    // Tests may not lean on the order they are written in, nor on each other.
    sequence: { shuffle: true },
    restoreMocks: true,
    unstubGlobals: true,
  },
});
