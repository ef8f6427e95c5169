import type { Conductor } from "../conductor";
import type { Settings } from "../settings";
import type { CueKind } from "../timeline";
import type { Feature } from "../feature";

/** Milliseconds of shaking and stillness, in turn: long for the other leg, short for the rest. */
const PATTERNS: Partial<Record<CueKind, readonly number[]>> = {
  change_leg: [250, 150, 250],
  rest: [120],
  ten_seconds_left: [80],
  close: [250, 150, 250, 150, 250],
};

/** Shakes the device at the few moments that matter, for those who neither look nor listen. */
export class Vibration implements Feature {
  readonly dispose: () => void;

  constructor(conductor: Conductor, settings: Settings, motor: (pattern: number[]) => unknown) {
    this.dispose = conductor.cues.on((fired) => {
      if (!settings.senses.vibration) return;
      for (const { cue, late } of fired) {
        const pattern = PATTERNS[cue.kind];
        if (pattern !== undefined && !late) motor([...pattern]);
      }
    });
  }
}

/** The device's motor, where there is one: browsers offer the call on desktops too, so touch has to speak for it. */
export function motorOf(device: Navigator, touch: boolean): ((pattern: number[]) => unknown) | undefined {
  const { vibrate } = device as { vibrate?: Navigator["vibrate"] };
  return vibrate === undefined || !touch ? undefined : (pattern) => vibrate.call(device, pattern);
}
