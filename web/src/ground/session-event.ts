import type { EventKind, SittingEvent } from "../generated/api";

export type { EventKind };

/** Something that happened in a session, as the server keeps it. */
export type SessionEvent = SittingEvent;

/** Whether an event says that something is wrong: it is never kept back for others, and never given up. */
export function isWarning(event: Pick<SessionEvent, "kind">): boolean {
  return event.kind === "something_wrong";
}
