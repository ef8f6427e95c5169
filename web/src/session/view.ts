import type { Leg } from "../ground/legs";
import type { PreparationItem, ShowCue, Timeline } from "../ground/timeline";
import { words } from "./words";

/** What is on the screen between two `show` cues, in words. */
export interface View {
  readonly title: string;
  readonly line: string;
  /** What the person's own limits ask for here. */
  readonly notes: readonly string[];
  readonly leg: Leg | undefined;
  readonly legWords: string;
  readonly pressure: number | undefined;
  readonly pressureWords: string | undefined;
  readonly tempo: number | undefined;
  readonly next: string | undefined;
  readonly zones: readonly string[];
  /** What the hands do there, or are about to; nothing where the strokes run another way than usual. */
  readonly technique: string | undefined;
}

const BARE = {
  notes: [],
  pressure: undefined,
  pressureWords: undefined,
  tempo: undefined,
  next: undefined,
  zones: [],
  technique: undefined,
} as const;

/** Before the clock starts: the way in, or one thing to do. */
export function readyView(timeline: Timeline, item?: PreparationItem): View {
  const { title, line } = item === undefined ? { title: words.ready, line: words.readyLine } : { title: item.text, line: "" };
  return { ...BARE, title, line, leg: undefined, legWords: legsOf(timeline, "before") };
}

/** After the end. */
export function doneView(timeline: Timeline): View {
  return { ...BARE, title: words.done, line: words.doneLine, leg: undefined, legWords: legsOf(timeline, "after") };
}

/** While a step is shown. */
export function viewOf(timeline: Timeline, cue: ShowCue, coming?: ShowCue): View {
  const { leg, shown } = cue;
  // While the hands change places, the picture shows where they go.
  const moving = shown.step === "change" || shown.step === "settle";
  const pictured = moving ? coming : cue;
  return {
    title: shown.title,
    line: shown.line,
    notes: shown.notes ?? [],
    leg,
    legWords: leg === undefined ? legsOf(timeline, shown.step === "close" ? "after" : "before") : words.leg[leg],
    pressure: shown.pressure,
    pressureWords: shown.pressure_words,
    tempo: shown.tempo,
    next: nextWords(shown.next_title, shown.next_leg === leg ? undefined : shown.next_leg),
    zones: pictured?.shown.zones ?? [],
    technique: pictured?.shown.turned === true ? undefined : pictured?.technique,
  };
}

/** Name the legs of a session where no single one is meant; a leg is named always. */
function legsOf({ legs }: Timeline, when: "before" | "after"): string {
  const [first] = legs as [Leg, ...Leg[]];
  if (legs.length === 1) return words.leg[first];
  return when === "before" ? words.legFirst[first] : words.bothLegs;
}

function nextWords(title: string | undefined, otherLeg: Leg | undefined): string | undefined {
  if (title === undefined) return undefined;
  const names = otherLeg === undefined || title.toLowerCase().includes(words.leg[otherLeg].toLowerCase());
  return names ? title : `${title}, ${words.leg[otherLeg].toLowerCase()}`;
}
