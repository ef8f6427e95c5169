import { readTimeline, type SessionMs, type ShowCue, type Timeline } from "../ground/timeline";
import type { Adjustment } from "./names";

const GIVES_UP_MS = 12_000;
const LEAST_PRESSURE = 1;
/** How hard a pressure is called, from 1 on: as the engine calls it. */
const PRESSURE_WORDS = ["feather-light", "very light", "light", "moderate", "moderate", "firm, a good ache"];

/** What became of a wish for the rest of a session. */
export interface Replanned {
  /** What is played from now on; missing when it stays as it is. */
  readonly timeline?: Timeline;
  readonly says: string;
}

/** Asks the server to plan the rest of a session anew, within the same limits. */
export class Replanner {
  constructor(
    private readonly address: string,
    private readonly token: () => string,
  ) {}

  /** Ask; `undefined` when nobody can be asked now. */
  async ask(change: Adjustment, at: SessionMs, id: string): Promise<Replanned | undefined> {
    if (this.address === "") return undefined;
    try {
      const answer = await fetch(this.address, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-CSRFToken": this.token() },
        body: JSON.stringify({ id, change, at_ms: Math.round(at), happened_at: new Date().toISOString() }),
        credentials: "same-origin",
        signal: AbortSignal.timeout(GIVES_UP_MS),
      });
      const told = (await answer.json()) as { says?: unknown; timeline?: unknown; error?: { says?: unknown } };
      const says = told.says ?? told.error?.says;
      if (typeof says !== "string" || answer.status >= 500) return undefined;
      return told.timeline === undefined ? { says } : { says, timeline: readTimeline(told.timeline) };
    } catch {
      return undefined;
    }
  }
}

/**
 * The same session with less pressure from a moment on: what can be done without asking anybody.
 *
 * Less pressure is always within what was cleared.
 */
export function softened(timeline: Timeline, from: SessionMs): Timeline {
  const shows = timeline.cues.filter((cue): cue is ShowCue => cue.shown !== undefined);
  const now = shows.findLast(({ at_ms }) => at_ms <= from);
  const cues = timeline.cues.map((cue) => {
    const { shown } = cue;
    if (shown?.pressure === undefined || (cue.at_ms < from && cue !== now)) return cue;
    const pressure = Math.max(LEAST_PRESSURE, shown.pressure - 1);
    const pressure_words = PRESSURE_WORDS[pressure - 1] ?? String(pressure);
    return { ...cue, shown: { ...shown, pressure, pressure_words } };
  });
  return { ...timeline, cues };
}
