import { together } from "../ground/signals";
import type { Conductor } from "../session/conductor";

/** The part of a stroke in which the hand works; the rest is the way back [J]. */
const WORKING = 0.55;

/** What moves with the strokes: a disc that swells, and a ring that leaves it as a stroke begins. */
export interface Moving {
  readonly disc: HTMLElement;
  readonly ring: HTMLElement;
  /** Dots of which one is filled, for people who asked for less motion: with each stroke the next. */
  readonly dots: HTMLElement;
}

/** How many dots there are. */
export const DOTS = 4;

/** What moves in a player, once it is drawn. */
export function movingIn(root: ParentNode): Moving | undefined {
  const [disc, ring, dots] = ["disc", "ring", "dots"].map((id) => root.querySelector<HTMLElement>(`#${id}`));
  return disc && ring && dots ? { disc, ring, dots } : undefined;
}

const BREATH: Keyframe[] = [
  { transform: "scale(0.82)", opacity: 0.6, easing: "cubic-bezier(0.4, 0, 0.3, 1)" },
  { transform: "scale(1)", opacity: 1, offset: WORKING, easing: "cubic-bezier(0.5, 0, 0.6, 1)" },
  { transform: "scale(0.82)", opacity: 0.6 },
];
const WAVE: Keyframe[] = [
  { transform: "scale(0.86)", opacity: 0.8, easing: "cubic-bezier(0.2, 0.5, 0.4, 1)" },
  { transform: "scale(1.22)", opacity: 0, offset: 0.9 },
  { transform: "scale(1.22)", opacity: 0 },
];
/**
 * Shows the rhythm.
 *
 * Each beat starts one animation that lasts exactly until the next beat, so it slows when the score
 * slows. Only transform and opacity change, which the compositor does without the main thread.
 * For people who asked for less motion nothing moves at all: a dot is filled, and with the next stroke the next one.
 */
export class Rhythm {
  private running: readonly Animation[] = [];
  private readonly stop: () => void;

  constructor(
    private readonly conductor: Conductor,
    private readonly moving: () => Moving | undefined,
    private readonly lessMotion: () => boolean,
  ) {
    const start = (): void => this.start();
    this.stop = together(
      conductor.plays.on(start),
      conductor.rates.on(start),
      conductor.seeks.on(start),
      conductor.pauses.on(() => {
        for (const animation of this.running) animation.pause();
      }),
      conductor.cues.on((fired) => {
        if (fired.some(({ cue }) => cue.kind === "beat" || cue.kind === "show")) start();
      }),
    );
  }

  dispose(): void {
    this.stop();
    this.clear();
  }

  private start(): void {
    this.clear();
    const { beat, paused, position, rate, show, showEnds } = this.conductor;
    const moving = this.moving();
    if (beat === undefined || paused || moving === undefined) return;
    if (this.lessMotion()) {
      const { length } = this.conductor.cuesBetween(show.at_ms, beat.at_ms + 1).filter(({ kind }) => kind === "beat");
      moving.dots.dataset["at"] = String(length % DOTS);
      return;
    }
    const [next] = this.conductor.beatsFrom(beat.at_ms + 1, 1);
    const lasts = Math.min(next?.at_ms ?? showEnds, showEnds) - beat.at_ms;
    if (lasts <= 0) return;
    const timing: KeyframeAnimationOptions = { duration: lasts, fill: "both" };
    this.running = [moving.disc.animate(BREATH, timing), moving.ring.animate(WAVE, timing)];
    for (const animation of this.running) {
      animation.id = "stroke";
      animation.playbackRate = rate;
      animation.currentTime = position - beat.at_ms;
    }
  }

  private clear(): void {
    for (const animation of this.running) animation.cancel();
    this.running = [];
  }
}
