import { isTooOld, type Bundle, type Line, type Question, type ReadySession } from "../device/bundle";
import { refuses, screen, type Held, type Screening } from "../device/rules";
import { type Leg, LEGS } from "../ground/legs";
import type { Words } from "../generated/words";

/** A line with the questions that a tick unfolds. */
export interface AskedLine extends Line {
  readonly questions: readonly Question[];
}

/** A question that was answered with yes, and the legs it was said of; both are never assumed. */
export interface Ticked {
  readonly question: Question;
  readonly legs: readonly Leg[];
}

/** What stands before a ready-made session. */
export type Gate =
  /** These questions, red flags first; the answer goes to `answered`. */
  | {
      readonly kind: "ask";
      readonly sessions: readonly ReadySession[];
      readonly questions: readonly Question[];
      /** What a person notices, with its questions: all of them stand in one of these, or in none. */
      readonly lines: readonly AskedLine[];
    }
  /** Massage is refused, or this session is not the right one. */
  | { readonly kind: "refused"; readonly screening: Screening }
  /** Nothing can be said here. */
  | { readonly kind: "shut"; readonly why: Words["quick-shut"]["why"] };

/**
 * Tell what stands before a session (or one of several, to choose from), from the rules and what is known.
 *
 * Nothing begins by an old copy of the rules, and nothing after something felt wrong that no check-in has
 * looked at since: `wrongSince` says whether this device knows of such a thing.
 */
export function gateOf(bundle: Bundle | undefined, names: readonly string[], now: number, wrongSince: boolean): Gate {
  if (bundle === undefined) return { kind: "shut", why: "nothing" };
  if (isTooOld(bundle, now)) return { kind: "shut", why: "old" };
  const screening = screen(holding(bundle), bundle.rules);
  if (refuses(screening.verdict)) return { kind: "refused", screening };
  if (wrongSince) return { kind: "shut", why: "felt" };
  const sessions = bundle.ready.filter((one) => names.includes(one.name) && one.asks.length > 0);
  const asked = new Set(sessions.flatMap(({ asks }) => asks));
  const questions = bundle.facts.filter(({ id }) => asked.has(id));
  // A question that is not here cannot be asked, so nothing can begin.
  if (sessions.length === 0 || questions.length < asked.size) return { kind: "shut", why: "other" };
  return { kind: "ask", sessions, questions, lines: linesOf(sessions, questions) };
}

/** The lines of sessions, each once, with the questions behind it. */
function linesOf(sessions: readonly ReadySession[], questions: readonly Question[]): readonly AskedLine[] {
  const lines = new Map<string, Line>();
  for (const line of sessions.flatMap((session) => session.lines ?? [])) {
    const facts = [...new Set([...(lines.get(line.id)?.facts ?? []), ...line.facts])];
    lines.set(line.id, { ...line, facts });
  }
  return [...lines.values()].map((line) => ({ ...line, questions: questions.filter(({ id }) => line.facts.includes(id)) }));
}

/**
 * Answer what was ticked.
 *
 * Nothing ticked lets the session begin (`undefined`). Anything ticked does not, whatever the rules say of
 * it: the session was not made for it. The rules say what to do instead.
 */
export function answered(bundle: Bundle, ticked: readonly Ticked[]): Screening | undefined {
  if (ticked.length === 0) return undefined;
  const told = ticked.map(({ question: { id, person }, legs }): Held => ({ fact: id, legs: person ? LEGS : legs, person }));
  return screen([...holding(bundle), ...told], bundle.rules);
}

function holding({ known, assumed }: Bundle): readonly Held[] {
  return [...known, ...(assumed ?? [])];
}
