import { isLeg, type Leg } from "./legs";

/**
 * A timeline as the server sends it: cues at absolute moments, in whole milliseconds.
 *
 * The types follow the JSON Schema of `legato schema timeline`; `readTimeline` refuses anything the
 * player could not play to its end, so that nothing can go wrong half way through a massage.
 */

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
] as const;
export type CueKind = (typeof CUE_KINDS)[number];

export const STEP_KINDS = ["prepare", "settle", "block", "change", "rest", "close"] as const;
export type StepKind = (typeof STEP_KINDS)[number];

/** What the screen shows until the next `show` cue. */
export interface Shown {
  readonly step: StepKind;
  readonly title: string;
  readonly line: string;
  readonly steps?: readonly string[];
  readonly pressure?: number;
  readonly pressure_words?: string;
  readonly tempo?: number;
  readonly next_title?: string;
  readonly next_leg?: Leg;
  readonly zones?: readonly string[];
  /** The strokes run toward the heart, against the way their score is written. */
  readonly turned?: boolean;
}

export interface Cue {
  readonly id: number;
  readonly at_ms: SessionMs;
  readonly lasts_ms?: number;
  readonly kind: CueKind;
  readonly step: number;
  readonly leg?: Leg;
  readonly technique?: string;
  readonly text?: string;
  readonly shown?: Shown;
  readonly stroke?: number;
}

/** A cue that shows something; every moment of a session belongs to exactly one. */
export interface ShowCue extends Cue {
  readonly kind: "show";
  readonly shown: Shown;
}

export interface Timeline {
  readonly format: 1;
  readonly lasts_ms: number;
  readonly legs: readonly Leg[];
  readonly cues: readonly Cue[];
}

/** The server sent something that is not a timeline. */
export class TimelineError extends Error {
  override readonly name = "TimelineError";
}

/** Check what came from the server and return it as a timeline. */
export function readTimeline(value: unknown): Timeline {
  if (!isRecord(value)) throw new TimelineError("A timeline is an object.");
  const { format, lasts_ms, legs, cues } = value;
  if (format !== 1) throw new TimelineError(`This player reads format 1, not ${String(format)}.`);
  if (!isMoment(lasts_ms) || lasts_ms === 0) throw new TimelineError("A timeline has a length in whole milliseconds.");
  if (!Array.isArray(legs) || legs.length === 0 || !legs.every(isLeg))
    throw new TimelineError("A timeline names its legs.");
  if (!Array.isArray(cues)) throw new TimelineError("A timeline has cues.");
  let before = 0;
  for (const cue of cues as unknown[]) {
    checkCue(cue, before, lasts_ms);
    before = (cue as Cue).at_ms;
  }
  const first = (cues as Cue[]).find(isShow);
  if (first?.at_ms !== 0) throw new TimelineError("A timeline shows something from its start.");
  return value as unknown as Timeline;
}

/** Tell whether a cue changes what is shown. */
export function isShow(cue: Cue): cue is ShowCue {
  return cue.kind === "show" && cue.shown !== undefined;
}

function checkCue(cue: unknown, notBefore: number, notAfter: number): void {
  if (!isRecord(cue) || !isMoment(cue["id"]) || typeof cue["kind"] !== "string") {
    throw new TimelineError("A cue has a number and a kind.");
  }
  const name = `Cue ${String(cue["id"])}`;
  const at = cue["at_ms"];
  if (!isMoment(at) || at < notBefore || at > notAfter) throw new TimelineError(`${name} is not in order.`);
  if (cue["leg"] !== undefined && !isLeg(cue["leg"]))
    throw new TimelineError(`${name} names a leg that does not exist.`);
  if (cue["kind"] !== "show") return;
  const shown = cue["shown"];
  if (!isRecord(shown) || typeof shown["title"] !== "string" || typeof shown["line"] !== "string") {
    throw new TimelineError(`${name} shows nothing.`);
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isMoment(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}
