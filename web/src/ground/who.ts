/**
 * Whom the screens speak to: `self` massages the own leg, `receiver` is massaged by somebody, `giver` massages somebody
 * else and answers for them. With the last two, either of two people may be reading.
 */
export const WHO = ["self", "receiver", "giver"] as const;
export type Who = (typeof WHO)[number];

/** Read who is spoken to; pages that were kept before they said so tell only whether two people take part. */
export function whoOf(word: string | null, performer: "self" | "partner"): Who {
  return WHO.find((who) => who === word) ?? (performer === "partner" ? "receiver" : "self");
}
