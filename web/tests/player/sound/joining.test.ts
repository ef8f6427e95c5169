import { describe, expect, test } from "vitest";

import { joinSamples } from "../../../src/player/sound/joining";

const MARGIN = 400;
const TURN = 4_000;

/** A slow wave that returns after a turn, but for what an encoder lost of it the second time. */
function lossy(): Float32Array {
  return Float32Array.from({ length: TURN + 2 * MARGIN }, (_, at) => {
    const lost = at >= MARGIN + TURN / 2 ? 0.3 : 0;
    return Math.sin((2 * Math.PI * 8 * at) / TURN) * 0.5 + lost;
  });
}

function seam(samples: Float32Array): number {
  return Math.abs((samples[MARGIN] ?? 0) - (samples[MARGIN + TURN - 1] ?? 0));
}

describe("a bed that is repeated", () => {
  test("passes over into its own beginning without a click", () => {
    const samples = lossy();
    expect(seam(samples)).toBeGreaterThan(0.2);

    joinSamples(samples, MARGIN, MARGIN + TURN, 200);

    expect(seam(samples)).toBeLessThan(0.02);
    const steps = Array.from({ length: TURN - 1 }, (_, at) => Math.abs((samples[MARGIN + at + 1] ?? 0) - (samples[MARGIN + at] ?? 0)));
    // The one step of the loss itself, in the middle, stays; nothing new is added.
    expect(steps.filter((step) => step > 0.02)).toHaveLength(1);
  });

  test("is left as it is where nothing stands before its beginning", () => {
    const samples = lossy();
    const before = Float32Array.from(samples);

    joinSamples(samples, 0, TURN, 200);

    expect(samples).toEqual(before);
  });
});
