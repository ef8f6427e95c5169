// @vitest-environment node
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

import { shownTechniques } from "../../build/shown";

function stage(clips: Readonly<Record<string, string>>, seen: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "stage-"));
  mkdirSync(join(folder, "massage"));
  for (const [name, bytes] of Object.entries(clips)) writeFileSync(join(folder, `massage/${name}.glb`), bytes);
  writeFileSync(join(folder, "shown.json"), JSON.stringify(seen));
  return folder;
}

const print = (bytes: string): string => createHash("sha256").update(bytes).digest("hex");

describe("which techniques are shown by hands", () => {
  test("those that were looked at, and nothing that came since, changed since or went away since", () => {
    const clips = { same: "clip", changed: "baked anew", unseen: "clip" };
    const seen = { same: print("clip"), changed: print("as it was"), gone: print("clip") };

    expect(shownTechniques(stage(clips, seen))).toEqual(["same"]);
  });
});
