// @vitest-environment node
import { describe, expect, test } from "vitest";

import { Cursor } from "../../src/session/cursor";
import { TimelineError } from "../../src/ground/timeline";
import { chance, timelineFor } from "../stands";

const timeline = timelineFor();

describe("the cursor in the cues", () => {
  test("hands out each cue once, in order, however the time is cut", () => {
    for (let seed = 1; seed <= 20; seed++) {
      const roll = chance(seed);
      const cursor = new Cursor(timeline);
      const taken: number[] = [];
      for (let at = 0; at <= timeline.lasts_ms + 20_000; at += Math.floor(roll() * 9_000)) {
        taken.push(...cursor.take(at).map(({ id }) => id));
      }

      expect(taken).toEqual(timeline.cues.map(({ id }) => id));
    }
  });

  test("neither drops nor doubles a cue after any seek", () => {
    const roll = chance(99);
    const cursor = new Cursor(timeline);
    for (let i = 0; i < 500; i++) {
      const from = Math.floor(roll() * timeline.lasts_ms);
      const to = from + Math.floor(roll() * 40_000);
      const middle = from + Math.floor(roll() * (to - from));
      cursor.seek(from);
      const taken = [...cursor.take(middle), ...cursor.take(to)];

      expect(taken).toEqual(timeline.cues.filter(({ at_ms }) => at_ms >= from && at_ms <= to));
    }
  });

  test("does not repeat what happened at the very moment it is restored to", () => {
    const cursor = new Cursor(timeline);
    cursor.seekAfter(15_000);

    expect(cursor.coming?.at_ms).toBe(17_500);
  });

  test("knows what is shown at each moment, and until when", () => {
    const cursor = new Cursor(timeline);
    const titleAt = (at: number): string => cursor.showAt(at).shown.title;

    expect(titleAt(0)).toBe("Get ready");
    expect(titleAt(14_999)).toBe("Start with the left leg");
    expect(titleAt(15_000)).toBe("Arch rub");
    expect(titleAt(timeline.lasts_ms)).toBe("Come to rest");
    expect(cursor.endOf(cursor.showAt(20_000))).toBe(45_000);
    expect(cursor.endOf(cursor.showAt(timeline.lasts_ms))).toBe(timeline.lasts_ms);
  });

  test("finds the strokes ahead and the one under way", () => {
    const cursor = new Cursor(timeline);

    expect(cursor.upcoming("beat", 16_000, 3).map(({ at_ms }) => at_ms)).toEqual([17_500, 20_000, 22_500]);
    expect(cursor.latest("beat", 19_999)?.at_ms).toBe(17_500);
    expect(cursor.latest("beat", 0)).toBeUndefined();
  });

  test("refuses a timeline that shows nothing", () => {
    expect(() => new Cursor({ ...timeline, cues: [] })).toThrow(TimelineError);
  });
});
