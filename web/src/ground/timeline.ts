/**
 * A timeline as the server sends it: cues at absolute moments, in whole milliseconds.
 *
 * The types, and the check that a document is what they say, are made from the API's description;
 * `readTimeline` refuses anything the player could not play to its end, so that nothing can go wrong
 * half way through a massage.
 */
import type { CueInWords, CueKind, Narration, PreparationInWords, ShownInWords, Telling } from "../generated/api";
import { validate } from "../generated/timeline-shape";

export type { CueKind, Telling };
/** A timeline in the words of one language: the player never sees another. */
export type Timeline = Narration;
export type Cue = CueInWords;
export type Shown = ShownInWords;
/** One thing to do or to know before the clock starts. */
export type PreparationItem = PreparationInWords;

/** A moment in a session: milliseconds since its start. */
export type SessionMs = number & { readonly _unit?: "session ms" };

export const CUE_KINDS = [
  "show",
  "say",
  "beat",
  "pressure_check",
  "halfway",
  "ten_seconds_left",
  "change_leg",
  "rest",
  "close",
] as const satisfies readonly CueKind[];

export const STEP_KINDS = [
  "prepare",
  "settle",
  "block",
  "change",
  "rest",
  "close",
  "stretch",
  "walk",
] as const satisfies readonly StepKind[];
export type StepKind = Shown["step"];

/** How much somebody may want to be told, from everything to the least. */
export const TELLINGS = ["full", "less", "quiet"] as const satisfies readonly Telling[];

/** A cue that shows something; every moment of a session belongs to exactly one. */
export interface ShowCue extends Cue {
  readonly kind: "show";
  readonly shown: Shown;
}

/** The server sent something that is not a timeline. */
export class TimelineError extends Error {
  override readonly name = "TimelineError";
}

/** Check what came from the server and return it as a timeline. */
export function readTimeline(value: unknown): Timeline {
  if (!validate(value)) throw new TimelineError(`This is no timeline; look at its ${placeIn(validate.errors)}.`);
  const { lasts_ms, legs, cues } = value;
  if (lasts_ms === 0) throw new TimelineError("A timeline has a length in whole milliseconds.");
  if (legs.length === 0) throw new TimelineError("A timeline names its legs.");
  let before = 0;
  for (const cue of cues) {
    if (cue.at_ms < before || cue.at_ms > lasts_ms) throw new TimelineError(`Cue ${cue.id} is not in order.`);
    if (cue.kind === "show" && cue.shown === undefined) throw new TimelineError(`Cue ${cue.id} shows nothing.`);
    before = cue.at_ms;
  }
  if (cues.find(isShow)?.at_ms !== 0) throw new TimelineError("A timeline shows something from its start.");
  return value;
}

function placeIn(errors: typeof validate.errors): string {
  const place = errors?.[0]?.instancePath ?? "";
  return place === "" ? "beginning" : place;
}

/** Tell whether a cue changes what is shown. */
export function isShow(cue: Cue): cue is ShowCue {
  return cue.kind === "show" && cue.shown !== undefined;
}
