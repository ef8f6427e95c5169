import type { Store } from "../ground/store";

/** A colour of skin; `stage-tone` has the word for it. */
export interface Tone {
  readonly id: string;
  readonly colour: string;
}

/** From the lightest to the darkest, in steps that look even; the range of human skin, after the Monk scale. */
export const TONES: readonly Tone[] = [
  { id: "1", colour: "#f3ddd0" },
  { id: "2", colour: "#edcdb9" },
  { id: "3", colour: "#e5bb9f" },
  { id: "4", colour: "#d6a583" },
  { id: "5", colour: "#c18c68" },
  { id: "6", colour: "#a17050" },
  { id: "7", colour: "#7f553c" },
  { id: "8", colour: "#61402f" },
  { id: "9", colour: "#452d24" },
  { id: "10", colour: "#33211c" },
];

/** Whose skin has which tone. */
export interface Tones {
  readonly receiver: string;
  readonly giver: string;
}

const KEY = "legato.stage.tones";
/** Two tones apart, so that hand and leg are told from each other at a glance. */
export const USUAL: Tones = { receiver: "3", giver: "5" };

/** The person's choice of tones, kept on this device. */
export function readTones(store: Store): Tones {
  const read = store.read(KEY);
  const found = (typeof read === "object" && read !== null ? read : {}) as Partial<Record<keyof Tones, unknown>>;
  const one = (who: keyof Tones): string => TONES.find(({ id }) => id === found[who])?.id ?? USUAL[who];
  return { receiver: one("receiver"), giver: one("giver") };
}

/** Keep a choice. */
export function keepTones(store: Store, tones: Tones): void {
  store.write(KEY, tones);
}

/** The colour of a tone. */
export function colourOf(tone: string): string {
  return TONES.find(({ id }) => id === tone)?.colour ?? "#d6a583";
}
