import { html, nothing, svg, type TemplateResult } from "lit";

import type { Leg } from "../ground/legs";
import { say } from "../ground/say";
import type { Performer } from "../stage/clips";

/** What a whole body does where no hand strokes: a calf is stretched, or a leg takes weight again. */
export type Posture = "stretch" | "walk";

interface Drawing {
  readonly size: readonly [width: number, height: number];
  /** What stands behind the leg that is meant: the ground, the other leg, whoever helps. */
  readonly behind: TemplateResult;
  /** The leg that is meant. */
  readonly leg: string;
  /** What is in front of it: the body, hands. */
  readonly before: TemplateResult;
  /** Which way the foot goes; nothing where it goes none. */
  readonly way: TemplateResult | typeof nothing;
  /** Where on the leg its letter stands, and how large that is. */
  readonly letter: readonly [x: number, y: number, size: number];
}

/**
 * Draw a posture with the leg that is meant nearer and filled.
 *
 * Drawings are of a left leg, seen from its own outer side, so that it looks to the left; the right one's is its mirror
 * image, and only the letter is not turned.
 */
export function posture(of: Posture, leg: Leg, by: Performer): TemplateResult {
  const { size, behind, leg: outline, before, way, letter } = DRAWINGS[of][by];
  const [width, height] = size;
  const [at, y, large] = letter;
  const [turn, x] = leg === "right" ? [`translate(${width} 0) scale(-1 1)`, width - at] : ["", at];
  return html`<svg
    class="leg-picture posture"
    data-posture=${of}
    data-leg=${leg}
    data-by=${by}
    viewBox="0 0 ${width} ${height}"
    aria-hidden="true"
  >
    <g transform=${turn}>
      ${behind}
      <path class="meant" d=${outline}></path>
      ${before}${way}
    </g>
    <text x=${x} y=${y} font-size=${large} text-anchor="middle">${say("player-leg-letter", { leg })}</text>
  </svg>`;
}

const body = (d: string): TemplateResult => svg`<path class="body" d=${d}></path>`;
/** A part of whoever helps. */
const helper = (d: string): TemplateResult => svg`<path class="helper" d=${d}></path>`;
const head = (x: number, y: number, of = "body"): TemplateResult => svg`<circle class=${of} cx=${x} cy=${y} r="22"></circle>`;
/** An arm or a leg of the same thickness all along: a wide line with an edge. */
const limb = (d: string, of = "body"): TemplateResult =>
  svg`<path class="limb edge" d=${d}></path><path class="limb ${of}" d=${d}></path>`;
const ground = (d: string): TemplateResult => svg`<path class="ground" d=${d}></path>`;

/** Stretched out on whatever one sits on; the foot stands up, its toes drawn towards the shin. */
const STRAIGHT =
  "M252 186C214 190 184 197 160 199C138 200 118 202 104 203C99 190 101 174 107 157C110 146 95 141 88 150C77 172 69 196 65 214" +
  "C62 230 76 236 90 230C112 242 142 242 160 230C190 231 222 238 254 238Z";
const TOES_DRAWN = svg`<g class="way"><path d="M50 168C50 146 60 128 80 120"></path><path d="M67 112L84 118L75 133"></path></g>`;
const SITTING_ON = ground("M20 240H318");
const OTHER_BENT = limb("M258 214L214 150L196 226");
const SITS_LEANING =
  "M286 232C292 196 282 152 262 124C250 108 226 110 224 128C222 156 226 186 236 206C240 222 250 232 262 236Z";
const SITS_BACK =
  "M262 236C244 232 236 214 240 200C248 170 262 142 282 120C294 108 314 118 312 136C308 170 300 206 290 232Z";

/** In the middle of a step, the weight on it. */
const STEPPING =
  "M156 150C152 176 146 196 140 214C134 236 128 254 122 268C112 272 100 274 94 280C90 286 94 290 102 290L142 290" +
  "C148 286 148 276 147 268C156 252 166 236 172 216C184 196 196 176 198 152Z";
const OTHER_BEHIND = limb("M182 158L200 216L232 262L222 280");
const UPRIGHT = "M152 158C148 130 150 100 154 84C160 68 194 68 198 86C204 112 204 138 200 158C188 166 164 166 152 158Z";
const FLOOR = ground("M20 291H300");
const CHAIR = svg`<path class="thing" d="M82 138V290M82 214H36V290"></path>`;

const DRAWINGS: Readonly<Record<Posture, Readonly<Record<Performer, Drawing>>>> = {
  stretch: {
    self: {
      size: [336, 272],
      behind: svg`${SITTING_ON}${OTHER_BENT}`,
      leg: STRAIGHT,
      before: svg`${body(SITS_LEANING)}${head(232, 84)}${limb("M246 136C216 166 164 172 106 158")}`,
      way: TOES_DRAWN,
      letter: [188, 223, 27],
    },
    partner: {
      size: [336, 272],
      behind: svg`${SITTING_ON}${OTHER_BENT}${limb("M296 140C306 180 306 206 304 230")}`,
      leg: STRAIGHT,
      before: svg`${body(SITS_BACK)}${head(296, 84)}${limb("M-12 260C30 256 54 246 74 228", "helper")}${limb("M-12 150C24 150 54 158 84 170", "helper")}`,
      way: TOES_DRAWN,
      letter: [188, 223, 27],
    },
  },
  walk: {
    self: {
      size: [320, 304],
      behind: svg`${FLOOR}${CHAIR}${OTHER_BEHIND}`,
      leg: STEPPING,
      before: svg`${body(UPRIGHT)}${head(172, 42)}${limb("M174 92C160 118 126 132 84 138")}`,
      way: nothing,
      letter: [160, 214, 25],
    },
    partner: {
      size: [320, 304],
      behind: svg`${FLOOR}${OTHER_BEHIND}${limb("M46 160L38 284", "helper")}${limb("M58 160L72 284", "helper")}${helper(
        "M28 164C26 130 26 100 32 86C40 70 66 70 72 86C78 112 80 140 76 164C62 172 42 172 28 164Z",
      )}${head(54, 44, "helper")}`,
      leg: STEPPING,
      before: svg`${body(UPRIGHT)}${head(172, 42)}${limb("M174 92C164 118 146 132 122 138")}${limb("M52 94C66 122 92 138 128 142", "helper")}`,
      way: nothing,
      letter: [160, 214, 25],
    },
  },
};
