// @vitest-environment node
import { describe, expect, test } from "vitest";

import { readTimeline, TELLINGS, type Cue, type Telling } from "../../src/ground/timeline";
import { isShown, isTold, saidOf } from "../../src/session/telling";
import kept from "../ground/fixtures/timeline.json";

const { cues } = readTimeline(kept);

function said(telling: Telling): readonly Cue[] {
  return cues.filter((cue) => saidOf(cue, telling) !== undefined);
}

describe("how much somebody is told", () => {
  test.each<[Telling, Telling, boolean]>([
    ["full", "full", true],
    ["full", "less", false],
    ["full", "quiet", false],
    ["less", "full", true],
    ["less", "less", true],
    ["less", "quiet", false],
    ["quiet", "full", true],
    ["quiet", "less", true],
    ["quiet", "quiet", true],
  ])("what is still said at %s is, at %s, said: %s", (told, telling, expected) => {
    expect(isTold({ told }, telling)).toBe(expected);
  });

  test("is everything where nothing says that it may be left out", () => {
    expect(TELLINGS.map((telling) => isTold({}, telling))).toEqual([true, true, true]);
  });

  test("grows less from setting to setting in a whole session", () => {
    const [full, less, quiet] = TELLINGS.map((telling) => said(telling).length);

    expect(full).toBe(cues.filter(({ kind, text }) => kind !== "beat" && text !== undefined).length);
    expect(less).toBeLessThan(full ?? 0);
    expect(quiet).toBeLessThan(less ?? 0);
  });

  test("never leaves out what keeps safe, nor a change of legs", () => {
    const safety = cues.filter(({ purpose, kind }) => purpose === "safety" || purpose === "advice" || kind === "change_leg");

    expect(safety.length).toBeGreaterThan(2);
    expect(safety.filter((cue) => !said("quiet").includes(cue))).toEqual([]);
  });
});

describe("what is said and stands on the screen already", () => {
  const shown = { step: "settle", title: "Their left leg first", line: "Let them sit up.", steps: [], notes: ["Look at both feet."] } as const;

  test.each(["Their left leg first.", "Let them sit up.", "Look at both feet."])("is not captioned once more: %s", (said) => {
    expect(isShown(said, shown)).toBe(true);
  });

  test("is anything else, which is", () => {
    expect(isShown("Light pressure.", shown)).toBe(false);
  });
});
