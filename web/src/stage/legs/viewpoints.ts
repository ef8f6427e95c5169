import type { Store } from "../../ground/store";

/** From where both legs are looked at. */
export const VIEWPOINTS = ["front", "back", "feet", "soles"] as const;
export type Viewpoint = (typeof VIEWPOINTS)[number];

/** Where the eye is: how far around and how far down, as angles, and what has to be in the picture. */
export interface Seat {
  /** Around the legs, from their front towards the receiver's left, radians. */
  readonly around: number;
  /** From straight above (0) to straight below (π). */
  readonly down: number;
  /** Only what is lower than this has to be seen, metres above the ankle. */
  readonly below: number;
}

export const SEATS: Readonly<Record<Viewpoint, Seat>> = {
  front: { around: 0, down: 0.43 * Math.PI, below: 1 },
  back: { around: Math.PI, down: 0.44 * Math.PI, below: 1 },
  feet: { around: 0, down: 0.24 * Math.PI, below: 0.02 },
  soles: { around: 0, down: 0.94 * Math.PI, below: -0.02 },
};

/** One press of a button turns the legs by this. */
export const TURN = Math.PI / 4;

const KEY = "legato.leg-map.viewpoint";

/** From where a person looked last on this device; from the front at first. */
export function viewpointLast(store: Store): Viewpoint {
  const kept = store.read(KEY);
  return VIEWPOINTS.find((view) => view === kept) ?? "front";
}

export function keepViewpoint(store: Store, view: Viewpoint): void {
  store.write(KEY, view);
}
