/** The receiver's two legs, in the order in which they are named. */
export const LEGS = ["left", "right"] as const;
export type Leg = (typeof LEGS)[number];

export function isLeg(word: unknown): word is Leg {
  return LEGS.some((leg) => leg === word);
}
