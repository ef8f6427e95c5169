import { describe, expect, test } from "vitest";

import type { Point } from "../../src/stage/clips";
import { courseOf, distance } from "../../src/stage/course";

const LINE: readonly Point[] = [
  [0, 0, 0],
  [0, 0, 0.1],
];
/** There along the line one millimetre above it, and back high in the air. */
const ROUND: readonly Point[] = [
  [0, 0.001, 0],
  [0, 0.001, 0.05],
  [0, 0.001, 0.1],
  [0, 0.05, 0.05],
];

describe("the course of a contact", () => {
  test("stays on its path, and knows when the hand is lifted", () => {
    const course = courseOf(LINE, false, ROUND);

    expect(course.places.map(([, , z]) => z)).toEqual([0, 0.05, 0.1, 0.05]);
    expect(course.touch).toEqual([1, 1, 1, 0]);
  });

  test("a closed path goes on from its end to its beginning", () => {
    const corner: Point = [0.1, 0, 0];
    const course = courseOf([...LINE, corner], true, [[0.05, 0, -0.01]]);

    expect(course.places[0]).toEqual([0.05, 0, 0]);
  });

  test("belongs to the hand that is nearer to its path", () => {
    expect(distance(LINE, ROUND)).toBeLessThan(distance(LINE, ROUND.map(([x, y, z]): Point => [x + 0.1, y, z])));
  });
});
