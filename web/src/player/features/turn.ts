import { Signal, together } from "../../ground/signals";
import { pageTime, type Time } from "../../ground/time";
import type { Store } from "../../ground/store";
import type { Conductor } from "../../session/conductor";
import type { Feature } from "../../session/feature";

/** The part of the browser's lock manager that is needed. */
export type Locks = Pick<LockManager, "request">;

const LOCK = "legato.session";
const PLAYS = "legato.plays";
/** A pause that is shorter keeps the turn, so that going on is answered at once, ms [J]. */
const LETS_GO_AFTER_MS = 1_500;

/**
 * The turn to play: one session plays in one tab of a browser at a time, or two voices would be heard.
 *
 * It is a lock, which does a second thing: browsers do not freeze or put away a hidden page that holds one, because
 * somebody may be waiting for it.
 */
export class Turn implements Feature {
  /** Told when another tab has taken the turn. */
  readonly losses = new Signal();
  private release: (() => void) | undefined;
  private asking: Promise<boolean> | undefined;
  private disarm: (() => void) | undefined;
  private readonly stop: () => void;

  constructor(
    conductor: Conductor,
    private readonly store: Store,
    private readonly locks: Locks | null = (navigator as { locks?: Locks }).locks ?? null,
    private readonly time: Time = pageTime,
  ) {
    const tell = (): void => void this.store.write(PLAYS, conductor.show.shown.title);
    this.stop = together(
      conductor.plays.on(() => {
        this.disarm?.();
        tell();
      }),
      conductor.cues.on((fired) => {
        if (fired.some(({ cue }) => cue.kind === "show")) tell();
      }),
      conductor.pauses.on(() => (this.disarm = this.time.after(LETS_GO_AFTER_MS, () => this.letGo()))),
    );
  }

  /** What is done in the tab that has the turn, as the stage there calls it. */
  get elsewhere(): string | undefined {
    const title = this.store.read(PLAYS);
    return typeof title === "string" ? title : undefined;
  }

  /**
   * Take the turn, or take it `away` from another tab; tells whether it is ours.
   *
   * Where a browser has no locks every tab plays, as it always did.
   */
  take(away = false): true | Promise<boolean> {
    const { locks } = this;
    if (locks === null || this.release !== undefined) return true;
    this.asking ??= this.ask(locks, away).finally(() => (this.asking = undefined));
    return this.asking;
  }

  dispose(): void {
    this.disarm?.();
    this.letGo();
    this.stop();
  }

  private ask(locks: Locks, away: boolean): Promise<boolean> {
    return new Promise((answer) => {
      const hold = (lock: Lock | null): Promise<void> | undefined => {
        answer(lock !== null);
        return lock === null ? undefined : new Promise((resolve) => (this.release = resolve));
      };
      locks.request(LOCK, away ? { steal: true } : { ifAvailable: true }, hold).catch(() => {
        // Taken away, or forbidden: then nobody can have it.
        answer(true);
        if (this.release === undefined) return;
        this.release = undefined;
        this.losses.tell();
      });
    });
  }

  private letGo(): void {
    this.release?.();
    this.release = undefined;
  }
}
