// @vitest-environment node
import { describe, expect, test } from "vitest";

import { motorOf, Vibration } from "../../../src/player/features/vibration";
import { Settings } from "../../../src/session/settings";
import { Store } from "../../../src/ground/store";
import { conduct, MemoryShelf } from "../../stands";

const STROKE_MS = 20;

function shaking() {
  const { conductor, time } = conduct();
  const settings = new Settings(new Store(new MemoryShelf()));
  const shakes: [number, number][] = [];
  const strokes: number[] = [];
  new Vibration(conductor, settings, (pattern) => {
    if (pattern.length > 1 || (pattern[0] ?? 0) > STROKE_MS) shakes.push([conductor.position, pattern.length]);
    else strokes.push(conductor.position);
  });
  return { conductor, time, settings, shakes, strokes };
}

describe("the motor", () => {
  test("shakes when the leg changes, before a change, for a rest and at the end", () => {
    const { conductor, time, shakes } = shaking();
    conductor.play();
    time.pass(150_000);

    expect(shakes.map(([at]) => at)).toEqual([35_000, 60_000, 70_000, 95_000, 105_000, 125_000, 150_000]);
    expect(shakes.find(([at]) => at === 70_000)?.[1]).toBe(3);
  });

  test("marks each stroke, so lightly that it tires nobody", () => {
    const { conductor, time, strokes } = shaking();
    conductor.play();
    time.pass(34_000);

    expect(strokes).toEqual([15_000, 17_500, 20_000, 22_500, 25_000, 27_500, 30_000, 32_500]);
  });

  test("is still when turned off", () => {
    const { conductor, time, settings, shakes, strokes } = shaking();
    settings.change({ vibration: false });
    conductor.play();
    time.pass(150_000);

    expect([...shakes, ...strokes]).toEqual([]);
  });

  test("says that the session stands still though nobody paused it, also when turned off", () => {
    const { conductor, time, settings, shakes } = shaking();
    settings.change({ vibration: false });
    conductor.play();
    time.pass(20_000);
    conductor.pause();
    expect(shakes).toEqual([]);
    conductor.play();
    conductor.pause("sound");

    expect(shakes).toEqual([[20_000, 5]]);
  });

  test("is not looked for where there is none", () => {
    const vibrate = (): boolean => true;

    expect(motorOf({} as Navigator, true)).toBeUndefined();
    expect(motorOf({ vibrate } as unknown as Navigator, false)).toBeUndefined();
    expect(motorOf({ vibrate } as unknown as Navigator, true)).toBeDefined();
  });
});
