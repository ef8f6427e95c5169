import type { Leg } from "../ground/legs";
import type { SessionEvent } from "../ground/session-event";
import type { SessionMs } from "../ground/timeline";

/** What may have happened; a kind that is not known here only says that the session was being held. */
export type Happening = Omit<SessionEvent, "kind"> & { readonly kind: string };

export type Status = "planned" | "playing" | "stopped" | "finished";

/** How a session stands. */
export interface Standing {
  readonly status: Status;
  /** Whether it was going on when the last thing happened. */
  readonly runs: boolean;
  /** Where in the session to go on. */
  readonly at_ms: SessionMs;
  /** Which leg was massaged there; `null` when none was, or when it is for the plan to say. */
  readonly leg: Leg | null;
  /** When the last thing happened, in milliseconds since 1970. */
  readonly told_ms: number | null;
  readonly started_ms: number | null;
  readonly ended_ms: number | null;
  /** Techniques that were skipped and not come back to, each with its leg, in order. */
  readonly left_out: readonly (readonly [Leg, string])[];
}

export const RUNS = new Set(["started", "resumed"]);
export const RESTS = new Set(["paused", "finished", "something_wrong"]);
const JUMPS = new Set(["skipped", "repeated"]);

/**
 * Tell how a session stands after everything that happened, in whatever order it is told.
 *
 * The server computes the same (`legato.response.standing`), and tests hold the two together. `harmless`
 * names what may feel wrong without ending a session; anything else ends it.
 */
export function standing(happenings: Iterable<Happening>, harmless: ReadonlySet<string>): Standing {
  const told = inOrder(happenings);
  const times = (kind: string, counts: (one: Happening) => boolean = () => true): number[] =>
    told.filter((one) => one.kind === kind && counts(one)).map(momentOf);
  const stops = times("something_wrong", (one) => !harmless.has(String(one.detail["what"])));
  const ends = times("finished");
  const last = told.findLast((one) => one.kind !== "pain_after" && one.kind !== "told_after");
  const final = told.at(-1);
  return {
    status: stops.length > 0 ? "stopped" : ends.length > 0 ? "finished" : final === undefined ? "planned" : "playing",
    runs: told.reduce((going, { kind }) => (RUNS.has(kind) ? true : RESTS.has(kind) ? false : going), false),
    ...placeOf(last),
    told_ms: final === undefined ? null : momentOf(final),
    started_ms: least(times("started")),
    ended_ms: greatest(stops.length > 0 ? stops : ends),
    left_out: leftOut(told),
  };
}

function momentOf(one: Happening): number {
  return Math.floor(Date.parse(one.happened_at));
}

/** Everything that happened, each thing once, as it happened. */
export function inOrder(happenings: Iterable<Happening>): readonly Happening[] {
  const once = new Map([...happenings].map((one) => [one.id, one]));
  return [...once.values()].sort(
    (one, other) =>
      momentOf(one) - momentOf(other) || one.at_ms - other.at_ms || (one.id < other.id ? -1 : one.id > other.id ? 1 : 0),
  );
}

/** Whether a session goes on at another place from this on. */
export function isJump({ kind }: Happening): boolean {
  return JUMPS.has(kind);
}

/** Go on where a jump led to, and otherwise where the last thing happened. */
export function placeOf(last: Happening | undefined): { at_ms: SessionMs; leg: Leg | null } {
  if (last === undefined) return { at_ms: 0, leg: null };
  const to = last.detail["to_ms"];
  if (isJump(last) && Number.isInteger(to) && (to as number) >= 0) return { at_ms: to as number, leg: null };
  return { at_ms: last.at_ms, leg: last.leg };
}

function leftOut(told: readonly Happening[]): readonly (readonly [Leg, string])[] {
  const out = new Map<string, readonly [Leg, string]>();
  for (const { kind, leg, technique } of told) {
    if (leg === null || technique === null) continue;
    const grip = `${leg} ${technique}`;
    if (kind === "skipped") out.set(grip, [leg, technique]);
    else if (kind === "repeated" || kind === "cue_reached") out.delete(grip);
  }
  return [...out].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, grip]) => grip);
}

const least = (times: readonly number[]): number | null => (times.length === 0 ? null : Math.min(...times));
const greatest = (times: readonly number[]): number | null => (times.length === 0 ? null : Math.max(...times));
