import { together } from "../../ground/signals";
import type { Conductor } from "../../session/conductor";
import type { Feature } from "../../session/feature";

/** The part of the browser's lock manager that is needed. */
export type Locks = Pick<LockManager, "request">;

/**
 * Keeps a hidden page from being frozen or put away while a session plays.
 *
 * Browsers leave pages alone that hold a lock, because somebody may be waiting for it. Nobody does here; it
 * is the one way there is to say that this page is at work.
 */
export class KeepAlive implements Feature {
  private release: (() => void) | undefined;
  private readonly stop: () => void;

  constructor(
    conductor: Conductor,
    private readonly locks: Locks | null = (navigator as { locks?: Locks }).locks ?? null,
  ) {
    this.stop = together(
      conductor.plays.on(() => this.hold()),
      conductor.pauses.on(() => this.letGo()),
    );
  }

  dispose(): void {
    this.letGo();
    this.stop();
  }

  private hold(): void {
    this.letGo();
    const held = new Promise<void>((resolve) => (this.release = resolve));
    void this.locks?.request("legato.session", { mode: "shared" }, () => held).catch(() => undefined);
  }

  private letGo(): void {
    this.release?.();
    this.release = undefined;
  }
}
