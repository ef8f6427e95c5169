import { describe, expect, test } from "vitest";

import { readdirSync } from "node:fs";
import { resolve } from "node:path";

import {
  backwards,
  beatAt,
  clipFor,
  inOrder,
  readNotes,
  shareOf,
  shownBy,
  viewsOf,
  whoseIs,
  type ClipNotes,
  type Noted,
} from "../../src/stage/clips";
import { documentOf, MASSAGE, notes, techniqueBytes } from "./made";

const FILES = readdirSync(resolve(MASSAGE))
  .filter((name) => name.endsWith(".glb"))
  .map((name) => name.replace(".glb", ""))
  .filter((name) => name !== "base");

/** What the clips of a file that is shown say of themselves. */
function stored(file: string): readonly Noted[] {
  const { animations } = documentOf(techniqueBytes(file)) as unknown as { animations: { name: string; extras: object }[] };
  return animations.map(({ name, extras }) => ({ notes: readNotes(name, extras) }));
}

function clip(changes: object = {}): Noted & { readonly notes: ClipNotes } {
  return { notes: readNotes("made", notes(changes)) };
}

describe("clips", () => {
  test("strokes come in the order of the score", () => {
    const [one, two] = [clip(), clip({ stroke: 2 })];

    expect(inOrder([two, one])).toEqual([one, two]);
  });

  test("a stroke is drawn by its own clip, found by its number, whatever is missing before it", () => {
    const [one, three] = [clip(), clip({ stroke: 3 })];

    expect(clipFor([one, three], 0)).toBe(one);
    expect(clipFor([one, three], 1)).toBeUndefined();
    expect(clipFor([one, three], 2)).toBe(three);
    expect(beatAt([one, three], 50).stroke).not.toBe(1);
  });

  test.each(FILES)("%s draws each stroke of its score as itself, or not at all", (file) => {
    const clips = stored(file);
    const technique = file.replace(/-partner$/, "");
    const numbers = clips.map(({ notes: { stroke } }) => stroke);

    expect(new Set(numbers).size).toBe(numbers.length);
    for (let stroke = 0; stroke < Math.max(...numbers) + 1; stroke++) {
      const found = clipFor(inOrder(clips), stroke)?.notes;
      expect(found?.stroke ?? "nothing").toBe(numbers.includes(stroke + 1) ? stroke + 1 : "nothing");
      expect(found?.technique ?? technique).toBe(technique);
    }
  });

  test("a cycle of three strokes is through once after three, whatever is counted", () => {
    const { notes: three } = clip({ strokes: 3 });

    expect(shareOf(three, 0)).toBe(0);
    expect(shareOf(three, 1.5)).toBe(0.5);
    expect(shareOf(three, 3)).toBe(0);
    expect(shareOf(three, 10)).toBeCloseTo(1 / 3);
  });

  test("played backwards a stroke begins on its beat, where the first contact lifts otherwise", () => {
    const { notes: lifting } = clip({ contacts: [{ moves: false }, { moves: true, on: [1, 1, 1, 0, 0] }] });

    expect(backwards(lifting, 0)).toBeCloseTo(0.4);
    expect(backwards(lifting, 0.3)).toBeCloseTo(0.1);
    expect(backwards(lifting, 0.5)).toBeCloseTo(0.9);
    expect(backwards(clip().notes, 0.25)).toBeCloseTo(0.75);
  });

  test.each(FILES)("%s says of each path which hand goes along it", (file) => {
    for (const { notes: told } of stored(file)) {
      const whose = told.paths.map((path) => whoseIs(path, told).join(" "));

      expect(whose.every((one) => told.shows.includes(one)) || !told.shows.some((one) => one.startsWith("hand"))).toBe(true);
      if (whose.length === 2 && told.shows.includes("hand_left")) expect(new Set(whose)).toEqual(new Set(["hand_left", "hand_right"]));
    }
  });

  test("shown on its own, each stroke takes its turn at the score's tempo, and then the first comes again", () => {
    const clips = [clip({ tempo: 10 }), clip({ stroke: 2, tempo: 20, strokes: 5 })];

    expect(beatAt(clips, 3)).toEqual({ stroke: 0, done: 0.5 });
    expect(beatAt(clips, 12)).toEqual({ stroke: 1, done: 0 });
    expect(beatAt(clips, 15)).toEqual({ stroke: 1, done: 1 });
    expect(beatAt(clips, 12 + 30 + 3)).toEqual({ stroke: 0, done: 0.5 });
    expect(beatAt([], 3)).toEqual({ stroke: 0, done: 0 });
    expect(beatAt([clip({ stroke: 2 })], 0)).toEqual({ stroke: 1, done: 0 });
  });

  test("from below there is something to see only where the sole is worked on", () => {
    expect(viewsOf(clip({ zones: ["arch"] }).notes)).toContain("sole");
    expect(viewsOf(clip({ zones: ["calf"] }).notes)).not.toContain("sole");
  });

  test.each([
    ["thumb", "hands"],
    ["foot-roller", "tool"],
    ["tennis-ball", "tool"],
    ["frozen-bottle", "tool"],
    ["shiatsu", "machine"],
    ["air-compression", "machine"],
  ])("what is seen at work in %s is said truly: %s", (technique, by) => {
    expect(new Set(stored(technique).map((one) => shownBy(one.notes)))).toEqual(new Set([by]));
    expect(shownBy(clip({ shows: ["leg", "hand_left"] }).notes)).toBe("hand");
  });

  test.each([[undefined], [{}], [notes({ tempo: 0 })], [notes({ strokes: 1.5 })], [notes({ shows: "leg" })]])(
    "notes that say too little are refused: %j",
    (wrong) => {
      expect(() => readNotes("made", wrong)).toThrow("does not say what it shows");
    },
  );
});
