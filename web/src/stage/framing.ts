import type { ClipView, Point } from "./clips";

/** The height of the picture as an angle, degrees: long enough a lens that hands keep their shape. */
export const FIELD = 26;
/** Room around what has to be seen. */
const MARGIN = 1.14;
const UP: Point = [0, 1, 0];

/** A camera that takes in all it has to. */
export interface Framing {
  readonly position: Point;
  readonly target: Point;
  readonly up: Point;
}

/**
 * Place a camera so that it looks the way a view looks and takes in all points, whatever the picture's shape.
 *
 * `aspect` is the picture's width over its height; `mirrored` gives the camera for the mirrored leg.
 */
export function frame(view: ClipView, points: readonly Point[], aspect: number, mirrored: boolean): Framing {
  const back = unit(minus(view.position, view.target));
  const right = unit(cross(view.up ?? UP, back));
  const up = cross(back, right);
  const seen = points.length > 0 ? points : [view.target];
  const across = spread(seen.map((point) => dot(point, right)));
  const along = spread(seen.map((point) => dot(point, up)));
  const deep = seen.map((point) => dot(point, back));
  const middle = (Math.min(...deep) + Math.max(...deep)) / 2;
  const tall = Math.tan((FIELD * Math.PI) / 360);
  const distance = seen.reduce((far, point) => {
    const half = Math.max(
      Math.abs(dot(point, up) - along.middle),
      Math.abs(dot(point, right) - across.middle) / Math.max(aspect, 0.1),
    );
    return Math.max(far, dot(point, back) - middle + (half * MARGIN) / tall);
  }, 0.1);
  const target = plus(plus(times(right, across.middle), times(up, along.middle)), times(back, middle));
  const placed = { position: plus(target, times(back, distance)), target, up };
  if (!mirrored) return placed;
  return { position: mirror(placed.position), target: mirror(placed.target), up: mirror(placed.up) };
}

/**
 * The camera on its way from one place to another, at a share of it.
 *
 * It goes around what it looks at, and never through it.
 */
export function between(from: Framing, to: Framing, share: number): Framing {
  const mix = (one: Point, other: Point): Point => plus(times(one, 1 - share), times(other, share));
  const target = mix(from.target, to.target);
  const [one, other] = [minus(from.position, from.target), minus(to.position, to.target)];
  const far = Math.hypot(...one) * (1 - share) + Math.hypot(...other) * share;
  return { position: plus(target, times(around(unit(one), unit(other), share), far)), target, up: mix(from.up, to.up) };
}

/** A way between two ways of length 1; halfway between opposite ones it goes to the side. */
function around(one: Point, other: Point, share: number): Point {
  const near = Math.min(1, Math.max(-1, dot(one, other)));
  const angle = Math.acos(near);
  if (angle < 1e-4) return other;
  const rest = minus(other, times(one, near));
  const aside = Math.hypot(...rest) < 1e-4 ? unit(cross(one, [0.3, 1, 0.2])) : unit(rest);
  return plus(times(one, Math.cos(angle * share)), times(aside, Math.sin(angle * share)));
}

function spread(values: readonly number[]): { readonly middle: number } {
  return { middle: (Math.min(...values) + Math.max(...values)) / 2 };
}

function mirror([x, y, z]: Point): Point {
  return [-x, y, z];
}

function minus(one: Point, other: Point): Point {
  return [one[0] - other[0], one[1] - other[1], one[2] - other[2]];
}

function plus(one: Point, other: Point): Point {
  return [one[0] + other[0], one[1] + other[1], one[2] + other[2]];
}

function times([x, y, z]: Point, by: number): Point {
  return [x * by, y * by, z * by];
}

function dot(one: Point, other: Point): number {
  return one[0] * other[0] + one[1] * other[1] + one[2] * other[2];
}

function cross([a, b, c]: Point, [d, e, f]: Point): Point {
  return [b * f - c * e, c * d - a * f, a * e - b * d];
}

function unit(point: Point): Point {
  return times(point, 1 / Math.max(Math.hypot(...point), 1e-9));
}
