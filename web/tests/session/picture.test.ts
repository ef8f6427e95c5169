import { render } from "lit";
import { describe, expect, test } from "vitest";

import { OUTLINES } from "../../src/legs/outlines";
import { ZONES } from "../../src/legs/zones";
import { picture } from "../../src/session/picture";
import type { Leg } from "../../src/ground/legs";

function drawn(leg: Leg, zones: readonly string[], toHeart = false): SVGSVGElement | null {
  const page = document.createElement("div");
  render(picture(leg, zones, toHeart), page);
  return page.querySelector("svg");
}

function placesIn(svg: SVGSVGElement | null): (string | null)[] {
  return [...(svg?.querySelectorAll(".place") ?? [])].map((place) => place.getAttribute("d"));
}

describe("the picture of the place", () => {
  test("fills the zones the hands work on, as seen from the side that shows most of them", () => {
    expect(placesIn(drawn("left", ["heel", "arch", "ball"]))).toEqual(
      (["heel", "arch", "ball"] as const).map((zone) => OUTLINES.sole.zones[zone]),
    );
    expect(placesIn(drawn("left", ["calf"]))).toEqual([OUTLINES.back.zones.calf]);
    expect(placesIn(drawn("left", ["knee", "thigh_front"]))).toEqual(
      (["knee", "thigh_front"] as const).map((zone) => OUTLINES.front.zones[zone]),
    );
  });

  test.each(ZONES)("can show %s, inside the picture, on both legs", (zone) => {
    for (const leg of ["left", "right"] as const) {
      const svg = drawn(leg, [zone]);
      const [x = 0, y = 0, width = 0, height = 0] = (svg?.getAttribute("viewBox") ?? "").split(" ").map(Number);
      const view = Object.values(OUTLINES).find(({ zones }) => zones[zone] === placesIn(svg)[0]);
      const [spotX = -1, spotY = -1] = view?.centres[zone] ?? [];

      expect(spotX).toBeGreaterThan(x);
      expect(spotX).toBeLessThan(x + width);
      expect(spotY).toBeGreaterThan(y);
      expect(spotY).toBeLessThan(y + height);
    }
  });

  test("mirrors the right leg", () => {
    expect(drawn("left", ["arch"])?.querySelector("g")?.getAttribute("transform")).toBe("");
    expect(drawn("right", ["arch"])?.querySelector("g")?.getAttribute("transform")).toContain("scale(-1 1)");
  });

  test("draws nothing where nothing is named", () => {
    expect(picture("left", [])).toBeUndefined();
    expect(picture("left", ["elbow"])).toBeUndefined();
  });
});

describe("strokes that run towards the heart, against their usual way", () => {
  /** Where the arrow begins and ends, from the top of the picture down. */
  function arrow(zones: readonly string[]): readonly [from: number, to: number] {
    const d = drawn("left", zones, true)?.querySelector(".way-to-heart path")?.getAttribute("d") ?? "";
    const [, from, to] = /^M\S+ (\S+)L\S+ (\S+)$/.exec(d) ?? [];
    return [Number(from), Number(to)];
  }

  test("get an arrow from ball to heel on a sole, whose toes are at the top", () => {
    const [from, to] = arrow(["heel", "arch", "ball"]);

    expect(from).toBeLessThan(to);
    expect(from).toBeGreaterThan(0);
  });

  test.each([[["foot_top", "toes"]], [["achilles", "heel"]]])("get one that points up a leg: %s", (zones) => {
    const [from, to] = arrow(zones);

    expect(from).toBeGreaterThan(to);
  });

  test("are the only ones with an arrow", () => {
    expect(drawn("left", ["heel", "arch", "ball"])?.querySelector(".way-to-heart")).toBeNull();
  });
});
