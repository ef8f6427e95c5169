import { html, nothing, render } from "lit";

import type { Bundle } from "../device/bundle";
import type { Trying } from "../generated/api";
import { address } from "../ground/addresses";
import { leftOutPart } from "./left-out";
import { serverWords } from "./server-words";

const TRY = "try-";

/** The technique that a page lets try; `undefined` on every other page. */
export function triedOn(page: string): string | undefined {
  return page.startsWith(TRY) ? page.slice(TRY.length) : undefined;
}

/** What the server knows of trying a technique; `undefined` where it cannot be reached. */
export async function fetchTrying(technique: string, ask: typeof fetch = (...request) => fetch(...request)): Promise<Trying | undefined> {
  try {
    const answer = await ask(address("api-v1:trying", { name: technique }), { credentials: "same-origin" });
    const found = (await answer.json()) as Partial<Trying>;
    return answer.ok && Array.isArray(found.ready) && Array.isArray(found.left_out) ? (found as Trying) : undefined;
  } catch {
    return undefined;
  }
}

/** The trials beside the ready-made sessions that this device keeps. */
export function withTrials(bundle: Bundle, trying: Trying): Bundle {
  return { ...bundle, ready: [...bundle.ready, ...trying.ready] };
}

/** Show that a technique cannot be tried now: it is left out by a limit, or the server cannot be asked. */
export function showNotTried(place: HTMLElement, technique: string, trying: Trying | undefined): void {
  render(
    html`<h1>${trying?.name ?? ""}</h1>
      ${trying === undefined ? serverWords("try-away") : leftOutPart(trying.left_out)}
      ${
        trying === undefined || trying.would_help.length === 0
          ? nothing
          : html`<ul>${trying.would_help.map((line) => html`<li>${line}</li>`)}</ul>`
      }
      <p><a class="button button-main" href=${address("library:technique", { name: technique })}>${serverWords("back")}</a></p>`,
    place,
  );
}
