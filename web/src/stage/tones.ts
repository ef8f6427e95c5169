import type { Store } from "../ground/store";

/** A colour of skin and the word for it. */
export interface Tone {
  readonly id: string;
  readonly words: string;
  readonly colour: string;
}

/** From the lightest to the darkest, in steps that look even; the range of human skin, after the Monk scale. */
export const TONES: readonly Tone[] = [
  { id: "1", words: "Very light", colour: "#f3ddd0" },
  { id: "2", words: "Light", colour: "#edcdb9" },
  { id: "3", words: "Light, warm", colour: "#e5bb9f" },
  { id: "4", words: "Light brown", colour: "#d6a583" },
  { id: "5", words: "Tan", colour: "#c18c68" },
  { id: "6", words: "Brown", colour: "#a17050" },
  { id: "7", words: "Deep brown", colour: "#7f553c" },
  { id: "8", words: "Dark", colour: "#61402f" },
  { id: "9", words: "Very dark", colour: "#452d24" },
  { id: "10", words: "Deepest", colour: "#33211c" },
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
