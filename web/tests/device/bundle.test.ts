// @vitest-environment node
import { describe, expect, test } from "vitest";

import { fetchBundle, isStillGood, isTooOld, type Bundle } from "../../src/device/bundle";

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
const GIVEN = Date.parse("2026-11-22T12:00:00Z");
const PLAN = { id: "plan", lasts_ms: 1, begun: false, good_until: new Date(GIVEN + 3 * HOUR_MS).toISOString() };
const BUNDLE: Bundle = {
  format: 1,
  version: "one",
  given_at: new Date(GIVEN).toISOString(),
  good_for_ms: 30 * DAY_MS,
  person: null,
  rules: [],
  facts: [],
  known: [],
  ready: [],
  sittings: [PLAN],
  withdrawals: 0,
  refused: [],
  wrong: [],
};

describe("by a clock that was set back or ahead", () => {
  test.each([
    ["two hours ahead", 2 * HOUR_MS, true],
    ["four hours ahead", 4 * HOUR_MS, false],
    ["thirty days ahead", 30 * DAY_MS, false],
    ["two hours back, as clocks differ", -2 * HOUR_MS, true],
    ["thirty days back", -30 * DAY_MS, false],
  ])("a plan that was good for three hours: %s", (_, by, isGood) => {
    expect(isStillGood(BUNDLE, PLAN, GIVEN + by)).toBe(isGood);
  });

  test.each([
    ["two hours ahead", 2 * HOUR_MS, false],
    ["31 days ahead", 31 * DAY_MS, true],
    ["two hours back", -2 * HOUR_MS, false],
    ["thirty days back", -30 * DAY_MS, true],
  ])("rules that are good for a month: %s", (_, by, isOld) => {
    expect(isTooOld(BUNDLE, GIVEN + by)).toBe(isOld);
  });
});

describe("what the server has just given", () => {
  const YEARS_MS = 2 * 365 * DAY_MS;
  const answers = (reaches: (url: string) => boolean): typeof fetch =>
    ((url: string) => (reaches(url) ? Promise.resolve(Response.json({ ...BUNDLE, rules: [{}] })) : Promise.reject(new TypeError("no")))) as typeof fetch;

  test.each([YEARS_MS, -YEARS_MS])("is as old as it says, by a clock that is wrong by %i ms", async (by) => {
    const given = await fetchBundle(answers(() => true), () => GIVEN + by);

    expect(given?.now).toBe(GIVEN);
    expect(given !== undefined && isTooOld(given.bundle, given.now)).toBe(false);
  });

  test("is asked for past every copy; a copy is judged by this device's clock", async () => {
    const given = await fetchBundle(answers((url) => !url.includes("?")), () => GIVEN + YEARS_MS);

    expect(given?.now).toBe(GIVEN + YEARS_MS);
    expect(given !== undefined && isTooOld(given.bundle, given.now)).toBe(true);
  });

  test("is nothing where neither can be had", async () => {
    expect(await fetchBundle(answers(() => false))).toBeUndefined();
  });
});
