// @vitest-environment node
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

import { describe, expect, test } from "vitest";

import { HOME, intoLeg, intoView, OUTLINES, putOf, roomOf, SIDES, VIEWS } from "../../src/legs/outlines";
import { placeAt, readRings, signedDistance } from "../../src/legs/touch";
import { keyOf, PLACES, placeName, whereIs, ZONES, type Zone } from "../../src/legs/zones";
import { LEGS, type Leg } from "../../src/ground/legs";

const spot = (view: (typeof VIEWS)[number], leg: Leg, zone: Zone) => {
  const [x, y] = OUTLINES[view].centres[zone] ?? [NaN, NaN];
  return intoView(putOf(view, leg), x, y);
};

const drawn = VIEWS.flatMap((view) => (Object.keys(OUTLINES[view].zones) as Zone[]).map((zone) => ({ view, zone })));

/** Inside a sentence. */
const uncapped = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

describe("the outlines", () => {
  test("draw every zone of the body in at least one view, and nothing else", () => {
    expect(new Set(drawn.map(({ zone }) => zone))).toEqual(new Set(ZONES));
    expect(ZONES.filter((zone) => OUTLINES[HOME[zone]].zones[zone] === undefined)).toEqual([]);
  });

  test("use the zones and the words of the engine", () => {
    const source = readFileSync(new URL("../../../src/legato/body/zones.py", import.meta.url), "utf8");
    const found = [...source.matchAll(/_Z\.([A-Z_]+): \("([^"]+)", "([^"]+)"\)/g)];

    expect(found.map(([, zone]) => zone?.toLowerCase())).toEqual(ZONES);
    expect(found.map(([, , , where]) => where)).toEqual(ZONES.map((zone) => uncapped(whereIs(zone))));
    expect(found.map(([, , name]) => name)).toEqual(ZONES.map((zone) => uncapped(placeName({ leg: "left", zone })).replace("left ", "")));
  });

  test("show the right leg as the mirror image of the left one", () => {
    for (const view of VIEWS) {
      const { width } = roomOf(view);
      for (const zone of Object.keys(OUTLINES[view].zones) as Zone[]) {
        const [leftX, leftY] = spot(view, "left", zone);
        const [rightX, rightY] = spot(view, "right", zone);

        expect(leftX + rightX).toBe(width);
        expect(leftY).toBe(rightY);
      }
    }
  });

  test("put the receiver's left leg on the right when they face us, and on the left from behind", () => {
    expect(SIDES).toEqual({ front: ["right", "left"], back: ["left", "right"], sole: ["right", "left"] });
    expect(spot("front", "left", "knee")[0]).toBeGreaterThan(spot("front", "right", "knee")[0]);
    expect(spot("back", "left", "calf")[0]).toBeLessThan(spot("back", "right", "calf")[0]);
    expect(spot("sole", "left", "arch")[0]).toBeGreaterThan(spot("sole", "right", "arch")[0]);
  });

  test("turn the inner sides of both legs towards each other", () => {
    for (const view of ["front", "back"] as const) {
      const middle = roomOf(view).width / 2;
      for (const part of ["thigh", "ankle"] as const) {
        for (const leg of LEGS) {
          const [innerX] = spot(view, leg, `${part}_inner`);
          const [outerX] = spot(view, leg, `${part}_outer`);

          expect(Math.abs(innerX - middle)).toBeLessThan(Math.abs(outerX - middle));
        }
      }
    }
  });

  test("run from the thigh down to the toes", () => {
    const down = (view: (typeof VIEWS)[number], zones: Zone[]) => zones.map((zone) => spot(view, "left", zone)[1]);
    const isRising = (ys: number[]) => ys.every((y, i) => i === 0 || y > (ys[i - 1] ?? Infinity));

    expect(isRising(down("front", ["thigh_front", "knee", "shin", "foot_top", "toes"]))).toBe(true);
    expect(isRising(down("back", ["thigh_back", "behind_knee", "calf", "achilles", "heel"]))).toBe(true);
    expect(isRising(down("sole", ["toes", "toe_webs", "ball", "arch", "heel"]))).toBe(true);
  });

  test.each(VIEWS)("leave no gap between zones and let none overlap (%s)", (view) => {
    const [width, height] = OUTLINES[view].size;
    const outline = readRings(OUTLINES[view].outline);
    const zones = Object.entries(OUTLINES[view].zones).map(([zone, path]) => ({ zone, shape: readRings(path) }));
    const faults: string[] = [];
    for (let x = 5.37; x < width; x += 31) {
      for (let y = 5.61; y < height; y += 31) {
        if (signedDistance(outline, x, y) > 0) continue;
        const found = zones.filter(({ shape }) => signedDistance(shape, x, y) < 0).map(({ zone }) => zone);
        // Seen from behind, the forefoot beside the heel is drawn but belongs to no zone.
        const isForefoot = view === "back" && y > height - 260 && found.length === 0;
        if (!isForefoot && found.length !== 1) faults.push(`${Math.round(x)} ${Math.round(y)} is in ${found.join(" and ") || "nothing"}`);
      }
    }

    expect(faults).toEqual([]);
  });

  test("are light enough for a phone", () => {
    const bytes = readFileSync(new URL("../../src/legs/outlines.json", import.meta.url));

    expect(gzipSync(bytes).length).toBeLessThan(20_000);
  });
});

describe("a tap", () => {
  // Both legs 170 px wide, as on a phone of 390 px.
  const unitsPerPixel = (view: (typeof VIEWS)[number]) => roomOf(view).width / (view === "sole" ? 290 : 170);
  const tap = (view: (typeof VIEWS)[number], x: number, y: number) => placeAt(view, x, y, unitsPerPixel(view));

  test("in the middle of a zone means that zone of that leg, on a phone", () => {
    for (const { view, zone } of drawn) {
      for (const leg of LEGS) expect(tap(view, ...spot(view, leg, zone))?.place).toEqual({ leg, zone });
    }
  });

  test("a little beside a small zone still means it", () => {
    const [x, y] = spot("front", "left", "ankle_outer");
    const [, , radius] = OUTLINES.front.centres.ankle_outer ?? [0, 0, 0];
    const px = unitsPerPixel("front");

    expect(tap("front", x + radius + 12 * px, y)?.place).toEqual({ leg: "left", zone: "ankle_outer" });
  });

  test.each(VIEWS)("gives every zone that is best seen there the room of 24 by 24 pixels on a phone (%s)", (view) => {
    const step = 4;
    const { width, height } = roomOf(view);
    const room = new Map<string, number>();
    for (let x = 0; x < width; x += unitsPerPixel(view) * step) {
      for (let y = 0; y < height; y += unitsPerPixel(view) * step) {
        const place = tap(view, x, y)?.place;
        if (place !== undefined) room.set(keyOf(place), (room.get(keyOf(place)) ?? 0) + step ** 2);
      }
    }
    const tooSmall = PLACES.filter((place) => HOME[place.zone] === view && (room.get(keyOf(place)) ?? 0) < 24 ** 2);

    expect(tooSmall).toEqual([]);
  });

  test("names the zones next to it, of the same leg, that may have been meant", () => {
    const touch = tap("back", ...spot("back", "left", "achilles"));

    expect(touch?.nearby).toContainEqual({ leg: "left", zone: "ankle_inner" });
    expect(touch?.nearby.every(({ leg }) => leg === "left")).toBe(true);
  });

  test("far from the legs means nothing", () => {
    expect(tap("back", ...intoView(putOf("back", "left"), -40 * unitsPerPixel("back"), 3000))).toBeUndefined();
  });

  test("is turned back into the leg it was drawn from", () => {
    const put = putOf("front", "right");

    expect(intoLeg(put, ...intoView(put, 120, 340))).toEqual([120, 340]);
  });
});
