import type { SparedPlace } from "../device/whereabouts";
import { say } from "../ground/say";
import type { Option, Question } from "../ground/stop-questions";
import type { SessionMs, ShowCue, Timeline } from "../ground/timeline";
import type { Who } from "../ground/who";
import { isLeftOut, nextFree, restOf, sparing } from "../session/sparing";
import { adviceFor, detailOf, mayGoOn, nextQuestion, placeName, placeOf, type Answers, type Complaint, type PlaceName, type Worked } from "../session/wrong";
import type { Ensemble } from "./ensemble";
import type { Notes } from "./notes";

/** What is asked or told now: what happens most, everything, whether it is here, where it is, and what to do. */
export type Asked = "common" | "all" | "here" | "where" | "advice";

/** How a session goes on after something harmless: softer here, elsewhere, on the other leg, or without this part. */
export type Way = "softer" | "place" | "leg" | "part";

/** What this needs from around it. */
export interface Around {
  readonly ensemble: Pick<Ensemble, "conductor" | "bookmark" | "recorder">;
  readonly questions: readonly Question[];
  readonly who: Who;
  /** What is left alone since earlier, before a reload. */
  readonly spared?: readonly SparedPlace[];
  readonly id: () => string;
  readonly notes: Notes;
  /** Make what follows softer. */
  readonly soften: () => Promise<void>;
}

/**
 * What feels wrong in a session: asked step by step, written down once, and gone on from only where that is harmless.
 *
 * It knows where the hands are, so that it asks "Your left calf?" and not for one of ten places. Until advice is shown
 * every answer can be taken back; advice that says stop is never taken back.
 */
export class Complaints {
  complaint: Complaint | undefined;
  private asksAll = false;
  private listsPlaces = false;
  private recorded = false;
  /** Whether it was answered on a page that is gone: then it is written down, and nothing is taken back. */
  private restored = false;
  private readonly spared: SparedPlace[];

  constructor(private readonly around: Around) {
    const { bookmark, conductor } = around.ensemble;
    this.complaint = bookmark.wrong;
    this.restored = Object.keys(this.answers).length > 0;
    this.spared = [...(around.spared ?? [])];
    conductor.cues.on((fired) => {
      const show = fired.findLast(({ cue }) => cue.kind === "show")?.cue;
      if (show?.shown !== undefined) this.goPast(show as ShowCue);
    });
  }

  get answers(): Answers {
    return this.complaint?.answers ?? {};
  }

  get questions(): readonly Question[] {
    return this.around.questions;
  }

  get who(): Who {
    return this.around.who;
  }

  /** What is asked or told now. */
  get asked(): Asked {
    const question = nextQuestion(this.questions, this.answers);
    if (question === undefined || adviceFor(this.questions, this.answers) !== undefined) return "advice";
    if (question === this.questions[0]) return this.asksAll || this.common.length === 0 ? "all" : "common";
    return this.here !== undefined && !this.listsPlaces ? "here" : "where";
  }

  /** What happens most. */
  get common(): readonly Option[] {
    return this.questions[0]?.options.filter(({ common }) => common) ?? [];
  }

  /** The place where the hands are, as an answer and as a word; nothing between two places. */
  get here(): { readonly option: Option; readonly name: PlaceName } | undefined {
    const { worked } = this;
    const option = placeOf(this.questions[1], worked);
    const name = worked && option && placeName(option, worked);
    return option === undefined || name === undefined ? undefined : { option, name };
  }

  /** Whether nothing has been said yet that ends a session, so that it may have been a stray tap. */
  get mayDismiss(): boolean {
    return !this.restored && this.asked !== "advice" && (Object.keys(this.answers).length === 0 || this.isHarmlessSoFar);
  }

  /** Whether there is a step back: to ask less, or to answer again. */
  get mayGoBack(): boolean {
    if (this.restored || (this.recorded && !this.isHarmlessSoFar)) return false;
    if (this.asked === "all") return this.common.length > 0;
    return this.asked === "advice" ? mayGoOn(this.questions, this.answers) : this.asked !== "common";
  }

  /** Begin to ask. */
  open(): void {
    this.complaint = { id: this.around.id(), answers: {} };
    this.recorded = this.asksAll = this.listsPlaces = this.restored = false;
  }

  /** Forget it: nothing was wrong. */
  dismiss(): void {
    this.complaint = undefined;
    this.keep();
  }

  askAll(): void {
    this.asksAll = true;
  }

  listPlaces(): void {
    this.listsPlaces = true;
  }

  /** Go a step back. */
  back(): void {
    if (!this.mayGoBack) return;
    const { asked } = this;
    if (asked === "all") this.asksAll = false;
    else if (asked === "where" && this.here !== undefined) this.listsPlaces = false;
    else {
      // What was written down stays; another answer is another complaint.
      const { asksAll } = this;
      this.open();
      this.asksAll = asksAll;
      this.keep();
    }
  }

  answer(question: string, option: string): void {
    if (this.complaint === undefined) return;
    const answers = { ...this.complaint.answers, [question]: option };
    this.complaint = { ...this.complaint, answers };
    this.keep();
    if (nextQuestion(this.questions, answers) === undefined) this.record();
  }

  /** Write it down, once, with what has been answered: also when the page goes away in between. */
  record(): void {
    const { complaint, questions } = this;
    if (complaint === undefined || this.recorded) return;
    if (Object.keys(complaint.answers).length === 0 && adviceFor(questions, complaint.answers) === undefined) return;
    this.recorded = true;
    this.around.ensemble.recorder.note("something_wrong", detailOf(questions, complaint.answers), complaint.id);
  }

  /** A session that was planned anew, silent about what is left alone. */
  readonly sparing = (timeline: Timeline): Timeline => sparing(timeline, this.spared);

  /** How the session may go on: nothing of it where an answer says stop, or nothing is left. */
  get ways(): readonly Way[] {
    if (!mayGoOn(this.questions, this.answers)) return [];
    const softer: readonly Way[] = this.felt?.goesOn === "here" ? ["softer"] : [];
    const { place, otherLeg } = this;
    if (place === undefined) return [...softer, "part"];
    // Where the next free place is on the other leg already, both are the same.
    const elsewhere: readonly Way[] = this.freeWith(place)?.leg === place.leg ? ["place"] : [];
    const there = this.freeWith(otherLeg ?? place)?.leg ?? place.leg;
    return [...softer, ...elsewhere, ...(there === place.leg ? [] : (["leg"] as const))];
  }

  /** Go on, paused, with a word of care; tells whether that may be. */
  goOn(way: Way): boolean {
    if (!this.ways.includes(way)) return false;
    const { ensemble, notes, soften } = this.around;
    const spared = way === "place" ? this.place : way === "leg" ? this.otherLeg : undefined;
    const onTo = spared === undefined ? ensemble.conductor.onTo : this.freeWith(spared)?.at_ms;
    const where = way === "place" ? this.answered?.id : spared?.leg;
    this.complaint = undefined;
    if (spared !== undefined) this.spare(spared);
    if (way !== "softer" && onTo !== undefined) this.skip(onTo, where);
    this.keep();
    if (way === "softer") void soften();
    else notes.show(say("player-gently-note"));
    return true;
  }

  private get worked(): Worked | undefined {
    const { leg, shown } = this.around.ensemble.conductor.show;
    return leg === undefined || (shown.zones ?? []).length === 0 ? undefined : { leg, zones: shown.zones ?? [] };
  }

  private get felt(): Option | undefined {
    return this.chosen(0);
  }

  private get answered(): Option | undefined {
    return this.chosen(1);
  }

  private chosen(at: number): Option | undefined {
    const question = this.questions[at];
    return question?.options.find(({ id }) => id === this.answers[question.id]);
  }

  /** Whether what is felt lets a session go on. */
  private get isHarmlessSoFar(): boolean {
    const { felt } = this;
    return felt === undefined || felt.advice === null || felt.advice.urgency === "none";
  }

  /** What would be left alone: the place that was named. */
  private get place(): SparedPlace | undefined {
    const { answered } = this;
    const leg = answered?.leg;
    return leg === undefined || leg === null ? undefined : { leg, zones: answered?.zones ?? [] };
  }

  /** What would be left alone to go on with the other leg: all of this one. */
  private get otherLeg(): SparedPlace | undefined {
    const { place } = this;
    return place === undefined ? undefined : { ...place, zones: [] };
  }

  private freeWith(spared: SparedPlace): ShowCue | undefined {
    const { timeline, position } = this.around.ensemble.conductor;
    return nextFree(timeline, position, [...this.spared, spared]);
  }

  private spare(place: SparedPlace): void {
    const { conductor } = this.around.ensemble;
    this.spared.push(place);
    conductor.retime(this.sparing(conductor.timeline));
  }

  private skip(to: SessionMs, spares?: string): void {
    const { conductor, recorder } = this.around.ensemble;
    const detail = { because: "something_wrong", to_ms: Math.round(to) };
    recorder.note("skipped", spares === undefined ? detail : { ...detail, spares });
    conductor.seek(to);
  }

  /** Go past what is left alone, as soon as it is reached. */
  private goPast(show: ShowCue): void {
    const { timeline } = this.around.ensemble.conductor;
    if (!isLeftOut(timeline, show, this.spared)) return;
    const to = nextFree(timeline, show.at_ms, this.spared) ?? restOf(timeline);
    if (to !== undefined && to.at_ms > show.at_ms) this.skip(to.at_ms);
  }

  private keep(): void {
    const { bookmark, conductor } = this.around.ensemble;
    if (bookmark.wrong === undefined && this.complaint === undefined) return;
    bookmark.wrong = this.complaint;
    bookmark.keep(conductor.position);
  }
}
