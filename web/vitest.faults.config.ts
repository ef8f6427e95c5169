import { defineConfig } from "vitest/config";

/** Random faults against a real server, which `tests/server/test_faults.py` starts, kills and starts again. */
import { words } from "./build/words.mjs";

export default defineConfig({ plugins: [words()], test: { environment: "node", include: ["tests/faults/*.faults.ts"] } });
