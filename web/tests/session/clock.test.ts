// @vitest-environment node
import { describe, expect, test } from "vitest";

import { Clock } from "../../src/session/clock";
import { chance, WoundTime } from "../stands";

const HOUR = 3_600_000;

function clockWith(lasts = HOUR): { clock: Clock; time: WoundTime } {
  const time = new WoundTime();
  return { clock: new Clock(() => time.now(), lasts), time };
}

describe("the clock of a session", () => {
  test("stands still until it is started", () => {
    const { clock, time } = clockWith();
    time.pass(10_000);

    expect(clock.position).toBe(0);
    expect(clock.paused).toBe(true);
  });

  test("is where the page's clock says, however rarely it is asked", () => {
    const { clock, time } = clockWith();
    clock.start();
    time.pass(1_234_567);

    expect(clock.position).toBe(1_234_567);
  });

  test("loses nothing by being paused and started a thousand times", () => {
    const { clock, time } = clockWith();
    for (let i = 0; i < 1_000; i++) {
      clock.start();
      time.pass(137);
      clock.pause();
      time.pass(911);
    }

    expect(clock.position).toBe(137_000);
  });

  test("starting twice is starting once", () => {
    const { clock, time } = clockWith();
    clock.start();
    time.pass(500);
    clock.start();
    time.pass(500);

    expect(clock.position).toBe(1_000);
  });

  test("goes on from where it was when its rate changes", () => {
    const { clock, time } = clockWith();
    clock.start();
    time.pass(10_000);
    clock.rate = 2;
    time.pass(10_000);
    clock.rate = 0.5;
    time.pass(10_000);

    expect(clock.position).toBe(35_000);
  });

  test("counts the page's milliseconds until a moment at its own rate", () => {
    const { clock } = clockWith();
    clock.rate = 4;

    expect(clock.until(20_000)).toBe(5_000);
    clock.seek(30_000);
    expect(clock.until(20_000)).toBe(0);
  });

  test("never leaves the session", () => {
    const { clock, time } = clockWith(60_000);
    clock.start();
    time.pass(HOUR);

    expect(clock.position).toBe(60_000);
    clock.seek(-5);
    expect(clock.position).toBe(0);
  });

  test("does not run backwards", () => {
    const { clock } = clockWith();

    expect(() => (clock.rate = -1)).toThrow(RangeError);
    expect(() => (clock.rate = 0)).toThrow(RangeError);
    expect(() => (clock.rate = Number.NaN)).toThrow(RangeError);
  });

  test("agrees with a sum done by hand through any order of pauses, seeks and rates", () => {
    const roll = chance(7);
    const { clock, time } = clockWith();
    let expected = 0;
    let running = false;
    let rate = 1;
    for (let i = 0; i < 2_000; i++) {
      const what = Math.floor(roll() * 5);
      if (what === 0) {
        clock.start();
        running = true;
      } else if (what === 1) {
        clock.pause();
        running = false;
      } else if (what === 2) {
        expected = Math.floor(roll() * HOUR);
        clock.seek(expected);
      } else if (what === 3) {
        rate = [0.5, 1, 2, 4][Math.floor(roll() * 4)] ?? 1;
        clock.rate = rate;
      } else {
        const passed = Math.floor(roll() * 5_000);
        time.pass(passed);
        if (running) expected = Math.min(HOUR, expected + passed * rate);
      }

      expect(clock.position).toBe(expected);
    }
  });
});
