import { render } from "lit";
import { describe, expect, test } from "vitest";

import { LEGS } from "../../src/ground/legs";
import { posture, type Posture } from "../../src/session/posture";

const POSTURES: readonly Posture[] = ["stretch", "walk"];
const PERFORMERS = ["self", "partner"] as const;

function drawn(...[of, leg, by]: Parameters<typeof posture>): SVGSVGElement {
  const page = document.createElement("div");
  render(posture(of, leg, by), page);
  const svg = page.querySelector("svg");
  if (svg === null) throw new Error("Nothing was drawn.");
  return svg;
}

describe.each(POSTURES)("the picture of who has to %s", (of) => {
  test.each(LEGS)("fills one leg, and names it %s", (leg) => {
    const svg = drawn(of, leg, "self");

    expect(svg.querySelectorAll(".meant")).toHaveLength(1);
    expect(svg.querySelector("text")?.textContent).toBe(leg === "left" ? "L" : "R");
  });

  test.each(PERFORMERS)("is turned round for the right leg, and only its letter is not: %s", (by) => {
    const [left, right] = [drawn(of, "left", by), drawn(of, "right", by)];
    const [width = 0] = (left.getAttribute("viewBox") ?? "").split(" ").slice(2).map(Number);

    expect(left.querySelector("g")?.getAttribute("transform")).toBe("");
    expect(right.querySelector("g")?.getAttribute("transform")).toBe(`translate(${width} 0) scale(-1 1)`);
    expect(right.querySelector("g text")).toBeNull();
    const at = (svg: SVGSVGElement): number => Number(svg.querySelector("text")?.getAttribute("x"));
    expect(at(left) + at(right)).toBe(width);
  });

  test("shows whoever helps, and nobody where there is nobody", () => {
    expect(drawn(of, "left", "partner").querySelector(".helper")).not.toBeNull();
    expect(drawn(of, "left", "self").querySelector(".helper")).toBeNull();
  });
});

test("only a stretch says which way the foot goes", () => {
  expect(drawn("stretch", "left", "self").querySelector(".way")).not.toBeNull();
  expect(drawn("walk", "left", "self").querySelector(".way")).toBeNull();
});
