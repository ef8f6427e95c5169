import type { PageMs } from "../ground/time";

/** A second tap sooner than this is the same finger bouncing; one later than that is a tap of its own, ms [J]. */
const BOUNCE_MS = 120;
const TWICE_WITHIN_MS = 450;

/** Tells one tap from two, without making anybody wait for a tap that may still come. */
export class Taps {
  private last: PageMs = -Infinity;

  /** Take a tap: the first of its own, the second right after one, or nothing but a bouncing finger. */
  take(at: PageMs): "once" | "twice" | "bounce" {
    const since = at - this.last;
    if (since < BOUNCE_MS) return "bounce";
    this.last = at;
    return since <= TWICE_WITHIN_MS ? "twice" : "once";
  }

  /** Let the next tap be one of its own. */
  forget(): void {
    this.last = -Infinity;
  }
}
