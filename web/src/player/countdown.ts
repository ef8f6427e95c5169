import { Signal, together } from "../ground/signals";
import type { Time } from "../ground/time";
import { pageTime } from "../ground/time";
import type { Conductor } from "../session/conductor";

const MILLISECONDS_PER_SECOND = 1_000;

/**
 * Tells when a number of seconds on the screen changes.
 *
 * It sleeps until exactly then, so that the screen is touched once a second and never between.
 */
export class Countdown {
  readonly seconds = new Signal();
  private disarm: (() => void) | undefined;
  private readonly stop: () => void;

  constructor(
    private readonly conductor: Conductor,
    private readonly time: Time = pageTime,
  ) {
    const tell = (): void => this.tell();
    this.stop = together(
      conductor.plays.on(tell),
      conductor.seeks.on(tell),
      conductor.rates.on(tell),
      conductor.pauses.on(() => this.disarm?.()),
    );
  }

  /** Whole seconds left in what is shown now. */
  get leftInStep(): number {
    return secondsUntil(this.conductor.showEnds, this.conductor.position);
  }

  /** Whole seconds left in the session. */
  get left(): number {
    return secondsUntil(this.conductor.timeline.lasts_ms, this.conductor.position);
  }

  dispose(): void {
    this.disarm?.();
    this.stop();
  }

  /** Tell the seconds now, as when the page comes back into view, and count on from here. */
  tell(): void {
    this.seconds.tell();
    this.disarm?.();
    if (this.conductor.paused) return;
    const { position, showEnds, timeline } = this.conductor;
    const next = Math.min(nextChange(showEnds, position), nextChange(timeline.lasts_ms, position));
    this.disarm = this.time.after(this.conductor.until(next), () => {
      // A cue may be due at this very moment, and is worth more than a number.
      this.conductor.wake();
      this.tell();
    });
  }
}

/** A length as people read it: `12:05`. */
export function minutesAndSeconds(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

function secondsUntil(end: number, position: number): number {
  return Math.max(0, Math.ceil((end - position) / MILLISECONDS_PER_SECOND));
}

/** The position at which the seconds until an end are one fewer. */
function nextChange(end: number, position: number): number {
  const whole = Math.ceil((end - position) / MILLISECONDS_PER_SECOND);
  return whole <= 0 ? Infinity : end - (whole - 1) * MILLISECONDS_PER_SECOND;
}
