import { LEGS } from "../ground/legs";
import { HOME, intoLeg, OUTLINES, putOf, type View } from "./outlines";
import type { Place, Zone } from "./zones";

type Ring = readonly (readonly [x: number, y: number])[];

/** What points: how much it covers around the point it is said to touch, in pixels. */
export const FINGER_PX = 22;
export const MOUSE_PX = 5;
/** How many times less far a zone reaches where another view shows it better. */
const SEEN_BETTER_ELSEWHERE = 1.5;
/** Another zone as near as this may have been meant, in pixels. */
const NEARBY_PX = 14;

/** What a tap met: the place that was most likely meant, and others that may have been. */
export interface PlaceTouch {
  readonly place: Place;
  readonly nearby: readonly Place[];
}

/**
 * Find the place a tap means.
 *
 * A zone smaller than a finger reaches out, and the zone the point is deepest in or nearest to wins: so the narrow
 * strips of the ankle can be hit as well as the thigh. Where a zone is seen better in another view, it
 * reaches less far.
 */
export function placeAt(view: View, x: number, y: number, unitsPerPixel: number, covers = FINGER_PX): PlaceTouch | undefined {
  const met = LEGS.flatMap((leg) => {
    const [legX, legY] = intoLeg(putOf(view, leg), x, y);
    return patches(view).flatMap(({ zone, shape, bounds, radius }) => {
      // Most zones are far away: their bounds tell at once.
      if (distanceToBounds(bounds, legX, legY) > covers * unitsPerPixel) return [];
      const distance = signedDistance(shape, legX, legY) / unitsPerPixel;
      const reach = Math.max(0, covers - radius / unitsPerPixel) / (HOME[zone] === view ? 1 : SEEN_BETTER_ELSEWHERE);
      return [{ place: { leg, zone }, distance, merit: distance - reach }];
    });
  }).sort((one, other) => one.merit - other.merit);
  const [best] = met;
  if (best === undefined || best.distance > covers) return undefined;
  const nearby = met.slice(1).filter(({ distance, place }) => distance <= NEARBY_PX && place.leg === best.place.leg);
  return { place: best.place, nearby: nearby.slice(0, 3).map(({ place }) => place) };
}

/** A zone as a finger meets it. */
interface Patch {
  readonly zone: Zone;
  readonly shape: readonly Ring[];
  readonly bounds: readonly [left: number, top: number, right: number, bottom: number];
  readonly radius: number;
}

const known = new Map<View, readonly Patch[]>();

function patches(view: View): readonly Patch[] {
  const found = known.get(view) ?? Object.entries(OUTLINES[view].zones).map(([zone, path]) => patch(view, zone as Zone, path));
  known.set(view, found);
  return found;
}

function patch(view: View, zone: Zone, path: string): Patch {
  const shape = readRings(path);
  const [xs, ys] = [0, 1].map((axis) => shape.flatMap((ring) => ring.map((point) => point[axis] ?? 0))) as [number[], number[]];
  const bounds = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)] as const;
  return { zone, shape, bounds, radius: OUTLINES[view].centres[zone]?.[2] ?? 0 };
}

function distanceToBounds([left, top, right, bottom]: Patch["bounds"], x: number, y: number): number {
  return Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
}

/** Read the rings of a path of the kind the outlines are written in: `M x y l dx dy … z`. */
export function readRings(path: string): readonly Ring[] {
  return path
    .split("M")
    .filter((part) => part !== "")
    .map((part) => {
      const numbers = (part.match(/-?\d+/g) ?? []).map(Number);
      const ring: [number, number][] = [];
      let [x, y] = [0, 0];
      for (let i = 0; i + 1 < numbers.length; i += 2) {
        x += numbers[i] ?? 0;
        y += numbers[i + 1] ?? 0;
        ring.push([x, y]);
      }
      return ring;
    });
}

/** How far a point is from the edge of a shape; less than 0 inside it. */
export function signedDistance(shape: readonly Ring[], x: number, y: number): number {
  let inside = false;
  let nearest = Infinity;
  for (const ring of shape) {
    let [ax, ay] = ring.at(-1) ?? [0, 0];
    for (const [bx, by] of ring) {
      if (by > y !== ay > y && x < ((ax - bx) * (y - by)) / (ay - by) + bx) inside = !inside;
      const [dx, dy] = [bx - ax, by - ay];
      const along = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
      nearest = Math.min(nearest, Math.hypot(x - ax - along * dx, y - ay - along * dy));
      [ax, ay] = [bx, by];
    }
  }
  return inside ? -nearest : nearest;
}
