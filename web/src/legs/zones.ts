/** The zones of a leg and how a person calls them; the same words as `src/legato/body/zones.py`. */
import { type Leg, LEGS } from "../ground/legs";

const WORDS = {
  toes: ["toes", "all five toes, with their pads underneath"],
  toe_webs: ["between the toes", "the skin folds between the toes"],
  ball: ["ball of the foot", "the broad pad behind the toes"],
  arch: ["arch", "the hollow under the foot, from heel to ball"],
  heel: ["heel", "the round pad at the back and under the foot"],
  foot_top: ["top of the foot", "from the front of the ankle to the toes"],
  ankle_inner: ["inner ankle", "around the ankle bone on the big-toe side"],
  ankle_outer: ["outer ankle", "around the ankle bone on the little-toe side"],
  achilles: ["Achilles tendon", "the strong tendon above the heel, at the back"],
  calf: ["calf", "the muscle at the back and sides of the lower leg"],
  shin: ["shin", "the front of the lower leg"],
  knee: ["knee", "the front and sides of the knee"],
  behind_knee: ["behind the knee", "the soft hollow at the back of the knee"],
  thigh_front: ["front of the thigh", "the big muscle above the knee"],
  thigh_back: ["back of the thigh", "the muscle you sit on, down to the knee"],
  thigh_inner: ["inner thigh", "the side towards the other leg"],
  thigh_outer: ["outer thigh", "the side away from the other leg"],
} as const satisfies Record<string, readonly [name: string, where: string]>;

export type Zone = keyof typeof WORDS;
export const ZONES = Object.keys(WORDS) as readonly Zone[];

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

const LEADS = ["ball of the ", "top of the ", "front of the ", "back of the "];

/** Name a place for a reader: `left calf`, `ball of the left foot`. */
export function placeName({ leg, zone }: Place): string {
  const [name] = WORDS[zone];
  if (zone === "toe_webs") return `between the ${leg} toes`;
  if (zone === "behind_knee") return `behind the ${leg} knee`;
  for (const lead of LEADS) if (name.startsWith(lead)) return `${lead}${leg} ${name.slice(lead.length)}`;
  return `${leg} ${name}`;
}

/** Where to find a zone, in one short phrase. */
export function whereIs(zone: Zone): string {
  return WORDS[zone][1];
}

export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
