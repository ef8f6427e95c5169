import { html, nothing, type TemplateResult } from "lit";

import { say } from "../ground/say";
import { TELLINGS } from "../ground/timeline";
import { icon } from "../session/icons";
import { BEDS, LOUDEST, type BedChoice, type Flag, type Level, type Senses } from "../session/settings";
import type { Adjustment } from "./names";
import type { Made } from "./sound/catalogue";
import type { Readiness } from "./sound/clips";

/** What this device can do. */
export interface Device {
  /** Whether there are recorded lines to be heard. */
  readonly recorded: boolean;
  readonly voices: readonly { readonly name: string }[];
  /** Why there is no recorded voice, in the server's words. */
  readonly noVoice: string | undefined;
  /** How many lines are made, while they are being made. */
  readonly making: Made | undefined;
  /** How far the bed that was chosen has come; `undefined` when none was. */
  readonly bed: Readiness | undefined;
  readonly vibrates: boolean;
  readonly takesHeadset: boolean;
}

/** What can be done in the sheet. */
export interface AdjustActions {
  readonly change: (changes: Partial<Senses>) => void;
  readonly adjust: ((what: Adjustment) => void) | undefined;
  /** Leave out what is left of the part that is played. */
  readonly skip: () => void;
  /** Play that part from its beginning. */
  readonly again: () => void;
  readonly close: () => void;
  /** Asks before leaving. */
  readonly leave: () => void;
  /** The page on which a voice is chosen, and going there; the place in the session is kept. */
  readonly voices: string;
  readonly goOut: (event: Event) => void;
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
    <h2 id="dialog-title" tabindex="-1" autofocus>${say("player-adjust-title")}</h2>
    ${act.adjust === undefined ? nothing : wishes(act.adjust, act)}
    ${flag("glance", say("player-glance"), say("player-glance-note"))} ${flag("captions", say("player-captions"))}
    ${flag("steady", say("player-steady"), say("player-steady-note"))}
    <h3>${say("player-sound-title")}</h3>
    ${level("volume", "volume", senses, act)}
    ${flag("voice", say("player-voice"), hasVoice ? undefined : (device.noVoice ?? say("player-no-voice")), hasVoice)}
    ${device.making === undefined ? nothing : progress(device.making)}
    ${!device.recorded && device.voices.length > 1 ? speakers(senses, device, act) : nothing}
    <a class="button" href=${act.voices} @click=${act.goOut}>${say("sound-other-voice")}</a>
    ${tellings(senses, act)} ${beds(senses, device, act)}
    ${flag("tick", say("player-tick"))} ${senses.tick ? level("tickVolume", "tick", senses, act) : nothing}
    ${flag("chimes", say("player-chimes"))} ${senses.chimes ? level("chimeVolume", "chimes", senses, act) : nothing}
    ${device.vibrates ? flag("vibration", say("player-vibration")) : nothing}
    ${device.takesHeadset ? flag("headset", say("player-headset"), say("player-headset-note")) : nothing}
    <p class="keys quiet">${say("player-keys")}</p>
    <slot name="company"></slot>
    <button class="button leave" @click=${act.leave}>${icon("leave")}<span>${say("player-leave")}</span></button>
    <div class="closes"><button class="button main" @click=${act.close}>${say("player-close")}</button></div>
  `;
}

/** How far the lines of another voice are; read when one comes to it, and never announced line by line. */
function progress({ lines, of, trouble }: Made): TemplateResult {
  return html`<div class="making">
    <p id="making">${say("sound-lines-ready", { ready: lines, of })}</p>
    <progress aria-labelledby="making" max=${of} value=${lines}></progress>
    ${trouble === undefined ? nothing : html`<p role="status">${say("sound-line-trouble", { line: trouble.text, reason: trouble.says })}</p>`}
  </div>`;
}

/** What lies under the session: one of three sounds, or none, and how loud. */
function beds(senses: Senses, { bed }: Device, act: AdjustActions): TemplateResult {
  const all: readonly BedChoice[] = ["off", ...BEDS];
  const state = { ready: undefined, coming: say("sound-bed-coming"), none: say("sound-bed-lost") }[bed ?? "ready"];
  return html`<fieldset class="telling beds">
      <legend>${say("sound-bed")}</legend>
      ${all.map(
        (one) =>
          html`<label>
            <input
              type="radio"
              name="bed"
              value=${one}
              .checked=${one === senses.bed}
              aria-describedby="bed-note"
              @change=${() => act.change({ bed: one })}
            />
            ${say("sound-bed-choice", { bed: one })}
          </label>`,
      )}
      <small id="bed-note" role="status">${state ?? nothing}</small>
    </fieldset>
    ${senses.bed === "off" ? nothing : level("bedVolume", "bed", senses, act)}`;
}

/** First what is for this very place, then what is for all that follows. */
function wishes(adjust: (what: Adjustment) => void, { skip, again }: AdjustActions): TemplateResult {
  const wish = (what: Adjustment, label: string): TemplateResult =>
    html`<button class="button" data-wish=${what} @click=${() => adjust(what)}>${icon(what)}<span>${label}</span></button>`;
  return html`
    <div class="options wishes">
      ${wish("longer", say("player-longer"))} ${wish("firmer", say("player-firmer"))}
      ${wish("softer", say("player-softer"))} ${wish("shorter", say("player-shorter"))}
      <button class="button" @click=${again}>${icon("back")}<span>${say("player-start-over")}</span></button>
      <button class="button" @click=${skip}>${icon("on")}<span>${say("player-skip-rest")}</span></button>
    </div>
  `;
}

function level(name: Level, what: "volume" | "tick" | "chimes" | "bed", senses: Senses, { change }: AdjustActions): TemplateResult {
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
