// @vitest-environment node
import { describe, expect, test } from "vitest";

import { Cursor } from "../../src/session/cursor";
import { joinView, readyView, viewOf } from "../../src/session/view";
import { timelineFor } from "../stands";

const timeline = timelineFor();
const shownAt = (at: number) => {
  const cursor = new Cursor(timeline);
  const show = cursor.showAt(at);
  return viewOf(timeline, "self", show, cursor.showAfter(show));
};

describe("what is on the screen", () => {
  test("always names a leg", () => {
    expect(readyView(timeline, "self").legWords).toBe("Left leg first");
    expect(shownAt(0).legWords).toBe("Left leg first");
    expect(shownAt(20_000).legWords).toBe("Left leg");
    expect(shownAt(80_000).legWords).toBe("Right leg");
    expect(shownAt(timeline.lasts_ms).legWords).toBe("Both legs");
  });

  test("names the only leg where there is only one", () => {
    const one = timelineFor([
      ["prepare", undefined, "Get ready", 5_000],
      ["block", "right", "Arch rub", 20_000],
      ["close", undefined, "Come to rest", 5_000],
    ]);

    expect(readyView(one, "self").legWords).toBe("Right leg");
    expect(viewOf(one, "self", new Cursor(one).showAt(one.lasts_ms)).legWords).toBe("Right leg");
  });

  test("says how hard during a technique", () => {
    expect(shownAt(20_000)).toMatchObject({
      title: "Arch rub",
      pressureWords: "light",
      pressure: 3,
      leg: "left",
    });
    expect(shownAt(0).pressure).toBeUndefined();
  });

  test("says what the person's own limits ask for, as long as it matters", () => {
    const note = "Beside the veins, never on them.";
    const limited = {
      ...timeline,
      cues: timeline.cues.map((cue) =>
        cue.shown?.title === "Arch rub" ? { ...cue, shown: { ...cue.shown, notes: [note] } } : cue,
      ),
    };
    const cursor = new Cursor(limited);

    expect(viewOf(limited, "self", cursor.showAt(20_000)).notes).toEqual([note]);
    expect(viewOf(limited, "self", cursor.showAt(52_000)).notes).toEqual([]);
  });

  test("pictures where the hands are, and while they change places where they go", () => {
    expect(shownAt(20_000).pictured).toMatchObject({ leg: "left", zones: ["arch"] });
    expect(shownAt(46_000).pictured?.zones).toEqual(["arch"]);
    expect(shownAt(12_000).pictured?.zones).toEqual(["arch"]);
    expect(shownAt(98_000 + 10_000).pictured).toBeUndefined();
    expect(shownAt(0).pictured).toBeUndefined();
  });

  test("pictures what comes first before anything has begun, and names no leg that is not worked on yet", () => {
    expect(readyView(timeline, "self")).toMatchObject({ leg: undefined, pictured: { leg: "left", zones: ["arch"] } });
  });

  test("on a screen that may join in names the leg that is massaged now, and invites", () => {
    const cursor = new Cursor(timeline);
    const show = cursor.showAt(80_000);

    expect(joinView(timeline, "self", show, cursor.showAfter(show))).toMatchObject({
      title: "It plays on another screen",
      legWords: "Right leg",
      pressure: undefined,
      next: undefined,
    });
  });

  test("says what comes next, with its leg when that is the other one", () => {
    expect(shownAt(20_000).next).toBe("Next grip");
    expect(shownAt(55_000).next).toBe("Now the right leg");
    expect(shownAt(timeline.lasts_ms).next).toBeUndefined();
  });
});

describe("what is on the screen of two people", () => {
  test.each(["receiver", "giver"] as const)("says whose leg it is (%s)", (who) => {
    const cursor = new Cursor(timeline);

    expect(readyView(timeline, who).legWords).toBe("Their left leg first");
    expect(viewOf(timeline, who, cursor.showAt(20_000)).legWords).toBe("Their left leg");
    expect(viewOf(timeline, who, cursor.showAt(timeline.lasts_ms)).legWords).toBe("Both their legs");
  });

  test("asks the giver to put it where both hear it", () => {
    expect(readyView(timeline, "giver").line).toMatch(/both hear/);
  });
});
