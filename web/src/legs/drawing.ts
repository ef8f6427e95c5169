import { nothing, svg, type SVGTemplateResult } from "lit";

import type { Leg } from "../ground/legs";
import { type Mark, type Meaning, placeWords } from "./marks";
import { HOME, intoView, OUTLINES, putOf, roomOf, SIDES, type View } from "./outlines";
import type { Place, Zone } from "./zones";

/** What a drawing needs to know about each place. */
export interface Shown {
  mark(place: Place): Mark;
  isLit(place: Place): boolean;
  /** Whether a place can be chosen; in a picture only to be looked at, none can. */
  isAsked(place: Place): boolean;
  /** Whether the Tab key stops here: at one place of a drawing, from which arrows lead on. */
  isStop(place: Place): boolean;
  /** Whether a place is being asked about right now. */
  isOpen(place: Place): boolean;
  readonly toLookAt: boolean;
  /** Whether choosing turns something on and off, rather than asking how much. */
  readonly toggles: boolean;
  /** What a place that is turned on means. */
  readonly meaning: Meaning;
}

/** How far the blur of the shades reaches, and where the thighs have faded in, in units of the drawing. */
const SOFT: Readonly<Record<View, number>> = { front: 26, back: 26, sole: 16 };
const FADED_IN: Readonly<Record<View, number>> = { front: 560, back: 640, sole: 0 };

/** Draw both legs from one side. */
export function drawView(view: View, shown: Shown): SVGTemplateResult {
  return svg`
    ${parts(view)}
    ${SIDES[view].map((leg) => drawLeg(view, leg, shown))}
    ${SIDES[view].map((leg) => zonesOf(view).map((zone) => badge(view, { leg, zone }, shown)))}
  `;
}

/** What both legs share, drawn once: skin, shades and lines. */
function parts(view: View): SVGTemplateResult {
  const { outline, shades, details, zones, size } = OUTLINES[view];
  const { width, height } = roomOf(view);
  return svg`
    <defs>
      <clipPath id="${view}-inside"><path d="${outline}" clip-rule="evenodd" /></clipPath>
      <filter id="${view}-soft" x="-20%" y="-20%" width="140%" height="140%"><feGaussianBlur stdDeviation="${SOFT[view]}" /></filter>
      <linearGradient id="${view}-fading" gradientUnits="userSpaceOnUse" x1="0" y1="0" x2="0" y2="${FADED_IN[view]}">
        <stop offset="0" stop-color="#fff" stop-opacity="${view === "sole" ? 1 : 0.05}" /><stop offset="1" stop-color="#fff" />
      </linearGradient>
      <mask id="${view}-fade" maskUnits="userSpaceOnUse" x="-60" y="-60" width="${width}" height="${height + 120}">
        <rect x="-60" y="-60" width="${width}" height="${height + 120}" fill="url(#${view}-fading)" />
      </mask>
      <pattern id="${view}-hatch" patternUnits="userSpaceOnUse" width="${size[0] / 16}" height="${size[0] / 16}" patternTransform="rotate(45)">
        <rect class="hatch-line" width="${size[0] / 40}" height="${size[0] / 16}" />
      </pattern>
      <g id="${view}-form">
        <g clip-path="url(#${view}-inside)"><g filter="url(#${view}-soft)">${shades.map((d) => svg`<path class="shade" d="${d}" />`)}</g></g>
        ${details.map((d) => svg`<path class="detail" d="${d}" />`)}
        ${Object.values(zones).map((d) => svg`<path class="border" d="${d}" />`)}
        <path class="outline" d="${outline}" />
      </g>
    </defs>
  `;
}

function drawLeg(view: View, leg: Leg, shown: Shown): SVGTemplateResult {
  const { x, y, mirrored } = putOf(view, leg);
  const zones = zonesOf(view);
  return svg`
    <g class="leg" data-leg="${leg}" transform="translate(${x} ${y})${mirrored ? " scale(-1 1)" : ""}">
      <g mask="url(#${view}-fade)" aria-hidden="true">
        <path class="skin" d="${OUTLINES[view].outline}" />
        ${zones.map((zone) => fill(view, { leg, zone }, shown))}
        <use href="#${view}-form" />
      </g>
      ${zones.map((zone) => control(view, { leg, zone }, shown))}
    </g>
  `;
}

function zonesOf(view: View): readonly Zone[] {
  return Object.keys(OUTLINES[view].zones) as Zone[];
}

function fill(view: View, place: Place, shown: Shown): SVGTemplateResult | typeof nothing {
  const { score, avoid } = shown.mark(place);
  const d = OUTLINES[view].zones[place.zone];
  if (score === null && !avoid && !shown.isLit(place)) return nothing;
  return svg`
    ${shown.isLit(place) ? svg`<path class="lit" d="${d}" />` : nothing}
    ${score === null ? nothing : svg`<path class="pain" data-score="${score}" d="${d}" />`}
    ${avoid ? svg`<path class="avoid" fill="url(#${view}-hatch)" d="${d}" />` : nothing}
  `;
}

/** The patch that can be tapped; in the view a zone is best seen in, it can be focused too. */
function control(view: View, place: Place, shown: Shown): SVGTemplateResult | typeof nothing {
  const d = OUTLINES[view].zones[place.zone];
  if (shown.toLookAt) return shown.isLit(place) ? svg`<path class="ring" d="${d}" />` : nothing;
  if (!shown.isAsked(place)) return svg`<path class="unasked" d="${d}" />`;
  const mark = shown.mark(place);
  if (HOME[place.zone] !== view) {
    return svg`<path class="zone" data-leg="${place.leg}" data-zone="${place.zone}" ?data-open="${shown.isOpen(place)}" aria-hidden="true" d="${d}" />`;
  }
  return svg`
    <path class="zone" data-leg="${place.leg}" data-zone="${place.zone}" ?data-open="${shown.isOpen(place)}" d="${d}"
      tabindex="${shown.isStop(place) ? 0 : -1}" role="button" aria-label="${placeWords(place, mark, shown.meaning)}"
      aria-pressed="${shown.toggles ? String(mark.avoid) : nothing}" aria-haspopup="${shown.toggles ? nothing : "dialog"}" />
  `;
}

function badge(view: View, place: Place, shown: Shown): SVGTemplateResult | typeof nothing {
  const [atX, atY] = OUTLINES[view].centres[place.zone] ?? [0, 0];
  const [x, y] = intoView(putOf(view, place.leg), atX, atY);
  return sign(x, y, shown.mark(place), shown.meaning);
}

/** A number that can be read on any ground, the same size at any scale. */
export function sign(x: number, y: number, { score, avoid }: Mark, meaning: Meaning = "avoid"): SVGTemplateResult | typeof nothing {
  if (score === null && !avoid) return nothing;
  const both = score !== null && avoid;
  return svg`
    <g transform="translate(${x} ${y})" aria-hidden="true">
      ${avoid ? svg`<g class="badge"><g class="badge-avoid" transform="translate(${both ? 11 : 0} 0)"><circle r="10" /><path d="${meaning === "here" ? "M-4 0L-1 4L5-4" : "M-6 6L6-6"}" /></g></g>` : nothing}
      ${score === null ? nothing : svg`<g class="badge"><g class="badge-pain" data-score="${score}" transform="translate(${both ? -9 : 0} 0)"><circle r="12" /><text y="5">${score}</text></g></g>`}
    </g>
  `;
}
