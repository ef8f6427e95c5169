import { isShow, readTimeline, type Cue, type SessionMs, type Shown, type Timeline } from "../ground/timeline";
import { silent } from "../session/sparing";
import type { Adjustment } from "./names";

const GIVES_UP_MS = 12_000;
const LEAST_PRESSURE = 1;

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
 * Less pressure is always within what was cleared. What is only true of more pressure is not said any more.
 */
export function softened(timeline: Timeline, from: SessionMs): Timeline {
  const shows = timeline.cues.filter(isShow);
  const now = shows.findLast(({ at_ms }) => at_ms <= from);
  const softer = new Map(
    shows.flatMap((cue) => {
      const { pressure } = cue.shown;
      const isOver = cue.at_ms < from && cue !== now;
      return pressure === undefined || isOver ? [] : [[cue.step, Math.max(LEAST_PRESSURE, pressure - 1)] as const];
    }),
  );
  const cues = timeline.cues.map((cue): Cue => {
    const pressure = softer.get(cue.step);
    if (pressure === undefined) return cue;
    if (isShow(cue)) return { ...cue, shown: shownAt(cue.shown, pressure, timeline.pressures) };
    return cue.at_ms < from || (cue.presumes ?? 0) <= pressure ? cue : silent(cue);
  });
  return { ...timeline, cues };
}

function shownAt(shown: Shown, pressure: number, pressures: readonly string[]): Shown {
  return { ...shown, pressure, pressure_words: pressures[pressure] ?? String(pressure) };
}
