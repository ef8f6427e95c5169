// @vitest-environment node
import { describe, expect, test } from "vitest";

import { isStillGood, isTooOld, type Bundle } from "../../src/device/bundle";

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
