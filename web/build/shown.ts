import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";

import type { Plugin } from "vite";

const MODULE = "virtual:shown-techniques";
const STAGE = resolve(import.meta.dirname, "../src/stage");

/**
 * Which techniques are shown by moving hands: those whose files are still the ones that somebody has looked
 * at, found right and taken pictures of (`make posters`). A clip that was baked anew waits for that.
 */
export function shownTechniques(folder = STAGE): readonly string[] {
  const seen = JSON.parse(readFileSync(resolve(folder, "shown.json"), "utf8")) as Record<string, string>;
  return Object.keys(seen).filter((technique) => seen[technique] === fingerprint(folder, technique));
}

function fingerprint(folder: string, technique: string): string | undefined {
  const file = resolve(folder, `massage/${technique}.glb`);
  return existsSync(file) ? createHash("sha256").update(readFileSync(file)).digest("hex") : undefined;
}

/** Tell the page, and the server beside it, which techniques are shown by hands. */
export function shown(): Plugin {
  return {
    name: "legato-shown",
    resolveId: (id) => (id === MODULE ? `\0${MODULE}` : undefined),
    load: (id) => (id === `\0${MODULE}` ? `export default ${JSON.stringify(shownTechniques())}` : undefined),
    generateBundle() {
      this.emitFile({ type: "asset", fileName: "shown.json", source: JSON.stringify(shownTechniques()) });
    },
  };
}
