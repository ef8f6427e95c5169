import { wholeMinutes } from "../ground/minutes";
import type { SessionMs } from "../ground/timeline";
import type { Absence, Because, Conductor } from "../session/conductor";

/** Why a session stands still though nobody paused it, until it goes on. */
export class Standstill {
  because: Because | undefined;
  private absence: Absence | undefined;

  constructor(private readonly conductor: Conductor) {
    conductor.absences.on((absence) => (this.absence = absence));
    conductor.pauses.on((because) => (this.because = because));
    conductor.plays.on(() => (this.because = this.absence = undefined));
  }

  /** Where the clock would be after an absence; nowhere when the session would be over by then. */
  get would(): SessionMs | undefined {
    const would = this.absence?.would;
    return would !== undefined && would < this.conductor.timeline.lasts_ms ? would : undefined;
  }

  /** For how long nobody was guided, in minutes as people say them. */
  get minutes(): number {
    const { at, would } = this.absence ?? { at: 0, would: 0 };
    return wholeMinutes((would - at) / this.conductor.rate);
  }
}
