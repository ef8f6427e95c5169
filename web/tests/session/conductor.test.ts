// @vitest-environment node
import { describe, expect, test } from "vitest";

import { Conductor, LATE_AFTER_MS } from "../../src/session/conductor";
import { chance, conduct, timelineFor, WoundTime } from "../stands";

const timeline = timelineFor();

describe("the conductor", () => {
  test("fires every cue exactly at its moment, to the last one at the end", () => {
    const { conductor, time, fired } = conduct();
    let ended = 0;
    conductor.ends.on(() => ended++);
    conductor.play();
    time.pass(timeline.lasts_ms);

    expect(fired.map(({ cue }) => cue)).toEqual(timeline.cues);
    expect(fired.every(({ cue, fired_ms }) => fired_ms === cue.at_ms)).toBe(true);
    expect(ended).toBe(1);
    expect(conductor.paused).toBe(true);
    expect(time.waiting).toBe(0);
  });

  test("never has more than one timer waiting", () => {
    const { conductor, time } = conduct();
    conductor.play();
    for (let i = 0; i < 300; i++) {
      time.pass(500);
      if (i % 40 === 0) conductor.seek(i * 100);
      if (i % 50 === 0) conductor.rate = 1 + (i % 3);

      expect(time.waiting).toBeLessThanOrEqual(1);
    }
  });

  test("fires nothing while paused, and goes on where it stopped", () => {
    const { conductor, time, fired } = conduct();
    conductor.play();
    time.pass(12_000);
    conductor.pause();
    const before = fired.length;
    time.pass(600_000);

    expect(fired.length).toBe(before);
    expect(conductor.position).toBe(12_000);
    conductor.play();
    time.pass(3_000);
    expect(fired.at(-1)?.cue.at_ms).toBe(15_000);
    expect(fired.at(-1)?.fired_ms).toBe(15_000);
  });

  test("is right at once after a minute in which no timer fired but its sound went on, and marks what it missed", () => {
    const { conductor, time, fired } = conduct(timeline, (time) => time.now());
    conductor.play();
    time.pass(16_000);
    const before = fired.length;
    time.freeze(60_000);
    conductor.wake();
    const missed = fired.slice(before);

    expect(conductor.position).toBe(76_000);
    expect(conductor.show.shown.title).toBe("Arch rub");
    expect(conductor.show.leg).toBe("right");
    expect(missed.map(({ cue }) => cue)).toEqual(
      timeline.cues.filter(({ at_ms }) => at_ms > 16_000 && at_ms <= 76_000),
    );
    expect(missed.every(({ cue, late }) => late === 76_000 - cue.at_ms > LATE_AFTER_MS)).toBe(true);
    expect(missed.filter(({ late }) => late).length).toBeGreaterThan(10);
  });

  test("keeps every cue through any pauses, seeks and rates", () => {
    for (let seed = 1; seed <= 10; seed++) {
      const roll = chance(seed);
      const { conductor, time, fired } = conduct();
      conductor.play();
      for (let i = 0; i < 60; i++) {
        const what = roll();
        if (what < 0.3) conductor.pause();
        else if (what < 0.7) conductor.play();
        else if (what < 0.8) conductor.rate = 0.5 + roll() * 3;
        time.pass(roll() * 4_000);
      }
      conductor.play();
      time.pass(timeline.lasts_ms * 3);

      expect(fired.map(({ cue }) => cue.id)).toEqual(timeline.cues.map(({ id }) => id));
    }
  });

  test("may be paused and sought by those who hear a cue", () => {
    const { conductor, time, fired } = conduct();
    const stop = conductor.cues.on((cues) => {
      if (cues.some(({ cue }) => cue.at_ms === 15_000)) {
        stop();
        conductor.seek(60_000);
        conductor.pause();
      }
    });
    conductor.play();
    time.pass(30_000);

    expect(conductor.position).toBe(60_000);
    expect(fired.filter(({ cue }) => cue.at_ms > 15_000 && cue.at_ms < 60_000)).toEqual([]);
  });

  test("begins a repeated block at its beginning, or the one before when this one has just begun", () => {
    const { conductor } = conduct();
    conductor.seek(15_000 + 20_000);
    expect(conductor.backTo).toBe(15_000);
    conductor.seek(50_000 + 2_000);
    expect(conductor.backTo).toBe(15_000);
    conductor.seek(75_000 + 2_000);
    expect(conductor.backTo).toBe(50_000);
    conductor.seek(2_000);
    expect(conductor.backTo).toBe(0);
  });

  test("skips to the next block, but never past getting the other leg into place", () => {
    const { conductor } = conduct();
    conductor.seek(20_000);
    expect(conductor.onTo).toBe(50_000);
    conductor.seek(55_000);
    expect(conductor.onTo).toBe(70_000);
    conductor.seek(80_000);
    expect(conductor.onTo).toBe(115_000);
    conductor.seek(timeline.lasts_ms - 1);
    expect(conductor.onTo).toBeUndefined();
  });

  test("knows the stroke under way only inside its block", () => {
    const { conductor } = conduct();
    conductor.seek(19_000);
    expect(conductor.beat?.at_ms).toBe(17_500);
    conductor.seek(46_000);
    expect(conductor.beat).toBeUndefined();
  });

  test("fires the cues of the moment that was sought, also when the clock has passed it by then", () => {
    const time = new WoundTime();
    // A machine so busy that a millisecond passes whenever it is asked for the time.
    const now = time.now.bind(time);
    time.now = () => {
      time.freeze(1);
      return now();
    };
    const conductor = new Conductor(timeline, time);
    const fired: number[] = [];
    conductor.cues.on((cues) => fired.push(...cues.map(({ cue }) => cue.at_ms)));
    conductor.play();
    conductor.seek(15_000);

    expect(fired.filter((at) => at === 15_000)).toHaveLength(timeline.cues.filter(({ at_ms }) => at_ms === 15_000).length);
  });

  test("plays again from a seek after its end", () => {
    const { conductor, time, fired } = conduct();
    conductor.play();
    time.pass(timeline.lasts_ms);
    conductor.play();
    expect(conductor.paused).toBe(true);
    fired.length = 0;
    conductor.seek(0);
    conductor.play();
    time.pass(1_000);

    expect(fired[0]?.cue.id).toBe(0);
  });
});
