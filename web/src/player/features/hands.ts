import { html, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";

import type { Leg } from "../../ground/legs";
import { say } from "../../ground/say";
import { together } from "../../ground/signals";
import type { Cue } from "../../ground/timeline";
import type { Conductor } from "../../session/conductor";
import type { Feature } from "../../session/feature";
import { icon } from "../../session/icons";
import type { Posture } from "../../session/posture";
import type { Pictured } from "../../session/view";
import type { Performer } from "../../stage/clips";

/** Where the strokes of a technique are: which one of the score, how many are done, and whether it goes on. */
export interface Moment {
  readonly stroke: number;
  readonly done: number;
  readonly moving: boolean;
}

/** What shows moving hands; `<legato-stage>` does. */
export interface Stage {
  wake(): void;
  /** Look from another side; gives the sentence that says so. */
  lookOn(): string;
}

type Draw = (leg: Leg, zones: readonly string[], toHeart: boolean) => TemplateResult | undefined;
type DrawPosture = (of: Posture, leg: Leg, who: Performer) => TemplateResult;
type Poster = (technique: string, performer: Performer, leg: Leg) => TemplateResult | undefined;

/** A machine keeps a rhythm of its own, which nobody has to follow; its picture takes this long for a stroke, ms. */
const MACHINE_STROKE_MS = 6_000;

/**
 * Pictures where the hands work, moved by the session's own clock.
 *
 * The picture is there at once as a drawing; where a technique has hands, their still picture takes its place, and
 * moving hands as soon as they are fetched, where this device can draw them.
 */
export class Hands implements Feature {
  readonly dispose: () => void;
  private readonly done: ReadonlyMap<number, number>;
  private draw: Draw | undefined;
  private shows: ((technique: string, performer: Performer) => boolean) | undefined;
  private poster: Poster | undefined;
  private legs: ((one: Leg) => TemplateResult) | undefined;
  private asked = false;
  private askedForStill = false;
  private askedForPosture = false;
  private drawPosture: DrawPosture | undefined;

  constructor(
    private readonly conductor: Conductor,
    private readonly stage: () => Stage | undefined,
    private readonly changed: () => void,
    private readonly announce: (sentence: string) => void,
  ) {
    this.done = countStrokes(conductor.timeline.cues);
    const wake = (): void => this.stage()?.wake();
    this.dispose = together(
      conductor.plays.on(wake),
      conductor.pauses.on(wake),
      conductor.seeks.on(wake),
      conductor.cues.on(wake),
    );
  }

  /** Where the strokes are now: between two beats by time, so that it slows when the score slows. */
  readonly moment = (): Moment => {
    const { beat, paused, position, show, showEnds } = this.conductor;
    if (show.shown.step !== "block") return { stroke: 0, done: 0, moving: false };
    if (beat === undefined) return { stroke: 0, done: (position - show.at_ms) / MACHINE_STROKE_MS, moving: !paused };
    const [next] = this.conductor.beatsFrom(beat.at_ms + 1, 1);
    const lasts = Math.min(next?.at_ms ?? showEnds, showEnds) - beat.at_ms;
    const share = lasts > 0 ? Math.min(1, (position - beat.at_ms) / lasts) : 0;
    return { stroke: beat.stroke ?? 0, done: (this.done.get(beat.id) ?? 0) + share, moving: !paused };
  };

  /** The picture of what the hands do; nothing until what draws it is fetched. */
  picture({ leg, technique, zones, toHeart }: Pictured, performer: Performer): TemplateResult | undefined {
    this.fetch();
    const still = this.draw?.(leg, zones, toHeart);
    if (technique === undefined || this.shows?.(technique, performer) !== true) return still;
    return html`<legato-stage
      class="leg-picture hands"
      .technique=${technique}
      .leg=${leg}
      .performer=${performer}
      .toHeart=${toHeart}
      .clock=${this.moment}
        >${(toHeart ? undefined : this.poster?.(technique, performer, leg)) ?? still}</legato-stage
      ><button class="look-on" title=${say("player-look-on")} @click=${() => this.lookOn()}>${icon("turn")}<span class="unseen">${say("player-look-on")}</span></button>`;
  }

  /** A still picture of what the hands will do: before anything has begun nothing large is fetched for it. */
  still({ leg, technique, zones, toHeart }: Pictured, performer: Performer): TemplateResult | undefined {
    // A poster's arrow would point the other way.
    if (technique === undefined || toHeart) return this.place(leg, zones, toHeart);
    if (!this.askedForStill) {
      this.askedForStill = true;
      void this.take(import("../../stage/poster"), ({ poster }) => (this.poster = poster));
    }
    const found = this.poster?.(technique, performer, leg);
    return found === undefined ? undefined : html`<div class="leg-picture">${found}</div>`;
  }

  /** Both legs as one sees one's own, the one that is meant filled. */
  bothLegs(leg: Leg): TemplateResult | undefined {
    this.fetch();
    const drawn = this.legs?.(leg);
    return drawn === undefined ? undefined : html`${keyed(leg, drawn)}`;
  }

  /** What a whole body does, by itself or helped, where no hand strokes. */
  posture(of: Posture, leg: Leg, performer: Performer): TemplateResult | undefined {
    if (!this.askedForPosture) {
      this.askedForPosture = true;
      void this.take(import("../../session/posture"), ({ posture }) => (this.drawPosture = posture));
    }
    return this.drawPosture?.(of, leg, performer);
  }

  private place(leg: Leg, zones: readonly string[], toHeart: boolean): TemplateResult | undefined {
    this.fetch();
    return this.draw?.(leg, zones, toHeart);
  }

  private lookOn(): void {
    const sentence = this.stage()?.lookOn();
    if (sentence !== undefined) this.announce(sentence);
  }

  private fetch(): void {
    if (this.asked) return;
    this.asked = true;
    void this.take(import("../../session/picture"), ({ picture, bothLegs }) => {
      this.draw = picture;
      this.legs = bothLegs;
    });
    void this.take(import("../../stage/index"), ({ isShown, poster }) => {
      this.shows = isShown;
      this.poster = poster;
    });
  }

  /** Use what is fetched, once it is here; without it the session goes on. */
  private async take<Module>(coming: Promise<Module>, use: (module: Module) => void): Promise<void> {
    const found = await coming.catch(() => undefined);
    if (found === undefined) return;
    use(found);
    this.changed();
  }
}

/** For each beat, how many strokes of its turn were before it; a turn is a run of the same stroke in one step. */
function countStrokes(cues: readonly Cue[]): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  let [last, count]: [Cue | undefined, number] = [undefined, 0];
  for (const cue of cues) {
    if (cue.kind !== "beat") continue;
    count = last?.step === cue.step && last.stroke === cue.stroke ? count + 1 : 0;
    found.set(cue.id, count);
    last = cue;
  }
  return found;
}
