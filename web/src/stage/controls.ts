import hold from "lucide-static/icons/pause.svg?raw";
import move from "lucide-static/icons/play.svg?raw";
import { html, type TemplateResult } from "lit";
import { unsafeSVG } from "lit/directives/unsafe-svg.js";

import type { ViewName } from "./clips";
import { TONES, type Tones } from "./tones";
import { words } from "./words";

type Leg = "left" | "right";

interface State {
  readonly view: ViewName;
  readonly views: readonly ViewName[];
  readonly leg: Leg;
  readonly moving: boolean;
}

interface Actions {
  readonly look: (view: ViewName) => void;
  readonly turnTo: (leg: Leg) => void;
  readonly toggle: () => void;
}

/** Hold still, which leg, and where to look from. */
export function controls({ view, views, leg, moving }: State, act: Actions): TemplateResult {
  return html`
    <div class="controls">
      <div class="group" role="group" aria-label=${words.legs}>
        ${(["left", "right"] as const).map(
          (side) =>
            html`<button type="button" aria-pressed=${leg === side} @click=${() => act.turnTo(side)}>${words.leg[side]}</button>`,
        )}
      </div>
      <div class="group" role="group" aria-label=${words.viewsLabel}>
        ${views.map(
          (name) =>
            html`<button type="button" aria-pressed=${view === name} @click=${() => act.look(name)}>${words.views[name]}</button>`,
        )}
      </div>
      <button type="button" class="toggle" @click=${act.toggle}>
        <span class="icon" aria-hidden="true">${unsafeSVG(moving ? hold : move)}</span>${moving ? words.pause : words.play}
      </button>
    </div>
  `;
}

/** Whose skin has which colour; a wide range for each. */
export function swatches(tones: Tones, change: (changes: Partial<Tones>) => void): TemplateResult {
  return html`
    <details class="tones">
      <summary>${words.tones}</summary>
      ${(["receiver", "giver"] as const).map(
        (who) => html`
          <fieldset>
            <legend>${words[who]}</legend>
            ${TONES.map(
              ({ id, words: name, colour }) => html`<label title=${name}>
                <input
                  type="radio"
                  name=${who}
                  value=${id}
                  .checked=${tones[who] === id}
                  @change=${() => change({ [who]: id })}
                />
                <svg viewBox="0 0 32 32" aria-hidden="true"><circle cx="16" cy="16" r="14" fill=${colour}></circle></svg>
                <span class="unseen">${name}</span>
              </label>`,
            )}
          </fieldset>
        `,
      )}
    </details>
  `;
}
