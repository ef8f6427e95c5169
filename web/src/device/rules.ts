import type { TravellingHeld, TravellingRule, Verdict } from "../generated/api";
import { type Leg, LEGS } from "../ground/legs";
import { URGENCIES, type Urgency } from "../ground/urgency";

export type { Urgency, Verdict };

export const VERDICTS = [
  "clear",
  "modify",
  "see_clinician_first",
  "emergency",
] as const satisfies readonly Verdict[];

/** A safety rule as data, in the server's own words; what it takes away is the server's to apply. */
export type Rule = TravellingRule;

/** A fact that holds, and the legs it holds on. */
export type Held = TravellingHeld;

/** A rule that applies. */
export interface Reason {
  readonly rule: Rule;
  readonly legs: readonly Leg[];
}

/** What follows from facts. */
export interface Screening {
  readonly verdict: Verdict;
  readonly urgency: Urgency;
  /** Most severe and most urgent first. */
  readonly reasons: readonly Reason[];
}

/**
 * Answer facts by the rules, as the server does (`legato.safety.engine`); tests hold the two together.
 *
 * A rule applies when all its facts hold; there is no "not". The most severe verdict and the most urgent
 * urgency count.
 */
export function screen(held: readonly Held[], rules: readonly Rule[]): Screening {
  const holding = new Map<string, Held>();
  for (const one of held) holding.set(one.fact, joined(holding.get(one.fact), one));
  const reasons = rules
    .filter((rule) => applies(rule, holding))
    .map((rule) => ({ rule, legs: rule.legs === "both" ? LEGS : legsOf(rule, holding) }))
    .sort(
      ({ rule: one }, { rule: other }) =>
        severity(other.verdict) - severity(one.verdict) ||
        degree(other.urgency) - degree(one.urgency) ||
        other.when.length - one.when.length,
    );
  const [worst] = reasons;
  const urgency = reasons.reduce<Urgency>(
    (most, { rule }) => (degree(rule.urgency) > degree(most) ? rule.urgency : most),
    "none",
  );
  return { verdict: worst?.rule.verdict ?? "clear", urgency, reasons };
}

/** Whether massage is refused. A verdict that is not known here refuses too. */
export function refuses(verdict: Verdict): boolean {
  return verdict !== "clear" && verdict !== "modify";
}

/**
 * The reasons whose lines say what to do now: the most urgent of those that refuse, and of them the most special.
 *
 * As the server says it (`legato.safety.acting`); tests hold the two together.
 */
export function standing({ reasons }: Screening): readonly Rule[] {
  const refusing = reasons.map(({ rule }) => rule).filter(({ verdict }) => refuses(verdict));
  const most = Math.max(0, ...refusing.map(({ urgency }) => degree(urgency)));
  const urgent = refusing.filter(({ urgency }) => degree(urgency) === most);
  return urgent.filter((one) => !urgent.some((other) => asksForMore(other, one)));
}

/** What to do now, each line once. */
export function toDo(screening: Screening): readonly string[] {
  return [...new Set(standing(screening).map((rule) => rule.do))];
}

/** How soon to be seen by what refuses the massage. */
export function howSoon(screening: Screening): Urgency {
  return standing(screening)[0]?.urgency ?? screening.urgency;
}

function asksForMore(one: Rule, other: Rule): boolean {
  return one.when.length > other.when.length && other.when.every((fact) => one.when.includes(fact));
}

function applies(rule: Rule, holding: ReadonlyMap<string, Held>): boolean {
  return rule.when.every((fact) => {
    const legs = holding.get(fact)?.legs;
    return legs !== undefined && (!rule.on_both_legs || legs.length === LEGS.length);
  });
}

/** The legs that facts name; what is about the whole person names none, and no name means both. */
function legsOf(rule: Rule, holding: ReadonlyMap<string, Held>): readonly Leg[] {
  const behind = rule.when.flatMap((fact) => holding.get(fact) ?? []).filter(({ person }) => !person);
  const named = LEGS.filter((leg) => behind.some(({ legs }) => legs.includes(leg)));
  return named.length === 0 ? LEGS : named;
}

function joined(one: Held | undefined, other: Held): Held {
  if (one === undefined) return other;
  return { ...other, legs: LEGS.filter((leg) => one.legs.includes(leg) || other.legs.includes(leg)) };
}

/** A word that is not known here counts as worse than any that is. */
function severity(verdict: Verdict): number {
  const at = VERDICTS.indexOf(verdict);
  return at < 0 ? VERDICTS.length : at;
}

function degree(urgency: Urgency): number {
  const at = URGENCIES.indexOf(urgency);
  return at < 0 ? URGENCIES.length : at;
}
