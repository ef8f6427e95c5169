// @vitest-environment node
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

import { shownFiles } from "../../build/shown";

/** As much of a binary glTF as says whose hands it shows. */
function file(technique: string, performer: string, shows: readonly string[]): Buffer {
  const words = Buffer.from(JSON.stringify({ animations: [{ extras: { technique, performer, shows } }] }));
  const head = Buffer.alloc(20);
  head.writeUInt32LE(words.length, 12);
  return Buffer.concat([head, words]);
}

function stage(clips: Readonly<Record<string, Buffer>>, seen: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "stage-"));
  mkdirSync(join(folder, "massage"));
  for (const [name, bytes] of Object.entries(clips)) writeFileSync(join(folder, `massage/${name}.glb`), bytes);
  writeFileSync(join(folder, "shown.json"), JSON.stringify(seen));
  return folder;
}

const print = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");
const HANDS = ["leg", "hand_left"];

describe("which techniques are shown moving", () => {
  test("those that were looked at, and nothing that came since, changed since or went away since", () => {
    const [before, after] = [file("rub", "self", HANDS), file("rub", "self", ["leg", "hand_right"])];
    const clips = { same: file("same", "self", HANDS), changed: after, unseen: file("unseen", "self", HANDS) };
    const seen = { same: print(clips.same), changed: print(before), gone: print(before) };

    expect(shownFiles(stage(clips, seen))).toEqual({ self: { same: "same" }, partner: {} });
  });

  test("another person's hands by a file of their own, and a tool by the same for everybody", () => {
    const clips = {
      rub: file("rub", "self", HANDS),
      "rub-partner": file("rub", "partner", HANDS),
      ball: file("ball", "self", ["leg", "tool_ball"]),
    };
    const seen = Object.fromEntries(Object.entries(clips).map(([name, bytes]) => [name, print(bytes)]));

    expect(shownFiles(stage(clips, seen))).toEqual({
      self: { ball: "ball", rub: "rub" },
      partner: { ball: "ball", rub: "rub-partner" },
    });
  });
});
