/** Whatever a person does first: they touch the page, move the pointer, scroll, or press a key. */
const SIGNS = ["pointerdown", "pointermove", "touchstart", "wheel", "scroll", "keydown"] as const;

/** Do something once, as soon as somebody does anything on the page. */
export function atFirstSign(then: () => void, page: EventTarget = window): void {
  const heard = new AbortController();
  const begin = (): void => {
    heard.abort();
    then();
  };
  for (const sign of SIGNS) page.addEventListener(sign, begin, { passive: true, capture: true, signal: heard.signal });
}
