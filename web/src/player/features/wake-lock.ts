import { Signal, together } from "../../ground/signals";
import { pageTime, type Time } from "../../ground/time";
import type { Conductor } from "../../session/conductor";
import type { Feature } from "../../session/feature";

/** After a pause of this length nobody is looking any more and the screen may sleep, ms [J]. */
const PAUSE_AWAKE_MS = 3 * 60_000;

/** Keeps the screen awake while a session plays; browsers take the lock away with the tab, so it is asked for again. */
export class WakeLock implements Feature {
  /** Told once when the screen may go dark during the session, because this device cannot be kept awake. */
  readonly refusals = new Signal();
  private refused = false;
  private lock: WakeLockSentinel | undefined;
  private wanted = false;
  private asking = false;
  private disarm: (() => void) | undefined;
  private readonly stop: () => void;

  constructor(
    conductor: Conductor,
    private readonly page: Document = document,
    private readonly time: Time = pageTime,
  ) {
    const again = (): void => void this.ask();
    page.addEventListener("visibilitychange", again);
    this.stop = together(
      conductor.plays.on(() => this.hold()),
      conductor.pauses.on(() => (this.disarm = this.time.after(PAUSE_AWAKE_MS, () => this.release()))),
      conductor.ends.on(() => this.release()),
      () => page.removeEventListener("visibilitychange", again),
    );
  }

  /** Whether the screen is being kept awake. */
  get held(): boolean {
    return this.lock?.released === false;
  }

  private isSeen(): boolean {
    return this.page.visibilityState === "visible";
  }

  dispose(): void {
    this.release();
    this.stop();
  }

  private hold(): void {
    this.disarm?.();
    this.wanted = true;
    void this.ask();
  }

  private async ask(): Promise<void> {
    const { wakeLock } = navigator as { wakeLock?: globalThis.WakeLock };
    if (!this.wanted || this.held || this.asking || !this.isSeen()) return;
    if (wakeLock === undefined) {
      this.refuse();
      return;
    }
    this.asking = true;
    try {
      this.keep(await wakeLock.request("screen"));
    } catch {
      // Refused, as on a nearly empty battery: the session goes on. A page that was just left may ask again.
      if (this.isSeen()) this.refuse();
    } finally {
      this.asking = false;
    }
  }

  private refuse(): void {
    if (this.refused) return;
    this.refused = true;
    this.refusals.tell();
  }

  private keep(lock: WakeLockSentinel): void {
    if (this.wanted) this.lock = lock;
    else void lock.release().catch(() => undefined);
  }

  private release(): void {
    this.disarm?.();
    this.wanted = false;
    void this.lock?.release().catch(() => undefined);
    this.lock = undefined;
  }
}
