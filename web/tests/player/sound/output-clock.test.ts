// @vitest-environment node
import { describe, expect, test } from "vitest";

import { OutputClock, type Output } from "../../../src/player/sound/output-clock";

/** How long the way to the loudspeaker is, s. */
const WAY_S = 0.04;
/** A device mixes in blocks of this length, s. */
const BLOCK_S = 0.02;

type Telling = (heard: number, now: number) => AudioTimestamp;

/** Begin to sound at 3 s of the page's clock, and look once a second for a minute: how far off each answer is, ms. */
function offBy(tells: Telling): number[] {
  const clock = new OutputClock();
  return Array.from({ length: 60 }, (_, second) => {
    const now = 3_000 + second * 1_000 + ((second * 7) % 20);
    const mixed = Math.floor((now - 3_000) / 1_000 / BLOCK_S) * BLOCK_S;
    const heard = (now - 3_000) / 1_000 - WAY_S;
    const output: Output = { currentTime: mixed, outputLatency: WAY_S, getOutputTimestamp: () => tells(heard, now) };
    return Math.abs(clock.heardAt(output, now) - heard) * 1_000;
  });
}

describe("what is just heard", () => {
  test("is what the device tells, where that can be true", () => {
    expect(Math.max(...offBy((heard, now) => ({ contextTime: heard, performanceTime: now })).slice(1))).toBeLessThan(0.01);
  });

  test.each<[string, Telling]>([
    ["counts the session twice, as WebKitGTK does", (heard, now) => ({ contextTime: heard, performanceTime: now + heard * 1_000 })],
    ["begins again at nought, as when the part of the browser that sounds was begun anew", (heard, now) => ({ contextTime: heard, performanceTime: now / 100 })],
    ["is ahead of what was mixed", (heard, now) => ({ contextTime: heard + 30, performanceTime: now })],
    ["stands still", () => ({ contextTime: 0.5, performanceTime: 3_500 })],
    ["tells nothing", () => ({})],
  ])("is counted from the audio clock where the device %s", (_, tells) => {
    const off = offBy(tells);

    // Never further off than a block and the second before it was clear; and it does not grow.
    expect(Math.max(...off)).toBeLessThan(300);
    expect(Math.max(...off.slice(5))).toBeLessThanOrEqual(BLOCK_S * 1_000 + 0.01);
  });
});
