// @vitest-environment node
import { describe, expect, test } from "vitest";

import { changeByKey } from "../../src/leg-map/keys";
import { Marks, placeWords, readPlaces, UNMARKED } from "../../src/legs/marks";
import { PLACES, type Place } from "../../src/legs/zones";

const leftCalf: Place = { leg: "left", zone: "calf" };
const rightCalf: Place = { leg: "right", zone: "calf" };

describe("what was said about the legs", () => {
  test("is kept apart for the left and the right leg", () => {
    const marks = Marks.none.with(leftCalf, { score: 5 }).with(rightCalf, { avoid: true });

    expect(marks.at(leftCalf)).toEqual({ score: 5, avoid: false });
    expect(marks.at(rightCalf)).toEqual({ score: null, avoid: true });
    expect(JSON.parse(marks.toString())).toEqual({
      pain: [{ leg: "left", zone: "calf", score: 5 }],
      avoid: [{ leg: "right", zone: "calf" }],
    });
  });

  test("comes back as it was written, for every zone of both legs", () => {
    const marks = PLACES.reduce((so, place, i) => so.with(place, { score: i % 11, avoid: i % 3 === 0 }), Marks.none);

    expect(Marks.read(marks.toString()).toString()).toBe(marks.toString());
    expect(marks.places).toEqual(PLACES);
  });

  test("leaves out what it does not understand", () => {
    const text = JSON.stringify({
      pain: [{ leg: "middle", zone: "calf", score: 3 }, { ...leftCalf, score: 11 }, { ...leftCalf, score: 2.5 }, null, { ...rightCalf, score: 4 }],
      avoid: "everything",
    });

    expect(JSON.parse(Marks.read(text).toString())).toEqual({ pain: [{ ...rightCalf, score: 4 }], avoid: [] });
    expect(Marks.read("{").places).toEqual([]);
    expect(Marks.read(null).places).toEqual([]);
  });

  test("is said in plain words", () => {
    expect(placeWords(leftCalf, { score: 5, avoid: false })).toBe("Left calf, pain 5 of 10");
    expect(placeWords({ leg: "right", zone: "ball" }, { score: 0, avoid: true })).toBe("Ball of the right foot, no pain, do not touch");
    expect(placeWords({ leg: "left", zone: "behind_knee" }, UNMARKED)).toBe("Behind the left knee, nothing marked");
  });

  test("is forgotten once nothing is left of it", () => {
    const marks = Marks.none.with(leftCalf, { score: 5 }).with(leftCalf, { score: null });

    expect(marks.places).toEqual([]);
  });
});

describe("places to point out", () => {
  test("are read with their side, and others are left out", () => {
    expect(readPlaces("left:calf, right:arch,up:calf,left:elbow,")).toEqual([leftCalf, { leg: "right", zone: "arch" }]);
    expect(readPlaces(null)).toEqual([]);
  });
});

describe("keys", () => {
  const five = { score: 5, avoid: false };

  test.each([
    ["+", five, { score: 6 }],
    ["=", UNMARKED, { score: 1 }],
    ["+", { score: 10, avoid: false }, { score: 10 }],
    ["-", five, { score: 4 }],
    ["-", { score: 0, avoid: false }, { score: null }],
    ["7", five, { score: 7 }],
    ["Delete", five, { score: null, avoid: false }],
    ["Backspace", five, { score: null, avoid: false }],
    ["Enter", five, "choose"],
    [" ", UNMARKED, "choose"],
    ["ArrowUp", five, undefined],
    ["Tab", five, undefined],
    ["a", five, undefined],
  ] as const)("%s makes of %o: %o", (key, mark, change) => {
    expect(changeByKey(key, mark, "pain")).toEqual(change);
  });

  test("say nothing about pain where only touching is asked about", () => {
    expect(changeByKey("ArrowUp", five, "avoid")).toBeUndefined();
    expect(changeByKey("Delete", { score: 5, avoid: true }, "avoid")).toEqual({ avoid: false });
  });
});
