import { ANSWERS_HOLD_MS } from "../ground/answers";
import type { Store } from "../ground/store";
import type { SessionMs } from "../ground/timeline";

/** What the places of sessions are kept under, each with its sitting's id. */
export const PLACE = "legato.place.";

/** Where a session was left on this device, whatever is planned; `undefined` where it is not to be gone on with. */
export function placeKept(store: Store, sitting: string, today: () => number = Date.now): SessionMs | undefined {
  const kept = store.read(PLACE + sitting) as { at_ms?: unknown; saved_at?: unknown; wrong?: unknown } | null | undefined;
  if (typeof kept?.at_ms !== "number" || typeof kept.saved_at !== "number" || kept.wrong !== undefined) return undefined;
  return Math.abs(today() - kept.saved_at) < ANSWERS_HOLD_MS && kept.at_ms > 0 ? kept.at_ms : undefined;
}

/** Where that is, in minutes and seconds. */
export function clockOf(at: SessionMs): string {
  const seconds = Math.floor(at / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
