import { html, render, type TemplateResult } from "lit";

import { fetchBundle, type Bundle } from "../device/bundle";
import { EventStore } from "../device/event-store";
import { Refusals } from "../device/refusals";
import { refuses } from "../device/rules";
import type { Trying } from "../generated/api";
import { address, takenFrom } from "../ground/addresses";
import { ANSWERS_HOLD_MS } from "../ground/answers";
import { csrfToken } from "../ground/csrf";
import { uuid } from "../ground/ids";
import { LEGS } from "../ground/legs";
import { say } from "../ground/say";
import { browserStore } from "../ground/store";
import type { LegatoPlayer } from "../player/element";
import { clockOf, placeKept } from "../session/place";
import { Asking } from "./asking";
import { answered, gateOf, type Gate, type Ticked } from "./gate";
import { showRefusal } from "./refused";
import { fetchTrying, showNotTried, triedOn, withTrials } from "./trying";

const BEGUN = "legato.quick.";
/** At night the screen stays dark, unless another look was chosen, hours [J]. */
const NIGHT = { from: 21, to: 7 };

/** One screen of questions, and the session after it. */
export async function openQuick(place: HTMLElement): Promise<void> {
  darken(new Date().getHours());
  const name = nameIn(location.pathname);
  const letters = new EventStore(browserStore());
  const begun = begunBefore(location.hash.slice(1));
  if (begun !== undefined) {
    await play(begun.ready, location.hash.slice(1), leaveFor(name));
    return;
  }
  const technique = triedOn(name);
  const [given, trying] = await Promise.all([fetchBundle(), technique === undefined ? undefined : fetchTrying(technique)]);
  const kept = given?.bundle;
  const bundle = kept !== undefined && trying !== undefined ? withTrials(kept, trying) : kept;
  // By the server's clock where it is there: a device whose own is wrong begins all the same, and today.
  const ahead = given === undefined ? 0 : given.now - Date.now();
  const wrongSince = bundle !== undefined && (await letters.wrongBeside(bundle.wrong));
  const names = name === "cramp" || technique !== undefined ? LEGS.map((leg) => `${name}-${leg}`) : [name];
  const gate = gateOf(bundle, names, Date.now() + ahead, wrongSince);
  const begin = (ready: string): void => {
    const sitting = uuid();
    const begun_at = new Date(Date.now() + ahead).toISOString();
    browserStore().write(BEGUN + sitting, { ready, at: Date.now() });
    history.replaceState(null, "", `#${sitting}`);
    // The session begins within the tap, so that sound may; it is written down at the same time.
    const body = { ready, person: bundle?.person ?? null, begun_at, withdrawals: bundle?.withdrawals ?? 0 };
    void letters.begin({ url: address("api-v1:sitting", { sitting_id: sitting }), body });
    // A cramp is stretched at once; before all else one gets ready.
    void play(ready, sitting, leaveFor(name)).then((player) => (name === "cramp" ? player.play() : player.begin()));
  };
  if (technique !== undefined && gate.kind === "shut" && (trying === undefined || trying.ready.length === 0)) {
    showNotTried(clear(place), technique, trying);
  } else {
    show(place, gate, name, bundle, begin, trying);
  }
  const left = gate.kind === "ask" ? leftBefore(names) : undefined;
  if (left !== undefined) place.prepend(wayBack(left.sitting, left.at_ms));
}

function show(
  place: HTMLElement,
  gate: Gate,
  name: string,
  bundle: Bundle | undefined,
  begin: (ready: string) => void,
  trying: Trying | undefined,
): void {
  if (gate.kind === "shut") {
    render(shutPage(say("quick-shut", { why: gate.why })), clear(place));
  } else if (gate.kind === "refused") {
    showRefusal(clear(place), gate.screening, bundle);
  } else {
    const fresh = clear(place);
    const asking: Asking = new Asking(name, gate, trying, {
      draw: () => render(asking.page(), fresh),
      begin,
      answer: (ticked) => {
        const screening = bundle && answered(bundle, ticked);
        if (screening === undefined) return;
        if (refuses(screening.verdict)) takeBackPlans(ticked, bundle?.person ?? null);
        showRefusal(clear(place), screening, bundle);
        window.scrollTo(0, 0);
      },
    });
    render(asking.page(), fresh);
  }
}

/** What was planned before knows nothing of what was ticked now: it is not played any more, here or elsewhere. */
function takeBackPlans(ticked: readonly Ticked[], person: string | null): void {
  const refusals = new Refusals(browserStore());
  refusals.add(uuid(), ticked.map(({ question }) => question.id), person);
  void refusals.send(csrfToken()).catch(() => undefined);
}

function shutPage(says: string): TemplateResult {
  return html`<h1>${say("quick-not-now")}</h1>
    <p class="lead">${says}</p>
    <p><a class="button button-main" href=${address("home")}>${say("quick-to-start")}</a></p>`;
}

/** Put the player in place of the page. */
async function play(ready: string, sitting: string, leave: string): Promise<LegatoPlayer> {
  const loaded = import("../player/element");
  const player = document.createElement("legato-player");
  const attributes = {
    src: address("api-v1:ready_timeline", { name: ready }),
    clips: address("api-v1:ready_clips", { name: ready }),
    events: address("api-v1:events", { sitting_id: sitting }),
    after: address("sittings:after", { sitting_id: sitting }),
    leave,
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
  return player;
}

function begunBefore(sitting: string): { readonly ready: string } | undefined {
  if (!/^[0-9a-f-]{36}$/.test(sitting)) return undefined;
  const begun = browserStore().read(BEGUN + sitting) as { ready?: unknown; at?: unknown } | null;
  if (typeof begun?.ready !== "string" || typeof begun.at !== "number") return undefined;
  // It may be gone on with after a reload for as long as its answers hold.
  return Math.abs(Date.now() - begun.at) < ANSWERS_HOLD_MS ? { ready: begun.ready } : undefined;
}

/** The session of this page that was left last, and may still be gone on with. */
function leftBefore(names: readonly string[]): { readonly sitting: string; readonly at_ms: number } | undefined {
  const store = browserStore();
  const begun = store.keys(BEGUN).flatMap((key) => {
    const sitting = key.slice(BEGUN.length);
    const { ready, at } = (store.read(key) ?? {}) as { ready?: unknown; at?: unknown };
    const at_ms = placeKept(store, sitting);
    const isOf = typeof ready === "string" && names.includes(ready) && begunBefore(sitting) !== undefined;
    return isOf && at_ms !== undefined && typeof at === "number" ? [{ sitting, at_ms, at }] : [];
  });
  return begun.sort((one, other) => other.at - one.at)[0];
}

/** Back into a session that was left: its red flags were asked, and its answers hold. */
function wayBack(sitting: string, at_ms: number): HTMLElement {
  const link = document.createElement("a");
  link.classList.add("button", "button-main", "button-large");
  link.href = `#${sitting}`;
  link.textContent = say("player-go-on-at", { time: clockOf(at_ms) });
  link.addEventListener("click", () => setTimeout(() => location.reload()));
  const line = document.createElement("p");
  line.append(link);
  return line;
}

/** Where somebody goes who leaves the player: to where they came from. */
function leaveFor(name: string): string {
  const technique = triedOn(name);
  if (technique !== undefined) return address("library:technique", { name: technique });
  return name.startsWith("twelve") ? address("offline:twelve") : address("home");
}

function nameIn(pathname: string): string {
  return takenFrom("offline:quick-one", pathname)?.name ?? "five";
}

function darken(hour: number): void {
  const root = document.documentElement;
  if ((hour >= NIGHT.from || hour < NIGHT.to) && root.dataset["theme"] === undefined) root.dataset["theme"] = "dark";
}

function clear(place: HTMLElement): HTMLElement {
  place.replaceChildren();
  // lit remembers what it drew in a place; a new page is drawn into a new one.
  const fresh = document.createElement("div");
  fresh.className = "stack";
  place.append(fresh);
  return fresh;
}
