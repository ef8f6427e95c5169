// Written by `make api` from docs/api; change what it describes instead.

/**
 * One of the receiver's two legs.
 */
export type Leg = "left" | "right";
/**
 * What happens at a moment.
 */
export type CueKind =
  "show" | "say" | "beat" | "pressure_check" | "halfway" | "ten_seconds_left" | "change_leg" | "rest" | "close";
/**
 * The name of a patch of a leg.
 */
export type ZoneId =
  | "toes"
  | "toe_webs"
  | "ball"
  | "arch"
  | "heel"
  | "foot_top"
  | "ankle_inner"
  | "ankle_outer"
  | "achilles"
  | "calf"
  | "shin"
  | "knee"
  | "behind_knee"
  | "thigh_front"
  | "thigh_back"
  | "thigh_inner"
  | "thigh_outer";
/**
 * What the receiver can ask for with one press.
 */
export type AskKind = "softer" | "more" | "stop" | "good";
/**
 * What can happen while a session is played.
 */
export type EventKind =
  | "started"
  | "paused"
  | "resumed"
  | "cue_reached"
  | "skipped"
  | "repeated"
  | "softer"
  | "shorter"
  | "firmer"
  | "longer"
  | "side_changed"
  | "something_wrong"
  | "finished"
  | "pain_after"
  | "told_after"
  | "asked_softer"
  | "asked_more"
  | "asked_stop"
  | "said_good";
/**
 * Where in the check-in a fact is asked.
 */
export type FactGroup = "red_flag" | "today" | "condition" | "medicine" | "recent" | "derived" | "past";
/**
 * What follows from a check-in, from mildest to most severe.
 */
export type Verdict = "clear" | "modify" | "see_clinician_first" | "emergency";
/**
 * How soon the person should be seen, from least to most urgent.
 */
export type Urgency = "none" | "soon" | "same_day" | "now";
/**
 * Whose hands do it: the person's own, or somebody else's.
 */
export type Performer = "self" | "partner";
/**
 * What a phrase is for.
 */
export type Purpose =
  | "safety"
  | "advice"
  | "title"
  | "placing"
  | "movement"
  | "pressure"
  | "position"
  | "feel"
  | "check"
  | "next"
  | "breath"
  | "praise"
  | "close";
/**
 * How much a person wants to be told.
 */
export type Telling = "full" | "less" | "quiet";
/**
 * What the giver is told when the receiver presses a button.
 */
export type WishKind = "softer" | "stop" | "more" | "more_is_most" | "more_nowhere" | "good";

/**
 * What became of a wish.
 */
export interface Adjusted {
  /**
   * For the person.
   */
  readonly says: string;
  /**
   * What to go on with; missing when nothing changed.
   */
  readonly timeline?: Narration | null;
}
/**
 * All cues of a session in words, ordered by moment; the last one is exactly at the end.
 */
export interface Narration {
  readonly format?: 2;
  readonly language: string;
  readonly lasts_ms: number;
  /**
   * The legs in the order in which they are massaged.
   */
  readonly legs: readonly Leg[];
  /**
   * How hard each pressure is, in words, from 0 on.
   *
   * @minItems 7
   * @maxItems 7
   */
  readonly pressures: readonly string[];
  /**
   * What to do before the clock starts, in order.
   */
  readonly preparation?: readonly PreparationInWords[];
  /**
   * @minItems 2
   */
  readonly cues: readonly CueInWords[];
}
/**
 * One thing to do or to know before the clock starts.
 */
export interface PreparationInWords {
  readonly text: string;
  /**
   * Told to everybody; the rest may be skipped by who has done it.
   */
  readonly always: boolean;
}
/**
 * One thing that happens at one moment.
 */
export interface CueInWords {
  /**
   * Its number in the timeline, counted from 0.
   */
  readonly id: number;
  readonly at_ms: number;
  /**
   * How long what it begins lasts; 0 for what only happens.
   */
  readonly lasts_ms?: number;
  readonly kind: CueKind;
  /**
   * The index of the session's step it belongs to.
   */
  readonly step: number;
  readonly leg?: Leg;
  readonly technique?: string;
  /**
   * What is said (kinds `say`, `pressure_check`, `halfway`, `ten_seconds_left`, `change_leg`, `rest`, `close`).
   */
  readonly text?: string;
  /**
   * What it is said for.
   */
  readonly purpose?:
    | "safety"
    | "advice"
    | "title"
    | "placing"
    | "movement"
    | "pressure"
    | "position"
    | "feel"
    | "check"
    | "next"
    | "breath"
    | "praise"
    | "close";
  /**
   * The quietest setting at which it is still said.
   */
  readonly told?: "full" | "less" | "quiet";
  /**
   * The least pressure at which it is true; in a softer session it is not said.
   */
  readonly presumes?: number;
  readonly shown?: ShownInWords;
  /**
   * For `beat` cues: which stroke of the technique's score, counted from 0.
   */
  readonly stroke?: number;
}
/**
 * For `show` cues only.
 */
export interface ShownInWords {
  readonly step: "prepare" | "settle" | "block" | "change" | "rest" | "close" | "stretch" | "walk";
  /**
   * The technique's name, or what to do now: `Get comfortable`, `Now the right leg`.
   */
  readonly title: string;
  /**
   * What to do, in one line.
   */
  readonly line: string;
  /**
   * The technique's steps, to read at leisure.
   */
  readonly steps?: readonly string[];
  /**
   * What the person's own limits ask for here: shown as long as it matters.
   */
  readonly notes?: readonly string[];
  readonly pressure?: number;
  /**
   * How hard that is, in words.
   */
  readonly pressure_words?: string;
  /**
   * Strokes per minute at the beginning of the step.
   */
  readonly tempo?: number;
  /**
   * Where the hands work, so that the place can be pictured.
   */
  readonly zones?: readonly ZoneId[];
  /**
   * Whether the strokes run toward the heart, against the way their score is written.
   */
  readonly turned?: boolean;
  readonly next_title?: string;
  readonly next_leg?: Leg;
}
/**
 * One press on the remote, and whether the giver has been told.
 */
export interface AskAnswer {
  readonly id: string;
  readonly kind: AskKind;
  readonly heard: boolean;
  /**
   * What the giver is told, in words for the receiver: true as soon as it is heard.
   */
  readonly says: string;
}
/**
 * One press on the remote.
 */
export interface AskIn {
  readonly id: string;
  readonly kind: AskKind;
  /**
   * How long ago it was pressed, by the phone's own clock.
   */
  readonly age_ms: number;
}
/**
 * Something the receiver asks for.
 */
export interface AskToTell {
  readonly id: string;
  readonly kind: AskKind;
  /**
   * What can be done about it: more is not always to be had.
   */
  readonly wish: "softer" | "stop" | "more" | "more_is_most" | "more_nowhere" | "good";
  /**
   * The sentence for the giver.
   */
  readonly says: string;
}
/**
 * The last presses of this phone, newest first.
 */
export interface AsksAnswer {
  readonly asks: readonly AskAnswer[];
  readonly over: boolean;
}
/**
 * A sound to massage by.
 */
export interface BedFile {
  readonly url: string;
  readonly ms: number;
  readonly bytes: number;
  /**
   * Where what repeats itself begins.
   */
  readonly from_ms: number;
  /**
   * How long that is.
   */
  readonly loop_ms: number;
}
/**
 * What is spoken and sounded in a session.
 */
export interface ClipsAnswer {
  readonly voice: VoiceInfo | null;
  /**
   * The media type of the files; nothing where no sound can be made at all.
   */
  readonly type: string | null;
  /**
   * Why the browser has to speak, where it has.
   */
  readonly says: string | null;
  /**
   * Whether every line is made.
   */
  readonly ready: boolean;
  readonly made: LinesMade;
  /**
   * By the text of the cue.
   */
  readonly clips: {
    readonly [k: string]: LineFile;
  };
  readonly sounds: {
    readonly [k: string]: SoundFile;
  };
  readonly beds: {
    readonly [k: string]: BedFile;
  };
}
/**
 * Who speaks.
 */
export interface VoiceInfo {
  readonly engine: string;
  readonly name: string;
  readonly language: string;
}
/**
 * How far the making of the lines is.
 */
export interface LinesMade {
  readonly lines: number;
  readonly of: number;
  readonly trouble: LineTrouble | null;
}
/**
 * A line that could not be made, and why.
 */
export interface LineTrouble {
  readonly text: string;
  readonly says: string;
}
/**
 * A spoken line as a file.
 */
export interface LineFile {
  readonly url: string;
  readonly ms: number;
  readonly bytes: number;
  /**
   * The same line in the voice that comes with Legato, while this one is being made.
   */
  readonly instead?: SoundFile | null;
}
/**
 * One sound as a file.
 */
export interface SoundFile {
  readonly url: string;
  readonly ms: number;
  readonly bytes: number;
}
/**
 * What every screen of a sitting should know now.
 */
export interface CompanyNews {
  /**
   * How many joined phones gave a sign of life in the last seconds.
   */
  readonly phones: number;
  /**
   * Nobody plays it yet when there is none.
   */
  readonly moment: SharedMoment | null;
  readonly asks: readonly AskToTell[];
  /**
   * The mark of the timeline that is played; another one after the rest was planned again.
   */
  readonly timeline: string;
  /**
   * Whether the session is stopped or finished.
   */
  readonly over: boolean;
}
/**
 * Where a session is, as the screen that last changed it says.
 */
export interface SharedMoment {
  readonly position_ms: number;
  readonly playing: boolean;
  /**
   * Goes up with each change that somebody made.
   */
  readonly revision: number;
  /**
   * The page that changed it last, by an id it chose.
   */
  readonly screen: string;
}
/**
 * Everything that goes wrong, in one shape.
 */
export interface Error {
  readonly error: ErrorSays;
}
/**
 * What went wrong.
 */
export interface ErrorSays {
  /**
   * One sentence for a person.
   */
  readonly says: string;
  /**
   * Every mistake at once; empty where no place in a document is to blame.
   */
  readonly findings: readonly ErrorFinding[];
}
/**
 * One thing that is wrong.
 */
export interface ErrorFinding {
  /**
   * The place inside the document, as `pain[0].leg`; empty for the whole of it.
   */
  readonly path: string;
  /**
   * One sentence: what is wrong, and what would help.
   */
  readonly says: string;
  /**
   * The line of the document, counted from 1, where it is known.
   */
  readonly line?: number | null;
}
/**
 * One thing that happened in the player.
 */
export interface EventIn {
  readonly id: string;
  readonly kind: EventKind;
  readonly at_ms: number;
  readonly leg?: Leg | null;
  readonly technique?: string | null;
  readonly happened_at: string;
  readonly detail?: {
    readonly [k: string]: string | number | boolean | null;
  };
}
/**
 * The moment as it is kept now: another screen's, where that one changed something this one has not heard of.
 */
export interface MomentAnswer {
  readonly moment: SharedMoment;
}
/**
 * Everything a device needs to ask, to refuse, and to begin a ready-made session by itself.
 */
export interface OfflineBundle {
  readonly format: 1;
  readonly version: string;
  readonly given_at: string;
  readonly good_for_ms: number;
  readonly person: string | null;
  readonly rules: readonly TravellingRule[];
  /**
   * The words above a refusal, by verdict and urgency.
   */
  readonly headings: {
    readonly [k: string]: {
      readonly [k: string]: TravellingHeading;
    };
  };
  readonly numbers: TravellingNumbers;
  readonly facts: readonly TravellingFact[];
  readonly known: readonly TravellingHeld[];
  /**
   * What follows from how ready-made sessions are held, and nobody was asked about.
   */
  readonly assumed: readonly TravellingHeld[];
  readonly ready: readonly TravellingReady[];
  readonly sittings: readonly TravellingSitting[];
  /**
   * How often plans of this person were withdrawn: sent back with what is begun by this bundle.
   */
  readonly withdrawals: number;
  /**
   * Refusals the server knew of.
   */
  readonly refused: readonly string[];
  /**
   * Events of which the server knew that something felt wrong.
   */
  readonly wrong: readonly string[];
}
/**
 * A safety rule as a device applies it; what it takes away is the server's to apply.
 */
export interface TravellingRule {
  readonly id: string;
  readonly name: string;
  readonly when: readonly string[];
  readonly verdict: Verdict;
  readonly urgency: Urgency;
  readonly on_both_legs: boolean;
  readonly legs: "given" | "both";
  readonly says: string;
  readonly do: string;
  readonly why: string;
  readonly status: "cited" | "judgement";
}
/**
 * What stands above a verdict.
 */
export interface TravellingHeading {
  readonly sign: string;
  readonly title: string;
  readonly lead: string;
}
/**
 * Whom to call in which country.
 */
export interface TravellingNumbers {
  readonly everywhere: string;
  readonly maternity: string;
  readonly elsewhere: TravellingRegion;
  readonly regions: readonly TravellingRegion[];
}
/**
 * A country, and whom to call there.
 */
export interface TravellingRegion {
  readonly code: string;
  readonly name: string;
  readonly emergency: string;
  readonly maternity: string;
  /**
   * The time zones by which it is guessed.
   */
  readonly zones: readonly string[];
  /**
   * Where to turn when doctors are closed.
   */
  readonly closed: string;
}
/**
 * A question, as it is asked on one screen.
 */
export interface TravellingFact {
  readonly id: string;
  readonly group: FactGroup;
  readonly short: string;
  readonly asks: string;
  readonly help: string;
  /**
   * Whether it is about the whole person, and so names no leg.
   */
  readonly person: boolean;
}
/**
 * A fact that holds, and the legs it holds on.
 */
export interface TravellingHeld {
  readonly fact: string;
  readonly legs: readonly Leg[];
  readonly person: boolean;
}
/**
 * A ready-made session, and what must be asked before it begins.
 */
export interface TravellingReady {
  readonly name: string;
  readonly title: string;
  /**
   * What stands on the button that begins it.
   */
  readonly begin: string;
  readonly lasts_ms: number;
  readonly asks: readonly string[];
  readonly lines: readonly TravellingLine[];
  readonly pictures: readonly string[];
  /**
   * Of a tour: what a limit takes away.
   */
  readonly left_out: readonly TravellingLeftOut[];
}
/**
 * What a person notices, in one line, and the questions it unfolds.
 */
export interface TravellingLine {
  readonly id: string;
  readonly title: string;
  readonly says: string;
  readonly facts: readonly string[];
}
/**
 * A technique that a limit takes away, on which legs, and why.
 */
export interface TravellingLeftOut {
  readonly technique: string;
  readonly name: string;
  readonly legs: readonly Leg[];
  /**
   * The legs, in words.
   */
  readonly where: string;
  readonly says: readonly string[];
}
/**
 * A planned session that may be played for a while yet.
 */
export interface TravellingSitting {
  readonly id: string;
  readonly lasts_ms: number;
  readonly begun: boolean;
  readonly good_until: string;
  readonly pictures: readonly string[];
}
/**
 * What the screen shows from this moment until the next `show` cue: one step of the session.
 */
export interface ShownInWords1 {
  readonly step: "prepare" | "settle" | "block" | "change" | "rest" | "close" | "stretch" | "walk";
  /**
   * The technique's name, or what to do now: `Get comfortable`, `Now the right leg`.
   */
  readonly title: string;
  /**
   * What to do, in one line.
   */
  readonly line: string;
  /**
   * The technique's steps, to read at leisure.
   */
  readonly steps?: readonly string[];
  /**
   * What the person's own limits ask for here: shown as long as it matters.
   */
  readonly notes?: readonly string[];
  readonly pressure?: number;
  /**
   * How hard that is, in words.
   */
  readonly pressure_words?: string;
  /**
   * Strokes per minute at the beginning of the step.
   */
  readonly tempo?: number;
  /**
   * Where the hands work, so that the place can be pictured.
   */
  readonly zones?: readonly ZoneId[];
  /**
   * Whether the strokes run toward the heart, against the way their score is written.
   */
  readonly turned?: boolean;
  readonly next_title?: string;
  readonly next_leg?: Leg;
}
/**
 * One thing that happened in a sitting.
 */
export interface SittingEvent {
  readonly id: string;
  readonly kind: EventKind;
  /**
   * Since the start of the session.
   */
  readonly at_ms: number;
  readonly leg: Leg | null;
  readonly technique: string | null;
  readonly happened_at: string;
  readonly detail: {
    readonly [k: string]: string | number | boolean | null;
  };
}
/**
 * One technique on one leg for a minute or so, for the person who is cared for now.
 */
export interface Trying {
  readonly technique: string;
  readonly name: string;
  /**
   * Whose hands it takes.
   */
  readonly performer: "self" | "partner";
  /**
   * What it takes, in whole sentences: things, or another person.
   */
  readonly before: readonly string[];
  /**
   * The trials that suit, of the left and of the right leg.
   */
  readonly ready: readonly TravellingReady[];
  /**
   * Where a limit takes it away.
   */
  readonly left_out: readonly TravellingLeftOut[];
  /**
   * What the person can change about that.
   */
  readonly would_help: readonly string[];
}
