import type { Leg } from "./legs";

/** What a player may tell of; the server knows each of these. */
export const EVENT_KINDS = [
  "started",
  "paused",
  "resumed",
  "cue_reached",
  "skipped",
  "repeated",
  "softer",
  "shorter",
  "side_changed",
  "something_wrong",
  "finished",
  "pain_after",
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** Something that happened in a session, as the server keeps it. */
export interface SessionEvent {
  readonly id: string;
  readonly kind: EventKind;
  readonly at_ms: number;
  readonly leg: Leg | null;
  readonly technique: string | null;
  readonly happened_at: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** Whether an event says that something is wrong: it is never kept back for others, and never given up. */
export function isWarning(event: Pick<SessionEvent, "kind">): boolean {
  return event.kind === "something_wrong";
}
