import type { Time } from "../ground/time";
import type { SessionMs } from "../ground/timeline";

/** How long an answer, and the way back after a skip, stay on the screen, ms [J]. */
const STAYS_MS = 8_000;

/** What stands on the screen for some seconds: a short answer, or the way back after a jump. */
export class Notes {
  text: string | undefined;
  undoTo: SessionMs | undefined;
  private disarm: (() => void) | undefined;

  constructor(
    private readonly time: Time,
    private readonly changed: () => void,
  ) {}

  /** Show a sentence, or the way back; neither takes away what is there. */
  show(text: string | undefined, undoTo?: SessionMs): void {
    this.dispose();
    this.text = text;
    this.undoTo = undoTo;
    if (text !== undefined || undoTo !== undefined) this.disarm = this.time.after(STAYS_MS, () => this.show(undefined));
    this.changed();
  }

  dispose(): void {
    this.disarm?.();
  }
}
