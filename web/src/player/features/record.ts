import type { Outbox } from "../../device/outbox";
import { uuid } from "../../ground/ids";
import type { EventKind, SessionEvent } from "../../ground/session-event";
import { together } from "../../ground/signals";
import type { Conductor } from "../../session/conductor";
import type { Feature } from "../../session/feature";

/** What is needed to write an event that can be sent twice and kept once. */
export interface Pen {
  readonly id: () => string;
  readonly now: () => Date;
}

const browserPen: Pen = { id: () => uuid(), now: () => new Date() };

/** Writes down what happens in a session, for the diary. */
export class Recorder implements Feature {
  readonly dispose: () => void;
  private last = 0;

  constructor(
    private readonly conductor: Conductor,
    private readonly outbox: Outbox,
    begun: boolean,
    private readonly pen: Pen = browserPen,
  ) {
    this.dispose = together(
      conductor.plays.on(() => {
        this.note(begun ? "resumed" : "started");
        begun = true;
      }),
      conductor.pauses.on((because) => {
        if (!conductor.finished) this.note("paused", because === undefined ? {} : { because });
      }),
      conductor.cues.on((fired) => {
        for (const { cue } of fired) {
          if (cue.shown?.step === "block") this.note("cue_reached", { cue: cue.id });
          if (cue.kind === "change_leg") this.note("side_changed", { cue: cue.id });
        }
      }),
      conductor.ends.on(() => this.note("finished")),
    );
  }

  /** Write down one thing; under the same `id` it is kept only once. */
  note(kind: EventKind, detail: SessionEvent["detail"] = {}, id = this.pen.id()): void {
    const { position, show } = this.conductor;
    this.outbox.add({
      id,
      kind,
      at_ms: Math.round(position),
      leg: show.leg ?? null,
      technique: show.technique ?? null,
      happened_at: new Date(this.later()).toISOString(),
      detail,
    });
  }

  /** The time of day, but never the same millisecond twice: how a session stands follows from the order. */
  private later(): number {
    this.last = Math.max(this.pen.now().getTime(), this.last + 1);
    return this.last;
  }
}
