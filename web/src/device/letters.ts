import { isOurs } from "../ground/addresses";
import { isWarning, type SessionEvent } from "../ground/session-event";

/** An event, and the address it goes to. */
export interface Letter {
  readonly url: string;
  readonly event: SessionEvent;
}

/**
 * Read a letter that was kept; `undefined` for what is damaged.
 *
 * What says that something is wrong is read as long as it says so, and where it goes: the server takes every warning.
 */
export function readLetter(value: unknown, now: number): Letter | undefined {
  const letter = value as Partial<Letter> | null | undefined;
  const event = letter?.event as Partial<SessionEvent> | null | undefined;
  if (!isOurs(letter?.url) || !takesEvents(letter.url)) return undefined;
  if (typeof event?.id !== "string" || typeof event.kind !== "string") return undefined;
  const { url } = letter;
  if (isWhole(event)) return { url, event };
  if (!isWarning(event as SessionEvent)) return undefined;
  const warning = { leg: null, technique: null, at_ms: 0, happened_at: new Date(now).toISOString(), detail: {} };
  return { url, event: { ...warning, ...soundParts(event), id: event.id, kind: event.kind } };
}

/** Whatever else an address takes would be sent there with our token; phones have addresses of their own for events. */
function takesEvents(url: string): boolean {
  return /\Wevents$/.test(url);
}

function isWhole(event: Partial<SessionEvent>): event is SessionEvent {
  return Number.isInteger(event.at_ms) && isMoment(event.happened_at) && isDetail(event.detail);
}

function soundParts({ at_ms, happened_at, detail }: Partial<SessionEvent>): Partial<SessionEvent> {
  return {
    ...(Number.isInteger(at_ms) && { at_ms }),
    ...(isMoment(happened_at) && { happened_at }),
    ...(isDetail(detail) && { detail }),
  };
}

function isMoment(value: unknown): value is string {
  return typeof value === "string" && !Number.isNaN(Date.parse(value));
}

function isDetail(value: unknown): value is SessionEvent["detail"] {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
