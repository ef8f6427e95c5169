import { html, nothing, type TemplateResult } from "lit";

import { say } from "../ground/say";
import type { Senses } from "../session/settings";
import { adjustDialog, type Device } from "./adjust";
import type { Guide } from "./guide";
import { wrongDialog } from "./wrong-dialog";

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
        skip: () => {
          guide.close();
          guide.on();
        },
        again: () => {
          guide.close();
          guide.again();
        },
        adjust: guide.mayAdjust ? (what) => void guide.adjust(what) : undefined,
      });
    case "leave":
      return leaveDialog(leave, after, close, (event) => goOut(event, leave), end);
    case "wrong":
      return wrongDialog(guide.complaints, after, {
        ask: (act) => guide.complain(act),
        dismiss: close,
        goOn: (way) => guide.goOn(way),
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

/** Open or close the dialog as it is wanted; what may not be closed is opened again. */
export function keepDialog(root: ParentNode, wanted: boolean): void {
  const dialog = root.querySelector("dialog");
  if (dialog === null || dialog.open === wanted) return;
  if (wanted) {
    dialog.showModal();
    return;
  }
  dialog.close();
  // The next thing to press is the big button, not the one that opened the dialog.
  root.querySelector<HTMLElement>(".main")?.focus({ preventScroll: true });
}
