import { together, type Signal } from "../../ground/signals";
import type { Conductor } from "../../session/conductor";
import type { Feature } from "../../session/feature";
import type { Bookmark } from "../../session/resume";

/** Keeps the place at each cue, each second and each pause, so that a reload loses nothing. */
export class PlaceKeeper implements Feature {
  readonly dispose: () => void;

  constructor(conductor: Conductor, seconds: Signal, bookmark: Bookmark) {
    const keep = (): void => {
      if (!conductor.finished) bookmark.keep(conductor.position);
    };
    this.dispose = together(
      conductor.cues.on(keep),
      conductor.pauses.on(keep),
      seconds.on(() => {
        if (!conductor.paused) keep();
      }),
      conductor.ends.on(() => bookmark.close()),
    );
  }
}
