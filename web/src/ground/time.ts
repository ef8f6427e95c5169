/** A moment on the page's monotonic clock, as `performance.now` tells it. */
export type PageMs = number & { readonly _unit?: "page ms" };

/** Time as a page gives it; tests wind their own. */
export interface Time {
  now(): PageMs;
  after(ms: number, then: () => void): () => void;
}

export const pageTime: Time = {
  now: () => performance.now(),
  after(ms, then) {
    const timer = setTimeout(then, ms);
    return () => clearTimeout(timer);
  },
};
