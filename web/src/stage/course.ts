import type { Point } from "./clips";

/** A contact is on the skin while it is no further from its path than at its nearest, and this, metres. */
const TOUCHES = 0.014;

/** Where a contact is over one cycle: a row of places on its path, and how surely it touches there. */
export interface Course {
  readonly places: readonly Point[];
  /** 0 lifted to 1 on the skin. */
  readonly touch: readonly number[];
}

/**
 * Follow a contact along its path: for each moment the nearest place on it.
 *
 * `moments` are where the hand is at even steps of the cycle.
 */
export function courseOf(path: readonly Point[], closed: boolean, moments: readonly Point[]): Course {
  const line = closed && path[0] !== undefined ? [...path, path[0]] : path;
  const found = moments.map((moment) => nearest(line, moment));
  const least = Math.min(...found.map(({ away }) => away));
  return {
    places: found.map(({ place }) => place),
    touch: found.map(({ away }) => 1 - Math.min(1, Math.max(0, (away - least) / TOUCHES - 0.4))),
  };
}

/** How far a contact is from its path at its nearest, on average: tells which hand a path belongs to. */
export function distance(path: readonly Point[], moments: readonly Point[]): number {
  return moments.reduce((sum, moment) => sum + nearest(path, moment).away, 0) / Math.max(1, moments.length);
}

const ORIGIN: Point = [0, 0, 0];

function nearest(line: readonly Point[], point: Point): { readonly place: Point; readonly away: number } {
  let best = { place: line[0] ?? ORIGIN, away: Infinity };
  for (let i = 0; i < Math.max(1, line.length - 1); i++) {
    const [from, to] = [line[i] ?? ORIGIN, line[i + 1] ?? line[i] ?? ORIGIN];
    const place = between(from, to, shareAlong(from, to, point));
    const away = Math.hypot(place[0] - point[0], place[1] - point[1], place[2] - point[2]);
    if (away < best.away) best = { place, away };
  }
  return best;
}

function shareAlong(from: Point, to: Point, point: Point): number {
  const way = [to[0] - from[0], to[1] - from[1], to[2] - from[2]] as const;
  const long = way[0] ** 2 + way[1] ** 2 + way[2] ** 2;
  if (long === 0) return 0;
  const along = (point[0] - from[0]) * way[0] + (point[1] - from[1]) * way[1] + (point[2] - from[2]) * way[2];
  return Math.min(1, Math.max(0, along / long));
}

function between(one: Point, other: Point, share: number): Point {
  return [
    one[0] + (other[0] - one[0]) * share,
    one[1] + (other[1] - one[1]) * share,
    one[2] + (other[2] - one[2]) * share,
  ];
}
