/**
 * The oldest browsers of ours (docs/browsers.md), asked about what nothing could stand in for.
 *
 * Importing this first stops a script before it takes anything's place: the page stays what the server wrote, which
 * works without scripts and says what is missing. A browser that is older still cannot even read the script.
 */
const NEEDED = [
  ["container-type", "size"],
  ["width", "1cqi"],
  ["color", "color-mix(in oklab, red, white)"],
] as const;

/** Say whether a browser knows what the player and the leg map cannot be drawn without. */
export function knowsAll(supports: (property: string, value: string) => boolean): boolean {
  return NEEDED.every(([property, value]) => supports(property, value));
}

if (typeof CSS !== "undefined" && !knowsAll((...asked) => CSS.supports(...asked))) {
  throw new Error("This browser is older than those Legato is made for: docs/browsers.md names them.");
}
