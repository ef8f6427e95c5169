import { pageTime, type Time } from "../../ground/time";
import type { Feature } from "../../session/feature";

/** A finger that travels further than this between touching and letting go did not tap, CSS pixels. */
const STILL_PX = 12;

/** A finger that rests this long beside all buttons means something by it, ms [J]. */
export const HOLD_MS = 1_000;

/**
 * Lets only taps through: a finger that smears across the screen, or two at once, presses nothing.
 *
 * One that rests is told by itself, and presses nothing when it is lifted.
 */
export class SmearGuard implements Feature {
  readonly dispose: () => void;
  private readonly down = new Map<number, { readonly x: number; readonly y: number }>();
  private smeared = false;
  private disarm: (() => void) | undefined;

  constructor(
    area: HTMLElement | ShadowRoot,
    private readonly held: () => void,
    private readonly time: Time = pageTime,
  ) {
    const on = <Name extends keyof HTMLElementEventMap>(
      name: Name,
      listener: (event: HTMLElementEventMap[Name]) => void,
    ): (() => void) => {
      const general = listener as EventListener;
      area.addEventListener(name, general, { capture: true });
      return () => area.removeEventListener(name, general, { capture: true });
    };
    const stops = [
      on("pointerdown", (event) => this.touch(event)),
      on("pointermove", (event) => this.move(event)),
      on("pointerup", (event) => this.lift(event)),
      on("pointercancel", (event) => {
        this.smear();
        this.down.delete(event.pointerId);
      }),
      on("contextmenu", (event) => {
        // A finger that rests would open the browser's menu instead.
        if (!onControl(event)) event.preventDefault();
      }),
      on("click", (event) => {
        // A click made by a key or by assistive technology has no finger behind it.
        if (event.detail === 0 || !this.smeared) return;
        event.preventDefault();
        event.stopImmediatePropagation();
      }),
    ];
    this.dispose = () => {
      this.disarm?.();
      for (const stop of stops) stop();
    };
  }

  private touch(event: PointerEvent): void {
    // The first finger begins anew: a lift outside the window is never told.
    if (event.isPrimary) this.down.clear();
    this.disarm?.();
    this.smeared = this.down.size > 0;
    this.down.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (this.smeared || onControl(event) || event.button > 0) return;
    this.disarm = this.time.after(HOLD_MS, () => {
      this.smeared = true;
      this.held();
    });
  }

  private move(event: PointerEvent): void {
    const from = this.down.get(event.pointerId);
    if (from !== undefined && Math.hypot(event.clientX - from.x, event.clientY - from.y) > STILL_PX)
      this.smear();
  }

  private smear(): void {
    this.disarm?.();
    this.smeared = true;
  }

  private lift(event: PointerEvent): void {
    this.move(event);
    this.disarm?.();
    this.down.delete(event.pointerId);
  }
}

function onControl(event: Event): boolean {
  const [target] = event.composedPath();
  return target instanceof Element && target.closest("button, a, input, select, dialog, label") !== null;
}
