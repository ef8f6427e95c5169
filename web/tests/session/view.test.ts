// @vitest-environment node
import { describe, expect, test } from "vitest";

import { Cursor } from "../../src/session/cursor";
import { doneView, readyView, viewOf } from "../../src/session/view";
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
    expect(doneView(timeline, "self").legWords).toBe("Both legs");
  });

  test("names the only leg where there is only one", () => {
    const one = timelineFor([
      ["prepare", undefined, "Get ready", 5_000],
      ["block", "right", "Arch rub", 20_000],
      ["close", undefined, "Come to rest", 5_000],
    ]);

    expect(readyView(one, "self").legWords).toBe("Right leg");
    expect(doneView(one, "self").legWords).toBe("Right leg");
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
    expect(doneView(timeline, who).legWords).toBe("Both their legs");
    expect(doneView(timeline, who).line).not.toBe(doneView(timeline, "self").line);
  });

  test("sends the giver to help them up, and a receiver to get up slowly", () => {
    expect(doneView(timeline, "giver").line).toMatch(/help them get up slowly/);
    expect(doneView(timeline, "receiver").line).toMatch(/both of you/);
    expect(readyView(timeline, "giver").line).toMatch(/both hear/);
  });
});
