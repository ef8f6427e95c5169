// @vitest-environment node
import { describe, expect, test } from "vitest";

import { Countdown, minutesAndSeconds } from "../../src/player/countdown";
import { conduct } from "../stands";

describe("the seconds that count down", () => {
  test("change once a second, exactly when the second is over", () => {
    const { conductor, time } = conduct();
    const countdown = new Countdown(conductor, time);
    const changes: [number, number][] = [];
    countdown.seconds.on(() => changes.push([conductor.position, countdown.left]));
    conductor.play();
    time.pass(3_000);

    expect(changes).toEqual([
      [0, 150],
      [1_000, 149],
      [2_000, 148],
      [3_000, 147],
    ]);
  });

  test("begin anew with each step", () => {
    const { conductor, time } = conduct();
    const countdown = new Countdown(conductor, time);
    conductor.play();
    time.pass(9_500);
    expect(countdown.leftInStep).toBe(1);
    time.pass(500);

    expect(countdown.leftInStep).toBe(5);
  });

  test("rest while the session is paused", () => {
    const { conductor, time } = conduct();
    const countdown = new Countdown(conductor, time);
    conductor.play();
    time.pass(2_300);
    conductor.pause();
    let told = 0;
    countdown.seconds.on(() => told++);
    time.pass(60_000);

    expect(told).toBe(0);
    expect(time.waiting).toBe(0);
  });

  test("are told again after a seek, also while paused", () => {
    const { conductor, time } = conduct();
    const countdown = new Countdown(conductor, time);
    let told = 0;
    countdown.seconds.on(() => told++);
    conductor.seek(60_000);

    expect(told).toBe(1);
    expect(countdown.left).toBe(90);
  });

  test("are written as people read them", () => {
    expect(minutesAndSeconds(725)).toBe("12:05");
    expect(minutesAndSeconds(0)).toBe("0:00");
    expect(minutesAndSeconds(3_600)).toBe("60:00");
  });
});
