import { say } from "../ground/say";
import type { Timeline } from "../ground/timeline";
import type { Ensemble } from "./ensemble";
import type { Adjustment } from "./names";
import type { Notes } from "./notes";
import { softened, type Replanner } from "./replanning";

/** What a wish is granted with. */
export interface Means {
  readonly ensemble: Pick<Ensemble, "conductor" | "recorder">;
  readonly replanner?: Pick<Replanner, "ask">;
  readonly id: () => string;
  /** Tell screen readers. */
  readonly announce?: (sentence: string) => void;
  /** What is left alone stays so in what is planned anew. */
  readonly sparing?: (timeline: Timeline) => Timeline;
}

/** Wishes for a session, one at a time: planned anew where that can be, and said honestly where not. */
export class Wishes {
  private asking = false;

  constructor(
    private readonly means: Means,
    private readonly notes: Notes,
  ) {}

  /** Change what follows, or what is done now; `before` is done first, unless another wish is still open. */
  async ask(what: Adjustment, before: () => void): Promise<void> {
    const { replanner, ensemble, id: newId, sparing = (timeline: Timeline) => timeline } = this.means;
    const { conductor, recorder } = ensemble;
    if (this.asking) return;
    this.asking = true;
    before();
    this.notes.show(say("player-one-moment"));
    const id = newId();
    const asked = conductor.position;
    const answer = await replanner?.ask(what, asked, id);
    this.asking = false;
    if (conductor.finished) return;
    const planned = answer?.timeline !== undefined && conductor.retime(sparing(answer.timeline), asked);
    const here = answer === undefined && what === "softer";
    if (here) conductor.retime(softened(conductor.timeline, conductor.position));
    recorder.note(what, { asked_ms: Math.round(asked), done: planned ? "planned" : here ? "here" : "not" }, id);
    // An answer that came too late for what is played now was not followed, so it is not told either.
    const tooLate = answer?.timeline !== undefined && !planned;
    const says = tooLate ? say("player-too-late") : (answer?.says ?? alone(what));
    this.notes.show(says);
    this.means.announce?.(says);
  }
}

/** What is said where nobody can be asked: less is always right, and more needs somebody who knows how much may be. */
function alone(what: Adjustment): string {
  return {
    softer: say("player-softer-here"),
    shorter: say("player-shorter-alone"),
    firmer: say("player-firmer-alone"),
    longer: say("player-longer-alone"),
  }[what];
}
