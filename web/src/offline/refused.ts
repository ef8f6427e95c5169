import { html, nothing, render, type TemplateResult } from "lit";

import type { Bundle, Heading, Headings } from "../device/bundle";
import { choose, inRegion, regionOf, whereabouts, type Numbers, type Region } from "../device/regions";
import { howSoon, refuses, standing, toDo, type Screening } from "../device/rules";
import { address } from "../ground/addresses";
import { withLinks } from "../ground/calling";
import { say } from "../ground/say";

/** Said above a refusal by rules that came without words for it. */
function careful(): Heading {
  return { sign: say("quick-careful-sign"), title: say("quick-careful-title"), lead: "" };
}

/** What the rules say, drawn into a place; where they only ask for care, the full check-in can take it. */
export function showRefusal(place: HTMLElement, screening: Screening, bundle: Bundle | undefined): void {
  const again = (): void => showRefusal(place, screening, bundle);
  render(refuses(screening.verdict) ? refusedPage(screening, bundle, again) : carePage(), place);
}

/** What stands above a refusal; where nobody has to be seen, the words of the rule that stands first. */
export function headingFor(screening: Screening, headings: Headings): Heading {
  const urgency = howSoon(screening);
  const heading = headings[screening.verdict]?.[urgency] ?? careful();
  const [first] = standing(screening);
  if (urgency !== "none" || first === undefined) return heading;
  return { ...heading, title: first.says };
}

function carePage(): TemplateResult {
  return html`<h1>${say("quick-care-title")}</h1>
    <p class="lead">${say("quick-care-line")}</p>
    <p>
      <a class="button button-main" href=${address("home")}>${say("quick-to-start")}</a>
    </p>`;
}

function refusedPage(screening: Screening, bundle: Bundle | undefined, again: () => void): TemplateResult {
  const urgency = howSoon(screening);
  const { sign, title, lead } = headingFor(screening, bundle?.headings ?? {});
  const numbers = bundle?.numbers;
  const region = numbers && regionOf(numbers, whereabouts());
  const said = (text: string): TemplateResult =>
    withLinks(numbers === undefined || region === undefined ? text : inRegion(text, numbers, region));
  const grave = screening.reasons.filter(({ rule }) => refuses(rule.verdict));
  return html`<section
      class="verdict ${screening.verdict === "emergency" ? "verdict-red" : "verdict-amber"} stack"
      aria-labelledby="verdict-title"
    >
      <p class="verdict-sign">${sign}</p>
      <h1 id="verdict-title">${said(title)}</h1>
      ${lead === "" ? nothing : html`<p class="lead">${said(lead)}</p>`}
      <h2>${say("quick-to-do")}</h2>
      <ul class="to-do">
        ${toDo(screening).map((line) => html`<li>${said(line)}</li>`)}
        ${urgency === "same_day" && region !== undefined ? html`<li>${withLinks(region.closed)}</li>` : nothing}
      </ul>
      ${numbers === undefined || region === undefined ? nothing : regionChoice(numbers, region, again)}
    </section>
    <section class="stack">
      <h2>${say("quick-why")}</h2>
      ${grave.map(
        ({ rule }) => html`<article class="reason stack">
          <h3>${said(rule.says)}</h3>
          <p>${said(rule.why)}</p>
        </article>`,
      )}
      <p><a class="button" href=${address("home")}>${say("quick-to-start")}</a></p>
    </section>`;
}

function callWords(region: Region, { elsewhere }: Numbers): string {
  return region === elsewhere ? say("quick-numbers-unknown") : say("quick-numbers", { country: region.name });
}

function regionChoice(numbers: Numbers, region: Region, again: () => void): TemplateResult {
  const chosen = (event: Event): void => {
    choose((event.target as HTMLSelectElement).value);
    again();
  };
  return html`<details class="region small">
    <summary>${callWords(region, numbers)}</summary>
    <label
      >${say("quick-where-are-you")}
      <select name="region" @change=${chosen}>
        ${[...numbers.regions, numbers.elsewhere].map(
          ({ code, name }) => html`<option value=${code} ?selected=${code === region.code}>${name}</option>`,
        )}
      </select></label
    >
  </details>`;
}
