import { html, type TemplateResult } from "lit";

import type { View } from "../session/view";
import type { Performer } from "../stage/clips";
import type { Hands } from "./features/hands";
import type { Phase } from "./names";

/** What the picture shows: hands at work, a posture, the two legs when they change, or a breath to rest with. */
export interface Scene {
  readonly kind: "work" | "posture" | "legs" | "breath";
  readonly picture: TemplateResult | undefined;
}

/** A circle to breathe with: in as it grows, out as it sinks. */
const BREATH = html`<div class="breathing" aria-hidden="true"><i></i><i></i><i></i></div>`;

/**
 * Choose the picture of a moment.
 *
 * Hands that hold still would be wrong where nothing is stroked: a change of leg, a rest and the close have pictures of
 * their own, and on the way to another place that place arrives.
 */
export function sceneOf({ step, leg, pictured }: View, phase: Phase, hands: Hands, performer: Performer): Scene {
  if (phase === "ready" || phase === "preparing") {
    return { kind: "work", picture: pictured && hands.still(pictured, performer) };
  }
  if ((step === "stretch" || step === "walk") && leg !== undefined) {
    return { kind: "posture", picture: hands.posture(step, leg, performer) };
  }
  if (step === "settle" && leg !== undefined) return { kind: "legs", picture: hands.bothLegs(leg) };
  if (step === "rest" || step === "close" || pictured === undefined) return { kind: "breath", picture: BREATH };
  return { kind: "work", picture: hands.picture(pictured, performer) };
}
