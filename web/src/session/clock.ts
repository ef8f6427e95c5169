import type { PageMs } from "../ground/time";
import type { SessionMs } from "../ground/timeline";

/**
 * The clock of a session.
 *
 * It never counts: its position is computed from one anchor (a moment on the page's clock and the
 * position in the session at that moment), because a clock that adds up ticks loses a little at each
 * one. Pausing, seeking and changing the rate only set a new anchor.
 */
export class Clock {
  private anchorPage: PageMs = 0;
  private anchorSession: SessionMs = 0;
  private running = false;
  private speed = 1;

  constructor(
    private readonly now: () => PageMs,
    public lasts: number,
  ) {}

  get paused(): boolean {
    return !this.running;
  }

  /** Session milliseconds per page millisecond. */
  get rate(): number {
    return this.speed;
  }

  set rate(rate: number) {
    if (!(rate > 0)) throw new RangeError(`A session runs forwards: ${String(rate)} is no rate.`);
    this.anchor();
    this.speed = rate;
  }

  /** Where the session is, between 0 and its end. */
  get position(): SessionMs {
    if (!this.running) return this.anchorSession;
    return this.clamp(this.anchorSession + (this.now() - this.anchorPage) * this.speed);
  }

  start(): void {
    if (this.running) return;
    this.anchorPage = this.now();
    this.running = true;
  }

  pause(): void {
    this.anchor();
    this.running = false;
  }

  seek(position: SessionMs): void {
    this.anchorSession = this.clamp(position);
    this.anchorPage = this.now();
  }

  /** How many page milliseconds are left until a position is reached; 0 when it is over. */
  until(position: SessionMs): number {
    return Math.max(0, (position - this.position) / this.speed);
  }

  private anchor(): void {
    this.anchorSession = this.position;
    this.anchorPage = this.now();
  }

  private clamp(position: SessionMs): SessionMs {
    return Math.min(Math.max(position, 0), this.lasts);
  }
}
