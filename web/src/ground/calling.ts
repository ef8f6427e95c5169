import { html, type TemplateResult } from "lit";

/** A number to call begins a bracket; the same is looked for in legato/server/pages/calling.py. */
const NUMBER = /\((#?\d[\d ]*\d)(?=[),])/;

/** A sentence in which every number to call is a link: nobody in danger should have to leave the page and type it. */
export function withLinks(text: string): TemplateResult {
  // eslint-disable-next-line legato/words -- nothing is lost or moved: a part of it becomes a link where it stands.
  return html`${text
    .split(NUMBER)
    .map((part, at) => (at % 2 === 1 ? html`(<a class="call" href=${`tel:${dialled(part)}`}>${part}</a>` : part))}`;
}

function dialled(number: string): string {
  return number.replaceAll(" ", "").replaceAll("#", "%23");
}
