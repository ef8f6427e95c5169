import type { PlaceTouch } from "../../legs/touch";
import type { Felt } from "./legs";

/** Another zone as near as this may have been meant, CSS pixels. */
const NEARBY_PX = 14;

/**
 * Which place a finger means: a zone smaller than a finger reaches out, and the one the finger is deepest in or
 * nearest to wins; as on the drawing.
 */
export function meant(felt: readonly Felt[], covers: number): PlaceTouch | undefined {
  const ranked = felt
    .map((one) => ({ ...one, merit: one.distance - Math.max(0, covers - Math.sqrt(one.area / Math.PI)) }))
    .sort((one, other) => one.merit - other.merit);
  const [best, ...others] = ranked;
  if (best === undefined) return undefined;
  const nearby = others.filter(({ distance, place }) => distance <= NEARBY_PX && place.leg === best.place.leg);
  return { place: best.place, nearby: nearby.slice(0, 3).map(({ place }) => place) };
}
