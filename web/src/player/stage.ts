import { html, nothing, type TemplateResult } from "lit";

import { say } from "../ground/say";
import type { PageMs } from "../ground/time";
import type { Timeline } from "../ground/timeline";
import type { Who } from "../ground/who";
import { icon } from "../session/icons";
import type { Preparation } from "../session/preparation";
import type { View } from "../session/view";
import { controls, row } from "./buttons";
import { bar, beat, headline, labels, legSign, limits } from "./labels";
import type { DialogName, Guarded, Phase } from "./names";
import type { Scene } from "./scene";
import type { Made } from "./sound/catalogue";

/** Everything the stage shows except the numbers that count down. */
export interface StageState {
  readonly phase: Phase;
  /** Whether another screen plays the session, and this one may join in. */
  readonly joins: boolean;
  readonly who: Who;
  /** What is done before the clock starts. */
  readonly preparation: Preparation;
  readonly view: View;
  readonly timeline: Timeline;
  readonly scene: Scene;
  /** What is said now, in place of the step's own line. */
  readonly said: string | undefined;
  /** All that may be said during this step. */
  readonly sayings: readonly string[];
  readonly armed: Guarded | undefined;
  /** A short answer to a key or a tap. */
  readonly note: string | undefined;
  /** Why it stands still though nobody paused it, in a sentence. */
  readonly stands: string | undefined;
  readonly mayUndo: boolean;
  readonly mayBeginAnew: boolean;
  readonly silent: boolean;
  /** Large enough for the other end of a room. */
  readonly glance: boolean;
  /** Whether the buttons have stepped back. */
  readonly receded: boolean;
  /** How many lines are made, while they are being made and nothing has begun. */
  readonly making: Made | undefined;
  /** Whether the sound has yet to be tried on this device. */
  readonly mayTrySound: boolean;
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
  readonly enlarge: () => void;
  readonly open: (dialog: DialogName) => void;
}

/** The whole screen: the picture, the words on a calm ground, and what can be pressed. */
export function stage(state: StageState, act: StageActions): TemplateResult {
  const { view, phase, scene } = state;
  const classes = [phase, view.step ?? "", state.glance ? "glance" : "", state.receded ? "receded" : ""];
  // Before it begins the leg that comes first is named, and so it is marked.
  const leg = view.leg ?? view.pictured?.leg;
  return html`
    <div class="stage ${classes.join(" ")}" @click=${(event: Event) => isOnButton(event) || act.tapStage(event.timeStamp)}>
      ${bar(state.timeline)}
      <div class="picture" data-leg=${view.leg ?? ""}>
        <div class="scene ${scene.kind}">${scene.picture ?? nothing}</div>
        <header class="head" data-fits>
          <p class="leg" part="leg">${legSign(leg)}<span>${view.legWords}</span></p>
          ${
            phase === "preparing" || phase === "ready"
              ? nothing
              : html`<p class="remaining">
                  <span
                    ><span class="digits" part="session-time" id="left" role="timer" aria-label=${say("player-left-in-session")}></span
                  ></span>
                  ${say("player-left")}
                </p>`
          }
        </header>
        <div class="note">${note(state, act)}</div>
      </div>
      <div class="words" data-fits>
        <div class="labels">${labels(state)}${beat(state)}</div>
        ${headline(state)}
        ${view.notes.length === 0 ? nothing : limits(view.notes, state.who)}
        ${phase === "ready" && !state.joins ? hints() : nothing}
      </div>
      <div class="row" data-fits>${row(state, act)}</div>
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

/** What hands can do without aiming; each has a button as well. */
function hints(): TemplateResult {
  return html`<ul class="hints extra">
    <li>${say("player-hint-pause")}</li>
    <li>${say("player-hint-repeat")}</li>
    <li>${say("player-hint-wrong")}</li>
  </ul>`;
}

/** Over the picture, for some seconds: why it stands, the way back, a short answer. */
function note(state: StageState, act: StageActions): TemplateResult | typeof nothing {
  const { stands, mayUndo, mayBeginAnew, armed, phase } = state;
  if (stands !== undefined) return html`<p class="toast" part="stands">${stands}</p>`;
  if (mayUndo)
    return html`<button class="toast" @click=${act.undo}>${icon("back")}<span>${say("player-undo")}</span></button>`;
  if (mayBeginAnew) {
    return html`<button class="toast" @click=${() => act.guarded("anew")}>
      <span>${armed === "anew" ? say("player-tap-again-anew") : say("player-anew")}</span>
    </button>`;
  }
  if (state.note !== undefined) return html`<p class="toast">${state.note}</p>`;
  return phase === "paused" ? html`<p class="toast paused-sign">${say("player-paused")}</p>` : nothing;
}
