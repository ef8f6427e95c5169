import { isTooOld, type Bundle, type Question, type ReadySession } from "./bundle";
import { refuses, screen, type Held, type Screening } from "./rules";

/** What stands before a ready-made session. */
export type Gate =
  /** These questions, red flags first; the answer goes to `answered`. */
  | { readonly kind: "ask"; readonly sessions: readonly ReadySession[]; readonly questions: readonly Question[] }
  /** Massage is refused, or this session is not the right one. */
  | { readonly kind: "refused"; readonly screening: Screening }
  /** Nothing can be said here; a sentence says why, and what helps. */
  | { readonly kind: "shut"; readonly says: string };

export const SAYS = {
  nothing: "Nothing is kept on this device yet. Open Legato once with a connection; after that this works without.",
  old: "The safety rules on this device are more than a month old. Open Legato with a connection once, then try again.",
  felt: "Something felt wrong in your last session. Check in first, so that it is looked at before anybody massages.",
  other: "This session is not on this device. Open Legato with a connection once, then try again.",
} as const;

/**
 * Tell what stands before a session (or one of several, to choose from), from the rules and what is known.
 *
 * Nothing begins by an old copy of the rules, and nothing after something felt wrong that no check-in has
 * looked at since: `wrongSince` says whether this device knows of such a thing.
 */
export function gateOf(bundle: Bundle | undefined, names: readonly string[], now: number, wrongSince: boolean): Gate {
  if (bundle === undefined) return { kind: "shut", says: SAYS.nothing };
  if (isTooOld(bundle, now)) return { kind: "shut", says: SAYS.old };
  const screening = screen(holding(bundle), bundle.rules);
  if (refuses(screening.verdict)) return { kind: "refused", screening };
  if (wrongSince) return { kind: "shut", says: SAYS.felt };
  const sessions = bundle.ready.filter((one) => names.includes(one.name) && one.asks.length > 0);
  const asked = new Set(sessions.flatMap(({ asks }) => asks));
  const questions = bundle.facts.filter(({ id }) => asked.has(id));
  // A question that is not here cannot be asked, so nothing can begin.
  if (sessions.length === 0 || questions.length < asked.size) return { kind: "shut", says: SAYS.other };
  return { kind: "ask", sessions, questions };
}

/**
 * Answer what was ticked.
 *
 * Nothing ticked lets the session begin (`undefined`). Anything ticked does not, whatever the rules say of
 * it: the session was not made for it. The rules say what to do instead.
 */
export function answered(bundle: Bundle, ticked: readonly Question[]): Screening | undefined {
  if (ticked.length === 0) return undefined;
  const both: Held["legs"] = ["left", "right"];
  const told = ticked.map(({ id, person }): Held => ({ fact: id, legs: both, person }));
  return screen([...holding(bundle), ...told], bundle.rules);
}

function holding({ known, assumed }: Bundle): readonly Held[] {
  return [...known, ...(assumed ?? [])];
}
