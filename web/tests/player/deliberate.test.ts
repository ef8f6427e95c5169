// @vitest-environment node
import { describe, expect, test } from "vitest";

import { Deliberate } from "../../src/player/deliberate";
import { WoundTime } from "../stands";

function deliberate(): { deliberate: Deliberate<"on" | "back">; time: WoundTime } {
  const time = new WoundTime();
  return { deliberate: new Deliberate<"on" | "back">(() => undefined, time), time };
}

describe("what would lose the place", () => {
  test("happens at the second tap, not at the first", () => {
    const { deliberate: skip, time } = deliberate();
    expect(skip.tap("on")).toBe(false);
    expect(skip.waitingFor).toBe("on");
    time.pass(800);

    expect(skip.tap("on")).toBe(true);
    expect(skip.waitingFor).toBeUndefined();
  });

  test("does not happen when a finger bounces", () => {
    const { deliberate: skip, time } = deliberate();
    skip.tap("on");
    time.pass(120);

    expect(skip.tap("on")).toBe(false);
  });

  test("wants both taps within three seconds", () => {
    const { deliberate: skip, time } = deliberate();
    skip.tap("on");
    time.pass(3_100);

    expect(skip.waitingFor).toBeUndefined();
    expect(skip.tap("on")).toBe(false);
  });

  test("wants both taps on the same button", () => {
    const { deliberate: skip, time } = deliberate();
    skip.tap("on");
    time.pass(500);

    expect(skip.tap("back")).toBe(false);
    expect(skip.waitingFor).toBe("back");
  });
});
