// @vitest-environment happy-dom
import { describe, expect, it, vi } from "vitest";

import { atFirstSign } from "../../src/pages/first-sign";

describe("what waits for somebody to be there", () => {
  it("begins once, whatever they do first and however often", () => {
    for (const sign of ["pointermove", "touchstart", "scroll", "keydown"]) {
      const page = new EventTarget();
      const begin = vi.fn();
      atFirstSign(begin, { page });
      expect(begin).not.toHaveBeenCalled();

      page.dispatchEvent(new Event(sign));
      page.dispatchEvent(new Event(sign));
      page.dispatchEvent(new Event("pointerdown"));
      expect(begin).toHaveBeenCalledOnce();
    }
  });

  it("goes on waiting while nobody does anything", () => {
    const page = new EventTarget();
    const begin = vi.fn();
    atFirstSign(begin, { page });
    page.dispatchEvent(new Event("load"));
    page.dispatchEvent(new Event("visibilitychange"));

    expect(begin).not.toHaveBeenCalled();
  });

  it("comes for whoever reads without a sign, and then only once", () => {
    vi.useFakeTimers();
    const page = new EventTarget();
    const begin = vi.fn();
    atFirstSign(begin, { page, latestMs: 2_500 });
    vi.advanceTimersByTime(2_499);
    expect(begin).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    page.dispatchEvent(new Event("scroll"));
    vi.useRealTimers();

    expect(begin).toHaveBeenCalledOnce();
  });
});
