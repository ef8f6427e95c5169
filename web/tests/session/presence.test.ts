// @vitest-environment node
import { describe, expect, test } from "vitest";

import type { Absence, Because } from "../../src/session/conductor";
import { ABSENT_AFTER_MS, AHEAD_MS } from "../../src/session/presence";
import { conduct, timelineFor, type WoundTime } from "../stands";

const LASTS_MS = timelineFor().lasts_ms;

/** A session that has played for 16 seconds; `sounded` is the audio clock. */
function playing(sounded?: (time: WoundTime) => number | undefined) {
  const { conductor, time, fired } = conduct(timelineFor(), sounded);
  const absences: Absence[] = [];
  const pauses: (Because | undefined)[] = [];
  conductor.absences.on((absence) => absences.push(absence));
  conductor.pauses.on((because) => pauses.push(because));
  conductor.play();
  time.pass(16_000);
  conductor.wake();
  return { conductor, time, fired, absences, pauses };
}

describe("a device that slept", () => {
  test.each([300_000, 3_600_000])("for %i ms stands still where somebody was last guided", (slept) => {
    const { conductor, time, absences, pauses } = playing();
    time.freeze(slept);
    conductor.wake();

    expect(conductor.paused).toBe(true);
    expect(conductor.finished).toBe(false);
    expect(conductor.position).toBe(16_000);
    expect(pauses).toEqual(["absent"]);
    expect(absences).toEqual([{ at: 16_000, would: 16_000 + slept }]);
  });

  test("is nowhere else for whoever asks before it has noticed", () => {
    const { conductor, time } = playing();
    time.freeze(300_000);

    expect(conductor.position).toBe(16_000);
    expect(conductor.show.shown.title).toBe("Arch rub");
  });

  test("and is left at that moment was there, and nowhere later", () => {
    const { conductor, time, pauses } = playing();
    time.freeze(3_600_000);
    conductor.pause();

    expect(conductor.position).toBe(16_000);
    expect(pauses).toEqual(["absent"]);
  });

  test("goes on from there at its usual pace", () => {
    const { conductor, time } = playing();
    time.freeze(300_000);
    conductor.wake();
    time.pass(60_000);
    conductor.play();
    time.pass(2_000);

    expect(conductor.position).toBe(18_000);
    expect(conductor.paused).toBe(false);
  });

  test("can be sent to where others are meanwhile, and plays on there", () => {
    const { conductor, time } = playing();
    time.freeze(60_000);
    conductor.seek(76_000);
    time.pass(1_000);

    expect(conductor.position).toBe(77_000);
    expect(conductor.paused).toBe(false);
  });
});

describe("a page that is only late", () => {
  test("plays on after the longest time that still counts as late", () => {
    const { conductor, time, absences } = playing();
    time.freeze(ABSENT_AFTER_MS);
    conductor.wake();

    expect(conductor.position).toBe(16_000 + ABSENT_AFTER_MS);
    expect(absences).toEqual([]);
  });

  test("has missed nothing while nothing was due", () => {
    const { conductor, time, absences } = playing();
    conductor.seek(LASTS_MS - 15_000);
    time.pass(14_900);

    expect(conductor.position).toBe(LASTS_MS - 100);
    expect(absences).toEqual([]);
  });
});

describe("sound that goes on while the page does not run", () => {
  test("guides as far as it was laid out, and no further", () => {
    const { conductor, time, fired } = playing((time) => time.now());
    const before = fired.length;
    time.freeze(AHEAD_MS + 3_600_000);
    conductor.wake();

    expect(conductor.paused).toBe(true);
    expect(conductor.position).toBe(16_000 + AHEAD_MS);
    const given = timelineFor().cues.filter(({ at_ms }) => at_ms > 16_000 && at_ms <= 16_000 + AHEAD_MS);
    expect(fired.slice(before).map(({ cue }) => cue.id)).toEqual(given.map(({ id }) => id));
  });

  test("and then stops with the device has guided until then", () => {
    const slept = 16_000 + 5_000 + 20_000;
    const { conductor, time } = playing((time) => Math.min(time.now(), slept));
    time.freeze(300_000);
    conductor.wake();

    expect(conductor.position).toBe(16_000 + 20_000);
    expect(conductor.paused).toBe(true);
  });

  test("to the very end has given all of it", () => {
    const { conductor, time, absences } = playing((time) => time.now());
    conductor.seek(LASTS_MS - 30_000);
    time.freeze(3_600_000);
    conductor.wake();

    expect(conductor.finished).toBe(true);
    expect(absences).toEqual([]);
  });
});
