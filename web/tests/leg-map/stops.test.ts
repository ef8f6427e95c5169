// @vitest-environment node
import { describe, expect, test } from "vitest";

import { Store } from "../../src/ground/store";
import { chosenSide, keepSide, neighbour, sideOf } from "../../src/leg-map/stops";
import { keyOf, type Place, PLACES } from "../../src/legs/zones";
import { MemoryShelf } from "../stands";

const always = (): boolean => true;
const ARROWS = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"];

describe("arrows on the map", () => {
  test("lead down the back of a leg and up again", () => {
    const calf: Place = { leg: "left", zone: "calf" };

    expect(neighbour(calf, "ArrowDown", always)).toEqual({ leg: "left", zone: "achilles" });
    expect(neighbour(calf, "ArrowUp", always)).toEqual({ leg: "left", zone: "behind_knee" });
  });

  test("lead from one leg to the other", () => {
    expect(neighbour({ leg: "left", zone: "calf" }, "ArrowRight", always)).toEqual({ leg: "right", zone: "calf" });
  });

  test("lead from anywhere to everywhere", () => {
    const reached = new Map<string, Place>();
    const waiting: Place[] = [{ leg: "left", zone: "calf" }];
    for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
      if (reached.has(keyOf(place))) continue;
      reached.set(keyOf(place), place);
      for (const key of ARROWS) {
        const next = neighbour(place, key, always);
        if (next !== undefined) waiting.push(next);
      }
    }

    expect([...reached.keys()].sort()).toEqual(PLACES.map(keyOf).sort());
  });

  test("pass over what is not asked, and stop at the edge", () => {
    const asked = ({ zone }: Place): boolean => zone !== "achilles";

    expect(neighbour({ leg: "left", zone: "calf" }, "ArrowDown", asked)?.zone).not.toBe("achilles");
    expect(neighbour({ leg: "left", zone: "calf" }, "Enter", always)).toBeUndefined();
  });
});

describe("the side that is shown", () => {
  test("is the legs at first, and afterwards where somebody looked last", () => {
    const store = new Store(new MemoryShelf());
    expect(chosenSide(store)).toBe("legs");
    keepSide(store, "soles");

    expect(chosenSide(store)).toBe("soles");
  });

  test("is that of the place the Tab key stops at", () => {
    expect(sideOf({ leg: "left", zone: "arch" })).toBe("soles");
    expect(sideOf({ leg: "left", zone: "calf" })).toBe("legs");
  });
});
