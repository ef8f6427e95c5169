import type { Standing } from "../device/standing";
import { ANSWERS_HOLD_MS } from "../ground/answers";
import type { Leg } from "../ground/legs";
import type { Store } from "../ground/store";
import type { SessionMs, Timeline } from "../ground/timeline";
import { Cursor } from "./cursor";
import { PLACE } from "./place";
import type { Complaint } from "./wrong";

/** Where a session was left. */
export interface Place {
  readonly at_ms: SessionMs;
  /** Set when something felt wrong: then it is not gone on with, but the advice is shown again. */
  readonly wrong?: Complaint;
}

interface Kept extends Place {
  readonly format: 1;
  readonly leg: Leg | null;
  readonly lasts_ms: number;
  readonly saved_at: number;
}

/** How much later another device must have been at it to know the place better, ms: clocks differ a little [J]. */
const OTHERS_LATER_MS = 2_000;

/** Remembers where a session was left, on this device; what happened since, here or elsewhere, counts too. */
export class Bookmark {
  /** Kept with the place while something feels wrong. */
  wrong: Complaint | undefined;
  private closed = false;
  private readonly key: string;
  private cursor: Cursor;

  constructor(
    private readonly store: Store,
    sitting: string,
    private timeline: Timeline,
    private readonly today: () => number = Date.now,
    private readonly stands?: Standing,
  ) {
    this.key = PLACE + sitting;
    this.cursor = new Cursor(timeline);
  }

  /**
   * Where to go on, or `undefined` to begin at the beginning.
   *
   * What is damaged, too old, or belongs to another plan is as if it were not there: better from the
   * beginning than at the wrong moment or on the wrong leg.
   */
  read(): Place | undefined {
    const kept = this.store.read(this.key);
    const told = this.toldPlace();
    if (!this.isSound(kept)) return told?.place;
    if (told !== undefined && kept.wrong === undefined && told.at > kept.saved_at + OTHERS_LATER_MS) return told.place;
    this.wrong = kept.wrong;
    return kept.wrong === undefined ? { at_ms: kept.at_ms } : { at_ms: kept.at_ms, wrong: kept.wrong };
  }

  /** Keep places in what was planned anew from now on. */
  follow(timeline: Timeline): void {
    this.timeline = timeline;
    this.cursor = new Cursor(timeline);
  }

  keep(at_ms: SessionMs): void {
    if (this.closed) return;
    const { wrong } = this;
    const at = Math.min(Math.max(Math.round(at_ms), 0), this.timeline.lasts_ms);
    const kept: Kept = {
      format: 1,
      at_ms: at,
      leg: this.legAt(at),
      lasts_ms: this.timeline.lasts_ms,
      saved_at: this.today(),
      ...(wrong === undefined ? {} : { wrong }),
    };
    this.store.write(this.key, kept);
  }

  /** Forget the place, to begin anew. */
  forget(): void {
    this.wrong = undefined;
    this.store.forget(this.key);
  }

  /** Forget the place for good: the session is over. */
  close(): void {
    this.closed = true;
    this.forget();
  }

  /** The place that follows from events: coarser, but known to every device. */
  private toldPlace(): { readonly at: number; readonly place: Place } | undefined {
    const { status, at_ms, leg, told_ms } = this.stands ?? {};
    if (status !== "playing" || at_ms === undefined || told_ms === undefined || told_ms === null) return undefined;
    if (Math.abs(this.today() - told_ms) > ANSWERS_HOLD_MS || at_ms >= this.timeline.lasts_ms) return undefined;
    // A place on another leg than this plan has there is from another plan.
    return leg === null || leg === this.legAt(at_ms) ? { at: told_ms, place: { at_ms } } : undefined;
  }

  private isSound(value: unknown): value is Kept {
    if (typeof value !== "object" || value === null) return false;
    const { format, at_ms, leg, lasts_ms, saved_at, wrong } = value as Record<string, unknown>;
    if (format !== 1 || lasts_ms !== this.timeline.lasts_ms) return false;
    if (typeof saved_at !== "number" || Math.abs(this.today() - saved_at) > ANSWERS_HOLD_MS) return false;
    if (typeof at_ms !== "number" || !Number.isInteger(at_ms) || at_ms < 0 || at_ms >= this.timeline.lasts_ms)
      return false;
    return leg === this.legAt(at_ms) && (wrong === undefined || isComplaint(wrong));
  }

  private legAt(at: SessionMs): Leg | null {
    return this.cursor.showAt(at).leg ?? null;
  }
}

function isComplaint(value: unknown): value is Complaint {
  if (typeof value !== "object" || value === null) return false;
  const { id, answers } = value as Record<string, unknown>;
  if (typeof id !== "string" || typeof answers !== "object" || answers === null) return false;
  return Object.values(answers).every((answer) => typeof answer === "string");
}
