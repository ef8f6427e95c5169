/** What is asked of the device's sound to know when something is heard. */
export type Output = Pick<AudioContext, "currentTime" | "getOutputTimestamp"> & {
  readonly baseLatency?: number;
  readonly outputLatency?: number;
};

/** What leaves the loudspeaker was mixed less than this before, s: the slowest wireless headphones take a third of it. */
const LONGEST_WAY_S = 1;
/** A moment that is told is one of just now, ms. */
const JUST_NOW_MS = 250;
/** A clock that goes on in steps is never this far behind; one that is was stopped, s. */
const STOPPED_S = 0.1;

/**
 * Says where the audio clock stands in what is just heard.
 *
 * Browsers tell which moment of the audio clock left the loudspeaker at which moment of the page's. Some tell it
 * wrongly: WebKitGTK adds the whole length of the session once more, so speech would run away from the rhythm by a
 * second each second. What cannot be true is not used: then it is counted from the audio clock and the way to the
 * loudspeaker.
 */
export class OutputClock {
  /** How far the audio clock is ahead of the page's, s, as far as was ever seen: it goes on in steps, and is never ahead. */
  private ahead: number | undefined;

  /** The audio clock's time of what is heard at a moment of the page's clock, s. */
  heardAt(output: Output, now: number): number {
    const { contextTime, performanceTime } = output.getOutputTimestamp();
    if (contextTime && performanceTime) {
      const way = output.currentTime - contextTime;
      const since = now - performanceTime;
      if (way >= 0 && way < LONGEST_WAY_S && Math.abs(since) < JUST_NOW_MS) return contextTime + since / 1_000;
    }
    const seen = output.currentTime - now / 1_000;
    if (this.ahead === undefined || seen > this.ahead || this.ahead - seen > STOPPED_S) this.ahead = seen;
    return now / 1_000 + this.ahead - (output.outputLatency ?? output.baseLatency ?? 0);
  }
}
