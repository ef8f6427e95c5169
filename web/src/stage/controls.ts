import { html, nothing, type TemplateResult } from "lit";
import { unsafeSVG } from "lit/directives/unsafe-svg.js";
import hold from "lucide-static/icons/pause.svg?raw";
import move from "lucide-static/icons/play.svg?raw";

import { LEGS, type Leg } from "../ground/legs";
import { say } from "../ground/say";
import type { Performer, ViewName } from "./clips";
import { TONES, type Tones } from "./tones";

interface State {
  readonly view: ViewName;
  readonly views: readonly ViewName[];
  readonly leg: Leg;
  readonly performer: Performer;
  readonly performers: readonly Performer[];
  readonly moving: boolean;
  readonly tones: Tones;
}

interface Actions {
  readonly look: (view: ViewName) => void;
  readonly turnTo: (leg: Leg) => void;
  readonly handTo: (performer: Performer) => void;
  readonly toggle: () => void;
  readonly colour: (changes: Partial<Tones>) => void;
}

/** What the picture shows, in words, and whether it moves; what else could be shown stands behind those words. */
export function controls({ view, views, leg, performer, performers, moving, tones }: State, act: Actions): TemplateResult {
  return html`
    <div class="below">
      <details class="ways">
        <summary>${say("stage-shows", { leg, performer: performers.length > 1 ? performer : "none" })}</summary>
        <div class="controls">
          ${choice(say("stage-which-leg"), (leg) => say("stage-leg", { leg }), LEGS, leg, act.turnTo)}
          ${performers.length > 1 ? choice(say("stage-whose-hands"), (performer) => say("stage-hands", { performer }), performers, performer, act.handTo) : nothing}
          ${choice(say("stage-look-from"), (from) => say("stage-view", { from }), views, view, act.look)}
        </div>
        ${swatches(tones, performer, act.colour)}
      </details>
      <button type="button" class="toggle" @click=${act.toggle}>
        <span class="icon" aria-hidden="true">${unsafeSVG(moving ? hold : move)}</span>${moving ? say("stage-hold") : say("stage-move")}
      </button>
    </div>
  `;
}

function choice<Name extends string>(
  label: string,
  nameOf: (name: Name) => string,
  names: readonly Name[],
  chosen: Name,
  choose: (name: Name) => void,
): TemplateResult {
  return html`<div class="group" role="group" aria-label=${label}>
    ${names.map(
      (name) => html`<button type="button" aria-pressed=${chosen === name} @click=${() => choose(name)}>${nameOf(name)}</button>`,
    )}
  </div>`;
}

function nameOf(tone: string): string {
  return say("stage-tone", { tone: Number(tone) });
}

/** Whose skin has which colour; a wide range for each. Who massages their own leg has one. */
function swatches(tones: Tones, performer: Performer, change: (changes: Partial<Tones>) => void): TemplateResult {
  const asked = performer === "self" ? (["receiver"] as const) : (["receiver", "giver"] as const);
  return html`
    <details class="tones">
      <summary>${say("stage-skin")}</summary>
      ${asked.map(
        (whose) => html`
          <fieldset>
            <legend>${say("stage-whose-skin", { whose })}</legend>
            ${TONES.map(
              ({ id, colour }) => html`<label title=${nameOf(id)}>
                <input
                  type="radio"
                  name=${whose}
                  value=${id}
                  .checked=${tones[whose] === id}
                  @change=${() => change({ [whose]: id })}
                />
                <svg viewBox="0 0 32 32" aria-hidden="true"><circle cx="16" cy="16" r="14" fill=${colour}></circle></svg>
                <span class="unseen">${nameOf(id)}</span>
              </label>`,
            )}
          </fieldset>
        `,
      )}
    </details>
  `;
}
