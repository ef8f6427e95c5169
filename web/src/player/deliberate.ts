import { pageTime, type Time } from "../ground/time";

/** A second tap sooner than this is the same finger bouncing, ms. */
const BOUNCE_MS = 250;
const WAITS_MS = 3_000;

/**
 * Asks for a second tap before something that would be annoying to do by mistake.
 *
 * The first tap arms it for three seconds, in which the button says so; anything else disarms it.
 */
export class Deliberate<Name extends string> {
  private armed: { readonly name: Name; readonly since: number } | undefined;
  private disarm: (() => void) | undefined;

  constructor(
    private readonly changed: () => void,
    private readonly time: Time = pageTime,
  ) {}

  /** What a second tap would do now. */
  get waitingFor(): Name | undefined {
    return this.armed?.name;
  }

  /** Take a tap; tells whether it was the confirming one. */
  tap(name: Name): boolean {
    const { armed } = this;
    if (armed?.name !== name) {
      this.arm(name);
      return false;
    }
    if (this.time.now() - armed.since < BOUNCE_MS) return false;
    this.calm();
    return true;
  }

  /** Forget the first tap. */
  calm(): void {
    this.disarm?.();
    if (this.armed === undefined) return;
    this.armed = undefined;
    this.changed();
  }

  private arm(name: Name): void {
    this.disarm?.();
    this.armed = { name, since: this.time.now() };
    this.disarm = this.time.after(WAITS_MS, () => this.calm());
    this.changed();
  }
}
