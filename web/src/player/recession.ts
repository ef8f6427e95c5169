import { listen, together } from "../ground/signals";
import { pageTime, type Time } from "../ground/time";

/** How long the buttons stay after the last touch, key or movement, ms [J]. */
export const STAYS_MS = 4_000;

/**
 * Lets the buttons step back while nobody needs them.
 *
 * They come back at a touch, a key, a movement of the mouse or the focus, at once. Whether they may go at all is asked
 * each time: never while it is paused, or where somebody needs them to stay.
 */
export class Recession {
  readonly dispose: () => void;
  private idle = false;
  private touchedUnseen = false;
  private disarm: (() => void) | undefined;

  constructor(
    page: Window,
    private readonly may: () => boolean,
    private readonly changed: () => void,
    private readonly time: Time = pageTime,
  ) {
    const wake = (): void => this.wake();
    const on = (name: string, then: (event: Event) => void): (() => void) => {
      page.addEventListener(name, then, { capture: true, passive: true });
      return () => page.removeEventListener(name, then, { capture: true });
    };
    this.dispose = together(
      on("pointerdown", (event) => {
        // A mouse has moved there first, and so has seen what it presses.
        this.touchedUnseen = this.away && (event as PointerEvent).pointerType !== "mouse";
        this.wake();
      }),
      on("pointermove", wake),
      on("keydown", wake),
      on("focusin", wake),
      listen(document, "visibilitychange", wake),
      () => this.disarm?.(),
    );
    this.wake();
  }

  /** Whether the buttons are out of sight. */
  get away(): boolean {
    return this.idle && this.may();
  }

  /** Tell, once, whether a finger came down on what it could not see; a click made by a key or by software has none. */
  takesUnseen({ detail }: Pick<MouseEvent, "detail">): boolean {
    const unseen = this.touchedUnseen && detail > 0;
    this.touchedUnseen = false;
    return unseen;
  }

  /** Bring the buttons back, and wait again. */
  wake(): void {
    const was = this.away;
    this.idle = false;
    if (was) this.changed();
    this.disarm?.();
    this.disarm = this.time.after(STAYS_MS, () => {
      this.idle = true;
      if (this.away) this.changed();
    });
  }
}
