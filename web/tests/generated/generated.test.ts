// @vitest-environment node
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";

import { generated } from "../../build/api-types.mjs";
import { LEGS } from "../../src/ground/legs";
import { CUE_KINDS, readTimeline, STEP_KINDS, TimelineError } from "../../src/ground/timeline";
import { VERDICTS } from "../../src/device/rules";
import { URGENCIES } from "../../src/ground/urgency";
import kept from "../ground/fixtures/timeline.json";

const FOLDER = resolve(import.meta.dirname, "../../src/generated");
const API = resolve(import.meta.dirname, "../../../docs/api/openapi.json");

interface Described {
  readonly components: { readonly schemas: Record<string, { enum?: string[]; properties?: Record<string, { enum?: string[] }> }> };
}

describe("what is made from the API's description", () => {
  test("is what the description says now; `make api` makes it", async () => {
    const files = await generated();
    for (const [name, text] of Object.entries(files))
      expect(await readFile(resolve(FOLDER, name), "utf8"), `${name}: make api`).toBe(text);
    expect(Object.keys(files).length).toBeGreaterThan(2);
  });

  test("has every word that is written down here as a list", async () => {
    const { schemas } = (JSON.parse(await readFile(API, "utf8")) as Described).components;
    expect(schemas["CueKind"]?.enum).toEqual([...CUE_KINDS]);
    expect(schemas["Leg"]?.enum).toEqual([...LEGS]);
    expect(schemas["ShownInWords"]?.properties?.["step"]?.enum).toEqual([...STEP_KINDS]);
    expect(schemas["Verdict"]?.enum).toEqual([...VERDICTS]);
    expect(schemas["Urgency"]?.enum).toEqual([...URGENCIES]);
  });
});

/** Every place of a document, each with another thing in it. */
function* spoilt(document: unknown): Generator<[string, unknown]> {
  const places: (string | number)[][] = [];
  const walk = (part: unknown, place: (string | number)[]): void => {
    places.push(place);
    if (Array.isArray(part)) part.slice(0, 6).forEach((inner, at) => walk(inner, [...place, at]));
    else if (typeof part === "object" && part !== null)
      for (const [name, inner] of Object.entries(part)) walk(inner, [...place, name]);
  };
  walk(document, []);
  for (const place of places) {
    for (const wrong of [null, { other: 1 }, -1.5]) {
      const copy = { root: structuredClone(document) };
      let holder: Record<string | number, unknown> = copy;
      for (const name of ["root", ...place].slice(0, -1)) holder = holder[name] as typeof holder;
      holder[["root", ...place].at(-1)!] = wrong;
      yield [`${place.join(".")} = ${JSON.stringify(wrong)}`, copy.root];
    }
  }
}

describe("reading a timeline", () => {
  test("refuses it with a wrong thing in any place, before anything is played", () => {
    const taken = [...spoilt(kept)].filter(([, document]) => {
      try {
        readTimeline(document);
        return true;
      } catch (error) {
        expect(error).toBeInstanceOf(TimelineError);
        return false;
      }
    });
    expect(taken.map(([place]) => place)).toEqual([]);
  });

  test("takes a field nobody knows yet, because a newer server may say more", () => {
    const newer = { ...structuredClone(kept), mood: "calm", cues: kept.cues.map((cue) => ({ ...cue, hue: 3 })) };
    expect(readTimeline(newer)).toBe(newer);
  });
});
