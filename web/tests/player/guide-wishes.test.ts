// @vitest-environment node
import { beforeEach, describe, expect, test } from "vitest";

import { MemoryShelf, timelineFor } from "../stands";
import { events, QUESTIONS, timeline, visit } from "./visits";

let shelf: MemoryShelf;
beforeEach(() => (shelf = new MemoryShelf()));

describe("two taps", () => {
  test("repeat the part: the first pauses at once, the second starts over and plays", () => {
    const { guide, conductor, time } = visit(shelf);
    guide.toggle();
    time.pass(30_000);
    guide.tapStage();
    expect(guide.phase).toBe("paused");
    time.pass(300);
    guide.tapStage();

    expect(guide.phase).toBe("playing");
    expect(conductor.position).toBe(15_000);
    expect(events(shelf).map(({ kind }) => kind)).toContain("repeated");
    expect(guide.undoTo).toBe(30_000);
  });

  test.each([
    ["one finger that bounces", 40],
    ["two taps that have nothing to do with each other", 900],
  ])("of %s only pause", (_, apart) => {
    const { guide, conductor, time } = visit(shelf);
    guide.toggle();
    time.pass(30_000);
    guide.tapStage();
    time.pass(apart);
    guide.tapStage();

    expect(guide.phase).toBe("paused");
    expect(conductor.position).toBe(30_000);
  });

  test("do nothing before the session has begun, nor does a finger that rests", () => {
    const { guide, time } = visit(shelf);
    guide.tapStage();
    time.pass(300);
    guide.tapStage();
    guide.hold();

    expect(guide.phase).toBe("ready");
    expect(guide.dialog).toBeUndefined();
  });

  test("in a rest repeat the part before it", () => {
    const { guide, conductor, time } = visit(shelf);
    guide.toggle();
    time.pass(106_000);
    guide.tapStage();
    time.pass(200);
    guide.tapStage();

    expect(conductor.show).toMatchObject({ leg: "right", technique: "arch-rub" });
  });
});

describe("a wish for the rest of the session", () => {
  const shorter = timelineFor([
    ["prepare", undefined, "Get ready", 10_000],
    ["settle", "left", "Start with the left leg", 5_000],
    ["block", "left", "Arch rub", 30_000, 2_500],
    ["close", undefined, "Come to rest", 15_000],
  ]);

  test("is granted without a gap: the same moment, the new end", async () => {
    const { guide, conductor, time } = visit(shelf, QUESTIONS, {
      ask: () => Promise.resolve({ says: "Shorter from here on.", timeline: shorter }),
    });
    guide.toggle();
    time.pass(20_000);
    const granted = guide.adjust("shorter");
    time.pass(700);
    await granted;

    expect(conductor.position).toBe(20_700);
    expect(guide.phase).toBe("playing");
    expect(conductor.timeline.lasts_ms).toBe(60_000);
    expect(guide.note).toBe("Shorter from here on.");
    expect(events(shelf).find(({ kind }) => kind === "shorter")).toMatchObject({
      leg: "left",
      detail: { asked_ms: 20_000, done: "planned" },
    });
    time.pass(40_000);
    expect(guide.phase).toBe("ended");
  });

  test("is not granted when the session has gone on to something else meanwhile", async () => {
    const { guide, conductor, time } = visit(shelf, QUESTIONS, {
      ask: () => Promise.resolve({ says: "Shorter from here on.", timeline: shorter }),
    });
    guide.toggle();
    time.pass(52_000);
    await guide.adjust("shorter");

    expect(conductor.timeline.lasts_ms).toBe(timeline.lasts_ms);
    expect(guide.note).not.toBe("Shorter from here on.");
  });

  test("for longer is granted also when what it was for has just come to its end", async () => {
    const longer = timelineFor([
      ["prepare", undefined, "Get ready", 10_000],
      ["settle", "left", "Start with the left leg", 5_000],
      ["block", "left", "Arch rub", 60_000, 2_500],
      ["close", undefined, "Come to rest", 15_000],
    ]);
    const plain = timelineFor([
      ["prepare", undefined, "Get ready", 10_000],
      ["settle", "left", "Start with the left leg", 5_000],
      ["block", "left", "Arch rub", 30_000, 2_500],
      ["close", undefined, "Come to rest", 15_000],
    ]);
    const { guide, conductor, time } = visit(shelf, QUESTIONS, {
      ask: () => {
        time.pass(2_000);
        return Promise.resolve({ says: "It goes on for 30 seconds more here.", timeline: longer });
      },
    });
    conductor.retime(plain);
    guide.toggle();
    time.pass(44_000);
    await guide.adjust("longer");

    expect(conductor.position).toBe(46_000);
    expect(conductor.show).toMatchObject({ technique: "arch-rub" });
    expect(conductor.showEnds).toBe(75_000);
    expect(guide.note).toBe("It goes on for 30 seconds more here.");
    expect(events(shelf).at(-1)).toMatchObject({ kind: "longer", detail: { asked_ms: 44_000, done: "planned" } });
  });

  test.each([
    ["firmer", "More pressure needs the connection, so stay as you are."],
    ["longer", "Making it longer needs the connection. You can repeat this part instead."],
  ] as const)("for %s changes nothing when nobody can be asked how much may be", async (what, says) => {
    const { guide, conductor, time } = visit(shelf, QUESTIONS, { ask: () => Promise.resolve(undefined) });
    guide.toggle();
    time.pass(20_000);
    const before = conductor.timeline;
    await guide.adjust(what);

    expect(conductor.timeline).toBe(before);
    expect(guide.note).toBe(says);
    expect(events(shelf).at(-1)).toMatchObject({ kind: what, detail: { done: "not" } });
  });

  test("is answered to screen readers as well as on the screen", async () => {
    const { guide, time, announced } = visit(shelf, QUESTIONS, { ask: () => Promise.resolve({ says: "It goes on longer here." }) });
    guide.toggle();
    time.pass(20_000);
    await guide.adjust("longer");

    expect(guide.note).toBe("It goes on longer here.");
    expect(announced).toEqual(["It goes on longer here."]);
  });

  test("for softer is granted here when nobody can be asked", async () => {
    const { guide, conductor, time } = visit(shelf, QUESTIONS, { ask: () => Promise.resolve(undefined) });
    guide.toggle();
    time.pass(20_000);
    await guide.adjust("softer");

    expect(guide.view.pressure).toBe(2);
    expect(guide.view.pressureWords).toBe("very light");
    expect(conductor.nextShow?.shown.pressure).toBeUndefined();
    expect(guide.note).toBe("Use less pressure from here on.");
    expect(events(shelf).at(-1)).toMatchObject({ kind: "softer", detail: { done: "here" } });
  });

  test("for shorter says honestly that it needs the connection", async () => {
    const { guide, conductor, time } = visit(shelf, QUESTIONS, { ask: () => Promise.resolve(undefined) });
    guide.toggle();
    time.pass(20_000);
    await guide.adjust("shorter");

    expect(conductor.timeline.lasts_ms).toBe(timeline.lasts_ms);
    expect(guide.note).toContain("needs the connection");
    expect(guide.phase).toBe("playing");
  });

  test("that cannot be granted leaves all as it is, with the server's reason", async () => {
    const { guide, conductor, time } = visit(shelf, QUESTIONS, {
      ask: () => Promise.resolve({ says: "It is as short as it can be." }),
    });
    guide.toggle();
    time.pass(20_000);
    await guide.adjust("shorter");

    expect(conductor.timeline).toBe(timeline);
    expect(guide.note).toBe("It is as short as it can be.");
  });
});
