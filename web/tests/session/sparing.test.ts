// @vitest-environment node
import { describe, expect, test } from "vitest";

import { isShow, type Timeline } from "../../src/ground/timeline";
import { isLeftOut, nextFree, restOf, sparing } from "../../src/session/sparing";
import { timelineFor } from "../stands";

const FOOT = { leg: "left", zones: ["arch", "heel"] } as const;
const RIGHT_FOOT = { leg: "right", zones: ["arch"] } as const;
const LEFT = { leg: "left", zones: [] } as const;

/** Left: arch, calf; right: arch, calf; with the changes between them. */
function session(): Timeline {
  const plain = timelineFor([
    ["settle", "left", "Start with the left leg", 5_000],
    ["block", "left", "Arch rub", 30_000, 2_500],
    ["change", "left", "Next grip", 5_000],
    ["block", "left", "Calf strokes", 20_000, 4_000],
    ["settle", "right", "Now the right leg", 5_000],
    ["block", "right", "Arch rub", 30_000, 2_500],
    ["change", "right", "Next grip", 5_000],
    ["block", "right", "Calf strokes", 20_000, 4_000],
    ["close", undefined, "Come to rest", 15_000],
  ]);
  const cues = plain.cues.map((cue) =>
    isShow(cue) && cue.shown.title === "Calf strokes" ? { ...cue, shown: { ...cue.shown, zones: ["calf" as const] } } : cue,
  );
  return { ...plain, cues };
}

const at = (title: string, leg?: string): number =>
  session().cues.filter(isShow).find((cue) => cue.shown.title === title && (leg === undefined || cue.leg === leg))!.at_ms;

describe("a place that is left alone", () => {
  test("is gone past: on with the next place on the same leg", () => {
    expect(nextFree(session(), at("Arch rub", "left") + 5_000, [FOOT])).toMatchObject({ leg: "left", technique: "calf-strokes" });
  });

  test("is not so on the other leg, unless that is named as well", () => {
    const after = at("Calf strokes", "left") + 1;

    expect(nextFree(session(), after, [FOOT])?.at_ms).toBe(at("Now the right leg"));
    expect(nextFree(session(), at("Now the right leg"), [FOOT])).toMatchObject({ leg: "right", technique: "arch-rub" });
    expect(nextFree(session(), at("Now the right leg"), [FOOT, RIGHT_FOOT])).toMatchObject({ technique: "calf-strokes" });
  });

  test("may be a whole leg; which leg is next is said all the same", () => {
    const next = nextFree(session(), at("Arch rub", "left") + 5_000, [LEFT]);

    expect(next).toMatchObject({ leg: "right", shown: { step: "settle" } });
  });

  test("leaves nothing to go on with where everything is named", () => {
    expect(nextFree(session(), 0, [LEFT, { leg: "right", zones: [] }])).toBeUndefined();
    expect(restOf(session())?.shown.title).toBe("Come to rest");
  });

  test("takes with it what leads there and nowhere else, and never the word for the other leg", () => {
    const left = (spared: Parameters<typeof isLeftOut>[2]): string[] =>
      session().cues.filter(isShow).filter((show) => isLeftOut(session(), show, spared)).map(({ shown, leg }) => `${leg} ${shown.title}`);

    expect(left([RIGHT_FOOT])).toEqual(["right Arch rub"]);
    expect(left([{ leg: "right", zones: ["calf"] }])).toEqual(["right Next grip", "right Calf strokes"]);
    expect(left([{ leg: "right", zones: [] }])).toEqual(["right Now the right leg", "right Arch rub", "right Next grip", "right Calf strokes"]);
  });

  test("is neither spoken of nor beaten time to, at the same moments as before", () => {
    const quiet = sparing(session(), [{ leg: "right", zones: ["calf"] }]);
    const before = at("Arch rub", "right");
    const there = quiet.cues.filter(({ at_ms }) => at_ms >= at("Next grip", "right") && at_ms < at("Come to rest"));

    expect(quiet.lasts_ms).toBe(session().lasts_ms);
    expect(there.filter((cue) => cue.kind === "beat" || cue.text !== undefined)).toEqual([]);
    expect(quiet.cues.filter(isShow).find(({ at_ms }) => at_ms === before)?.shown.next_title).toBeUndefined();
    expect(quiet.cues.filter(isShow).map(({ at_ms }) => at_ms)).toEqual(session().cues.filter(isShow).map(({ at_ms }) => at_ms));
    expect(sparing(session(), [])).toEqual(session());
  });
});
