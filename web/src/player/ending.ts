import { html, type LitElement, nothing, type TemplateResult } from "lit";

import type { EventStore } from "../device/event-store";
import { guidedMs } from "../device/guidance";
import { eventsAt } from "../device/whereabouts";
import { wholeMinutes } from "../ground/minutes";
import { say } from "../ground/say";
import type { Timeline } from "../ground/timeline";
import type { Who } from "../ground/who";

/** How long the page that follows is waited for; then the button that leads to it is enough, ms. */
const WAITS_MS = 8_000;

/** How a session comes to rest: what it was, in words that are true, and how it is now, without another page. */
export class Ending {
  /** Whole minutes that were really played, once they are known. */
  minutes: number | undefined;
  /** Whether how it is now can be answered here. */
  asks = false;
  private drawing: TemplateResult | undefined;
  private begun = false;

  constructor(private readonly host: LitElement) {}

  /** Count what was played, draw, and bring what follows; once, and each by itself. */
  begin(events: string, letters: EventStore, after: string, sent: Promise<unknown>): void {
    if (this.begun) return;
    this.begun = true;
    void import("../session/picture").then(
      ({ atRest }) => {
        this.drawing = atRest();
        this.host.requestUpdate();
      },
      () => undefined,
    );
    void this.count(events, letters);
    void sent.then(() => this.bring(after)).catch(() => undefined);
  }

  /** The screen at the end. */
  view(timeline: Timeline, who: Who, after: string, goAfter: (event: Event) => void): TemplateResult {
    const { minutes = 0 } = this;
    const given = say("player-given", { who, minutes, count: timeline.legs.length });
    return html`<div class="ending ${this.asks ? "asks" : ""}">
      <div class="calm" aria-hidden="true"><div class="light"></div>${this.drawing ?? nothing}</div>
      <div class="given">
        <h1 class="title" part="technique">${minutes > 0 ? given : say("player-done")}</h1>
        <p class="line" part="instruction">${say("player-done-line", { who })}</p>
      </div>
      <slot name="after"></slot>
      ${
        this.asks
          ? html`<a class="soft" href=${after} @click=${goAfter}>${say("player-later")}</a>`
          : html`<a class="button main" href=${after} @click=${goAfter}><span>${say("player-how-was-it", { who })}</span></a>`
      }
    </div>`;
  }

  private async count(events: string, letters: EventStore): Promise<void> {
    const here = await letters.happenedAt(events);
    this.know(guidedMs(here));
    // Another device may have played a part of it.
    const all = [...(await eventsAt(events)), ...here];
    this.know(guidedMs(all));
  }

  private know(guided: number | undefined): void {
    if (guided === undefined) return;
    this.minutes = wholeMinutes(guided);
    this.host.requestUpdate();
  }

  /** Bring the form of the page that follows, unless that has advice to be read first. */
  private async bring(after: string): Promise<void> {
    const answer = await fetch(after, { credentials: "same-origin", signal: AbortSignal.timeout(WAITS_MS) });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const form = page.querySelector<HTMLFormElement>("form[data-after]");
    if (form === null || page.querySelector(".verdict") !== null || !this.host.isConnected) return;
    const title = page.querySelector(".after-title");
    const part = document.createElement("section");
    part.slot = "after";
    part.classList.add("stack", "after-here");
    if (title !== null) part.append(titleBelow(title));
    part.append(document.importNode(form, true));
    // Few open it after a massage, so the map of the legs comes when they do; until then it is a list.
    const map = part.querySelector("legato-leg-map")?.closest("details");
    map?.addEventListener("toggle", () => void import("../leg-map"), { once: true });
    this.host.append(part);
    this.asks = true;
    this.host.requestUpdate();
  }
}

/** The title of that page, one level below the player's own, whatever it is there: where nothing counted, it is the first. */
function titleBelow(title: Element): HTMLHeadingElement {
  const below = document.createElement("h2");
  below.className = title.className;
  below.textContent = title.textContent;
  return below;
}
