import type { Feature } from "../feature";

/** A finger that travels further than this between touching and letting go did not tap, CSS pixels. */
const STILL_PX = 12;

/**
 * Lets only taps through: a finger that smears across the screen, or two at once, presses nothing.
 */
export class SmearGuard implements Feature {
  readonly dispose: () => void;
  private readonly down = new Map<number, { readonly x: number; readonly y: number }>();
  private smeared = false;

  constructor(area: HTMLElement | ShadowRoot) {
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
        this.smeared = true;
        this.down.delete(event.pointerId);
      }),
      on("click", (event) => {
        // A click made by a key or by assistive technology has no finger behind it.
        if (event.detail === 0 || !this.smeared) return;
        event.preventDefault();
        event.stopImmediatePropagation();
      }),
    ];
    this.dispose = () => {
      for (const stop of stops) stop();
    };
  }

  private touch(event: PointerEvent): void {
    // The first finger begins anew: a lift outside the window is never told.
    if (event.isPrimary) this.down.clear();
    this.smeared = this.down.size > 0;
    this.down.set(event.pointerId, { x: event.clientX, y: event.clientY });
  }

  private move(event: PointerEvent): void {
    const from = this.down.get(event.pointerId);
    if (from !== undefined && Math.hypot(event.clientX - from.x, event.clientY - from.y) > STILL_PX)
      this.smeared = true;
  }

  private lift(event: PointerEvent): void {
    this.move(event);
    this.down.delete(event.pointerId);
  }
}
