import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { Recession, STAYS_MS } from "../../src/player/recession";
import { WoundTime } from "../stands";

let time: WoundTime;
let may: boolean;
let shown: number;
let recession: Recession;

beforeEach(() => {
  time = new WoundTime();
  may = true;
  shown = 0;
  recession = new Recession(
    window,
    () => may,
    () => (shown += 1),
    time,
  );
});
afterEach(() => recession.dispose());

function finger(pointerType: string): void {
  window.dispatchEvent(new PointerEvent("pointerdown", { pointerType }));
}

describe("buttons that nobody needs", () => {
  test("step back after a while, and not before", () => {
    time.pass(STAYS_MS - 1);
    expect(recession.away).toBe(false);
    time.pass(1);

    expect(recession.away).toBe(true);
    expect(shown).toBe(1);
  });

  test.each(["pointerdown", "pointermove", "keydown", "focusin"])("come back at once with %s", (name) => {
    time.pass(STAYS_MS);
    window.dispatchEvent(new Event(name));
    expect(recession.away).toBe(false);
    time.pass(STAYS_MS);

    expect(recession.away).toBe(true);
  });

  test("stay where they may not go, and go when they may", () => {
    may = false;
    time.pass(STAYS_MS);
    expect(recession.away).toBe(false);
    may = true;

    expect(recession.away).toBe(true);
  });

  test("are not pressed by a finger that could not see them, once", () => {
    time.pass(STAYS_MS);
    finger("touch");

    expect(recession.takesUnseen({ detail: 1 })).toBe(true);
    expect(recession.takesUnseen({ detail: 1 })).toBe(false);
  });

  test("are pressed by a finger that saw them, by a mouse, and by what has no finger", () => {
    finger("touch");
    expect(recession.takesUnseen({ detail: 1 })).toBe(false);
    time.pass(STAYS_MS);
    finger("mouse");
    expect(recession.takesUnseen({ detail: 1 })).toBe(false);
    time.pass(STAYS_MS);
    finger("touch");

    expect(recession.takesUnseen({ detail: 0 })).toBe(false);
  });

  test("leave no timer and no listener behind", () => {
    recession.dispose();
    expect(time.waiting).toBe(0);
    window.dispatchEvent(new Event("keydown"));

    expect(time.waiting).toBe(0);
  });
});
