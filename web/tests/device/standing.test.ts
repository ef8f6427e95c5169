// @vitest-environment node
import { beforeAll, describe, expect, test } from "vitest";

import { guidedMs } from "../../src/device/guidance";
import { standing, type Happening, type Standing } from "../../src/device/standing";
import { pythonSays } from "../python";

let said: { harmless: string[]; sessions: { events: Happening[]; stands: Standing; guided_ms: number | null }[] };

beforeAll(() => {
  said = pythonSays("events") as typeof said;
}, 60_000);

/** Put a list into another order, the same every time. */
function shuffled<T>(list: readonly T[], seed: number): readonly T[] {
  return list
    .map((item, at) => ({ item, key: Math.imul(at + 1, seed * 2_654_435_761) >>> 0 }))
    .sort((one, other) => one.key - other.key)
    .map(({ item }) => item);
}

describe("how a session stands", () => {
  test("is the same on the device as on the server, for hundreds of sessions", () => {
    expect(said.sessions.length).toBeGreaterThan(500);
    const harmless = new Set(said.harmless);
    for (const { events, stands } of said.sessions) expect(standing(events, harmless)).toEqual(stands);
  });

  test("and how much of it was played, too", () => {
    for (const { events, guided_ms } of said.sessions) expect(guidedMs(events) ?? null).toBe(guided_ms);
    expect(said.sessions.filter(({ guided_ms }) => (guided_ms ?? 0) > 60_000).length).toBeGreaterThan(50);
  });

  test("does not depend on the order in which events arrive, nor on how often", () => {
    const harmless = new Set(said.harmless);
    for (const [at, { events, stands }] of said.sessions.entries()) {
      for (const seed of [3, 7, 11]) {
        const again = shuffled([...events, ...events.slice(at % 5)], seed + at);
        expect(standing(again, harmless)).toEqual(stands);
      }
    }
  });
});
