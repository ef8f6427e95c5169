const MINUTE_MS = 60_000;

/**
 * A length as people speak of it: the nearest whole minute, a half rounded up.
 *
 * The one rule for every sentence that names minutes, as `whole_minutes` in `units.py`. `least` is 1 for what is never
 * called none at all, as a plan; what was played may be nothing.
 */
export function wholeMinutes(length_ms: number, least = 0): number {
  return Math.max(least, Math.floor((length_ms + MINUTE_MS / 2) / MINUTE_MS));
}
