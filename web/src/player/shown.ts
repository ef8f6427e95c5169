import { say } from "../ground/say";
import type { Who } from "../ground/who";
import type { Settings } from "../session/settings";
import type { Performer } from "../stage/clips";
import type { Ensemble } from "./ensemble";
import type { Guide } from "./guide";
import { joinView } from "../session/view";
import { sceneOf } from "./scene";
import type { StageState } from "./stage";

/** What decides what is shown. */
export interface Showing {
  readonly guide: Guide;
  readonly ensemble: Ensemble;
  readonly settings: Settings;
  readonly performer: Performer;
  readonly who: Who;
  /** Whether another screen plays the session, and nobody has joined in here yet. */
  readonly elsewhere: boolean;
  /** Whether the buttons have stepped back. */
  readonly receded: boolean;
}

/** Gather what the stage shows now. */
export function shownNow({ guide, ensemble, settings, performer, who, elsewhere, receded }: Showing): StageState {
  const { senses } = settings;
  const { armed, note, undoTo, mayBeginAnew, preparation, captions } = guide;
  const joins = elsewhere && guide.phase !== "playing" && guide.phase !== "ended";
  // Getting ready is over where the others are.
  const phase = joins ? "ready" : guide.phase;
  const { timeline, show, nextShow } = ensemble.conductor;
  const view = joins ? joinView(timeline, who, show, nextShow) : guide.view;
  const { because } = guide.standstill;
  const silent = senses.volume === 0 || (!senses.voice && !senses.tick);
  const isUnderWay = phase === "playing" || phase === "paused";
  return {
    phase,
    joins,
    who,
    view,
    armed,
    note,
    mayBeginAnew: mayBeginAnew && !joins,
    silent,
    preparation,
    receded,
    scene: sceneOf(view, phase, ensemble.hands, performer),
    said: isUnderWay ? captions.now : undefined,
    sayings: isUnderWay ? captions.coming : [],
    stands: because === undefined || phase !== "paused" ? undefined : say("player-stands", { because }),
    glance: senses.glance,
    making: phase === "ready" ? ensemble.clips.making : undefined,
    mayTrySound: phase === "ready" && !joins && !senses.tried && !silent,
    mayUndo: undoTo !== undefined,
    timeline,
  };
}

/** Give what is written on the stage, as one text: while it is the same, the words fit as they did. */
export function writtenIn({ phase, view, sayings, preparation, armed, note, glance, making, mayTrySound, joins }: StageState): string {
  const beforehand = phase === "preparing" ? preparation.place : [making?.lines, mayTrySound];
  return JSON.stringify([phase, view, sayings, beforehand, armed, note, glance, joins]);
}
