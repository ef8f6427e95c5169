import { html, nothing, svg, type TemplateResult } from "lit";

import type { Leg } from "../ground/legs";
import { say } from "../ground/say";
import type { PageMs } from "../ground/time";
import { isShow, type Timeline } from "../ground/timeline";
import type { Who } from "../ground/who";
import { icon } from "../session/icons";
import type { Preparation } from "../session/preparation";
import type { View } from "../session/view";
import type { DialogName, Guarded, Phase } from "./names";
import type { Made } from "./sound/catalogue";

/** Everything the stage shows except the numbers that count down. */
export interface StageState {
  readonly phase: Phase;
  readonly who: Who;
  /** What is done before the clock starts. */
  readonly preparation: Preparation;
  readonly view: View;
  readonly timeline: Timeline;
  /** The leg with the place where the hands work, once it is drawn. */
  readonly picture: TemplateResult | undefined;
  readonly armed: Guarded | undefined;
  /** What was last spoken, or a short answer to a key. */
  readonly note: string | undefined;
  /** Why it stands still though nobody paused it, in a sentence. */
  readonly stands: string | undefined;
  readonly mayUndo: boolean;
  readonly mayBeginAnew: boolean;
  readonly silent: boolean;
  readonly glance: boolean;
  /** How many lines are made, while they are being made and nothing has begun. */
  readonly making: Made | undefined;
  /** Whether the sound has yet to be tried on this device. */
  readonly mayTrySound: boolean;
  readonly after: string;
}

/** What can be done on the stage. */
export interface StageActions {
  readonly tapStage: (at: PageMs) => void;
  readonly toggle: () => void;
  readonly guarded: (name: Guarded) => void;
  readonly undo: () => void;
  readonly itemBefore: () => void;
  readonly skipKnown: () => void;
  readonly trySound: () => void;
  readonly open: (dialog: DialogName) => void;
  readonly goAfter: (event: Event) => void;
}

const HIGHEST_PRESSURE = 6;

export function stage(state: StageState, act: StageActions): TemplateResult {
  const { view, phase } = state;
  return html`
    <div class="stage ${phase} ${state.glance ? "glance" : ""}" @click=${(event: Event) => isOnButton(event) || act.tapStage(event.timeStamp)}>
      ${bar(state.timeline)}
      <header class="head" data-fits>
        <p class="leg" part="leg">${legSign(view.leg)}<span>${view.legWords}</span></p>
        ${
          phase === "preparing"
            ? html`<p class="remaining">${say("player-get-ready")}</p>`
            : html`<p class="remaining">
                <span
                  ><span class="digits" part="session-time" id="left" role="timer" aria-label=${say("player-left-in-session")}></span
                ></span>
                ${say("player-left")}
              </p>`
        }
      </header>
      <div class="picture">
        <div data-leg=${view.leg ?? ""} class="scene ${state.picture === undefined ? "" : "with-leg"}">
          ${state.picture ?? nothing}
          <div class="ring" id="ring"></div>
          <div class="disc" id="disc"></div>
          ${
            phase === "preparing"
              ? html`<p class="item" part="item">${itemOf(state.preparation)}</p>`
              : html`<p class="time">
                  <span class="digits" part="time" id="time" role="timer" aria-label=${say("player-left-in-step")}></span>
                </p>`
          }
          ${phase === "paused" ? html`<p class="paused-sign">${say("player-paused")}</p>` : nothing}
        </div>
      </div>
      <div class="words" data-fits>
        <h1 class="title" part="technique">${view.title}</h1>
        ${view.line === "" ? nothing : html`<p class="line" part="instruction">${view.line}</p>`}
        ${view.notes.length === 0 ? nothing : limits(view.notes, state.who)}
        ${phase === "ready" ? hints() : touch(view)}
      </div>
      <div class="note" data-fits>${noteRow(state, act)}</div>
      ${controls(state, act)}
    </div>
  `;
}

/**
 * Buttons do what they say; a tap anywhere else is a tap on the stage.
 *
 * The way of the event is asked, not where its target is by now: a button may have another label already.
 */
function isOnButton(event: Event): boolean {
  return event.composedPath().some((place) => place instanceof Element && place.matches("button, a"));
}

/** The session as one line of time: what is over is filled, blocks are divided by gaps. */
function bar({ cues, lasts_ms, legs }: Timeline): TemplateResult {
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
function legSign(leg: Leg | undefined): TemplateResult {
  const foot = (side: Leg, x: number): TemplateResult => svg`
    <g class=${leg === side ? "this" : "other"}>
      <rect x=${x} y="2" width="17" height="28" rx="7"></rect>
      <text x=${x + 8.5} y="21.5" text-anchor="middle">${say("player-leg-letter", { leg: side })}</text>
    </g>`;
  return html`<svg class="leg-sign" viewBox="0 0 42 32" aria-hidden="true">
    ${foot("left", 2)}${foot("right", 23)}
  </svg>`;
}

/** What hands can do without aiming; each has a button as well. */
function hints(): TemplateResult {
  return html`<ul class="touch hints extra">
    <li>${say("player-hint-pause")}</li>
    <li>${say("player-hint-repeat")}</li>
    <li>${say("player-hint-wrong")}</li>
  </ul>`;
}

/** What the person's own limits ask for: under the line for as long as it matters, however little room there is. */
function limits(notes: readonly string[], who: Who): TemplateResult {
  return html`<ul class="limits" part="limits" aria-label=${say("player-limits", { who })}>
    ${notes.map((note) => html`<li>${note}</li>`)}
  </ul>`;
}

/** How hard and how fast, in words and as a small scale. */
function touch({ pressure, pressureWords, tempo }: View): TemplateResult | typeof nothing {
  if (pressure === undefined) return nothing;
  const steps = Array.from(
    { length: HIGHEST_PRESSURE },
    (_, i) => svg`
    <rect class=${i < pressure ? "this" : "other"} x=${i * 10} y=${16 - 2.5 * i} width="7" height=${8 + 2.5 * i} rx="2"></rect>`,
  );
  return html`
    <p class="touch extra">
      <span class="pressure">
        <svg class="scale" viewBox="0 0 57 24" aria-hidden="true">${steps}</svg>
        <span><span class="quiet">${say("player-pressure")}</span> ${pressureWords ?? pressure}</span>
      </span>
      ${tempo === undefined ? nothing : html`<span class="quiet">${say("player-tempo", { strokes: tempo })}</span>`}
    </p>
  `;
}

function noteRow(
  { stands, mayUndo, mayBeginAnew, mayTrySound, making, note, armed, view, phase, preparation }: StageState,
  act: StageActions,
): TemplateResult | typeof nothing {
  if (stands !== undefined) return html`<p class="stands" part="stands">${stands}</p>`;
  if (mayUndo) return html`<button class="soft" @click=${act.undo}>${icon("back")}<span>${say("player-undo")}</span></button>`;
  if (mayBeginAnew) {
    return html`<button class="soft" @click=${() => act.guarded("anew")}>
      <span>${armed === "anew" ? say("player-tap-again-anew") : say("player-anew")}</span>
    </button>`;
  }
  if (phase === "preparing" && note === undefined)
    return preparation.maySkip
      ? html`<button
          class="soft"
          @click=${({ currentTarget }: Event) => {
            act.skipKnown();
            focusMain(currentTarget);
          }}
        >${icon("on")}<span>${say("player-skip-known")}</span></button>`
      : nothing;
  if (mayTrySound && note === undefined)
    return html`<button class="soft" @click=${act.trySound}>${icon("sound")}<span>${say("player-try-sound")}</span></button>`;
  if (making !== undefined && note === undefined)
    return html`<p class="extra said">${say("sound-lines-ready", { ready: making.lines, of: making.of })}</p>`;
  if (note !== undefined) return html`<p class="extra said">${note}</p>`;
  if (view.next !== undefined)
    return html`<p class="extra next"><span class="quiet">${say("player-next")}</span> ${view.next}</p>`;
  return phase === "ended" ? nothing : html`<p class="extra"></p>`;
}

function controls(state: StageState, act: StageActions): TemplateResult {
  const { phase, armed } = state;
  if (phase === "ended") {
    return html`<footer class="controls one">
      <a class="button main" href=${state.after} @click=${act.goAfter}><span>${say("player-how-was-it", { who: state.who })}</span></a>
    </footer>`;
  }
  const running = phase === "playing" || phase === "paused";
  const preparing = phase === "preparing";
  return html`
    <footer class="controls" data-fits>
      ${
        preparing
          ? itemBefore(state, act)
          : html`<button
              class="button guarded back ${armed === "back" ? "armed" : ""}"
              ?disabled=${!running}
              @click=${() => act.guarded("back")}
              aria-description=${say("player-tap-again-back")}
            >
              ${icon("back")}<span>${armed === "back" ? say("player-tap-again") : say("player-back")}</span>
            </button>`
      }
      <button class="button main play" @click=${(event: MouseEvent) => isOneTap(event, state) && act.toggle()}>${mainLabel(state)}</button>
      ${
        preparing
          ? nothing
          : html`<button
                class="button guarded on ${armed === "on" ? "armed" : ""}"
                ?disabled=${!running}
                @click=${() => act.guarded("on")}
                aria-description=${say("player-tap-again-on")}
              >
                ${icon("on")}<span>${armed === "on" ? say("player-tap-again") : say("player-on")}</span>
              </button>
              <button class="button wrong" ?disabled=${!running} @click=${() => act.open("wrong")}>
                ${icon("stop")}<span>${say("player-wrong")}</span>
              </button>`
      }
      <button class="button adjust" @click=${() => act.open("adjust")}>
        ${icon(state.silent ? "silent" : "adjust")}<span>${say("player-adjust")}</span>
      </button>
      <button class="button leave" @click=${() => act.open("leave")}>
        ${icon("leave")}<span>${say("player-leave")}</span>
      </button>
    </footer>
  `;
}

/** The big button stays one and the same, so that it keeps the focus from the first thing to do to the last stroke. */
/** The second click of a double click would leave out what is to be read first: the button has become another one. */
function isOneTap({ detail }: MouseEvent, { phase }: StageState): boolean {
  return detail < 2 || phase !== "preparing";
}

function mainLabel({ phase, preparation }: StageState): TemplateResult {
  const goesOn = phase === "preparing" && !preparation.isLast;
  const labels: Partial<Record<Phase, string>> = {
    preparing: goesOn ? say("player-next-item") : say("player-start"),
    playing: say("player-pause"),
    paused: say("player-go-on"),
  };
  const label = labels[phase] ?? say("player-begin");
  return html`${icon(phase === "playing" ? "pause" : goesOn ? "on" : "play")}<span>${label}</span>`;
}

function itemBefore({ preparation }: StageState, act: StageActions): TemplateResult {
  return html`<button
    class="button back"
    ?disabled=${preparation.isFirst}
    @click=${({ currentTarget }: Event) => {
      act.itemBefore();
      if (preparation.isFirst) focusMain(currentTarget);
    }}
  >
    ${icon("back")}<span>${say("player-item-before")}</span>
  </button>`;
}

function itemOf({ place: [item, count] }: Preparation): string {
  return say("player-item-of", { item, count });
}

/** What was pressed may not be pressed again, so the focus goes to the big button. */
function focusMain(pressed: EventTarget | null): void {
  const root = (pressed as Element).getRootNode() as ShadowRoot;
  root.querySelector<HTMLElement>(".main")?.focus({ preventScroll: true });
}
