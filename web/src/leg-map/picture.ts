import { html, nothing, type TemplateResult } from "lit";

import { say } from "../ground/say";
import { drawView, type Shown } from "../legs/drawing";
import { type Marks, placeWords } from "../legs/marks";
import { HOME, SIDES, type View, VIEWS, windowOf } from "../legs/outlines";
import { type Place, placeName } from "../legs/zones";
import type { SideShown } from "./stops";

/** What happens when a hand does something on the picture. */
export interface Hands {
  readonly tapped: (view: View, event: MouseEvent) => void;
  readonly keyed: (event: KeyboardEvent) => void;
}

/** Both legs from all sides, each with its side written below it; a small screen shows one part of them at a time. */
export function picture(views: readonly View[], shown: Shown, hands?: Hands, side?: SideShown): TemplateResult {
  return html`
    <div class="views" data-count=${views.length} data-side=${side ?? nothing}>${views.map((view) => figure(view, views, shown, hands))}</div>
    <p class="whose">${say("map-whose")}</p>
    ${hands === undefined ? nothing : html`<p class="unseen" id="by-keys">${say("map-by-keys")}</p>`}
  `;
}

/** A picture that only shows: the views that have something to show, and the same in words. */
export function pictureToLookAt(marks: Marks, lit: readonly Place[], shown: Shown): TemplateResult {
  const places = [...marks.places, ...lit];
  const views = VIEWS.filter((view) => places.some(({ zone }) => HOME[zone] === view));
  return html`
    ${picture(views.length === 0 ? VIEWS : views, shown)}
    <ul class="unseen">
      ${marks.places.map((place) => html`<li>${placeWords(place, marks.at(place))}</li>`)}
      ${lit.map((place) => html`<li>${placeName(place)}</li>`)}
    </ul>
  `;
}

function figure(view: View, beside: readonly View[], shown: Shown, hands: Hands | undefined): TemplateResult {
  const name = say("map-view", { view });
  const isOnlySeen = hands === undefined;
  return html`<figure data-view=${view}>
    <figcaption><b>${name}</b> <span class="soft">${say("map-view-hint", { view })}</span></figcaption>
    <svg
      viewBox=${windowOf(view, beside)}
      role=${isOnlySeen ? nothing : "group"}
      aria-label=${isOnlySeen ? nothing : name}
      aria-describedby=${isOnlySeen ? nothing : "by-keys"}
      aria-hidden=${isOnlySeen ? "true" : nothing}
      @click=${(event: MouseEvent) => hands?.tapped(view, event)}
      @keydown=${(event: KeyboardEvent) => hands?.keyed(event)}
    >
      ${drawView(view, shown)}
    </svg>
    <p class="sides">${SIDES[view].map((leg) => html`<span data-leg=${leg}>${say("map-leg", { leg })}</span>`)}</p>
  </figure>`;
}
