import { html, nothing, type TemplateResult } from "lit";

import { withLinks } from "../ground/calling";
import { say } from "../ground/say";
import type { Advice, Question } from "../ground/stop-questions";
import { icon } from "../session/icons";
import type { Senses } from "../session/settings";
import { adviceFor, mayGoOn, nextQuestion } from "../session/wrong";
import { adjustDialog, type Device } from "./adjust";
import type { Guide } from "./guide";

/** What the dialogs need besides the guide. */
export interface AroundDialogs {
  readonly senses: Senses;
  readonly device: Device;
  readonly change: (changes: Partial<Senses>) => void;
  readonly leave: string;
  readonly voices: string;
  readonly after: string;
  readonly goOut: (event: Event, to: string) => void;
  readonly end: (event: Event) => void;
}

/** The content of the dialog that is open. */
export function dialogOf(guide: Guide, around: AroundDialogs): TemplateResult | typeof nothing {
  const { senses, device, change, leave, voices, after, goOut, end } = around;
  const close = (): void => guide.close();
  switch (guide.dialog) {
    case "adjust":
      return adjustDialog(senses, device, {
        change,
        close,
        leave: () => {
          guide.close();
          guide.open("leave");
        },
        voices,
        goOut: (event) => goOut(event, voices),
        adjust: guide.mayAdjust ? (what) => void guide.adjust(what) : undefined,
      });
    case "leave":
      return leaveDialog(leave, after, close, (event) => goOut(event, leave), end);
    case "wrong":
      return wrongDialog(guide, after, {
        answer: (question, option) => guide.answer(question, option),
        dismiss: close,
        gently: () => guide.gently(),
        end,
      });
    case "absent":
      return absentDialog(guide, after, end);
    case "elsewhere":
      return elsewhereDialog(guide.playsElsewhere, () => void guide.play(true), close);
    case undefined:
      return nothing;
  }
}

/** Say that nobody was guided for a while, and ask where to go on. */
function absentDialog(guide: Guide, after: string, end: (event: Event) => void): TemplateResult {
  const { title, legWords } = guide.view;
  const { would, minutes } = guide.standstill;
  return html`
    <h2 id="dialog-title" tabindex="-1" autofocus>${say("player-absent-title")}</h2>
    <p>${say("player-absent-line", { minutes })}</p>
    <p class="place"><span class="quiet">${say("player-absent-place")}</span> ${title} · ${legWords}</p>
    <button class="button main" @click=${() => void guide.play()}>${say("player-from-here")}</button>
    ${would === undefined ? nothing : html`<button class="button" @click=${() => guide.catchUp()}>${say("player-catch-up")}</button>`}
    <a class="button" href=${after} @click=${end}>${say("player-end-here")}</a>
  `;
}

/** Say that another tab plays, and let it wait instead. */
function elsewhereDialog(title: string | undefined, play: () => void, stay: () => void): TemplateResult {
  return html`
    <h2 id="dialog-title" tabindex="-1" autofocus>${say("player-elsewhere-title")}</h2>
    <p>${title === undefined ? say("player-elsewhere-line") : say("player-elsewhere-there", { title })}</p>
    <button class="button main" @click=${stay}>${say("player-elsewhere-leave")}</button>
    <button class="button" @click=${play}>${say("player-elsewhere-here")}</button>
  `;
}

/** Ask before leaving; nothing is lost whichever way it is answered. */
function leaveDialog(
  leave: string,
  after: string,
  stay: () => void,
  go: (event: Event) => void,
  end: (event: Event) => void,
): TemplateResult {
  return html`
    <h2 id="dialog-title" tabindex="-1" autofocus>${say("player-leave-title")}</h2>
    <p>${say("player-leave-line")}</p>
    <button class="button main" @click=${stay}>${say("player-stay")}</button>
    <a class="button" href=${leave} @click=${go}>${say("player-come-back")}</a>
    <a class="button" href=${after} @click=${end}>${say("player-end-here")}</a>
  `;
}

interface WrongActions {
  readonly answer: (question: string, option: string) => void;
  /** Nothing was wrong: back to where it was, paused. */
  readonly dismiss: () => void;
  readonly gently: () => void;
  readonly end: (event: Event) => void;
}

/** Ask what is wrong, and say what to do. */
function wrongDialog(
  { questions, answers, who }: Pick<Guide, "questions" | "answers" | "who">,
  after: string,
  act: WrongActions,
): TemplateResult {
  const advice = adviceFor(questions, answers, who);
  const question = nextQuestion(questions, answers);
  const wayBack =
    Object.keys(answers).length === 0
      ? html`<button class="soft dismiss" @click=${act.dismiss}>${say("player-nothing-wrong")}</button>`
      : nothing;
  if (advice === undefined && question !== undefined) {
    return html`
      <div class="stopped">
        <p class="quiet">${say("player-stopped")}</p>
        ${wayBack}
      </div>
      <h2 id="dialog-title" tabindex="-1" autofocus>${question.asks}</h2>
      ${who === "self" ? nothing : html`<p class="quiet">${say("player-who-answers", { who })}</p>`}
      ${options(question, act)}
    `;
  }
  return html`
    ${advice === undefined ? nothing : adviceCard(advice)}
    ${mayGoOn(questions, answers) ? html`<button class="button" @click=${act.gently}>${say("player-gently")}</button>` : nothing}
    <a class="button main" href=${after} @click=${act.end}>${say("player-end-here")}</a>
    ${wayBack}
    ${
      question === undefined
        ? nothing
        : html`<section class="more">
            <h3>${say("player-one-more", { who })}</h3>
            <p>${question.asks}</p>
            ${options(question, act)}
          </section>`
    }
  `;
}

function adviceCard({ title, says, do: steps, urgency }: Advice): TemplateResult {
  return html`
    <section class="advice ${urgency}" role=${urgency === "now" ? "alert" : "status"}>
      ${urgency === "none" ? nothing : html`<p class="urgency">${icon("stop")}${say("player-urgency", { urgency })}</p>`}
      <h2 id="dialog-title" tabindex="-1" autofocus>${title}</h2>
      <p>${withLinks(says)}</p>
      ${steps.map((step) => html`<p class="do">${withLinks(step)}</p>`)}
    </section>
  `;
}

function options({ id, options: all }: Question, act: WrongActions): TemplateResult {
  return html`<div class="options">
    ${all.map((option) => html`<button class="button" @click=${() => act.answer(id, option.id)}>${option.label}</button>`)}
  </div>`;
}
