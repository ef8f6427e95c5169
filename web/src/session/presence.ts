import type { PageMs } from "../ground/time";

/** A page that did not run for longer than this, while nothing went on sounding, guided nobody, ms [J]. */
export const ABSENT_AFTER_MS = 10_000;

/** What is given to the audio clock ahead of time, ms: browsers wake a hidden page once a minute at worst. */
export const AHEAD_MS = 100_000;

/** How far sound that was laid out ahead has come, ms; `undefined` where nothing is laid out. */
export type Sounded = () => number | undefined;

/**
 * Whether somebody was guided all the time.
 *
 * A page that runs guides. One that does not run still does as long as what it laid out goes on sounding, which
 * the audio clock tells: it stands still in a device that sleeps. Everything else is absence, and not lateness.
 */
export class Presence {
  private seenAt: PageMs = 0;
  private dueAt: PageMs = 0;
  private soundedAt: number | undefined;

  constructor(
    private readonly now: () => PageMs,
    private readonly sounded: Sounded,
  ) {}

  /** The page runs, at this very moment. */
  see(): void {
    this.seenAt = this.now();
    this.soundedAt = this.sounded();
  }

  /** Nothing is due before this: a page that is not woken until then misses nothing. */
  expect(due: PageMs): void {
    this.dueAt = due;
  }

  /** For how long nobody has been guided until now, ms; 0 while the page is only late. */
  get missedMs(): number {
    const now = this.now();
    const { heardMs, seenAt } = this;
    const late = now - Math.max(seenAt, this.dueAt) - heardMs;
    return late > ABSENT_AFTER_MS ? now - seenAt - heardMs : 0;
  }

  /** How much has sounded since the page was seen: never more than was laid out. */
  private get heardMs(): number {
    const [before, sounded] = [this.soundedAt, this.sounded()];
    if (before === undefined || sounded === undefined) return 0;
    return Math.min(Math.max(0, sounded - before), AHEAD_MS);
  }
}
