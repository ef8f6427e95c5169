// @vitest-environment node
import { expect, test } from "vitest";

import { Taps } from "../../src/player/taps";

test("a second tap right after one is two, a bouncing finger none, and a late one is one again", () => {
  const taps = new Taps();

  expect([1_000, 1_050, 1_300, 2_000].map((at) => taps.take(at))).toEqual(["once", "bounce", "twice", "once"]);
});

test("after what two taps did, the next one is one of its own", () => {
  const taps = new Taps();
  taps.take(1_000);
  taps.forget();

  expect(taps.take(1_200)).toBe("once");
});
