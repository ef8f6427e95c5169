import { say } from "../ground/say";
import type { Question } from "../ground/stop-questions";
import { pageTime, type PageMs, type Time } from "../ground/time";
import type { PreparationItem, SessionMs } from "../ground/timeline";
import type { Who } from "../ground/who";
import { Preparation } from "../session/preparation";
import type { Settings } from "../session/settings";
import { readyView, viewOf, type View } from "../session/view";
import type { SparedPlace } from "../device/whereabouts";
import { Captions } from "./captions";
import { Complaints, type Way } from "./complaints";
import { Deliberate } from "./deliberate";
import type { Ensemble } from "./ensemble";
import type { KeyAction } from "./features/keyboard";
import type { Adjustment, DialogName, Guarded, Phase } from "./names";
import { Notes } from "./notes";
import type { Replanner } from "./replanning";
import { Standstill } from "./standstill";
import { Taps } from "./taps";
import { Wishes } from "./wishes";

/** What the guide needs from around it. */
export interface Company {
  readonly ensemble: Pick<Ensemble, "conductor" | "bookmark" | "recorder" | "place" | "unlock" | "trySound" | "prompt" | "turn" | "notices">;
  readonly settings: Settings;
  readonly replanner?: Pick<Replanner, "ask">;
  readonly questions: readonly Question[];
  /** Places that are left alone since something felt wrong there, before a reload. */
  readonly spared?: readonly SparedPlace[];
  /** Whom the screens speak to; whoever massages the own leg where nobody says so. */
  readonly who?: Who;
  readonly changed: () => void;
  /** Tell screen readers. */
  readonly announce?: (sentence: string) => void;
  readonly id: () => string;
  readonly time?: Time;
}

/**
 * What a person can do with a session, and what the screen says about it.
 *
 * The rules of the hand live here: a tap on the stage only ever pauses, what would lose the place wants a
 * second tap, every jump can be taken back, and what feels wrong is answered before anything plays on.
 */
export class Guide {
  dialog: DialogName | undefined;
  preparation: Preparation;
  readonly complaints: Complaints;
  readonly standstill: Standstill;
  readonly captions: Captions;
  private begun: boolean;
  private resumed: boolean;
  private readonly taps = new Taps();
  private readonly wishes: Wishes;
  private readonly notes: Notes;
  private readonly deliberate: Deliberate<Guarded>;
  private readonly time: Time;

  constructor(private readonly company: Company) {
    this.time = company.time ?? pageTime;
    this.notes = new Notes(this.time, company.changed);
    this.complaints = new Complaints({
      ensemble: company.ensemble,
      questions: company.questions,
      spared: company.spared ?? [],
      who: this.who,
      id: company.id,
      notes: this.notes,
      soften: () => this.adjust("softer"),
    });
    this.wishes = new Wishes({ ...company, sparing: this.complaints.sparing }, this.notes);
    this.deliberate = new Deliberate<Guarded>(company.changed, this.time);
    const { place } = company.ensemble;
    this.begun = this.resumed = place !== undefined;
    if (this.complaints.complaint !== undefined) this.dialog = "wrong";
    const { conductor, turn, notices } = company.ensemble;
    this.standstill = new Standstill(conductor);
    this.captions = new Captions(conductor, company.settings, this.time, company.changed);
    this.preparation = new Preparation(conductor.timeline.preparation);
    conductor.plays.on(() => {
      this.preparation.close();
      this.begun = true;
      this.resumed = false;
      this.deliberate.calm();
      company.changed();
    });
    conductor.absences.on(() => (this.dialog = "absent"));
    conductor.pauses.on(() => company.changed());
    turn.losses.on(() => conductor.pause("elsewhere"));
    notices.on((sentence) => this.notes.show(sentence));
    conductor.seeks.on(() => {
      // Another screen has begun: what is before the clock is over.
      if (conductor.position > 0) this.preparation.close();
      this.notes.text = undefined;
      company.changed();
    });
    conductor.ends.on(() => {
      this.dialog = undefined;
      this.notes.show(undefined);
    });
    conductor.cues.on((fired) => {
      // A short answer belongs to the step in which it was given.
      if (fired.some(({ cue }) => cue.kind === "show")) this.notes.text = undefined;
    });
  }

  get phase(): Phase {
    const { finished, paused } = this.conductor;
    if (finished) return "ended";
    if (!paused) return "playing";
    if (this.begun) return "paused";
    return this.preparation.current === undefined ? "ready" : "preparing";
  }

  get view(): View {
    const { timeline, show, nextShow } = this.conductor;
    return this.begun ? viewOf(timeline, this.who, show, nextShow) : readyView(timeline, this.who, this.preparation.current);
  }

  get note(): string | undefined {
    return this.notes.text;
  }

  get undoTo(): SessionMs | undefined {
    return this.notes.undoTo;
  }

  get armed(): Guarded | undefined {
    return this.deliberate.waitingFor;
  }

  /** After a reload one may also begin anew. */
  get mayBeginAnew(): boolean {
    return this.resumed;
  }

  get who(): Who {
    return this.company.who ?? "self";
  }

  /**
   * A tap anywhere but on a button pauses, at once; a second one right after it repeats the part.
   *
   * Nobody waits for a tap that may still come: the first one has paused already when the second is known.
   */
  tapStage(at: PageMs = this.time.now()): void {
    const tap = this.taps.take(at);
    if (tap === "twice" && this.mayAdjust && this.dialog === undefined) this.again();
    else if (tap !== "bounce") this.conductor.pause();
  }

  /** Start this part over, and play. */
  again(): void {
    this.taps.forget();
    this.jump(this.conductor.partFrom, "repeated");
    void this.play();
  }

  /** Whether the session has begun and is not over. */
  get mayAdjust(): boolean {
    return this.begun && this.phase !== "ended";
  }

  /** Change what follows, or what is done now. */
  async adjust(what: Adjustment): Promise<void> {
    if (!this.mayAdjust) return;
    await this.wishes.ask(what, () => {
      if (this.dialog === "adjust") this.dialog = undefined;
    });
  }

  toggle(): void {
    if (!this.conductor.paused) this.conductor.pause();
    else if (this.dialog === undefined) void this.begin();
  }

  /** Begin or go on; what is to be done before the clock starts comes first, one thing at a time. */
  begin(): Promise<void> {
    return this.begun ? this.play() : this.prepare(this.preparation.next());
  }

  /** Leave out of getting ready what was done already. */
  skipKnown(): void {
    void this.prepare(this.preparation.skip());
  }

  /** Play, unless another tab of this browser does; `instead` lets that one wait. */
  async play(instead = false): Promise<void> {
    // What felt wrong is answered first; nothing plays over it.
    if (this.dialog === "wrong") return;
    // A headset's button may be pressed while something else is being thought about: that means stay, and go on.
    if (this.dialog !== "adjust") this.dialog = undefined;
    const { ensemble } = this.company;
    ensemble.unlock();
    const taken = ensemble.turn.take(instead);
    // Where that is known at once the session begins within the tap.
    if (taken !== true && !(await taken)) this.open("elsewhere");
    else if (this.complaints.complaint === undefined) this.conductor.play();
  }

  /** What another tab is playing. */
  get playsElsewhere(): string | undefined {
    return this.company.ensemble.turn.elsewhere;
  }

  /** Go on where the clock would be if nobody had been away; what lies between is left out. */
  catchUp(): void {
    const to = this.standstill.would;
    if (to !== undefined) this.jump(to, "skipped");
    void this.play();
  }

  /** A tap on a button that would lose the place: the second one does it. */
  guarded(name: Guarded): void {
    if (this.deliberate.tap(name)) this.beginAnew();
  }

  back(): void {
    if (this.phase === "preparing") void this.prepare(this.preparation.back());
    if (this.begun && this.dialog === undefined) this.jump(this.conductor.backTo, "repeated");
  }

  on(): void {
    if (this.phase === "preparing") void this.begin();
    const to = this.conductor.onTo;
    if (this.begun && this.dialog === undefined && to !== undefined) this.jump(to, "skipped");
  }

  undo(): void {
    if (this.undoTo === undefined) return;
    const to = this.undoTo;
    this.notes.show(undefined);
    this.conductor.restore(to);
  }

  press(action: KeyAction): void {
    const acts: Readonly<Record<KeyAction, () => void>> = {
      toggle: () => this.toggle(),
      play: () => void this.begin(),
      pause: () => this.conductor.pause(),
      back: () => this.back(),
      on: () => this.on(),
      louder: () => this.changeVolume(1),
      quieter: () => this.changeVolume(-1),
      leave: () => this.open("leave"),
    };
    acts[action]();
  }

  /** Let the sound be heard before anything begins. */
  trySound(): void {
    const { ensemble, settings } = this.company;
    ensemble.unlock();
    settings.change({ tried: true });
    this.notes.show(ensemble.trySound() ? say("player-sound-tried") : say("player-no-sound"));
  }

  /** A finger that rests on the stage says that something is wrong. */
  hold(): void {
    if (this.mayAdjust) this.open("wrong");
  }

  /** Say that something feels wrong; a screen that has not joined in until then takes part from here on. */
  wrong(joins: boolean): void {
    this.begun ||= joins;
    if (joins) this.preparation.close();
    this.open("wrong");
  }

  /** Open a dialog; only the one in which things are adjusted lets the session go on. */
  open(dialog: DialogName): void {
    // Browsers let a second Escape close any dialog; until it is open again, nothing may take its place.
    if (this.phase === "ended" || this.dialog !== undefined) return;
    if (dialog !== "adjust") this.conductor.pause();
    if (dialog === "wrong") this.complaints.open();
    this.deliberate.calm();
    this.dialog = dialog;
    this.company.changed();
  }

  /** Stop because the receiver asks for it, whatever else is open. */
  stopNow(): void {
    if (this.phase === "ended" || this.dialog === "wrong") return;
    this.conductor.pause();
    this.dialog = undefined;
    if (this.begun) this.open("wrong");
  }

  /** Whether the open dialog may be closed with Escape or by a look elsewhere. */
  get mayClose(): boolean {
    return this.dialog !== "wrong" || this.complaints.mayDismiss;
  }

  /** Close the dialog and stay where the session is; an answered complaint is not closed, but ended or gone on from. */
  close(): void {
    if (!this.mayClose) return;
    this.complaints.dismiss();
    this.dialog = undefined;
    this.company.changed();
  }

  /** What Escape does: a step back where there is one, and otherwise out of the dialog. */
  escape(): void {
    if (this.dialog === "wrong" && this.complaints.mayGoBack) this.complain((complaints) => complaints.back());
    else this.close();
  }

  /** Do something with what feels wrong, and show what follows. */
  complain(act: (complaints: Complaints) => void): void {
    act(this.complaints);
    this.company.changed();
  }

  /** Go on after something harmless: paused, with a word of care, and not with what brought it on. */
  goOn(way: Way): void {
    if (!this.complaints.ways.includes(way)) return;
    this.dialog = undefined;
    this.complain((complaints) => complaints.goOn(way));
  }

  /** End the session here, for good. */
  end(): void {
    const { bookmark, recorder } = this.company.ensemble;
    this.conductor.pause();
    if (this.begun) {
      this.complaints.record();
      recorder.note("finished", { early: true });
    }
    bookmark.close();
  }

  /** Keep everything: the page goes away. */
  goAway(): void {
    this.conductor.pause();
    this.complaints.record();
    if (this.begun && this.phase !== "ended") this.keep();
  }

  dispose(): void {
    this.deliberate.calm();
    this.notes.dispose();
    this.captions.dispose();
  }

  private get conductor(): Ensemble["conductor"] {
    return this.company.ensemble.conductor;
  }

  private keep(): void {
    this.company.ensemble.bookmark.keep(this.conductor.position);
  }

  private jump(to: SessionMs, kind: "skipped" | "repeated"): void {
    const from = this.conductor.position;
    this.company.ensemble.recorder.note(kind, { to_ms: Math.round(to) });
    this.notes.show(undefined, from);
    this.conductor.seek(to);
  }

  /** Show and say one thing to do; where there is none left, the clock starts. */
  private async prepare(item: PreparationItem | undefined): Promise<void> {
    const { ensemble } = this.company;
    if (item === undefined) return this.play();
    ensemble.unlock();
    ensemble.prompt(item, this.preparation.place);
    this.notes.show(undefined);
  }

  private beginAnew(): void {
    this.preparation = new Preparation(this.conductor.timeline.preparation);
    this.company.ensemble.bookmark.forget();
    this.begun = this.resumed = false;
    this.conductor.seek(0);
  }

  private changeVolume(by: number): void {
    this.company.settings.change({ volume: this.company.settings.senses.volume + by });
    this.notes.show(say("player-level", { what: "volume", level: this.company.settings.senses.volume }));
  }
}
