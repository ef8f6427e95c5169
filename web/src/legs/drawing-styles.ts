import { css, unsafeCSS } from "lit";

/** Each step of pain is a little deeper in colour, from 0 to 10. */
export function depthOf(score: number): number {
  return 0.16 + score * 0.07;
}

const depths = Array.from({ length: 11 }, (_, score) => `.pain[data-score="${score}"]{fill-opacity:${depthOf(score).toFixed(3)}}`).join("");

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
    fill: var(--_accent);
  }

  ${unsafeCSS(depths)}

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
    fill: var(--_accent);
    stroke: var(--_paper);
    stroke-width: 2px;
  }

  .badge-pain text {
    fill: var(--_accent-ink);
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
