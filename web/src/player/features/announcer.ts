import type { Leg } from "../../ground/legs";
import { say } from "../../ground/say";
import { together } from "../../ground/signals";
import type { CueKind, Telling } from "../../ground/timeline";
import type { Who } from "../../ground/who";
import type { Conductor, FiredCue } from "../../session/conductor";
import type { Feature } from "../../session/feature";
import { saidOf } from "../../session/telling";

/** Milestones worth interrupting a screen reader for; never the seconds. */
const MILESTONES: ReadonlySet<CueKind> = new Set([
  "pressure_check",
  "halfway",
  "ten_seconds_left",
  "change_leg",
  "rest",
  "close",
]);

/**
 * Tells screen readers what has changed, in a sentence, at milestones only.
 *
 * While the session speaks by itself they are told only what it does not say, so that nobody hears two voices.
 */
export class Announcer implements Feature {
  readonly dispose: () => void;
  private leg: Leg | undefined;
  private saysPaused = false;
  /** Whether a sentence of ours stands there still. */
  private stands = false;

  constructor(
    conductor: Conductor,
    announce: (sentence: string) => void,
    speaks: () => boolean = () => false,
    private readonly telling: () => Telling = () => "full",
    private readonly who: Who = "self",
  ) {
    this.dispose = together(
      conductor.cues.on((fired) => {
        const spoken = speaks() && fired.some(({ cue }) => saidOf(cue, telling()) !== undefined);
        const sentences = fired.filter(({ late }) => !late).flatMap((each) => this.sentence(each));
        // What the voice says is not told twice; and what was told before is not true any more.
        if (sentences.length > 0 && (this.stands || !spoken)) {
          announce(spoken ? "" : [...new Set(sentences)].join(" "));
          this.stands = !spoken;
        }
      }),
      conductor.pauses.on((because) => {
        if (conductor.finished) return;
        this.saysPaused = true;
        announce(because === undefined ? say("player-paused") : say("player-stands", { because }));
      }),
      conductor.plays.on(() => {
        // What was said stays to be read until something else is said, and "paused" is not true any more.
        if (this.saysPaused) announce("");
        this.saysPaused = false;
      }),
    );
  }

  private sentence({ cue }: FiredCue): readonly string[] {
    if (cue.shown !== undefined) {
      const { leg = this.leg, shown } = cue;
      const named = leg !== undefined && leg !== this.leg ? [say("player-leg-said", { who: this.who, leg })] : [];
      this.leg = leg;
      return [...named, say("player-title-said", { title: shown.title }), shown.line, ...(shown.notes ?? [])];
    }
    const said = saidOf(cue, this.telling());
    return MILESTONES.has(cue.kind) && said !== undefined ? [said] : [];
  }
}
