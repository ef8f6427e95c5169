import { html, nothing, svg, type TemplateResult } from "lit";

import type { Leg } from "../ground/legs";
import { say } from "../ground/say";
import { isShow, type Timeline } from "../ground/timeline";
import type { Who } from "../ground/who";
import type { View } from "../session/view";
import { DOTS } from "./rhythm";
import type { StageState } from "./stage";

const HIGHEST_PRESSURE = 6;

/** The session as one line of time: what is over is filled, blocks are divided by gaps. */
export function bar({ cues, lasts_ms, legs }: Timeline): TemplateResult {
  const gap = lasts_ms / 250;
  const gaps = cues
    .filter(isShow)
    .filter(({ shown }) => shown.step === "block" || shown.step === "close")
    .map(({ at_ms }) => svg`<rect x=${at_ms - gap / 2} y="0" width=${gap} height="1"></rect>`);
  return html`
    <div class="bar" aria-hidden="true" data-legs=${legs.length}>
      <div class="bar-fill" id="fill"></div>
      <svg viewBox="0 0 ${lasts_ms} 1" preserveAspectRatio="none">${gaps}</svg>
    </div>
  `;
}

/** Two legs side by side as the receiver sees their own, the one that is meant filled. */
export function legSign(leg: Leg | undefined): TemplateResult {
  const foot = (side: Leg, x: number): TemplateResult => svg`
    <g class=${leg === side ? "this" : "other"}>
      <rect x=${x} y="2" width="17" height="28" rx="7"></rect>
      <text x=${x + 8.5} y="21.5" text-anchor="middle">${say("player-leg-letter", { leg: side })}</text>
    </g>`;
  return html`<svg class="leg-sign" viewBox="0 0 42 32" aria-hidden="true">
    ${foot("left", 2)}${foot("right", 23)}
  </svg>`;
}

/** The quiet words around what to do now: the technique, and how hard. Which leg comes now is said large. */
export function labels({ phase, view }: StageState): TemplateResult {
  if (phase === "preparing") return html`<p class="label">${say("player-get-ready")}</p>`;
  return html`<div class="label">
    <h1 class="title ${view.step === "settle" ? "large" : ""}" part="technique">${view.title}</h1>
    ${pressure(view)}
  </div>`;
}

/** The time left in this part, in a disc that moves with the strokes. */
export function beat({ phase, preparation }: StageState): TemplateResult {
  const [item, count] = preparation.place;
  const dots = Array.from({ length: DOTS }, () => html`<i></i>`);
  return html`<div class="beat">
    <div class="ring" id="ring"></div>
    <div class="disc" id="disc"></div>
    ${
      phase === "preparing"
        ? html`<p class="item" part="item">${say("player-item-of", { item, count })}</p>`
        : html`<p class="time">
            <span class="digits" part="time" id="time" role="timer" aria-label=${say("player-left-in-step")}></span>
          </p>`
    }
    <div class="dots" id="dots" aria-hidden="true">${dots}</div>
  </div>`;
}

/**
 * What to do now, in the largest words.
 *
 * Behind it stands, unseen, all else that may be said during the step: so there is room for the longest of it, and
 * nothing moves when the words change.
 */
export function headline({ phase, view, said, sayings, preparation }: StageState): TemplateResult {
  const unseen = (texts: readonly string[]): readonly TemplateResult[] =>
    texts.map((text) => html`<i class="unsaid" data-says=${text} aria-hidden="true"></i>`);
  if (phase === "preparing") {
    return html`<div class="headline"><h1 class="line" part="technique">${view.title}</h1>${unseen(preparation.texts)}</div>`;
  }
  const line = said ?? view.line;
  return html`<div class="headline">
    ${line === "" ? nothing : html`<p class="line" part="instruction">${line}</p>`}
    ${unseen([view.line, ...sayings])}
  </div>`;
}

/** What the person's own limits ask for: under the line for as long as it matters, however little room there is. */
export function limits(notes: readonly string[], who: Who): TemplateResult {
  return html`<ul class="limits" part="limits" aria-label=${say("player-limits", { who })}>
    ${notes.map((note) => html`<li>${note}</li>`)}
  </ul>`;
}

/** How hard, in words and as a small scale. */
function pressure({ pressure: hard, pressureWords }: View): TemplateResult | typeof nothing {
  if (hard === undefined) return nothing;
  const steps = Array.from(
    { length: HIGHEST_PRESSURE },
    (_, i) => svg`
    <rect class=${i < hard ? "this" : "other"} x=${i * 10} y=${16 - 2.5 * i} width="7" height=${8 + 2.5 * i} rx="2"></rect>`,
  );
  return html`<p class="pressure extra">
    <svg class="scale" viewBox="0 0 57 24" aria-hidden="true">${steps}</svg>
    <span>${say("player-pressure")} ${pressureWords ?? hard}</span>
  </p>`;
}
