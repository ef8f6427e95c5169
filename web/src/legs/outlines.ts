import type { Leg } from "../ground/legs";
import computed from "./outlines.json";
import { type Zone, ZONES } from "./zones";

export const VIEWS = ["front", "back", "sole"] as const;
export type View = (typeof VIEWS)[number];

/** The left leg from one side, as computed by `hands/src/legato_hands/outlines/draw.py`; the right one is its mirror image. */
export interface Outlines {
  readonly size: readonly [width: number, height: number];
  readonly outline: string;
  /** Where the skin turns away from the light, each a little darker than the one before. */
  readonly shades: readonly string[];
  readonly details: readonly string[];
  readonly zones: Readonly<Partial<Record<Zone, string>>>;
  /** Where a zone is widest, and the room there: x, y and radius. */
  readonly centres: Readonly<Partial<Record<Zone, Spot>>>;
}

export type Spot = readonly [x: number, y: number, radius: number];

export const OUTLINES = computed as unknown as Readonly<Record<View, Outlines>>;

/** Which leg is drawn on the left, and on the right, of each view. */
export const SIDES: Readonly<Record<View, readonly [Leg, Leg]>> = {
  front: ["right", "left"],
  back: ["left", "right"],
  sole: ["right", "left"],
};

/** The space between the two legs and around them, in the units of the drawing. */
const GAP: Readonly<Record<View, number>> = { front: 110, back: 110, sole: 70 };
const EDGE: Readonly<Record<View, number>> = { front: 20, back: 20, sole: 14 };

/** Front and back are as wide as each other, so that they are drawn at the same scale. */
const WIDEST = Math.max(OUTLINES.front.size[0], OUTLINES.back.size[0]);

/** The room both legs of a view need. */
export function roomOf(view: View): { width: number; height: number } {
  const width = view === "sole" ? OUTLINES.sole.size[0] : WIDEST;
  return { width: 2 * (width + EDGE[view]) + GAP[view], height: OUTLINES[view].size[1] + 2 * EDGE[view] };
}

/** The window a view is seen through: beside the front view, the back is as high, so that the legs stand in line. */
export function windowOf(view: View, beside: readonly View[]): string {
  const { width, height } = roomOf(view);
  const isInLine = view === "back" && beside.includes("front");
  return `0 0 ${width} ${isInLine ? Math.max(height, roomOf("front").height) : height}`;
}

/** How a leg is put into its view: mirrored or not, and moved. */
export interface Put {
  readonly mirrored: boolean;
  readonly x: number;
  readonly y: number;
}

export function putOf(view: View, leg: Leg): Put {
  const mirrored = leg === "right";
  const onLeft = SIDES[view][0] === leg;
  const [width] = OUTLINES[view].size;
  const edge = EDGE[view];
  const start = onLeft ? edge : roomOf(view).width - edge - width;
  return { mirrored, x: mirrored ? start + width : start, y: edge };
}

/** Turn a point of the left leg's outlines into one of the view. */
export function intoView(put: Put, x: number, y: number): readonly [x: number, y: number] {
  return [put.x + (put.mirrored ? -x : x), put.y + y];
}

/** Turn a point of the view into one of the left leg's outlines. */
export function intoLeg(put: Put, x: number, y: number): readonly [x: number, y: number] {
  return [put.mirrored ? put.x - x : x - put.x, y - put.y];
}

/** The view a zone is best seen in: there its control can be focused; elsewhere it is only drawn. */
export const HOME: Readonly<Record<Zone, View>> = Object.fromEntries(
  ZONES.map((zone) => {
    const seen = VIEWS.filter((view) => OUTLINES[view].zones[zone] !== undefined);
    const [best] = seen.sort((one, other) => shareOf(other, zone) - shareOf(one, zone));
    return [zone, best];
  }),
) as Record<Zone, View>;

function shareOf(view: View, zone: Zone): number {
  return (OUTLINES[view].centres[zone]?.[2] ?? 0) / OUTLINES[view].size[0];
}
