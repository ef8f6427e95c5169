import type { Store } from "../ground/store";
import { HOME, intoView, OUTLINES, putOf, roomOf, type View, VIEWS } from "../legs/outlines";
import { type Place, PLACES } from "../legs/zones";

/** What of the drawing a small screen shows at a time: the legs from both sides, or the soles. */
export const SIDES_SHOWN = ["legs", "soles"] as const;
export type SideShown = (typeof SIDES_SHOWN)[number];

/** Keys that lead from place to place, with where they lead: across and down. */
const ARROWS: Readonly<Record<string, readonly [across: number, down: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
/** A place beside the way counts as so many times further than one on it. */
const ASTRAY = 2.5;
const KEY = "legato.leg-map.side";

export function sideOf({ zone }: Place): SideShown {
  return HOME[zone] === "sole" ? "soles" : "legs";
}

/** The side a person looked at last on this device. */
export function chosenSide(store: Store): SideShown {
  const kept = store.read(KEY);
  return SIDES_SHOWN.find((side) => side === kept) ?? "legs";
}

export function keepSide(store: Store, side: SideShown): void {
  store.write(KEY, side);
}

/** The place an arrow leads to from another, `undefined` when there is none that way, or the key is no arrow. */
export function neighbour(from: Place, key: string, isAsked: (place: Place) => boolean): Place | undefined {
  const way = ARROWS[key];
  if (way === undefined) return undefined;
  const [across, down] = way;
  const [fromX, fromY] = spotOf(from);
  const near = PLACES.filter((place) => isAsked(place)).flatMap((place) => {
    const [x, y] = spotOf(place);
    const along = (x - fromX) * across + (y - fromY) * down;
    const beside = Math.abs((x - fromX) * down) + Math.abs((y - fromY) * across);
    return along > 1 ? [{ place, far: along + ASTRAY * beside }] : [];
  });
  return near.sort((one, other) => one.far - other.far)[0]?.place;
}

export function isArrow(key: string): boolean {
  return key in ARROWS;
}

/** Where a place is among all views side by side, each as high as the front. */
function spotOf({ leg, zone }: Place): readonly [x: number, y: number] {
  const view = HOME[zone];
  const [atX, atY] = OUTLINES[view].centres[zone] ?? [0, 0];
  const [x, y] = intoView(putOf(view, leg), atX, atY);
  const scale = roomOf("front").height / roomOf(view).height;
  return [startOf(view) + x * scale, y * scale];
}

function startOf(view: View): number {
  return VIEWS.slice(0, VIEWS.indexOf(view)).reduce((sum, before) => sum + roomOf(before).width, 0);
}
