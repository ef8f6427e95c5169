import { html, nothing, type TemplateResult } from "lit";

import type { Leg } from "../ground/legs";
import type { Performer } from "./clips";
import { posterOf } from "./files";

/**
 * A still picture of the hands; nothing where a technique has none.
 *
 * It shows a left leg, and its mirror image is the right one. Whoever chose a light or a dark theme gets that;
 * otherwise the device says.
 */
export function poster(technique: string, performer: Performer, leg: Leg): TemplateResult | undefined {
  const light = posterOf(technique, performer, "large");
  const dark = posterOf(technique, performer, "large-dark") ?? light;
  if (light === undefined) return undefined;
  const { theme } = document.documentElement.dataset;
  return html`<picture class="poster"
    >${theme === undefined ? html`<source media="(prefers-color-scheme: dark)" srcset=${dark} />` : nothing}<img
      class="poster-${leg}"
      src=${theme === "dark" ? dark : light}
      alt=""
  /></picture>`;
}
