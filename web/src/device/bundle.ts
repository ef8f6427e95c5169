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

/** A bundle, and the time where it came from. */
export interface Given {
  readonly bundle: Bundle;
  /** What time it is, ms since 1970: by the server's clock where it has just given the bundle, else by this device's. */
  readonly now: number;
}

/** How long the server is waited for before the copy on this device does, ms. */
const WAITS_MS = 3_000;
/** No copy is kept under this, so that the answer can only be the server's own. */
const OF_THE_SERVER = "?from=server";

/**
 * Fetch what this device needs; where the server cannot be reached, the service worker answers with its copy.
 *
 * What the server has just given is as old as it says, whatever this device's clock says; only of a copy that clock
 * has to judge.
 */
export async function fetchBundle(
  ask: typeof fetch = (...request) => fetch(...request),
  today: () => number = Date.now,
): Promise<Given | undefined> {
  const list = address("api-v1:offline");
  const given = await asked(() =>
    ask(list + OF_THE_SERVER, { credentials: "same-origin", cache: "no-store", signal: AbortSignal.timeout(WAITS_MS) }),
  );
  if (given !== undefined) return { bundle: given, now: Date.parse(given.given_at) };
  const copy = await asked(() => ask(list, { credentials: "same-origin" }));
  return copy === undefined ? undefined : { bundle: copy, now: today() };
}

async function asked(ask: () => Promise<Response>): Promise<Bundle | undefined> {
  try {
    return readBundle(await (await ask()).json());
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
