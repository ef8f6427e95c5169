import { html, nothing, type TemplateResult } from "lit";

import { LEGS } from "../ground/legs";
import { say } from "../ground/say";
import { type Mark, WORST } from "../legs/marks";
import { type Place, placeName, ZONES } from "../legs/zones";

const SCORES = Array.from({ length: WORST + 1 }, (_, score) => score);

export interface Listing {
  readonly mark: (place: Place) => Mark;
  readonly asksPain: boolean;
  readonly change: (place: Place, change: Partial<Mark>) => void;
}

/** The same choice as the picture, as a list; used when the page brings no list of its own. */
export function list({ mark, asksPain, change }: Listing): TemplateResult {
  return html`<div class="list">
    ${LEGS.map(
      (leg) =>
        html`<fieldset>
          <legend>${say("map-leg", { leg })}</legend>
          ${ZONES.map((zone) => row({ leg, zone }, mark({ leg, zone }), asksPain, change))}
        </fieldset>`,
    )}
  </div>`;
}

function row(place: Place, mark: Mark, asksPain: boolean, change: Listing["change"]): TemplateResult {
  const name = placeName(place);
  const choose = ({ target }: Event): void => {
    const { value } = target as HTMLSelectElement;
    change(place, { score: value === "" ? null : Number(value) });
  };
  const tick = ({ target }: Event): void => change(place, { avoid: (target as HTMLInputElement).checked });
  return html`<div class="row">
    <span aria-hidden="true">${name}</span>
    ${asksPain
      ? html`<select aria-label=${say("map-pain-at", { place: name })} @change=${choose}>
          <option value="" ?selected=${mark.score === null}>${say("map-not-marked")}</option>
          ${SCORES.map((score) => html`<option value=${score} ?selected=${mark.score === score}>${score}</option>`)}
        </select>`
      : nothing}
    <label class="tick"><input type="checkbox" aria-label=${say("map-avoid-at", { place: name })} .checked=${mark.avoid} @change=${tick} />${say("map-avoid")}</label>
  </div>`;
}
