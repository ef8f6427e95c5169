import type { Colours } from "./legs";

/** Skin is light when it looks lighter than this, 0 to 1. */
const LIGHT = 0.65;

/** What is marked is told from any skin: dark on light, light on dark. */
export function coloursOn(skin: string): Colours {
  const isLight = lightnessOf(skin) > LIGHT;
  return isLight
    ? { skin, pain: "#08766b", avoid: "#8a4b00", line: "#fff9f0" }
    : { skin, pain: "#a5efe2", avoid: "#ffcc66", line: "#ffe6d2" };
}

/** How light a colour looks, 0 to 1. */
export function lightnessOf(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => (parseInt(colour.slice(at, at + 2), 16) / 255) ** 2.2);
  return (0.2126 * red + 0.7152 * green + 0.0722 * blue) ** (1 / 2.4);
}
