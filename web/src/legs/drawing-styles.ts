import { css, unsafeCSS } from "lit";

/** The scores of pain, each with a colour of its own: warm, and deeper with its number. */
const SCORES = Array.from({ length: 11 }, (_, score) => score);
/** From this score on the colour is so deep that light ink stands on it. */
const DEEP = 6;

export function painColour(score: number): string {
  return `--pain-${score}`;
}

const zones = SCORES.map((score) => `.pain[data-score="${score}"]{fill:var(${painColour(score)},#b9582f)}`).join("");
const badges = SCORES.map((score) => `.badge-pain[data-score="${score}"] circle{stroke:var(${painColour(score)},#b9582f)}`).join("");
const buttons = SCORES.map((score) => {
  const ink = score < DEEP ? "--pain-ink" : "--pain-ink-deep";
  return `.score[data-score="${score}"]{background:var(${painColour(score)});color:var(${ink})}`;
}).join("");

/** The buttons that ask for a score, coloured as the zones they colour. */
export const scoreStyles = unsafeCSS(buttons);

/** The drawing: skin, shades and lines, and what is marked on them. */
export const drawingStyles = css`
  .skin {
    fill: var(--_skin);
    fill-rule: evenodd;
  }

  .shade {
    fill: var(--_shade);
    fill-opacity: 0.085;
    fill-rule: evenodd;
  }

  .detail,
  .border,
  .outline,
  .ring {
    fill: none;
    stroke-linejoin: round;
    stroke-linecap: round;
    vector-effect: non-scaling-stroke;
  }

  .detail {
    stroke: var(--_shade);
    stroke-opacity: 0.4;
    stroke-width: 1.25px;
  }

  .border {
    stroke: var(--_border);
    stroke-opacity: 0.85;
    stroke-width: 1.25px;
  }

  .outline {
    stroke: var(--_ink-soft);
    stroke-width: 1.5px;
  }

  .lit {
    fill: var(--_accent);
    fill-opacity: 0.45;
  }

  .ring {
    stroke: var(--_accent);
    stroke-width: 2px;
  }

  .pain {
    fill-opacity: 0.92;
  }

  ${unsafeCSS(zones)}

  .hatch-line {
    fill: var(--_amber);
  }

  .zone {
    fill: var(--_ink);
    fill-opacity: 0;
    stroke: transparent;
    stroke-width: 3px;
    stroke-linejoin: round;
    vector-effect: non-scaling-stroke;
    outline: none;
    cursor: pointer;
  }

  @media (hover: hover) {
    .zone:hover {
      fill-opacity: 0.08;
    }
  }

  .zone[data-open] {
    stroke: var(--_accent);
  }

  .zone:focus-visible {
    stroke: var(--_ink);
    stroke-width: 3.5px;
  }

  .unasked {
    fill: var(--_paper);
    fill-opacity: 0.6;
  }

  .badge {
    transform: scale(var(--unit, 7));
    pointer-events: none;
  }

  .badge-pain circle {
    fill: var(--_paper);
    stroke-width: 3px;
  }

  ${unsafeCSS(badges)}

  .badge-pain text {
    fill: var(--_ink);
    font: 700 14px var(--font, system-ui, sans-serif);
    text-anchor: middle;
  }

  .badge-avoid circle {
    fill: var(--_paper);
    stroke: var(--_amber);
    stroke-width: 3px;
  }

  .badge-avoid path {
    stroke: var(--_amber);
    stroke-width: 3px;
  }
`;
