/** Whatever a person does first: they touch the page, move the pointer, scroll, or press a key. */
const SIGNS = ["pointerdown", "pointermove", "touchstart", "wheel", "scroll", "keydown"] as const;

interface Waiting {
  readonly latestMs?: number;
  readonly page?: EventTarget;
}

/**
 * Do something once, as soon as somebody does anything on the page.
 *
 * A screen reader may read a whole page without a sign: what has words in it comes after `latestMs` in any case.
 */
export function atFirstSign(then: () => void, { latestMs, page = window }: Waiting = {}): void {
  const heard = new AbortController();
  const begin = (): void => {
    heard.abort();
    clearTimeout(latest);
    then();
  };
  const latest = latestMs === undefined ? undefined : setTimeout(begin, latestMs);
  for (const sign of SIGNS) page.addEventListener(sign, begin, { passive: true, capture: true, signal: heard.signal });
}
