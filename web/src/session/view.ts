import type { Leg } from "../ground/legs";
import { isShow, type PreparationItem, type ShowCue, type StepKind, type Timeline } from "../ground/timeline";
import { say } from "../ground/say";
import type { Who } from "../ground/who";

/** A technique at a place of one leg, to be pictured. */
export interface Pictured {
  readonly leg: Leg;
  readonly zones: readonly string[];
  /** What the hands do there. */
  readonly technique: string | undefined;
  /** Whether its strokes run towards the heart, against their usual way. */
  readonly toHeart: boolean;
}

/** What is on the screen between two `show` cues, in words. */
export interface View {
  /** What kind of step is shown; nothing before the clock starts. */
  readonly step: StepKind | undefined;
  readonly title: string;
  readonly line: string;
  /** What the person's own limits ask for here. */
  readonly notes: readonly string[];
  readonly leg: Leg | undefined;
  readonly legWords: string;
  readonly pressure: number | undefined;
  readonly pressureWords: string | undefined;
  readonly next: string | undefined;
  /** What the hands do, or are about to. */
  readonly pictured: Pictured | undefined;
}

const BARE = {
  step: undefined,
  notes: [],
  leg: undefined,
  pressure: undefined,
  pressureWords: undefined,
  next: undefined,
  pictured: undefined,
} as const;

/** Before the clock starts: the way in, or one thing to do. */
export function readyView(timeline: Timeline, who: Who, item?: PreparationItem): View {
  const { title, line } =
    item === undefined
      ? { title: say("player-ready"), line: say("player-ready-line", { who }) }
      : { title: item.text, line: "" };
  const first = timeline.cues.filter(isShow).find(({ shown }) => shown.step === "block");
  return { ...BARE, title, line, legWords: legsOf(timeline, who, "before"), pictured: picturedIn(first) };
}

/** On a screen that may join in: which leg is massaged where the others are, and how. */
export function joinView(timeline: Timeline, who: Who, cue: ShowCue, coming?: ShowCue): View {
  const { leg, legWords, pictured } = viewOf(timeline, who, cue, coming);
  return { ...BARE, title: say("player-join-title"), line: say("player-join-line"), leg, legWords, pictured };
}

/** While a step is shown. */
export function viewOf(timeline: Timeline, who: Who, cue: ShowCue, coming?: ShowCue): View {
  const { leg, shown } = cue;
  // While the hands change places, the picture shows where they go.
  const moving = shown.step === "change" || shown.step === "settle";
  return {
    step: shown.step,
    title: shown.title,
    line: shown.line,
    notes: shown.notes ?? [],
    leg,
    legWords:
      leg === undefined
        ? legsOf(timeline, who, shown.step === "close" ? "after" : "before")
        : say("player-leg", { who, leg }),
    pressure: shown.pressure,
    pressureWords: shown.pressure_words,
    next: nextWords(cue, coming),
    pictured: picturedIn(moving ? coming : cue),
  };
}

/** What a step pictures; nothing where no place of one leg is meant. */
function picturedIn(cue: ShowCue | undefined): Pictured | undefined {
  const { leg, technique, shown } = cue ?? {};
  if (leg === undefined || shown?.zones === undefined || shown.zones.length === 0) return undefined;
  const toHeart = shown.turned === true;
  return { leg, zones: shown.zones, technique, toHeart };
}

/** Name the legs of a session where no single one is meant; a leg is named always. */
function legsOf({ legs }: Timeline, who: Who, when: "before" | "after"): string {
  const [leg] = legs as [Leg, ...Leg[]];
  if (legs.length === 1) return say("player-leg", { who, leg });
  return when === "before" ? say("player-leg-first", { who, leg }) : say("player-both-legs", { who });
}

/** What comes next, with its leg where that is another one; settling at a leg names it by itself. */
function nextWords({ leg, shown }: ShowCue, coming: ShowCue | undefined): string | undefined {
  if (shown.next_title === undefined) return undefined;
  const isNamed = shown.next_leg === leg || coming?.shown.step === "settle";
  const other = isNamed ? "same" : (shown.next_leg ?? "same");
  return say("player-next-title", { title: shown.next_title, other });
}
