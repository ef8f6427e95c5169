import { html, nothing, type TemplateResult } from "lit";

import type { Question, ReadySession } from "../device/bundle";
import { type Leg, LEGS } from "../ground/legs";
import { say } from "../ground/say";
import type { AskedLine, Gate, Ticked } from "./gate";
import type { Trying } from "../generated/api";
import { leftOutPart } from "./left-out";
import { serverWords } from "./server-words";

const WHERE = { left: ["left"], right: ["right"], both: LEGS } as const;
const CHOICES = ["left", "right", "both"] as const;

type Asked = Extract<Gate, { kind: "ask" }>;

/** What the page does with an answer. */
export interface Hands {
  readonly draw: () => void;
  readonly begin: (ready: string) => void;
  readonly answer: (ticked: readonly Ticked[]) => void;
}

/** One screen of lines: a tick unfolds the questions behind a line, and a question that has a leg asks for it. */
export class Asking {
  private readonly open = new Set<string>();
  private readonly ticked = new Set<string>();
  private readonly legs = new Map<string, readonly Leg[]>();
  private explains = false;
  private says = "";
  private readonly empty = new Set<string>();
  /** The question whose leg is missing. */
  private legless = "";
  /** What the server wrote for this page, each copied once: a page is drawn with every tick. */
  private readonly leftOut: HTMLElement | undefined;
  private readonly lead: HTMLElement | undefined;
  private readonly last: HTMLElement | undefined;

  constructor(
    private readonly name: string,
    private readonly gate: Asked,
    private readonly trying: Trying | undefined,
    private readonly hands: Hands,
  ) {
    const leftOut = trying?.left_out ?? gate.sessions.flatMap(({ left_out }) => left_out ?? []);
    this.leftOut = leftOutPart(leftOut);
    this.lead = this.isCramp ? serverWords("cramp") : trying && serverWords("try");
    this.last = this.isCramp ? serverWords("cramp-lasts") : undefined;
  }

  page(): TemplateResult {
    const { sessions } = this.gate;
    return html`<h1>${sessions[0]?.title}</h1>
      ${this.lead ?? nothing} ${this.trying?.before.map((line) => html`<p>${line}</p>`) ?? nothing} ${this.leftOut ?? nothing}
      ${
        this.isCramp
          ? nothing
          : html`<p class=${this.lead === undefined ? "lead" : ""}>
              ${say("quick-asks")}
            </p>`
      }
      ${this.says === "" ? nothing : html`<p class="note note-red" role="alert">${this.says}</p>`}
      <div class="first-form quick-form explains">
        ${
          this.isCramp
            ? nothing
            : html`<label class="explain"
                ><input type="checkbox" role="switch" name="explain" .checked=${this.explains} @change=${this.explain} />${say("quick-explain")}</label
              >`
        }
        <ul class="plain-list tick-list lines">
          ${this.gate.lines.map((line) => this.line(line))} ${this.alone().map((question) => this.row(question))}
        </ul>
        <div class="next-step">
          ${this.isUntouched && sessions.length > 1 ? serverWords("none") : nothing}
          ${
            this.isUntouched
              ? sessions.map((session) => html`<button class="button button-main button-large" @click=${() => this.begin(session)}>${session.begin ?? session.title}</button>`)
              : html`<button class="button button-main button-large" @click=${this.answer}>${say("quick-go-on")}</button>`
          }
        </div>
      </div>
      ${this.last ?? nothing}`;
  }

  /** What was ticked and was on the screen, with its legs. */
  get told(): readonly Ticked[] {
    const seen = [...this.gate.lines.filter((line) => this.isOpen(line)).flatMap(({ questions }) => questions), ...this.alone()];
    return seen
      .filter(({ id }) => this.ticked.has(id))
      .map((question) => ({ question, legs: this.legs.get(question.id) ?? [] }));
  }

  private get isCramp(): boolean {
    return this.name === "cramp";
  }

  private get isUntouched(): boolean {
    return this.open.size === 0 && this.told.length === 0;
  }

  private isOpen({ id }: AskedLine): boolean {
    return this.open.has(id) || this.explains;
  }

  private alone(): readonly Question[] {
    const lined = new Set(this.gate.lines.flatMap(({ questions }) => questions.map(({ id }) => id)));
    return this.gate.questions.filter(({ id }) => !lined.has(id));
  }

  private line(line: AskedLine): TemplateResult {
    const { id, title, says, questions } = line;
    const described = [...(this.empty.has(id) ? [`line-${id}-problem`] : []), `line-${id}-says`].join(" ");
    return html`<li class="fact line">
      <label class="tick">
        <input type="checkbox" name="line-${id}" aria-labelledby="line-${id}-title" aria-invalid=${this.empty.has(id) ? "true" : nothing} aria-describedby=${described} .checked=${this.open.has(id)} @change=${this.turn(this.open, id)} />
        <span><span class="line-title" id="line-${id}-title">${title}</span> ${this.isCramp ? nothing : html`<span class="line-says" id="line-${id}-says">${says}</span>`}</span>
      </label>
      ${this.isCramp ? this.belonging(line) : nothing}
      <div class="follow-up" role="group" aria-label=${title}>
        ${
          this.empty.has(id)
            ? html`<p class="problem" id="line-${id}-problem">${say("quick-tick-or-back")}</p>
                <button class="button" type="button" @click=${() => this.takeBack(id)}>${say("quick-none-after-all")}</button>`
            : nothing
        }
        <ul class="plain-list">
          ${questions.map((question) => this.row(question))}
        </ul>
      </div>
    </li>`;
  }

  /** Somebody with a cramp reads a few words; all that belongs to a line is one tap away. */
  private belonging({ id, says, title }: AskedLine): TemplateResult {
    return html`<details class="belongs">
      <summary>${serverWords("belongs")}<span class="visually-hidden"> ${title}</span></summary>
      <p class="line-says" id="line-${id}-says">${says}</p>
    </details>`;
  }

  private row(question: Question): TemplateResult {
    const { id, short, asks, help, person } = question;
    return html`<li class="fact">
      <label class="tick">
        <input type="checkbox" name="fact-${id}" .checked=${this.ticked.has(id)} @change=${this.turn(this.ticked, id)} />
        <span><span class="tick-words">${short}</span> <span class="tick-help">${asks} ${help}</span></span>
      </label>
      ${
        person
          ? nothing
          : html`<div class="follow-up">
              <fieldset
                id="leg-${id}"
                tabindex="-1"
                role=${this.legless === id ? "radiogroup" : nothing}
                aria-invalid=${this.legless === id ? "true" : nothing}
                aria-describedby=${this.legless === id ? `leg-${id}-problem` : nothing}
              >
                <legend>${say("quick-which-leg")}</legend>
                ${this.legless === id ? html`<p class="problem" id="leg-${id}-problem">${this.says}</p>` : nothing}
                <div class="chips">
                  ${CHOICES.map(
                    (legs) =>
                      html`<label class="chip"
                        ><input type="radio" name="leg-${id}" .checked=${this.legs.get(id) === WHERE[legs]} @change=${() => this.place(id, WHERE[legs])} />${say("quick-legs", { legs })}</label
                      >`,
                  )}
                </div>
              </fieldset>
            </div>`
      }
    </li>`;
  }

  private readonly turn =
    (set: Set<string>, id: string) =>
    ({ target }: Event): void => {
      if ((target as HTMLInputElement).checked) set.add(id);
      else set.delete(id);
      this.settle();
      this.hands.draw();
    };

  private readonly explain = ({ target }: Event): void => {
    this.explains = (target as HTMLInputElement).checked;
    this.hands.draw();
  };

  private place(id: string, legs: readonly Leg[]): void {
    this.legs.set(id, legs);
    this.settle();
    this.hands.draw();
  }

  private takeBack(id: string): void {
    this.open.delete(id);
    this.settle();
    this.hands.draw();
  }

  /** Nothing is wrong any more until it is sent again. */
  private settle(): void {
    this.empty.clear();
    this.legless = "";
    this.says = "";
  }

  private begin({ name }: ReadySession): void {
    // What was ticked is asked again here: whatever the page shows, nothing begins over a yes.
    if (this.isUntouched) this.hands.begin(name);
  }

  private readonly answer = (): void => {
    const told = this.told;
    const empty = this.gate.lines.filter(({ id, questions }) => this.open.has(id) && !questions.some((one) => this.ticked.has(one.id)));
    const placeless = told.find(({ question, legs }) => !question.person && legs.length === 0);
    this.empty.clear();
    this.legless = placeless?.question.id ?? "";
    for (const { id } of empty) this.empty.add(id);
    if (placeless !== undefined) this.says = say("quick-which-leg-of", { question: placeless.question.short });
    else if (empty[0] !== undefined) this.says = say("quick-line-empty", { line: empty[0].title });
    else {
      this.says = "";
      this.hands.answer(told);
      return;
    }
    this.hands.draw();
    // To what is wrong first, as on every page of the server's.
    const at = placeless === undefined ? `[name="line-${empty[0]?.id}"]` : `#leg-${placeless.question.id}`;
    document.querySelector<HTMLElement>(at)?.focus();
  };
}
