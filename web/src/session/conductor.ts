import { Signal } from "../ground/signals";
import { pageTime, type Time } from "../ground/time";
import type { Cue, SessionMs, ShowCue, Timeline } from "../ground/timeline";
import { Clock } from "./clock";
import { Cursor } from "./cursor";
import { Presence, type Sounded } from "./presence";

/** Why a session stands still though nobody paused it: nobody was guided, or what guides was taken away. */
export type Because = "absent" | "sound" | "output" | "elsewhere";

/** A stretch in which nobody was guided. */
export interface Absence {
  /** The last moment that was really given, where the session stands now. */
  readonly at: SessionMs;
  /** Where it would be if it had gone on; it may lie after the end. */
  readonly would: SessionMs;
}

/** A cue that has happened, and when. */
export interface FiredCue {
  readonly cue: Cue;
  /** The position of the session when it fired, in whole milliseconds. */
  readonly fired_ms: SessionMs;
  /** Whether it came too late to be acted on: the page was hidden or the machine was busy. */
  readonly late: boolean;
}

/** How late a cue may be before nothing is made of it but the record, ms [J]. */
export const LATE_AFTER_MS = 1_500;

/** Timers may fire a little before their time; within this the cue counts as due, ms. */
const EARLY_MS = 0.5;

/** Pressing "back" within this of a block's beginning goes to the block before, ms; players of music do so. */
const JUST_BEGUN_MS = 5_000;

/**
 * Plays a timeline: fires each cue at its moment.
 *
 * It knows nothing of the screen, of sound or of the page. There is never more than one timer waiting,
 * for the next cue, so that a session of an hour costs nothing between two strokes.
 */
export class Conductor {
  readonly plays = new Signal();
  /** Told why, where nobody asked for it. */
  readonly pauses = new Signal<Because | undefined>();
  /** Told before the pause that an absence is. */
  readonly absences = new Signal<Absence>();
  readonly seeks = new Signal<{ readonly from: SessionMs; readonly to: SessionMs }>();
  readonly rates = new Signal();
  readonly cues = new Signal<readonly FiredCue[]>();
  readonly ends = new Signal();
  /** Told when what is still to come was planned anew. */
  readonly retimes = new Signal();

  private readonly clock: Clock;
  private readonly presence: Presence;
  private cursor: Cursor;
  private played: Timeline;
  private disarm: (() => void) | undefined;
  private over = false;

  constructor(
    timeline: Timeline,
    private readonly time: Time = pageTime,
    sounded: Sounded = () => undefined,
  ) {
    this.played = timeline;
    const presence = (this.presence = new Presence(() => time.now(), sounded));
    // Time in which nobody is guided does not pass.
    this.clock = new Clock(() => time.now() - presence.missedMs, timeline.lasts_ms);
    this.cursor = new Cursor(timeline);
  }

  /** What is played. */
  get timeline(): Timeline {
    return this.played;
  }

  get paused(): boolean {
    return this.clock.paused;
  }

  get finished(): boolean {
    return this.over;
  }

  /** Where the session is, in milliseconds since its start. */
  get position(): SessionMs {
    return this.clock.position;
  }

  get rate(): number {
    return this.clock.rate;
  }

  set rate(rate: number) {
    this.wake();
    this.clock.rate = rate;
    this.rates.tell();
    this.arm();
  }

  /** What is shown now. */
  get show(): ShowCue {
    return this.cursor.showAt(this.position);
  }

  /** What is shown after that, unless this is the last. */
  get nextShow(): ShowCue | undefined {
    return this.cursor.showAfter(this.show);
  }

  /** When what is shown now is over. */
  get showEnds(): SessionMs {
    return this.cursor.endOf(this.show);
  }

  /** Page milliseconds until a position is reached. */
  until(position: SessionMs): number {
    return this.clock.until(position);
  }

  /** The next beats at or after a position. */
  beatsFrom(position: SessionMs, count: number): readonly Cue[] {
    return this.cursor.upcoming("beat", position, count);
  }

  /** All cues from one position up to and without another. */
  cuesBetween(from: SessionMs, until: SessionMs): readonly Cue[] {
    return this.cursor.between(from, until);
  }

  /** The beat that the stroke now under way began with, if there is one in this block. */
  get beat(): Cue | undefined {
    const beat = this.cursor.latest("beat", this.position);
    return beat !== undefined && beat.at_ms >= this.show.at_ms ? beat : undefined;
  }

  play(): void {
    if (!this.paused || this.over) return;
    const at = this.position;
    this.presence.see();
    this.clock.start();
    this.plays.tell();
    // Time begins when everybody is ready: waking the sound of a device can take a tenth of a second.
    this.clock.seek(at);
    this.wake();
  }

  pause(because?: Because): void {
    if (this.paused || this.stoodStill()) return;
    this.clock.pause();
    this.disarm?.();
    this.pauses.tell(because);
  }

  /** Go to a moment; its own cues are still to come. */
  seek(position: SessionMs): void {
    this.go(position, (at) => this.cursor.seek(at));
  }

  /** Go back to a moment that has been before, as after a reload: its own cues do not come again. */
  restore(position: SessionMs): void {
    this.go(position, (at) => this.cursor.seekAfter(at));
  }

  /**
   * Go on from this very moment with what was planned anew.
   *
   * What has been played must be the same in both; tells whether it is, and changes nothing where it is not. What was
   * asked for a little ago, and has just come to its end, goes on after all.
   */
  retime(timeline: Timeline, asked: SessionMs = this.position): boolean {
    if (this.over) return false;
    const cursor = new Cursor(timeline);
    const there = cursor.showAt(this.position);
    const here = there === cursor.showAt(asked) ? this.cursor.showAt(asked) : this.show;
    const same = here.at_ms === there.at_ms && here.leg === there.leg && here.technique === there.technique;
    if (!same || this.position >= timeline.lasts_ms) return false;
    this.wake();
    cursor.seekAfter(this.position);
    this.cursor = cursor;
    this.played = timeline;
    this.clock.lasts = timeline.lasts_ms;
    this.retimes.tell();
    this.wake();
    return true;
  }

  /** The beginning of the part that is played now. */
  get partFrom(): SessionMs {
    let part: ShowCue | undefined = this.show;
    while (part !== undefined && !isChapter(part)) part = this.cursor.showBefore(part);
    return part?.at_ms ?? 0;
  }

  /** The beginning of the block to repeat: this one, or the one before when this has only just begun. */
  get backTo(): SessionMs {
    const { show } = this;
    if (isChapter(show) && this.position - show.at_ms >= JUST_BEGUN_MS) return show.at_ms;
    let before = this.cursor.showBefore(show);
    while (before !== undefined && before.shown.step !== "block") before = this.cursor.showBefore(before);
    return before?.at_ms ?? 0;
  }

  /** The beginning of the next block, or of getting into position for it; `undefined` in the last one. */
  get onTo(): SessionMs | undefined {
    let after = this.cursor.showAfter(this.show);
    while (after !== undefined && !isChapter(after)) after = this.cursor.showAfter(after);
    return after?.at_ms;
  }

  /** Fire what is due now: after the page was hidden, or by the timer. */
  wake(): void {
    if (this.paused || this.stoodStill()) return;
    this.presence.see();
    this.fireDue();
    if (this.position >= this.timeline.lasts_ms) this.end();
    else this.arm();
  }

  /** Stop for good and let go of the timer. */
  dispose(): void {
    this.clock.pause();
    this.disarm?.();
  }

  /** Stand still where somebody was last guided, if that is not now; tells whether it does. */
  private stoodStill(): boolean {
    const missed = this.presence.missedMs;
    if (missed === 0) return false;
    this.disarm?.();
    // What sounded before the device fell silent has been given.
    this.fireDue();
    const at = this.position;
    if (at >= this.timeline.lasts_ms) {
      this.end();
    } else {
      this.clock.pause();
      this.absences.tell({ at, would: at + missed * this.rate });
      this.pauses.tell("absent");
    }
    return true;
  }

  private fireDue(): void {
    const due = this.cursor.take(this.position + EARLY_MS * this.rate);
    if (due.length > 0) this.cues.tell(due.map((cue) => this.fire(cue)));
  }

  private fire(cue: Cue): FiredCue {
    const fired = Math.round(this.position);
    return { cue, fired_ms: fired, late: (fired - cue.at_ms) / this.rate > LATE_AFTER_MS };
  }

  private go(position: SessionMs, place: (at: SessionMs) => void): void {
    const from = this.position;
    this.presence.see();
    this.clock.seek(position);
    this.over = false;
    // Not where the clock is by now: on a busy machine it has passed the cues of that very moment.
    const to = Math.min(Math.max(position, 0), this.timeline.lasts_ms);
    place(to);
    this.seeks.tell({ from, to });
    this.wake();
  }

  private arm(): void {
    this.disarm?.();
    if (this.paused) return;
    const wait = this.clock.until(this.cursor.coming?.at_ms ?? this.timeline.lasts_ms);
    this.presence.expect(this.time.now() + wait);
    this.disarm = this.time.after(wait, () => this.wake());
  }

  private end(): void {
    if (this.over) return;
    this.over = true;
    this.disarm?.();
    this.clock.pause();
    this.pauses.tell(undefined);
    this.ends.tell();
  }
}

/** Rests and changes of grip belong to what is around them; nobody wants to go to one. */
function isChapter(show: ShowCue): boolean {
  return show.shown.step !== "rest" && show.shown.step !== "change";
}
