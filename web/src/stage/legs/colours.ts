import type { Colours } from "./legs";

/** Skin is light when it looks lighter than this, 0 to 1. */
const LIGHT = 0.65;

/** On skin that looks lighter than this pain darkens; on darker skin it glows. */
const DARKENS = 0.45;

/** Pain is warm, as on the page (`tokens.css`): mild, middling, worst. */
const PAIN_THAT_DARKENS = ["#f2a663", "#c9622f", "#5c1915"] as const;
const PAIN_THAT_GLOWS = ["#e8b184", "#f08a5c", "#ff7a66"] as const;

/** What is marked is told from any skin: dark on light, light on dark. */
export function coloursOn(skin: string): Colours {
  const lightness = lightnessOf(skin);
  const pain = lightness > DARKENS ? PAIN_THAT_DARKENS : PAIN_THAT_GLOWS;
  return lightness > LIGHT ? { skin, pain, avoid: "#8a4b00", line: "#fff9f0" } : { skin, pain, avoid: "#ffcc66", line: "#ffe6d2" };
}

/** How light a colour looks, 0 to 1. */
export function lightnessOf(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => (parseInt(colour.slice(at, at + 2), 16) / 255) ** 2.2);
  return (0.2126 * red + 0.7152 * green + 0.0722 * blue) ** (1 / 2.4);
}
