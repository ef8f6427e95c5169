// @vitest-environment node
import { describe, expect, test } from "vitest";

import { isShow, type Cue, type Timeline } from "../../src/ground/timeline";
import { softened } from "../../src/player/replanning";
import { PRESSURES, timelineFor } from "../stands";

/** A session at a pressure, in which one sentence of each block is only true of that much, and one of any. */
function pressing(pressure: number): Timeline {
  const timeline = timelineFor();
  const cues = timeline.cues.flatMap((cue): Cue[] => {
    if (!isShow(cue) || cue.shown.step !== "block") return [cue];
    const said = { kind: "say", step: cue.step, at_ms: cue.at_ms + 1_000 } as const;
    return [
      { ...cue, shown: { ...cue.shown, pressure, pressure_words: PRESSURES[pressure] ?? "" } },
      { ...said, id: 0, text: "Lean in a little more.", purpose: "feel", presumes: pressure },
      { ...said, id: 0, text: "Never on the bone.", purpose: "safety", presumes: 1 },
    ];
  });
  return { ...timeline, cues: cues.map((cue, id) => ({ ...cue, id })) };
}

function saidFrom(timeline: Timeline, from: number): string[] {
  return timeline.cues.flatMap(({ at_ms, text }) => (at_ms >= from && text !== undefined ? [text] : []));
}

function shownAt(timeline: Timeline, at: number) {
  return timeline.cues.filter(isShow).findLast(({ at_ms }) => at_ms <= at)?.shown;
}

const ARCH_RUB = 20_000;
const THUMB_STROKES = 52_000;

describe("a session made softer without asking anybody", () => {
  test("says each time how hard it is now, in the session's own words", () => {
    const once = softened(pressing(5), ARCH_RUB);
    const twice = softened(once, ARCH_RUB);
    const words = [pressing(5), once, twice].map((timeline) => shownAt(timeline, ARCH_RUB)?.pressure_words);

    expect(words).toEqual(["medium to firm", "medium", "light"]);
    expect(shownAt(twice, THUMB_STROKES)).toMatchObject({ pressure: 3, pressure_words: "light" });
  });

  test("does not say any more what is only true of more pressure", () => {
    expect(saidFrom(pressing(5), ARCH_RUB)).toContain("Lean in a little more.");
    expect(saidFrom(softened(pressing(5), ARCH_RUB), ARCH_RUB)).not.toContain("Lean in a little more.");
  });

  test("goes on saying what keeps safe, down to the least pressure", () => {
    const least = Array.from({ length: 6 }).reduce<Timeline>((softer) => softened(softer, ARCH_RUB), pressing(5));

    expect(shownAt(least, ARCH_RUB)).toMatchObject({ pressure: 1, pressure_words: "feather-light" });
    expect(saidFrom(least, ARCH_RUB).filter((text) => text === "Never on the bone.")).toHaveLength(3); // of four blocks, one is over
  });

  test("leaves what has been as it was, and every moment in its place", () => {
    const before = pressing(5);
    const after = softened(before, THUMB_STROKES);

    expect(after.cues.filter(({ at_ms }) => at_ms < 45_000)).toEqual(before.cues.filter(({ at_ms }) => at_ms < 45_000));
    expect(after.cues.map(({ id, at_ms, kind }) => [id, at_ms, kind])).toEqual(
      before.cues.map(({ id, at_ms, kind }) => [id, at_ms, kind]),
    );
  });
});
