import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";

import type { Plugin } from "vite";

const MODULE = "virtual:shown-techniques";
export const STAGE = resolve(import.meta.dirname, "../src/stage");

/** By whose hands: for each technique the name of the file that shows it. */
export type ShownFiles = Readonly<Record<"self" | "partner", Readonly<Record<string, string>>>>;

type Point = readonly [number, number, number];

interface Notes {
  readonly technique: string;
  readonly stroke: number;
  readonly performer: "self" | "partner";
  readonly shows: readonly string[];
  readonly paths: readonly { readonly points: readonly Point[] }[];
  readonly views: Readonly<Record<string, { readonly position: Point; readonly target: Point; readonly up?: Point }>>;
}

/**
 * Which techniques are shown moving, and by which file: those whose files are still the ones that somebody has looked
 * at, found right and taken pictures of (`make posters`). A clip that was baked anew waits for that.
 *
 * Tools and machines need no hands, and look the same whoever is massaged by whom.
 */
export function shownFiles(folder = STAGE): ShownFiles {
  const seen = JSON.parse(readFileSync(resolve(folder, "shown.json"), "utf8")) as Record<string, string>;
  const found: Record<"self" | "partner", Record<string, string>> = { self: {}, partner: {} };
  for (const name of Object.keys(seen).sort()) {
    const path = resolve(folder, `massage/${name}.glb`);
    const file = existsSync(path) ? readFileSync(path) : undefined;
    if (file === undefined || createHash("sha256").update(file).digest("hex") !== seen[name]) continue;
    const clips = notesOf(file);
    const byHand = clips.some(({ shows }) => shows.some((node) => node.startsWith("hand_")));
    for (const { technique, performer } of clips) {
      for (const whose of byHand ? [performer] : (["self", "partner"] as const)) found[whose][technique] = name;
    }
  }
  return found;
}

/** What the clips of a binary glTF say of themselves: its first part is JSON, after twenty bytes. */
export function notesOf(file: Buffer): readonly Notes[] {
  const document = JSON.parse(file.toString("utf8", 20, 20 + file.readUInt32LE(12))) as {
    readonly animations: readonly { readonly extras: Notes }[];
  };
  return document.animations.map(({ extras }) => extras);
}

/** Tell the page, and the server beside it, which techniques are shown moving. */
export function shown(): Plugin {
  return {
    name: "legato-shown",
    resolveId: (id) => (id === MODULE ? `\0${MODULE}` : undefined),
    load: (id) => (id === `\0${MODULE}` ? `export default ${JSON.stringify(shownFiles())}` : undefined),
    generateBundle() {
      this.emitFile({ type: "asset", fileName: "shown.json", source: JSON.stringify(shownFiles()) });
    },
  };
}
