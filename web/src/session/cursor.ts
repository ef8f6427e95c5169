import { isShow, TimelineError, type Cue, type SessionMs, type ShowCue, type Timeline } from "../ground/timeline";

/**
 * Where a session is in its cues: which are over, which are due, and what is shown.
 *
 * Pure: it is told the position and knows no clock. Between two seeks it hands out each cue exactly
 * once, in order.
 */
export class Cursor {
  private next = 0;
  private readonly first: ShowCue;
  private readonly shows: readonly ShowCue[];

  constructor(private readonly timeline: Timeline) {
    this.shows = timeline.cues.filter(isShow);
    const [first] = this.shows;
    if (first === undefined) throw new TimelineError("A timeline shows something.");
    this.first = first;
  }

  /** The next cue to come, or `undefined` after the last. */
  get coming(): Cue | undefined {
    return this.timeline.cues[this.next];
  }

  /** Take all cues that are due at a position. */
  take(position: SessionMs): readonly Cue[] {
    const from = this.next;
    while (this.coming !== undefined && this.coming.at_ms <= position) this.next++;
    return this.timeline.cues.slice(from, this.next);
  }

  /** Go to a position, so that its own cues and all later ones are still to come. */
  seek(position: SessionMs): void {
    this.next = this.firstWhere((cue) => cue.at_ms >= position);
  }

  /** Go to a position whose own cues have already happened, as after a reload. */
  seekAfter(position: SessionMs): void {
    this.next = this.firstWhere((cue) => cue.at_ms > position);
  }

  /** What is shown at a position. */
  showAt(position: SessionMs): ShowCue {
    return this.shows.findLast((show) => show.at_ms <= position) ?? this.first;
  }

  /** The show after another, or `undefined` at the last. */
  showAfter(show: ShowCue): ShowCue | undefined {
    return this.shows[this.shows.indexOf(show) + 1];
  }

  /** The show before another, or `undefined` at the first. */
  showBefore(show: ShowCue): ShowCue | undefined {
    return this.shows[this.shows.indexOf(show) - 1];
  }

  /** The moment when a show is over. */
  endOf(show: ShowCue): SessionMs {
    return this.showAfter(show)?.at_ms ?? this.timeline.lasts_ms;
  }

  /** The cues of a kind from a position on, in order, at most `count`. */
  upcoming(kind: Cue["kind"], position: SessionMs, count: number): readonly Cue[] {
    const found: Cue[] = [];
    for (let i = this.firstWhere((cue) => cue.at_ms >= position); found.length < count; i++) {
      const cue = this.timeline.cues[i];
      if (cue === undefined) break;
      if (cue.kind === kind) found.push(cue);
    }
    return found;
  }

  /** All cues from one position up to and without another. */
  between(from: SessionMs, until: SessionMs): readonly Cue[] {
    const first = this.firstWhere((cue) => cue.at_ms >= from);
    return this.timeline.cues.slice(first, this.firstWhere((cue) => cue.at_ms >= until));
  }

  /** The last cue of a kind at or before a position. */
  latest(kind: Cue["kind"], position: SessionMs): Cue | undefined {
    for (let i = this.firstWhere((cue) => cue.at_ms > position) - 1; i >= 0; i--) {
      const cue = this.timeline.cues[i];
      if (cue?.kind === kind) return cue;
    }
    return undefined;
  }

  /** Binary search: the cues are in order. */
  private firstWhere(holds: (cue: Cue) => boolean): number {
    let low = 0;
    let high = this.timeline.cues.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const cue = this.timeline.cues[middle];
      if (cue === undefined || holds(cue)) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
