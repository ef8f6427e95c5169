import { html, nothing, type TemplateResult } from "lit";

import { say } from "../ground/say";
import { icon } from "../session/icons";
import type { Phase } from "./names";
import type { StageActions, StageState } from "./stage";

/** What is above the buttons: what comes next, or what belongs to the beginning. */
export function row(state: StageState, act: StageActions): TemplateResult | typeof nothing {
  const { phase, view } = state;
  if (phase === "ready") return beforehand(state, act);
  if (phase === "preparing") return html`${itemBefore(state, act)}${skipKnown(state, act)}`;
  if (view.next === undefined) return nothing;
  return html`<p class="next extra"><span class="quiet">${say("player-next")}</span> ${view.next}</p>`;
}

/** One row: the big button, the way to say that something feels wrong, which is always in reach, and all the rest. */
export function controls(state: StageState, act: StageActions): TemplateResult {
  const { phase, joins } = state;
  const running = phase === "playing" || phase === "paused" || joins;
  return html`
    <footer class="controls ${running ? "running" : ""}" data-fits>
      ${
        running
          ? html`<button class="button wrong" @click=${() => act.open("wrong")}>
              ${icon("stop")}<span>${say("player-wrong")}</span>
            </button>`
          : nothing
      }
      <button class="button main play" @click=${(event: MouseEvent) => isOneTap(event, state) && act.toggle()}>${mainLabel(state)}</button>
      ${more(state, act)}
    </footer>
  `;
}

/** Before it begins: a word about the sound, and about the size of the screen. */
function beforehand({ mayTrySound, making, glance }: StageState, act: StageActions): TemplateResult {
  return html`
    ${
      mayTrySound
        ? html`<button class="soft" @click=${act.trySound}>${icon("sound")}<span>${say("player-try-sound")}</span></button>`
        : nothing
    }
    ${
      glance
        ? nothing
        : html`<button class="soft enlarge" @click=${act.enlarge}>${icon("screen")}<span>${say("player-glance")}</span></button>`
    }
    ${
      making === undefined
        ? nothing
        : html`<p class="extra making-lines">${say("sound-lines-ready", { ready: making.lines, of: making.of })}</p>`
    }
  `;
}

/** All the rest is behind one button. */
function more({ silent, phase }: StageState, act: StageActions): TemplateResult {
  const steps = phase === "playing" ? "fades" : "";
  return html`<button class="button adjust ${steps}" aria-label=${say("player-more-said")} @click=${() => act.open("adjust")}>
    ${icon(silent ? "silent" : "adjust")}<span>${say("player-more")}</span>
  </button>`;
}

/** The second click of a double click would leave out what is to be read first: the button has become another one. */
function isOneTap({ detail }: MouseEvent, { phase }: StageState): boolean {
  return detail < 2 || phase !== "preparing";
}

/** The big button stays one and the same, so that it keeps the focus from the first thing to do to the last stroke. */
function mainLabel({ phase, preparation, joins }: StageState): TemplateResult {
  const goesOn = phase === "preparing" && !preparation.isLast;
  const names: Partial<Record<Phase, string>> = {
    preparing: goesOn ? say("player-next-item") : say("player-start"),
    playing: say("player-pause"),
    paused: say("player-go-on"),
  };
  const label = names[phase] ?? (joins ? say("player-join-in") : say("player-begin"));
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

function skipKnown({ preparation }: StageState, act: StageActions): TemplateResult | typeof nothing {
  if (!preparation.maySkip) return nothing;
  return html`<button
    class="soft"
    @click=${({ currentTarget }: Event) => {
      act.skipKnown();
      focusMain(currentTarget);
    }}
  >${icon("on")}<span>${say("player-skip-known")}</span></button>`;
}

/** What was pressed may not be pressed again, so the focus goes to the big button. */
function focusMain(pressed: EventTarget | null): void {
  const root = (pressed as Element).getRootNode() as ShadowRoot;
  root.querySelector<HTMLElement>(".main")?.focus({ preventScroll: true });
}
