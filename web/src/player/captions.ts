import { together } from "../ground/signals";
import type { Time } from "../ground/time";
import type { Conductor, FiredCue } from "../session/conductor";
import type { Settings } from "../session/settings";
import { isShown, saidOf } from "../session/telling";

/** How long what was said stays before the step's own line comes back, ms [J]. */
const STAYS_MS = 8_000;
/** The step's own line does not come back for less than this: it would flicker between two sentences, ms [J]. */
const SHOWN_FOR_MS = 2_500;

/**
 * What is said, to be read as the largest words on the screen.
 *
 * A sentence stays until the next one, or for some seconds; then the line that sums up the step is there again, so
 * that whoever looks up at any moment reads what to do.
 */
export class Captions {
  readonly dispose: () => void;
  private said: string | undefined;
  private disarm: (() => void) | undefined;

  constructor(
    private readonly conductor: Conductor,
    private readonly settings: Settings,
    private readonly time: Time,
    private readonly changed: () => void,
  ) {
    this.dispose = together(
      conductor.cues.on((fired) => this.follow(fired)),
      conductor.seeks.on(() => this.forget()),
      conductor.retimes.on(() => this.correct()),
      () => this.disarm?.(),
    );
  }

  /** What is said now; nothing where that is not wanted, or where it stands there anyway. */
  get now(): string | undefined {
    return this.settings.senses.captions ? this.said : undefined;
  }

  /** All that may be said during the step that is shown, so that there is room for the longest. */
  get coming(): readonly string[] {
    const { captions, telling } = this.settings.senses;
    if (!captions) return [];
    const { show, showEnds } = this.conductor;
    const sentences = this.conductor
      .cuesBetween(show.at_ms, showEnds)
      .flatMap((cue) => saidOf(cue, telling) ?? [])
      .filter((sentence) => !isShown(sentence, show.shown));
    return [...new Set(sentences)];
  }

  private follow(fired: readonly FiredCue[]): void {
    // What was said belongs to its own step, and is gone with it.
    if (fired.some(({ cue }) => cue.kind === "show")) this.forget();
    const { telling } = this.settings.senses;
    const heard = fired.flatMap(({ cue, late }) => (late ? [] : (saidOf(cue, telling) ?? []))).at(-1);
    if (heard !== undefined) this.put(isShown(heard, this.conductor.show.shown) ? undefined : heard);
    if (fired.some(({ cue }) => cue.kind !== "beat")) this.changed();
  }

  /** What was planned anew may have made untrue what stands there: ten seconds are not left where it goes on longer. */
  private correct(): void {
    const { show, position } = this.conductor;
    const holds = this.conductor.cuesBetween(show.at_ms, position).some(({ text }) => text === this.said);
    if (!holds) this.forget();
    this.changed();
  }

  private put(sentence: string | undefined): void {
    this.forget();
    this.said = sentence;
    if (sentence === undefined) return;
    this.leaveAfter(STAYS_MS);
  }

  private leaveAfter(length: number): void {
    this.disarm = this.time.after(length, () => {
      if (this.isSoonFollowed) {
        this.leaveAfter(SHOWN_FOR_MS);
        return;
      }
      this.said = undefined;
      this.changed();
    });
  }

  /** Whether another sentence takes the place of this one before the step's own line could be read. */
  private get isSoonFollowed(): boolean {
    const { position, paused } = this.conductor;
    const { telling } = this.settings.senses;
    const soon = this.conductor.cuesBetween(position, position + SHOWN_FOR_MS);
    return !paused && soon.some((cue) => saidOf(cue, telling) !== undefined);
  }

  private forget(): void {
    this.disarm?.();
    this.said = undefined;
  }
}
