import { html, nothing, type TemplateResult } from "lit";
import { unsafeSVG } from "lit/directives/unsafe-svg.js";
import hold from "lucide-static/icons/pause.svg?raw";
import move from "lucide-static/icons/play.svg?raw";

import type { Leg } from "../ground/legs";
import type { Performer, ViewName } from "./clips";
import { TONES, type Tones } from "./tones";
import { words } from "./words";

interface State {
  readonly view: ViewName;
  readonly views: readonly ViewName[];
  readonly leg: Leg;
  readonly performer: Performer;
  readonly performers: readonly Performer[];
  readonly moving: boolean;
}

interface Actions {
  readonly look: (view: ViewName) => void;
  readonly turnTo: (leg: Leg) => void;
  readonly handTo: (performer: Performer) => void;
  readonly toggle: () => void;
}

/** Hold still, which leg, whose hands, and where to look from. */
export function controls({ view, views, leg, performer, performers, moving }: State, act: Actions): TemplateResult {
  return html`
    <div class="controls">
      ${choice(words.legs, words.leg, ["left", "right"], leg, act.turnTo)}
      ${performers.length > 1 ? choice(words.hands, words.performer, performers, performer, act.handTo) : nothing}
      ${choice(words.viewsLabel, words.views, views, view, act.look)}
      <button type="button" class="toggle" @click=${act.toggle}>
        <span class="icon" aria-hidden="true">${unsafeSVG(moving ? hold : move)}</span>${moving ? words.pause : words.play}
      </button>
    </div>
  `;
}

function choice<Name extends string>(
  label: string,
  says: Readonly<Record<Name, string>>,
  names: readonly Name[],
  chosen: Name,
  choose: (name: Name) => void,
): TemplateResult {
  return html`<div class="group" role="group" aria-label=${label}>
    ${names.map(
      (name) => html`<button type="button" aria-pressed=${chosen === name} @click=${() => choose(name)}>${says[name]}</button>`,
    )}
  </div>`;
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
