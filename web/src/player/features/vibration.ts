import { together } from "../../ground/signals";
import type { CueKind } from "../../ground/timeline";
import type { Conductor } from "../../session/conductor";
import type { Feature } from "../../session/feature";
import type { Settings } from "../../session/settings";

/** Milliseconds of shaking and stillness, in turn: long for the other leg, hardly to be felt for a stroke. */
const PATTERNS: Partial<Record<CueKind, readonly number[]>> = {
  beat: [15],
  pressure_check: [60, 80, 60],
  change_leg: [250, 150, 250],
  rest: [120],
  ten_seconds_left: [80],
  close: [250, 150, 250, 150, 250],
};
/** Longer than all of them: the session stands still, and nobody asked it to. */
const STANDS_STILL: readonly number[] = [500, 200, 500, 200, 500];

/** Shakes the device with the strokes and when something changes, for those who neither look nor listen. */
export class Vibration implements Feature {
  readonly dispose: () => void;

  constructor(conductor: Conductor, settings: Settings, motor: (pattern: number[]) => unknown) {
    this.dispose = together(
      conductor.cues.on((fired) => {
        if (!settings.senses.vibration) return;
        const patterns = fired.flatMap(({ cue, late }) => (late ? [] : [PATTERNS[cue.kind] ?? []]));
        // A motor forgets what it was told before: of what comes at once, the longest counts.
        const [longest] = patterns.toSorted((one, other) => other.length - one.length || sum(other) - sum(one));
        if (longest !== undefined && longest.length > 0) motor([...longest]);
      }),
      // Also where strokes shall not shake: for those who hear nothing any more there is no other way to know.
      conductor.pauses.on((because) => {
        if (because !== undefined) motor([...STANDS_STILL]);
      }),
    );
  }
}

function sum(pattern: readonly number[]): number {
  return pattern.reduce((all, ms) => all + ms, 0);
}

/** The device's motor, where there is one: browsers offer the call on desktops too, so touch has to speak for it. */
export function motorOf(device: Navigator, touch: boolean): ((pattern: number[]) => unknown) | undefined {
  const { vibrate } = device as { vibrate?: Navigator["vibrate"] };
  return vibrate === undefined || !touch ? undefined : (pattern) => vibrate.call(device, pattern);
}
