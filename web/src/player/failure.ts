import { html, type TemplateResult } from "lit";

import { say } from "../ground/say";

/** Say that the session could not be loaded; the plan is there to read meanwhile. */
export function failure(again: () => void): TemplateResult {
  return html`
    <div class="failure" role="alert">
      <h1>${say("player-failed")}</h1>
      <p>${say("player-failed-line")}</p>
      <button class="button main" @click=${again}>${say("player-try-again")}</button>
    </div>
    <slot></slot>
  `;
}

/** Say why it may not be played now. It is not to be followed by hand either, so the plan stays unseen. */
export function refusal(why: string, wayOut: string): TemplateResult {
  return html`<div class="failure" role="alert">
    <h1>${say("player-refused")}</h1>
    <p>${why}</p>
    <a class="button main" href=${wayOut}>${say("player-leave")}</a>
  </div>`;
}

/** The stage while the session is fetched. */
export function onItsWay(): TemplateResult {
  return html`<div class="stage loading">
    <div class="words">
      <h1 class="title">${say("player-loading")}</h1>
      <p class="line">${say("player-loading-line")}</p>
    </div>
  </div>`;
}
