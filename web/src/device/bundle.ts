import { address } from "../ground/addresses";
import type { Numbers } from "./regions";
import type { Held, Rule } from "./rules";

/** A clock may be a little behind the server's, ms. */
const CLOCKS_DIFFER_MS = 24 * 60 * 60_000;

/** A question, as it is asked on one screen. */
export interface Question {
  readonly id: string;
  readonly group: string;
  readonly short: string;
  readonly asks: string;
  readonly help: string;
  readonly person: boolean;
}

/** What a person notices, in one line. */
export interface Line {
  readonly id: string;
  readonly title: string;
  readonly says: string;
  readonly facts: readonly string[];
}

export interface ReadySession {
  readonly name: string;
  readonly title: string;
  readonly lasts_ms: number;
  /** What must be asked before it begins: a yes to any of these means that it does not begin. */
  readonly asks: readonly string[];
  /** What a person notices, with the questions among these that a tick unfolds; what stands in none is asked by itself. */
  readonly lines?: readonly Line[];
  /** The files that show moving hands in it. */
  readonly pictures?: readonly string[];
}

export interface PlannedSession {
  readonly id: string;
  readonly lasts_ms: number;
  readonly begun: boolean;
  readonly good_until: string;
  readonly pictures?: readonly string[];
}

/** What stands above a verdict. */
export interface Heading {
  readonly sign: string;
  readonly title: string;
  readonly lead: string;
}

/** The words above refusals, by verdict and urgency. */
export type Headings = Readonly<Record<string, Readonly<Record<string, Heading>>>>;

/** Everything this device needs to ask, to refuse, and to begin a ready-made session by itself. */
export interface Bundle {
  readonly format: 1;
  readonly version: string;
  readonly given_at: string;
  readonly good_for_ms: number;
  readonly person: string | null;
  readonly rules: readonly Rule[];
  /** The words above a refusal, by verdict and urgency. */
  readonly headings?: Headings;
  readonly numbers?: Numbers;
  readonly facts: readonly Question[];
  readonly known: readonly Held[];
  /** What follows from how ready-made sessions are held, and nobody was asked about; a copy from before has none. */
  readonly assumed?: readonly Held[];
  readonly ready: readonly ReadySession[];
  readonly sittings: readonly PlannedSession[];
  /** How often plans of this person were withdrawn: sent back with what is begun by this bundle. */
  readonly withdrawals: number;
  /** Refusals the server knew of, by their ids: what is listed here was listed in spite of them, or after them. */
  readonly refused: readonly string[];
  /** Things that felt wrong of which the server knew, by the ids of their events. */
  readonly wrong: readonly string[];
}

/** Read what the server gave, now or earlier; `undefined` for what this version cannot rely on. */
export function readBundle(value: unknown): Bundle | undefined {
  const bundle = value as Partial<Bundle> | null;
  if (typeof bundle !== "object" || bundle?.format !== 1) return undefined;
  const lists = [bundle.rules, bundle.facts, bundle.known, bundle.ready, bundle.sittings, bundle.refused, bundle.wrong];
  if (!lists.every(Array.isArray) || bundle.rules?.length === 0) return undefined;
  if (typeof bundle.good_for_ms !== "number" || typeof bundle.withdrawals !== "number") return undefined;
  if (Number.isNaN(Date.parse(bundle.given_at ?? ""))) return undefined;
  return bundle as Bundle;
}

/** Fetch what this device needs; the service worker answers where the server cannot. */
export async function fetchBundle(ask: typeof fetch = (...request) => fetch(...request)): Promise<Bundle | undefined> {
  try {
    const answer = await ask(address("api-v1:offline"), { credentials: "same-origin" });
    return readBundle(await answer.json());
  } catch {
    return undefined;
  }
}

/** How long a planned session is good for from the moment the bundle was given, ms: one clock tells both. */
export function goodForMs({ given_at }: Bundle, { good_until }: PlannedSession): number {
  return Date.parse(good_until) - Date.parse(given_at);
}

/** Whether a planned session is still good by this device's clock; one that was given in the future is not. */
export function isStillGood(bundle: Bundle, session: PlannedSession, now: number): boolean {
  const age = now - Date.parse(bundle.given_at);
  return age >= -CLOCKS_DIFFER_MS && age < goodForMs(bundle, session);
}

/** Whether a copy of the rules is too old to begin anything by; a copy from the future cannot be judged, so it is. */
export function isTooOld({ given_at, good_for_ms }: Bundle, now: number): boolean {
  const age = now - Date.parse(given_at);
  return age > good_for_ms || age < -CLOCKS_DIFFER_MS;
}
