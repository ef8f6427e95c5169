import type {
  OfflineBundle,
  TravellingFact,
  TravellingHeading,
  TravellingLeftOut,
  TravellingLine,
  TravellingReady,
  TravellingSitting,
} from "../generated/api";
import { address } from "../ground/addresses";

/** A clock may be a little behind the server's, ms. */
const CLOCKS_DIFFER_MS = 24 * 60 * 60_000;

/** A question, as it is asked on one screen. */
export type Question = TravellingFact;

/** What a person notices, in one line. */
export type Line = TravellingLine;

/** A copy from before lines and pictures has none of them. */
type Older<Kind, Lacks extends keyof Kind> = Omit<Kind, Lacks> & Partial<Pick<Kind, Lacks>>;

export type ReadySession = Older<TravellingReady, "lines" | "pictures" | "left_out" | "begin">;

/** A technique that a limit takes away. */
export type LeftOut = TravellingLeftOut;

export type PlannedSession = Older<TravellingSitting, "pictures">;

/** What stands above a verdict. */
export type Heading = TravellingHeading;

/** The words above refusals, by verdict and urgency. */
export type Headings = Readonly<Record<string, Readonly<Record<string, Heading>>>>;

/** Everything this device needs to ask, to refuse, and to begin a ready-made session by itself. */
export interface Bundle
  extends Older<Omit<OfflineBundle, "ready" | "sittings" | "headings">, "numbers" | "assumed"> {
  readonly headings?: Headings;
  readonly ready: readonly ReadySession[];
  readonly sittings: readonly PlannedSession[];
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
