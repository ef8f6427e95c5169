import { together } from "../ground/signals";
import type { Conductor } from "../session/conductor";

/** The part of a stroke in which the hand works; the rest is the way back [J]. */
const WORKING = 0.55;

/** What moves with the strokes: a disc that swells, and a ring that leaves it as a stroke begins. */
export interface Moving {
  readonly disc: HTMLElement;
  readonly ring: HTMLElement;
}

/** What moves in a player, once it is drawn. */
export function movingIn(root: ParentNode): Moving | undefined {
  const [disc, ring] = ["disc", "ring"].map((id) => root.querySelector<HTMLElement>(`#${id}`));
  return disc && ring ? { disc, ring } : undefined;
}

const BREATH: Keyframe[] = [
  { transform: "scale(0.8)", opacity: 0.55, easing: "cubic-bezier(0.4, 0, 0.3, 1)" },
  { transform: "scale(1)", opacity: 1, offset: WORKING, easing: "cubic-bezier(0.5, 0, 0.6, 1)" },
  { transform: "scale(0.8)", opacity: 0.55 },
];
const WAVE: Keyframe[] = [
  { transform: "scale(0.8)", opacity: 0.7, easing: "cubic-bezier(0.2, 0.5, 0.4, 1)" },
  { transform: "scale(1.18)", opacity: 0, offset: 0.9 },
  { transform: "scale(1.18)", opacity: 0 },
];
/** For people who asked for less motion: the disc stays where it is and only brightens. */
const GLOW: Keyframe[] = [
  { opacity: 0.6, easing: "ease-in-out" },
  { opacity: 1, offset: WORKING, easing: "ease-in-out" },
  { opacity: 0.6 },
];

/**
 * Shows the rhythm.
 *
 * Each beat starts one animation that lasts exactly until the next beat, so it slows when the score
 * slows. Only transform and opacity change, which the compositor does without the main thread.
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
    const { beat, paused, position, rate, showEnds } = this.conductor;
    const moving = this.moving();
    if (beat === undefined || paused || moving === undefined) return;
    const [next] = this.conductor.beatsFrom(beat.at_ms + 1, 1);
    const lasts = Math.min(next?.at_ms ?? showEnds, showEnds) - beat.at_ms;
    if (lasts <= 0) return;
    const timing: KeyframeAnimationOptions = { duration: lasts, fill: "both" };
    this.running = this.lessMotion()
      ? [moving.disc.animate(GLOW, timing)]
      : [moving.disc.animate(BREATH, timing), moving.ring.animate(WAVE, timing)];
    for (const animation of this.running) {
      animation.playbackRate = rate;
      animation.currentTime = position - beat.at_ms;
    }
  }

  private clear(): void {
    for (const animation of this.running) animation.cancel();
    this.running = [];
  }
}
