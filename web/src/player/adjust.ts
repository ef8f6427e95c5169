import { html, nothing, type TemplateResult } from "lit";

import { say } from "../ground/say";
import { TELLINGS } from "../ground/timeline";
import { icon } from "../session/icons";
import { LOUDEST, type Flag, type Level, type Senses } from "../session/settings";
import type { Adjustment } from "./names";

/** What this device can do. */
export interface Device {
  /** Whether there are recorded lines to be heard. */
  readonly recorded: boolean;
  readonly voices: readonly { readonly name: string }[];
  /** Why there is no recorded voice, in the server's words. */
  readonly noVoice: string | undefined;
  readonly vibrates: boolean;
  readonly takesHeadset: boolean;
}

/** What can be done in the sheet. */
export interface AdjustActions {
  readonly change: (changes: Partial<Senses>) => void;
  readonly adjust: ((what: Adjustment) => void) | undefined;
  readonly close: () => void;
}

/** The sheet in which the session and its sound are adjusted; big buttons instead of sliders, for oily fingers. */
export function adjustDialog(senses: Senses, device: Device, act: AdjustActions): TemplateResult {
  const flag = (name: Flag, label: string, note?: string, possible = true): TemplateResult => html`
    <label class="switch">
      <span>${label}${note === undefined ? nothing : html`<small>${note}</small>`}</span>
      <input
        type="checkbox"
        role="switch"
        .checked=${possible && senses[name]}
        ?disabled=${!possible}
        @change=${(event: Event) => act.change({ [name]: (event.target as HTMLInputElement).checked })}
      />
    </label>
  `;
  const hasVoice = device.recorded || device.voices.length > 0;
  return html`
    <h2 tabindex="-1" autofocus>${say("player-adjust-title")}</h2>
    ${act.adjust === undefined ? nothing : wishes(act.adjust)}
    ${flag("glance", say("player-glance"), say("player-glance-note"))} ${flag("captions", say("player-captions"))}
    <h3>${say("player-sound-title")}</h3>
    ${level("volume", "volume", senses, act)}
    ${flag("voice", say("player-voice"), hasVoice ? undefined : (device.noVoice ?? say("player-no-voice")), hasVoice)}
    ${!device.recorded && device.voices.length > 1 ? speakers(senses, device, act) : nothing}
    ${tellings(senses, act)}
    ${flag("tick", say("player-tick"))} ${senses.tick ? level("tickVolume", "tick", senses, act) : nothing}
    ${flag("chimes", say("player-chimes"))} ${senses.chimes ? level("chimeVolume", "chimes", senses, act) : nothing}
    ${device.vibrates ? flag("vibration", say("player-vibration")) : nothing}
    ${device.takesHeadset ? flag("headset", say("player-headset"), say("player-headset-note")) : nothing}
    <slot name="company"></slot>
    <button class="button main" @click=${act.close}>${say("player-close")}</button>
  `;
}

function wishes(adjust: (what: Adjustment) => void): TemplateResult {
  return html`
    <div class="options">
      <button class="button" @click=${() => adjust("softer")}>${icon("softer")}<span>${say("player-softer")}</span></button>
      <button class="button" @click=${() => adjust("shorter")}>${icon("shorter")}<span>${say("player-shorter")}</span></button>
    </div>
  `;
}

function level(name: Level, what: "volume" | "tick" | "chimes", senses: Senses, { change }: AdjustActions): TemplateResult {
  const value = senses[name];
  return html`
    <div class="volume">
      <button
        class="button"
        aria-label=${say("player-quieter", { what })}
        ?disabled=${value === 0}
        @click=${() => change({ [name]: value - 1 })}
      >
        ${icon("minus")}
      </button>
      <output>${say("player-level", { what, level: value })}</output>
      <button
        class="button"
        aria-label=${say("player-louder", { what })}
        ?disabled=${value === LOUDEST}
        @click=${() => change({ [name]: value + 1 })}
      >
        ${icon("plus")}
      </button>
    </div>
  `;
}

/** How much is said: a small choice, in the order from most to least. */
function tellings({ telling }: Senses, { change }: AdjustActions): TemplateResult {
  return html`<fieldset class="telling">
    <legend>${say("player-telling")}</legend>
    ${TELLINGS.map(
      (one) =>
        html`<label>
          <input
            type="radio"
            name="telling"
            .checked=${one === telling}
            aria-describedby="telling-note"
            @change=${() => change({ telling: one })}
          />
          ${say("player-telling-name", { telling: one })}
        </label>`,
    )}
    <small id="telling-note">${say("player-telling-note", { telling })}</small>
  </fieldset>`;
}

function speakers({ speaker }: Senses, { voices }: Device, { change }: AdjustActions): TemplateResult {
  return html`<label class="switch">
    <span>${say("player-speaker")}</span>
    <select @change=${(event: Event) => change({ speaker: (event.target as HTMLSelectElement).value })}>
      <option value="" ?selected=${speaker === ""}>${say("player-usual-speaker")}</option>
      ${voices.map(({ name }) => html`<option value=${name} ?selected=${speaker === name}>${name}</option>`)}
    </select>
  </label>`;
}
