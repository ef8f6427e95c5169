import { readFileSync } from "node:fs";
import { resolve } from "node:path";

import type { Plugin } from "vite";

/** Put the leg's outlines beside the built files, where the server draws its pictures from. */
export function outlines(): Plugin {
  const source = resolve(import.meta.dirname, "../src/legs/outlines.json");
  return {
    name: "legato-outlines",
    apply: "build",
    generateBundle() {
      const packed = JSON.stringify(JSON.parse(readFileSync(source, "utf8")));
      this.emitFile({ type: "asset", fileName: "outlines.json", source: packed });
    },
  };
}
