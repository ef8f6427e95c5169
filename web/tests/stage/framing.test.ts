import { PerspectiveCamera, Vector3 } from "three";
import { describe, expect, test } from "vitest";

import type { ClipView, Point } from "../../src/stage/clips";
import { between, FIELD, frame, type Framing } from "../../src/stage/framing";
import { PATH } from "./made";

const VIEW: ClipView = { position: [-0.4, 0.5, -0.3], target: [0, 0, 0.1] };
const POINTS: readonly Point[] = [...PATH, [0.06, 0.12, -0.05], [-0.05, -0.07, 0.19]];

/** Where the points are in the picture: -1 to 1 is within it. */
function seen(aspect: number, mirrored: boolean): Vector3[] {
  const { position, target, up } = frame(VIEW, POINTS, aspect, mirrored);
  const camera = new PerspectiveCamera(FIELD, aspect, 0.01, 10);
  camera.position.set(...position);
  camera.up.set(...up);
  camera.lookAt(...target);
  camera.updateMatrixWorld();
  return POINTS.map(([x, y, z]) => new Vector3(mirrored ? -x : x, y, z).project(camera));
}

describe("framing", () => {
  test.each([0.4, 1, 1.5, 3])("everything is in a picture %s times as wide as high, and fills it", (aspect) => {
    const places = seen(aspect, false);
    const widest = Math.max(...places.flatMap(({ x, y }) => [Math.abs(x), Math.abs(y)]));

    expect(widest).toBeLessThanOrEqual(1);
    expect(widest).toBeGreaterThan(0.6);
  });

  test("the mirrored leg is seen as in a mirror: what was left is right, at the same height", () => {
    const [left, right] = [seen(1.5, false), seen(1.5, true)];

    for (const [i, { x, y }] of left.entries()) {
      expect(right[i]!.x).toBeCloseTo(-x, 6);
      expect(right[i]!.y).toBeCloseTo(y, 6);
    }
  });

  test("it looks the way the view looks, whatever it has to take in", () => {
    const { position, target } = frame(VIEW, POINTS, 1, false);
    const way = new Vector3(...position).sub(new Vector3(...target)).normalize();
    const wanted = new Vector3(...VIEW.position).sub(new Vector3(...VIEW.target)).normalize();

    expect(way.distanceTo(wanted)).toBeLessThan(1e-6);
  });

  test("goes around what it looks at on its way, and never through it", () => {
    const at = (z: number): Framing => ({ position: [0, 0, z], target: [0, 0, 0], up: [0, 1, 0] });
    for (const share of [0, 0.25, 0.5, 0.75, 1]) {
      const { position, target } = between(at(1), at(-2), share);

      expect(Math.hypot(...position)).toBeCloseTo(1 + share);
      expect(target).toEqual([0, 0, 0]);
    }

    expect(between(at(1), at(-2), 1).position[2]).toBeCloseTo(-2);
  });
});
