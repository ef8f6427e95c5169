// @vitest-environment node
import { expect, test } from "vitest";

import { wholeMinutes } from "../../src/ground/minutes";
import { pythonSays } from "../python";

test("a length is said in the same whole minutes here as by the server, on both sides of every edge", () => {
  const { minutes } = pythonSays("minutes") as { minutes: readonly (readonly [number, number, number])[] };

  expect(minutes.length).toBeGreaterThan(180);
  for (const [length, played, planned] of minutes) {
    expect([wholeMinutes(length), wholeMinutes(length, 1)], `${length} ms`).toEqual([played, planned]);
  }
}, 120_000);
