// @vitest-environment node
import { beforeEach, describe, expect, test } from "vitest";

import { MemoryShelf, timelineFor } from "../stands";
import { events, QUESTIONS, visit } from "./visits";

const LOOK = "Look at both legs.";
const WASH = "Wash your hands.";
const OIL = "Warm the oil in your hands.";
const timeline = {
  ...timelineFor(),
  preparation: [
    { text: LOOK, always: true },
    { text: WASH, always: false },
    { text: OIL, always: false },
  ],
};

let shelf: MemoryShelf;
beforeEach(() => (shelf = new MemoryShelf()));

const arrive = () => visit(shelf, QUESTIONS, undefined, timeline);

describe("getting ready before the clock starts", () => {
  test("tells one thing at each tap, and starts the clock after the last", () => {
    const { guide, conductor, prompted, time, unlocked } = arrive();
    const seen: string[] = [];
    for (let tap = 0; tap < 3; tap++) {
      guide.toggle();
      seen.push(guide.view.title);
      time.pass(60_000);
      expect(guide.phase).toBe("preparing");
    }
    expect(conductor.position).toBe(0);
    expect(seen).toEqual([LOOK, WASH, OIL]);
    expect(prompted).toEqual([
      ["1 of 3", LOOK],
      ["2 of 3", WASH],
      ["3 of 3", OIL],
    ]);
    expect(unlocked()).toBeGreaterThan(0);
    guide.toggle();

    expect(guide.phase).toBe("playing");
    expect(events(shelf).map(({ kind }) => kind)).toEqual(["started"]);
  });

  test("keeps what everybody is told when the rest was done yesterday", () => {
    const { guide, prompted } = arrive();
    guide.toggle();
    guide.skipKnown();
    expect(guide.view.title).toBe(LOOK);
    expect(prompted.at(-1)).toEqual(["1 of 1", LOOK]);
    guide.toggle();

    expect(guide.phase).toBe("playing");
  });

  test("goes on and back by keys as by buttons, without a second tap", () => {
    const { guide } = arrive();
    guide.press("play");
    guide.press("on");
    expect(guide.view.title).toBe(WASH);
    guide.press("back");
    expect(guide.view.title).toBe(LOOK);
    guide.press("toggle");

    expect(guide.view.title).toBe(WASH);
  });

  test("waits through adjusting and thinking about leaving", () => {
    const { guide } = arrive();
    guide.toggle();
    for (const dialog of ["adjust", "leave"] as const) {
      guide.open(dialog);
      guide.toggle();
      expect(guide.view.title).toBe(LOOK);
      guide.close();
    }

    expect(guide.phase).toBe("preparing");
  });

  test("leaves no trace, and comes again after a reload", () => {
    const first = arrive();
    first.guide.toggle();
    first.guide.goAway();
    expect(shelf.kept.size).toBe(0);

    expect(arrive().guide.phase).toBe("ready");
  });

  test("is not asked of somebody who comes back to the middle of a session", () => {
    const first = arrive();
    void first.guide.play();
    first.time.pass(81_000);
    first.guide.goAway();
    const { guide, conductor } = arrive();
    guide.toggle();

    expect(guide.phase).toBe("playing");
    expect(conductor.position).toBe(81_000);
  });

  test("comes again with a session that begins anew", () => {
    const first = arrive();
    void first.guide.play();
    first.time.pass(81_000);
    first.guide.goAway();
    const { guide, time } = arrive();
    guide.guarded("anew");
    time.pass(1_000);
    guide.guarded("anew");
    guide.toggle();

    expect(guide.view.title).toBe(LOOK);
  });

  test("is over where another screen has begun meanwhile: the next tap joins in", () => {
    const { guide, conductor } = arrive();
    guide.toggle();
    conductor.seek(31_000);
    expect(guide.phase).toBe("ready");
    guide.toggle();

    expect(guide.phase).toBe("playing");
    expect(conductor.position).toBe(31_000);
  });

  test("is passed by when another screen plays this one", () => {
    const { guide, conductor } = arrive();
    void guide.play();

    expect(guide.phase).toBe("playing");
    expect(conductor.position).toBe(0);
  });
});
