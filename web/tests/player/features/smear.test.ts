import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { HOLD_MS, SmearGuard } from "../../../src/player/features/smear";
import { WoundTime } from "../../stands";

let area: HTMLElement;
let button: HTMLButtonElement;
let guard: SmearGuard;
let pressed: number;
let held: number;
let time: WoundTime;

beforeEach(() => {
  area = document.createElement("div");
  button = document.createElement("button");
  area.append(button);
  document.body.replaceChildren(area);
  pressed = 0;
  button.addEventListener("click", () => pressed++);
  held = 0;
  time = new WoundTime();
  guard = new SmearGuard(area, () => held++, time);
});
afterEach(() => guard.dispose());

function finger(name: string, x: number, y: number, pointerId = 1, on: HTMLElement = button): void {
  const event = new Event(name, { bubbles: true });
  Object.assign(event, { clientX: x, clientY: y, pointerId, isPrimary: pointerId === 1 });
  on.dispatchEvent(event);
}

function click(detail = 1): void {
  button.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, detail }));
}

describe("a finger on the screen", () => {
  test("presses a button with a tap", () => {
    finger("pointerdown", 100, 100);
    finger("pointermove", 104, 103);
    finger("pointerup", 104, 103);
    click();

    expect(pressed).toBe(1);
  });

  test("presses nothing with a smear, not even one that comes back", () => {
    finger("pointerdown", 100, 100);
    finger("pointermove", 160, 100);
    finger("pointermove", 101, 100);
    finger("pointerup", 101, 100);
    click();

    expect(pressed).toBe(0);
  });

  test("presses nothing together with another finger", () => {
    finger("pointerdown", 100, 100);
    finger("pointerdown", 200, 200, 2);
    finger("pointerup", 200, 200, 2);
    finger("pointerup", 100, 100);
    click();

    expect(pressed).toBe(0);
  });

  test("taps again after a smear, and after a finger that was never lifted here", () => {
    finger("pointerdown", 100, 100);
    finger("pointermove", 300, 100);
    finger("pointerdown", 100, 100);
    finger("pointerup", 100, 100);
    click();

    expect(pressed).toBe(1);
  });

  test("is not asked about clicks made by a key or by assistive technology", () => {
    finger("pointerdown", 100, 100);
    finger("pointercancel", 300, 100);
    click(0);

    expect(pressed).toBe(1);
  });
});

describe("a finger that rests", () => {
  test("beside all buttons is told once, and presses nothing when it is lifted", () => {
    finger("pointerdown", 100, 100, 1, area);
    finger("pointermove", 105, 102, 1, area);
    time.pass(HOLD_MS);
    expect(held).toBe(1);
    time.pass(5_000);
    finger("pointerup", 105, 102, 1, area);
    click();

    expect([held, pressed]).toEqual([1, 0]);
  });

  test.each([
    ["lifted soon", () => finger("pointerup", 100, 100, 1, area)],
    ["smeared away", () => finger("pointermove", 140, 100, 1, area)],
    ["joined by another", () => finger("pointerdown", 300, 100, 2, area)],
    ["taken by the browser", () => finger("pointercancel", 100, 100, 1, area)],
  ])("means nothing when it is %s", (_, then) => {
    finger("pointerdown", 100, 100, 1, area);
    time.pass(HOLD_MS - 100);
    then();
    time.pass(5_000);

    expect(held).toBe(0);
  });

  test("on a button means the button", () => {
    finger("pointerdown", 100, 100);
    time.pass(5_000);
    finger("pointerup", 100, 100);
    click();

    expect([held, pressed]).toEqual([0, 1]);
  });
});
