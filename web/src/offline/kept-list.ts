import { html, render } from "lit";

import { fetchBundle, isStillGood } from "../device/bundle";
import { address } from "../ground/addresses";
import { wholeMinutes } from "../ground/minutes";
import { say } from "../ground/say";

/** List the planned sessions that are kept here and still fresh. */
export async function openKept(place: HTMLElement): Promise<void> {
  const given = await fetchBundle();
  if (given === undefined) return;
  const { bundle, now } = given;
  const fresh = bundle.sittings.filter((one) => isStillGood(bundle, one, now));
  if (fresh.length === 0) return;
  render(
    html`<h2>${say("quick-own-plan")}</h2>
      <ul class="plain-list stack">
        ${fresh.map(
          ({ id, lasts_ms, begun }) =>
            html`<li>
              <a class="button button-main button-large" href=${address("sittings:play", { sitting_id: id })}
                >${begun ? say("quick-plan-begun") : say("quick-plan-begin", { minutes: wholeMinutes(lasts_ms, 1) })}</a
              >
            </li>`,
        )}
      </ul>`,
    place,
  );
}
