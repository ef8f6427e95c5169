/** A leg map on a page, and what a person does with it. */
import "./internals";
import "../../src/leg-map/index";
import type { LegatoLegMap } from "../../src/leg-map/index";
import { keyOf, placeName, PLACES, type Place, type Zone } from "../../src/legs/zones";
import type { Leg } from "../../src/ground/legs";

export const at = (leg: Leg, zone: Zone): Place => ({ leg, zone });

/** Put a page's content up and wait until its leg map is drawn. */
export async function page(content: string): Promise<LegatoLegMap> {
  document.body.innerHTML = content;
  const map = document.querySelector("legato-leg-map");
  if (map === null) throw new Error("The page has no leg map.");
  // The inputs inside may be put up after the element they are in.
  await new Promise((then) => setTimeout(then));
  await map.updateComplete;
  return map;
}

/** The inputs a server draws for both legs, as they are without JavaScript. */
export function inputs({ avoid = true, places = PLACES } = {}): string {
  const rows = places.map((place) => {
    const key = keyOf(place);
    const scores = Array.from({ length: 10 }, (_, i) => i + 1);
    const options = scores.map((score) => `<option>${score}</option>`);
    const box = avoid ? `<input type="checkbox" name="avoid-${key}">` : "";
    return `<label>${placeName(place)}<select name="pain-${key}"><option value="">no pain</option>${options.join("")}</select></label>${box}`;
  });
  return `<fieldset>${rows.join("")}</fieldset>`;
}

export function input(name: string): HTMLSelectElement & HTMLInputElement {
  const found = document.querySelector<HTMLSelectElement & HTMLInputElement>(`[name="${name}"]`);
  if (found === null) throw new Error(`There is no input called ${name}.`);
  return found;
}

const within = (map: LegatoLegMap): ShadowRoot => map.renderRoot as ShadowRoot;

/** Choose in the list, as a person does. */
export function choose(name: string, value: string): void {
  input(name).value = value;
  input(name).dispatchEvent(new Event("change", { bubbles: true }));
}

export function all(map: LegatoLegMap, selector: string): HTMLElement[] {
  return [...within(map).querySelectorAll<HTMLElement>(selector)];
}

export function one(map: LegatoLegMap, selector: string): HTMLElement {
  const found = within(map).querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`The leg map shows no ${selector}.`);
  return found;
}

/** The control of a place that the keyboard reaches. */
export function control(map: LegatoLegMap, { leg, zone }: Place): HTMLElement {
  return one(map, `[role="button"][data-leg="${leg}"][data-zone="${zone}"]`);
}

export async function press(map: LegatoLegMap, place: Place, ...keys: string[]): Promise<void> {
  for (const key of keys) {
    control(map, place).dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
    await map.updateComplete;
  }
}

export async function click(map: LegatoLegMap, on: Element): Promise<void> {
  on.dispatchEvent(new MouseEvent("click", { bubbles: true, composed: true }));
  await map.updateComplete;
}

export function button(map: LegatoLegMap, words: string): HTMLElement {
  const found = all(map, "button").find((each) => (each.getAttribute("aria-label") ?? each.textContent).trim().startsWith(words));
  if (found === undefined) throw new Error(`The leg map has no button "${words}".`);
  return found;
}
