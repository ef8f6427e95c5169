import { LitElement } from "lit";

import type { Conductor, FiredCue } from "../session/conductor";
import type { Ensemble } from "./ensemble";

const MILLISECONDS_PER_SECOND = 1_000;

/**
 * What the player shares with media elements: their words, and their events.
 *
 * Events: `play`, `pause`, `ended`, `timeupdate`, `seeked`, `ratechange`, `loadedmetadata` and `cue`, whose
 * detail is `{id, kind, leg, technique, at_ms, fired_ms, late}`. Cues that were missed while the page was
 * hidden are still told, all at once and marked `late`, so that a record of them is complete.
 */
export abstract class SessionElement extends LitElement {
  protected ensemble: Ensemble | undefined;

  /** Whether the session stands still: also before it begins and after it ends. */
  get paused(): boolean {
    return this.conductor?.paused ?? true;
  }

  get ended(): boolean {
    return this.conductor?.finished ?? false;
  }

  /** Seconds since the start of the session. */
  get currentTime(): number {
    return (this.conductor?.position ?? 0) / MILLISECONDS_PER_SECOND;
  }

  set currentTime(seconds: number) {
    this.conductor?.seek(Math.round(seconds * MILLISECONDS_PER_SECOND));
  }

  /** Seconds the session lasts; NaN until it is loaded. */
  get duration(): number {
    return (this.conductor?.timeline.lasts_ms ?? NaN) / MILLISECONDS_PER_SECOND;
  }

  get playbackRate(): number {
    return this.conductor?.rate ?? 1;
  }

  set playbackRate(rate: number) {
    if (this.conductor !== undefined) this.conductor.rate = rate;
  }

  /** Begin or go on, as soon as the session is loaded. */
  abstract play(): Promise<void>;

  pause(): void {
    this.conductor?.pause();
  }

  /** Tell the page what happens, in the words of media elements. */
  protected tellAll({ conductor, countdown }: Ensemble): void {
    const tell = (name: string) => () => this.dispatchEvent(new Event(name));
    conductor.plays.on(tell("play"));
    conductor.pauses.on(tell("pause"));
    conductor.seeks.on(tell("seeked"));
    conductor.rates.on(tell("ratechange"));
    conductor.ends.on(tell("ended"));
    countdown.seconds.on(tell("timeupdate"));
    tell("loadedmetadata")();
  }

  protected tellCues(fired: readonly FiredCue[]): void {
    for (const { cue, fired_ms, late } of fired) {
      const { id, kind, leg = null, technique = null, at_ms } = cue;
      this.dispatchEvent(new CustomEvent("cue", { detail: { id, kind, leg, technique, at_ms, fired_ms, late } }));
    }
  }

  private get conductor(): Conductor | undefined {
    return this.ensemble?.conductor;
  }
}
