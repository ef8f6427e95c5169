/** What a clip's own notes say about it; see docs/choreography.md. */
export interface ClipNotes {
  readonly technique: string;
  /** Which stroke of the score, from 1. */
  readonly stroke: number;
  readonly performer: Performer;
  /** Strokes per minute. */
  readonly tempo: number;
  /** Strokes in one cycle. */
  readonly strokes: number;
  /** Strokes before the next stroke of the score. */
  readonly repetitions: number;
  readonly zones: readonly string[];
  /** The nodes to show: the leg, and hands or tools. */
  readonly shows: readonly string[];
  readonly paths: readonly ClipPath[];
  /** What touches, and at which moments of the cycle. */
  readonly contacts?: readonly ClipContact[];
  readonly views: Readonly<Partial<Record<ViewName, ClipView>>>;
  /** How many times as far as in life something is drawn that could not be seen otherwise. */
  readonly exaggerated?: number;
  /** What it all stands on, where something does. */
  readonly ground?: ClipGround;
  /** Where the receiver's other leg is, where there is room for it. */
  readonly other_leg?: ClipLeg;
}

/** A level on which things stand or lie, in leg space. */
export interface ClipGround {
  readonly at: Point;
  readonly up: Point;
  /** How many metres above the ankle it ends, where it is a bed; it is a floor otherwise. */
  readonly ends?: number;
}

/** The other leg: sixteen numbers of a matrix, column by column, and how far its knee is bent, in degrees. */
export interface ClipLeg {
  readonly place: readonly number[];
  readonly knee: number;
  /** The viewpoints from which it would stand before what is done. */
  readonly hides: readonly ViewName[];
}

/** Where one contact runs on the skin. */
export interface ClipPath {
  readonly by: string;
  readonly part: string;
  /** In leg space, metres. */
  readonly points: readonly Point[];
  readonly closed: boolean;
  /** 0 to 10, as the receiver feels it. */
  readonly pressure: number;
}

/** One contact: whose, the node of the hand, whether it moves, and for each moment 1 while it touches. */
export interface ClipContact {
  readonly by?: string;
  readonly hand?: string;
  readonly moves?: boolean;
  readonly on?: readonly number[];
}

/** A camera, in leg space. */
export interface ClipView {
  readonly position: Point;
  readonly target: Point;
  readonly up?: Point;
}

export type Point = readonly [number, number, number];
export type Performer = "self" | "partner";
export const VIEW_NAMES = ["giver", "sole", "top", "side"] as const;
export type ViewName = (typeof VIEW_NAMES)[number];

/** Zones that are seen from below. */
const BELOW: ReadonlySet<string> = new Set(["toes", "ball", "arch", "heel"]);

/** The viewpoints from which there is something to see: from below there is not, when the calf is worked on. */
export function viewsOf({ views, zones }: ClipNotes): readonly ViewName[] {
  return VIEW_NAMES.filter((name) => views[name] !== undefined && (name !== "sole" || zones.some((one) => BELOW.has(one))));
}

/** What is seen at work in a clip: two hands, one, something rolled under the sole, or a machine. */
export function shownBy({ shows, paths }: ClipNotes): "hands" | "hand" | "tool" | "machine" {
  const hands = shows.filter((name) => name.startsWith("hand_")).length;
  if (hands > 0) return hands > 1 ? "hands" : "hand";
  return paths.some(({ by }) => by === "tool") ? "tool" : "machine";
}

/** Where a session is in the strokes of a technique. */
export interface Beat {
  /** Which stroke of the score, from 0. */
  readonly stroke: number;
  /** Strokes done since this one's turn began; the part after the point is how far the present one is. */
  readonly done: number;
}

/** A file holds something other than a clip of the stage. */
export class ClipError extends Error {
  override readonly name = "ClipError";
}

/** Check a clip's notes. */
export function readNotes(name: string, value: unknown): ClipNotes {
  const notes = value as Partial<ClipNotes> | undefined;
  const right =
    typeof notes === "object" &&
    typeof notes.technique === "string" &&
    isCount(notes.stroke) &&
    isCount(notes.strokes) &&
    isCount(notes.repetitions) &&
    typeof notes.tempo === "number" &&
    notes.tempo > 0 &&
    [notes.shows, notes.zones, notes.paths].every((list) => Array.isArray(list)) &&
    typeof notes.views === "object";
  if (!right) throw new ClipError(`The clip ${name} does not say what it shows.`);
  return { ...(notes as ClipNotes), performer: notes.performer === "partner" ? "partner" : "self" };
}

/** A clip with its notes, whatever plays it. */
export interface Noted {
  readonly notes: ClipNotes;
}

/** The clips of a technique, one for each stroke of the score, in its order. */
export function inOrder<Clip extends Noted>(all: readonly Clip[]): readonly Clip[] {
  return [...all].sort((one, other) => one.notes.stroke - other.notes.stroke);
}

/**
 * The clip that draws a stroke of the score, from 0; nothing where none does.
 *
 * It is found by the stroke's number and never by its place in the list: a stroke without a clip would shift all that follow.
 */
export function clipFor<Clip extends Noted>(clips: readonly Clip[], stroke: number): Clip | undefined {
  return clips.find(({ notes }) => notes.stroke === stroke + 1);
}

/** How far a clip is through its cycle, 0 to 1, when so many strokes are done. */
export function shareOf({ strokes }: ClipNotes, done: number): number {
  const share = (done / strokes) % 1;
  return share < 0 ? share + 1 : share;
}

/** The nodes that a path may belong to: that of its own hand, for two may go along one path; else all but the leg. */
export function whoseIs({ by }: ClipPath, { contacts, shows }: ClipNotes): readonly string[] {
  const own = contacts?.find((contact) => contact.moves === true && contact.by === by)?.hand;
  return own === undefined ? shows.filter((name) => name !== "leg") : [own];
}

/**
 * Where a clip is that is played backwards, for strokes that run to the heart.
 *
 * A stroke begins where the first contact is about to lift otherwise, so that it begins on its beat.
 */
export function backwards({ contacts }: ClipNotes, share: number): number {
  const on = contacts?.find(({ moves }) => moves === true)?.on ?? [];
  const lifts = Math.max(0, on.lastIndexOf(1)) / Math.max(1, on.length);
  return (((lifts - share) % 1) + 1) % 1;
}

/** On a page of its own a stroke is shown for so many cycles before the next one. */
const CYCLES = 2;

/** Where a technique shown on its own is, after some seconds: each stroke in turn, at the score's tempo. */
export function beatAt(clips: readonly Noted[], seconds: number): Beat {
  const turns = clips.map(({ notes }) => {
    const strokes = Math.min(CYCLES, Math.ceil(notes.repetitions / notes.strokes)) * notes.strokes;
    return { stroke: notes.stroke - 1, strokes, lasts: (strokes * 60) / notes.tempo };
  });
  const whole = turns.reduce((sum, { lasts }) => sum + lasts, 0);
  let left = whole > 0 ? seconds % whole : 0;
  for (const { stroke, strokes, lasts } of turns) {
    if (left < lasts) return { stroke, done: (left / lasts) * strokes };
    left -= lasts;
  }
  return { stroke: turns[0]?.stroke ?? 0, done: 0 };
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 1;
}
