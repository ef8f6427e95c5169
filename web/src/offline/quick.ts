import { html, nothing, render, type TemplateResult } from "lit";

import { csrfToken } from "../player/csrf";
import { browserStore } from "../player/store";
import { LEGS } from "../player/timeline";
import { uuid } from "../player/uuid";
import { fetchBundle, type Bundle, type Question, type ReadySession } from "./bundle";
import { EventStore } from "./event-store";
import { answered, gateOf, type Gate } from "./gate";
import { minutes } from "./kept-list";
import { Refusals } from "./refusals";
import { showRefusal } from "./refused";
import { refuses } from "./rules";

const BEGUN = "legato.quick.";
/** A session that was begun so may be gone on with after a reload for as long as its answers hold, ms [J]. */
const GOES_ON_FOR_MS = 4 * 60 * 60_000;
/** At night the screen stays dark, unless another look was chosen, hours [J]. */
const NIGHT = { from: 21, to: 7 };

const STRETCH = "First stretch it: pull your toes slowly towards your shin, and hold until the knot lets go.";

/** One screen of questions, and the session after it. */
export async function openQuick(place: HTMLElement): Promise<void> {
  darken(new Date().getHours());
  const name = nameIn(location.pathname);
  const letters = new EventStore(browserStore());
  const begun = begunBefore(location.hash.slice(1));
  if (begun !== undefined) {
    await play(begun.ready, location.hash.slice(1));
    return;
  }
  const bundle = await fetchBundle();
  const wrongSince = bundle !== undefined && (await letters.wrongBeside(bundle.wrong));
  const names = name === "cramp" ? LEGS.map((leg) => `cramp-${leg}`) : [name];
  const gate = gateOf(bundle, names, Date.now(), wrongSince);
  const begin = (ready: string): void => {
    const sitting = uuid();
    const begun_at = new Date().toISOString();
    browserStore().write(BEGUN + sitting, { ready, at: Date.now() });
    history.replaceState(null, "", `#${sitting}`);
    // The session begins within the tap, so that sound may; it is written down at the same time.
    const body = { ready, person: bundle?.person ?? null, begun_at, withdrawals: bundle?.withdrawals ?? 0 };
    void letters.begin({ url: `/api/v1/sittings/${sitting}`, body });
    void play(ready, sitting).then((player) => player.play());
  };
  show(place, gate, name, bundle, begin);
}

function show(
  place: HTMLElement,
  gate: Gate,
  name: string,
  bundle: Bundle | undefined,
  begin: (ready: string) => void,
): void {
  if (gate.kind === "shut") {
    render(shutPage(gate.says), clear(place));
  } else if (gate.kind === "refused") {
    showRefusal(clear(place), gate.screening, bundle);
  } else {
    const ticked = new Set<string>();
    const fresh = clear(place);
    const draw = (): void => {
      render(
        askPage(name, gate, ticked, {
          tick: (id, on) => {
            if (on) ticked.add(id);
            else ticked.delete(id);
            draw();
          },
          begin: (ready) => {
            // What was ticked is asked again here: whatever the page shows, nothing begins over a yes.
            if (ticked.size === 0) begin(ready);
          },
          answer: () => {
            const yes = gate.questions.filter(({ id }) => ticked.has(id));
            const screening = bundle && answered(bundle, yes);
            if (screening === undefined) return;
            if (refuses(screening.verdict)) takeBackPlans(yes, bundle?.person ?? null);
            showRefusal(clear(place), screening, bundle);
            window.scrollTo(0, 0);
          },
        }),
        fresh,
      );
    };
    draw();
  }
}

/** What was planned before knows nothing of what was ticked now: it is not played any more, here or elsewhere. */
function takeBackPlans(ticked: readonly Question[], person: string | null): void {
  const refusals = new Refusals(browserStore());
  refusals.add(uuid(), ticked.map(({ id }) => id), person);
  void refusals.send(csrfToken()).catch(() => undefined);
}

interface Hands {
  readonly tick: (id: string, on: boolean) => void;
  readonly begin: (ready: string) => void;
  readonly answer: () => void;
}

function askPage(
  name: string,
  { sessions, questions }: Extract<Gate, { kind: "ask" }>,
  ticked: ReadonlySet<string>,
  hands: Hands,
): TemplateResult {
  const flags = questions.filter(({ group }) => group === "red_flag");
  const others = questions.filter(({ group }) => group !== "red_flag");
  const list = (some: readonly Question[]): TemplateResult =>
    html`<ul class="plain-list tick-list">
      ${some.map((question) => row(question, ticked.has(question.id), hands))}
    </ul>`;
  return html`<h1>${sessions[0]?.title}</h1>
    ${name === "cramp" ? html`<p class="lead">${STRETCH}</p>` : nothing}
    <p class=${name === "cramp" ? "" : "lead"}>Does any of this apply to you today?</p>
    <div class="first-form quick-form">
      ${list(flags)} ${others.length === 0 ? nothing : html`<h2>Or any of these?</h2>`} ${list(others)}
      <div class="next-step">
        ${
          ticked.size > 0
            ? html`<button class="button button-main button-large" @click=${hands.answer}>Go on with what I ticked</button>`
            : sessions.map(
                (session) =>
                  html`<button class="button button-main button-large" @click=${() => hands.begin(session.name)}>
                    ${beginWords(session)}
                  </button>`,
              )
        }
      </div>
    </div>`;
}

function beginWords({ name, lasts_ms }: ReadySession): string {
  const leg = LEGS.find((one) => name.endsWith(`-${one}`));
  return leg === undefined ? `None of these: begin, ${minutes(lasts_ms)}` : `None of these: ${leg} leg`;
}

function row({ id, short, asks, help }: Question, on: boolean, hands: Hands): TemplateResult {
  const tick = (event: Event): void => hands.tick(id, (event.target as HTMLInputElement).checked);
  return html`<li class="fact">
    <label class="tick">
      <input type="checkbox" name="fact-${id}" .checked=${on} @change=${tick} />
      <span
        ><span class="tick-words">${short}</span>
        ${on ? html`<span class="tick-help quick-help">${asks} ${help}</span>` : nothing}</span
      >
    </label>
  </li>`;
}

function shutPage(says: string): TemplateResult {
  return html`<h1>Not now</h1>
    <p class="lead">${says}</p>
    <p><a class="button button-main" href="/">To the start</a></p>`;
}

/** Put the player in place of the page. */
async function play(ready: string, sitting: string): Promise<HTMLMediaElement> {
  const loaded = import("../player/element");
  const player = document.createElement("legato-player");
  const attributes = {
    src: `/api/v1/ready/${ready}/timeline`,
    clips: `/api/v1/ready/${ready}/clips`,
    events: `/api/v1/sittings/${sitting}/events`,
    after: `/sittings/${sitting}/after/`,
    leave: "/",
    sitting,
  };
  for (const [name, value] of Object.entries(attributes)) player.setAttribute(name, value);
  const main = document.createElement("main");
  main.id = "main";
  main.append(player);
  const words = document.getElementById("legato-stop");
  document.body.className = "play";
  document.body.replaceChildren(main, ...(words === null ? [] : [words]));
  await loaded;
  return player as unknown as HTMLMediaElement;
}

function begunBefore(sitting: string): { readonly ready: string } | undefined {
  if (!/^[0-9a-f-]{36}$/.test(sitting)) return undefined;
  const begun = browserStore().read(BEGUN + sitting) as { ready?: unknown; at?: unknown } | null;
  if (typeof begun?.ready !== "string" || typeof begun.at !== "number") return undefined;
  return Math.abs(Date.now() - begun.at) < GOES_ON_FOR_MS ? { ready: begun.ready } : undefined;
}

function nameIn(pathname: string): string {
  return /^\/quick\/([a-z-]+)\//.exec(pathname)?.[1] ?? "five";
}

function darken(hour: number): void {
  const root = document.documentElement;
  if ((hour >= NIGHT.from || hour < NIGHT.to) && root.dataset["look"] === undefined) root.dataset["look"] = "dark";
}

function clear(place: HTMLElement): HTMLElement {
  place.replaceChildren();
  // lit remembers what it drew in a place; a new page is drawn into a new one.
  const fresh = document.createElement("div");
  fresh.className = "stack";
  place.append(fresh);
  return fresh;
}
