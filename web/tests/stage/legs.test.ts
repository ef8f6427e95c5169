import type { BufferGeometry } from "three";
import { beforeAll, describe, expect, test } from "vitest";

import { ZONES } from "../../src/legs/zones";
import { coloursOn, lightnessOf } from "../../src/stage/legs/colours";
import { meant } from "../../src/stage/legs/meant";
import { apartFrom } from "../../src/stage/legs/names";
import type { Felt } from "../../src/stage/legs/legs";
import { readShape, type Shape } from "../../src/stage/legs/shape";
import { TONES } from "../../src/stage/tones";
import { baseBytes } from "./made";

let shape: Shape;

beforeAll(async () => {
  shape = await readShape(baseBytes());
});

function placesOf(geometry: BufferGeometry): readonly (readonly [number, number, number])[] {
  const places = geometry.getAttribute("position");
  return Array.from({ length: places.count }, (_, i) => [places.getX(i), places.getY(i), places.getZ(i)]);
}

describe("the legs that can be turned", () => {
  test("have every zone of the leg map, and no other", () => {
    expect([...shape.zones].sort()).toEqual([...ZONES].sort());
    expect(new Set(shape.zoneOf).size).toBe(ZONES.length);
  });

  test("stand on the floor, taller than a knee, with the sole below", () => {
    const heights = placesOf(shape.skin).map(([, y]) => y);
    const soles = placesOf(shape.skin).filter((_, i) => shape.zones[shape.zoneOf[i]!] === "heel");

    expect(Math.min(...heights)).toBeCloseTo(-0.07, 1);
    expect(Math.max(...heights)).toBeGreaterThan(0.6);
    expect(soles.every(([, y]) => y < 0.05)).toBe(true);
  });

  test("show a border wherever two zones meet, close to the skin", () => {
    const skin = placesOf(shape.skin);
    const border = placesOf(shape.borders).filter((_, i) => i % 40 === 0);
    const away = border.map(([x, y, z]) => Math.min(...skin.map(([a, b, c]) => Math.hypot(a - x, b - y, c - z))));

    expect(border.length).toBeGreaterThan(20);
    expect(Math.max(...away)).toBeLessThan(0.02);
  });

  test("a damaged file, or one without a leg, is refused", async () => {
    await expect(readShape(baseBytes().slice(0, 5_000))).rejects.toThrow();
  });

  test.each(TONES)("marks are told from skin that is $words", ({ colour }) => {
    const { pain, avoid } = coloursOn(colour);
    const [, , worst] = pain;

    expect(new Set(pain).size).toBe(3);
    expect(Math.abs(lightnessOf(colour) - lightnessOf(worst))).toBeGreaterThan(0.2);
    expect(Math.abs(lightnessOf(colour) - lightnessOf(avoid))).toBeGreaterThan(0.2);
  });
});

describe("a finger on the legs", () => {
  const felt = (zone: Felt["place"]["zone"], distance: number, area: number, leg: Felt["place"]["leg"] = "left"): Felt => ({
    place: { leg, zone },
    distance,
    area,
    x: 0,
    y: 0,
  });

  test("means what it is on, when that is large", () => {
    expect(meant([felt("calf", -20, 20_000), felt("shin", 21, 20_000)], 22)?.place.zone).toBe("calf");
  });

  test("means the small zone beside it rather than the large one it only just is on, and offers the other", () => {
    const touch = meant([felt("calf", -3, 20_000), felt("achilles", 3, 300)], 22);

    expect(touch?.place.zone).toBe("achilles");
    expect(touch?.nearby).toEqual([{ leg: "left", zone: "calf" }]);
  });

  test("never offers a place of the other leg instead, and means nothing beside the legs", () => {
    expect(meant([felt("calf", -3, 20_000), felt("calf", 4, 20_000, "right")], 22)?.nearby).toEqual([]);
    expect(meant([], 22)).toBeUndefined();
  });
});

describe("the names below the legs", () => {
  const REM = 16;
  const places = (...xs: number[]) => apartFrom(xs.map((x) => ({ x })), REM).map(({ x }) => x);

  test("are both there on a phone, where legs stand closer than their names are wide", () => {
    expect(places(130, 220)).toEqual([130, 220]);
    expect(places(140, 200)).toEqual([132, 208]);
    expect(places(200, 140)).toEqual([208, 132]);
  });

  test("is that of the leg in front where it hides the other", () => {
    expect(places(170, 180)).toEqual([170]);
    expect(places(170)).toEqual([170]);
    expect(places()).toEqual([]);
  });

  test("take more room where letters are larger", () => {
    expect(apartFrom([{ x: 100 }, { x: 200 }], 2 * REM)).toEqual([{ x: 74 }, { x: 226 }]);
  });
});
