/** The zones of a leg, from the toes up; the same as in `src/legato/body/zones.py`. */
import { type Leg, LEGS } from "../ground/legs";
import { say } from "../ground/say";

export const ZONES = [
  "toes",
  "toe_webs",
  "ball",
  "arch",
  "heel",
  "foot_top",
  "ankle_inner",
  "ankle_outer",
  "achilles",
  "calf",
  "shin",
  "knee",
  "behind_knee",
  "thigh_front",
  "thigh_back",
  "thigh_inner",
  "thigh_outer",
] as const;
export type Zone = (typeof ZONES)[number];

/** A zone of one of the receiver's two legs: the side is never lost. */
export interface Place {
  readonly leg: Leg;
  readonly zone: Zone;
}

export const PLACES: readonly Place[] = LEGS.flatMap((leg) => ZONES.map((zone) => ({ leg, zone })));

export function isZone(word: unknown): word is Zone {
  return ZONES.some((zone) => zone === word);
}

/** The key of a place in a table: `left-calf`. */
export function keyOf({ leg, zone }: Place): string {
  return `${leg}-${zone}`;
}

/** Name a place: `Left calf`, `Ball of the left foot`. */
export function placeName({ leg, zone }: Place): string {
  return say("map-place", { leg, zone });
}

/** Where to find a zone, in one short phrase. */
export function whereIs(zone: Zone): string {
  return say("map-where", { zone });
}
