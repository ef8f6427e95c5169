import type { Leg } from "./timeline";

export type EventKind =
  | "started"
  | "paused"
  | "resumed"
  | "cue_reached"
  | "skipped"
  | "repeated"
  | "softer"
  | "shorter"
  | "side_changed"
  | "something_wrong"
  | "finished"
  | "pain_after";

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
