import { html, nothing, type TemplateResult } from "lit";

import { say } from "../ground/say";
import { type Mark, WORST } from "../legs/marks";
import { type Place, placeName, whereIs } from "../legs/zones";

const SCORES = Array.from({ length: WORST + 1 }, (_, score) => score);

export interface Picking {
  readonly place: Place;
  /** Other places that may have been meant. */
  readonly nearby: readonly Place[];
  readonly mark: Mark;
  readonly asksAvoid: boolean;
  readonly change: (change: Partial<Mark>) => void;
  readonly turnTo: (place: Place) => void;
  readonly close: () => void;
}

/** Ask how much a place hurts: one tap answers and closes. */
export function picker({ place, nearby, mark, asksAvoid, change, turnTo, close }: Picking): TemplateResult {
  const isMarked = mark.score !== null || mark.avoid;
  return html`
    <div class="picker-head">
      <div>
        <h2 id="picked">${placeName(place)}</h2>
        <p class="soft">${whereIs(place.zone)}</p>
      </div>
      <button type="button" class="quiet square" aria-label=${say("map-close")} @click=${close}>
        <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M6 6l12 12M18 6L6 18" /></svg>
      </button>
    </div>
    <div role="group" aria-labelledby="how-much">
      <p id="how-much">${say("map-how-much")}</p>
      <div class="scores">
        ${SCORES.map(
          (score) =>
            html`<button
              type="button"
              class="score"
              data-score=${score}
              aria-label=${say("map-score", { score })}
              aria-pressed=${mark.score === score}
              ?autofocus=${score === (mark.score ?? 0)}
              @click=${() => change({ score })}
            >
              ${score}${score === 0 ? html` <small>${say("map-no-pain")}</small>` : nothing}
            </button>`,
        )}
      </div>
      <p class="ends soft" aria-hidden="true">${say("map-worst")}</p>
    </div>
    <div class="picker-more">
      ${asksAvoid
        ? html`<button type="button" class="avoid-switch" aria-pressed=${mark.avoid} @click=${() => change({ avoid: !mark.avoid })}>
            ${mark.avoid ? say("map-may-touch") : say("map-avoid-here")}
          </button>`
        : nothing}
      ${isMarked ? html`<button type="button" class="clear" @click=${() => change({ score: null, avoid: false })}>${say("map-clear")}</button>` : nothing}
    </div>
    ${nearby.length === 0
      ? nothing
      : html`<div class="nearby" role="group" aria-labelledby="or">
          <p id="or" class="soft">${say("map-did-you-mean")}</p>
          ${nearby.map((other) => html`<button type="button" @click=${() => turnTo(other)}>${placeName(other)}</button>`)}
        </div>`}
  `;
}
