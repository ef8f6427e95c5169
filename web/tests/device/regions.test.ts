// @vitest-environment node
import { beforeAll, describe, expect, test } from "vitest";

import { inRegion, regionOf, type Numbers } from "../../src/device/regions";
import { pythonSays } from "../python";

interface Case {
  readonly zone: string;
  readonly languages: readonly string[];
  readonly chosen: string;
  readonly region: string;
  readonly said: string;
}

let said: { numbers: Numbers; sentence: string; cases: Case[] };

beforeAll(() => {
  said = pythonSays("regions") as typeof said;
}, 60_000);

describe("the country on the device", () => {
  test("is the one the server takes for the same choice, time zone and languages", () => {
    expect(said.cases.length).toBeGreaterThan(150);
    for (const { zone, languages, chosen, region, said: sentence } of said.cases) {
      const found = regionOf(said.numbers, { cookies: chosen && `a=b; legato_region=${chosen}`, zone, languages });

      expect(found.code).toBe(region);
      expect(inRegion(said.sentence, said.numbers, found)).toBe(sentence);
    }
  });

  test("is the last resort where nothing is known", () => {
    const { numbers } = said;

    expect(regionOf(numbers, { cookies: "legato_region=XX", zone: "", languages: ["en"] })).toBe(numbers.elsewhere);
  });
});
