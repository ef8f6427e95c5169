import { html, nothing, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { ref } from "lit/directives/ref.js";

import { withLinks } from "../ground/calling";
import { say } from "../ground/say";
import type { Advice, Option, Question } from "../ground/stop-questions";
import { icon } from "../session/icons";
import { adviceFor, nextQuestion } from "../session/wrong";
import type { Asked, Complaints, Way } from "./complaints";

/** What can be done in the dialog. */
export interface WrongActions {
  readonly ask: (act: (complaints: Complaints) => void) => void;
  /** Nothing was wrong: back to where it was, paused. */
  readonly dismiss: () => void;
  readonly goOn: (way: Way) => void;
  readonly end: (event: Event) => void;
}

/** Ask what is wrong, one thing at a time, and say what to do. */
export function wrongDialog(complaints: Complaints, after: string, act: WrongActions): TemplateResult {
  const { asked } = complaints;
  return html`
    <div class="stopped">
      ${
        complaints.mayGoBack
          ? html`<button class="soft step-back" @click=${() => act.ask((all) => all.back())}>${icon("back")}<span>${say("player-one-back")}</span></button>`
          : html`<p class="quiet">${say("player-stopped")}</p>`
      }
      ${
        complaints.mayDismiss
          ? html`<button class="soft dismiss" @click=${act.dismiss}>${say("player-nothing-wrong")}</button>`
          : nothing
      }
    </div>
    ${keyed(asked, asked === "advice" ? advised(complaints, after, act) : question(complaints, asked, act))}
  `;
}

/** One question, with its answers. */
function question(complaints: Complaints, asked: Asked, act: WrongActions): TemplateResult {
  const { who, common, here } = complaints;
  const asks = nextQuestion(complaints.questions, complaints.answers);
  if (asks === undefined) return html``;
  if (asked === "here" && here?.option.leg) {
    const { option, name } = here;
    const leg = here.option.leg;
    return html`
      ${heading(say("player-wrong-here", { who, leg, spot: name }))}
      <button class="button main" @click=${() => act.ask((all) => all.answer(asks.id, option.id))}>${say("player-yes-here")}</button>
      <button class="button" @click=${() => act.ask((all) => all.listPlaces())}>${say("player-another-place")}</button>
    `;
  }
  const rest = asks.options.filter((option) => !common.includes(option));
  const answers = asked === "common" ? common : asked === "all" && common.length > 0 ? rest : asks.options;
  return html`
    ${heading(asks.asks)}
    ${who === "self" || asked === "where" ? nothing : html`<p class="quiet">${say("player-who-answers", { who })}</p>`}
    ${options(asks, answers, act)}
    ${
      asked === "common"
        ? html`<button class="button graver" @click=${() => act.ask((all) => all.askAll())}>
            <span>${say("player-something-else")}<small>${say("player-something-else-note")}</small></span>${icon("on")}
          </button>`
        : nothing
    }
  `;
}

/** What to do, and how the session goes on, where it does. */
function advised(complaints: Complaints, after: string, act: WrongActions): TemplateResult {
  const { questions, answers, who, ways } = complaints;
  const advice = adviceFor(questions, answers, who);
  const asks = nextQuestion(questions, answers);
  return html`
    ${advice === undefined ? nothing : adviceCard(advice)}
    ${
      ways.length === 0
        ? nothing
        : html`<div class="ways">
            ${ways.map((way) => html`<button class="button" @click=${() => act.goOn(way)}>${say("player-way", { who, way })}</button>`)}
          </div>`
    }
    <a class="button ${ways.length === 0 ? "main" : ""}" href=${after} @click=${act.end}>${say("player-end-here")}</a>
    ${
      asks === undefined
        ? nothing
        : html`<section class="more">
            <h3>${say("player-one-more", { who })}</h3>
            <p>${asks.asks}</p>
            ${options(asks, asks.options, act)}
          </section>`
    }
  `;
}

function adviceCard({ title, says, do: steps, urgency }: Advice): TemplateResult {
  return html`
    <section class="advice ${urgency}" role=${urgency === "none" ? "status" : "alert"}>
      ${urgency === "none" ? nothing : html`<p class="urgency">${icon("stop")}${say("player-urgency", { urgency })}</p>`}
      ${heading(title)}
      <p>${withLinks(says)}</p>
      ${steps.map((step) => html`<p class="do">${withLinks(step)}</p>`)}
    </section>
  `;
}

/** The heading of a step: it gives the dialog its name, and has the focus when the step is new. */
function heading(text: string): TemplateResult {
  return html`<h2 id="dialog-title" tabindex="-1" autofocus ${ref(focus)}>${text}</h2>`;
}

/** Browsers look at `autofocus` only when a dialog opens. By then it is in its place, so wait until it is. */
function focus(found: Element | undefined): void {
  if (found instanceof HTMLElement) queueMicrotask(() => found.focus({ preventScroll: false }));
}

function options({ id }: Question, shown: readonly Option[], act: WrongActions): TemplateResult {
  return html`<div class="options">
    ${shown.map((option) => html`<button class="button" @click=${() => act.ask((all) => all.answer(id, option.id))}>${option.label}</button>`)}
  </div>`;
}
