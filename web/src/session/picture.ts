import { html, nothing, svg, type TemplateResult } from "lit";

import type { Leg } from "../ground/legs";
import { say } from "../ground/say";
import { OUTLINES, putOf, roomOf, VIEWS, type Outlines } from "../legs/outlines";
import { isZone, type Zone } from "../legs/zones";

/** How much of the leg around the place is shown, as a share of the place's own height. */
const AROUND = 0.4;
/** The picture is never cropped flatter or narrower than this, width to height. */
const WIDEST = 0.9;
const NARROWEST = 0.42;

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Draw the part of a leg where the hands work, the place itself filled.
 *
 * Strokes that run `toHeart`, against their usual way, get an arrow: posters of hands show the other way.
 *
 * This module brings the outlines with it, so it is loaded only when there is a place to show.
 */
export function picture(leg: Leg, places: readonly string[], toHeart = false): TemplateResult | undefined {
  const zones = places.filter(isZone);
  const view = bestView(zones);
  if (view === undefined) return undefined;
  const box = cropAround(view, zones);
  // The outlines are those of a left leg; the other one is its mirror image.
  const mirror = leg === "right" ? `translate(${2 * box.x + box.width} 0) scale(-1 1)` : "";
  const { outline, shades, details } = view;
  return html`
    <svg
      class="leg-picture ${box.y > 0 ? "cut-above" : ""} ${box.y + box.height < view.size[1] ? "cut-below" : ""}"
      viewBox="${box.x} ${box.y} ${box.width} ${box.height}"
      aria-hidden="true"
    >
      <g transform=${mirror}>
        <path class="skin" d=${outline}></path>
        ${shades.map((d) => svg`<path class="shade" d=${d}></path>`)}
        ${zones.map((zone) => svg`<path class="place" d=${view.zones[zone] ?? ""}></path>`)}
        ${details.map((d) => svg`<path class="detail" d=${d}></path>`)}
        <path class="edge" d=${outline}></path>
        ${toHeart ? wayToHeart(view, zones) : nothing}
      </g>
    </svg>
  `;
}

/** How far from the ends of the place its arrow begins and ends, as a share of the place's height. */
const ARROW_INSET = 0.16;
/** How long the two strokes of its head are, as a share of the arrow. */
const ARROW_HEAD = 0.17;

/** An arrow over the place, the way towards the heart: up a leg, and on a sole, whose toes are at the top, down. */
function wayToHeart(view: Outlines, zones: readonly Zone[]): TemplateResult {
  const spots = zones.flatMap((zone) => pointsOf(view.zones[zone] ?? ""));
  const [top, bottom] = reach(spots.map(([, y]) => y));
  const inset = (bottom - top) * ARROW_INSET;
  const isSole = view === OUTLINES.sole;
  const [from, to] = isSole ? [top + inset, bottom - inset] : [bottom - inset, top + inset];
  const across = (y: number): number => {
    const near = spots.filter(([, at]) => Math.abs(at - y) <= inset);
    const [least, most] = reach((near.length > 0 ? near : spots).map(([x]) => x));
    return (least + most) / 2;
  };
  const [x0, x1] = [across(from), across(to)];
  const head = Math.abs(to - from) * ARROW_HEAD;
  const back = isSole ? to - head : to + head;
  return svg`<g class="way-to-heart">
    <path d="M${x0} ${from}L${x1} ${to}"></path>
    <path d="M${x1 - head} ${back}L${x1} ${to}L${x1 + head} ${back}"></path>
  </g>`;
}

function reach(numbers: readonly number[]): readonly [least: number, most: number] {
  return [Math.min(...numbers), Math.max(...numbers)];
}

/** How large the letter on a calf is, as a share of the room there. */
const LETTER = 1.15;

/**
 * Draw both legs, the left one on the left as with one's own, and fill the one that is meant.
 *
 * They are seen from behind: that is the side from which nobody has to swap them.
 */
export function bothLegs(meant: Leg): TemplateResult {
  const { width, height } = roomOf("back");
  const { outline, centres } = OUTLINES.back;
  const [atX, atY, room] = centres.calf ?? [0, 0, 0];
  const one = (leg: Leg): TemplateResult => {
    const { mirrored, x, y } = putOf("back", leg);
    const middle = mirrored ? x - atX : x + atX;
    const put = `translate(${x} ${y}) scale(${mirrored ? -1 : 1} 1)`;
    return svg`<g class=${leg === meant ? "leg-meant" : "leg-other"}>
      <path class="skin" transform=${put} d=${outline}></path>
      <path class="fill" transform=${put} d=${outline}></path>
      <path class="edge" transform=${put} d=${outline}></path>
      <text x=${middle} y=${y + atY + (room * LETTER) / 3} font-size=${room * LETTER} text-anchor="middle">${say("player-leg-letter", { leg })}</text>
    </g>`;
  };
  return html`<svg class="leg-picture cut-above both-legs" viewBox="0 0 ${width} ${height}" aria-hidden="true">
    ${one("left")}${one("right")}
    </svg>`;
}

/** Draw both legs as they lie when nobody is at work on them. */
export function atRest(): TemplateResult {
  const { width, height } = roomOf("front");
  const { outline, shades, details, size } = OUTLINES.front;
  const one = svg`
    <path class="skin" d=${outline}></path>
    ${shades.map((d) => svg`<path class="shade" d=${d}></path>`)}
    ${details.map((d) => svg`<path class="detail" d=${d}></path>`)}`;
  const edge = (width - 2 * size[0]) / 4;
  return html`<svg class="at-rest" viewBox="0 0 ${width} ${height}" aria-hidden="true">
    <g transform="translate(${width - edge - size[0]} 0)">${one}</g>
    <g transform="translate(${edge + size[0]} 0) scale(-1 1)">${one}</g>
  </svg>`;
}

/** The side from which most of the zones are seen, and of those the one that shows them largest. */
function bestView(zones: readonly Zone[]): Outlines | undefined {
  const shown = (view: Outlines): number =>
    zones.reduce((sum, zone) => sum + (view.zones[zone] === undefined ? 0 : 1_000 + (view.centres[zone]?.[2] ?? 0)), 0);
  const [best] = VIEWS.map((name) => OUTLINES[name]).sort((one, other) => shown(other) - shown(one));
  return best !== undefined && shown(best) > 0 ? best : undefined;
}

/** The part of a view that shows the zones with some of the leg around them. */
function cropAround({ size, zones: all }: Outlines, zones: readonly Zone[]): Box {
  const [width, height] = size;
  const spots = zones.flatMap((zone) => pointsOf(all[zone] ?? ""));
  const [top, bottom] = reach(spots.map(([, y]) => y));
  const wanted = (bottom - top) * (1 + 2 * AROUND);
  const tall = Math.min(height, Math.max(wanted, width / WIDEST));
  const y = Math.min(Math.max((top + bottom - tall) / 2, 0), height - tall);
  const edge = width * 0.03;
  const wide = Math.max(width + 2 * edge, tall * NARROWEST);
  return { x: (width - wide) / 2, y: y - edge, width: wide, height: tall + 2 * edge };
}

/** The corners of a path written with M, l and z only, as the outlines are. */
function pointsOf(path: string): readonly (readonly [number, number])[] {
  const points: [number, number][] = [];
  for (const [, start = "", rest = ""] of path.matchAll(/M([-\d. ]+)(?:l([-\d. ]+))?/g)) {
    let [x = 0, y = 0] = numbersIn(start);
    points.push([x, y]);
    const steps = numbersIn(rest);
    for (let i = 0; i + 1 < steps.length; i += 2) {
      x += steps[i] ?? 0;
      y += steps[i + 1] ?? 0;
      points.push([x, y]);
    }
  }
  return points;
}

function numbersIn(text: string): number[] {
  return [...text.matchAll(/-?[\d.]+/g)].map(([number]) => Number(number));
}
