import { resolve } from "node:path";

import { defineConfig } from "vite";

import { alone } from "./build/alone.ts";
import { compressed } from "./build/compressed.ts";
import { targets } from "./build/targets.ts";
import { outlines } from "./build/outlines.ts";
import { shown } from "./build/shown.ts";
import { terse } from "./build/terse.ts";
import { thirdParty } from "./build/third-party.ts";
import { words } from "./build/words.mjs";

const player = resolve(import.meta.dirname, "../src/legato/server/player");
const worker = resolve(import.meta.dirname, "src/offline/worker.ts");

export default defineConfig({
  // Paths inside the built files are relative, so the server may mount them anywhere.
  base: "./",
  build: {
    outDir: player,
    emptyOutDir: true,
    target: targets(),
    // What draws the hands is one large part that comes last; Vite need not warn of it.
    chunkSizeWarningLimit: 800,
    manifest: "manifest.json",
    // Maps stay beside the files for people who look, but the wheel leaves them out, so nothing may point to them.
    sourcemap: "hidden",
    // Nothing is inlined into CSS or HTML: the pages' security policy allows files only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // htmx can evaluate strings; the pages switch that off (htmx.config.allowEval) and forbid it by policy.
      checks: { eval: false, bundlerTimings: false },
      input: ["src/app.ts", "src/player.ts", "src/quick.ts", "src/remote.ts", "src/offline/worker.ts", "src/stage/pictures.ts", "src/app.css", "src/play.css"],
    },
  },
  plugins: [terse(), alone(worker), thirdParty(), outlines(), shown(), words(), compressed()],
  server: { host: "127.0.0.1", port: 5173, strictPort: true, cors: { origin: /^http:\/\/(127\.0\.0\.1|localhost):\d+$/ } },
});
