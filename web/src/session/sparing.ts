import type { SparedPlace } from "../device/whereabouts";
import { isShow, type Cue, type SessionMs, type Shown, type ShowCue, type Timeline } from "../ground/timeline";

/** Tell whether hands would work at a place that is left alone. */
export function isSpared({ leg, shown }: ShowCue, spared: readonly SparedPlace[]): boolean {
  if (shown.step !== "block") return false;
  return spared.some(
    (place) =>
      place.leg === leg &&
      (place.zones.length === 0 || (shown.zones ?? []).some((zone) => place.zones.includes(zone))),
  );
}

/** Where to go on after a moment: the next block that leaves those places alone, or getting into position on its leg. */
export function nextFree(timeline: Timeline, after: SessionMs, spared: readonly SparedPlace[]): ShowCue | undefined {
  const coming = timeline.cues.filter(isShow).filter(({ at_ms }) => at_ms > after);
  const at = coming.findIndex((show) => show.shown.step === "block" && !isSpared(show, spared));
  // Which leg it is has to be said before a hand moves over.
  return coming.slice(0, Math.max(at, 0)).findLast(({ shown }) => shown.step === "settle") ?? coming[at];
}

/** Where a session comes to rest: its last part. */
export function restOf(timeline: Timeline): ShowCue | undefined {
  return timeline.cues.filter(isShow).findLast(({ shown }) => shown.step === "close");
}

/** Tell whether something is gone past: a block at such a place, and whatever leads to nothing else. */
export function isLeftOut(timeline: Timeline, show: ShowCue, spared: readonly SparedPlace[]): boolean {
  const { step } = show.shown;
  if (step === "block") return isSpared(show, spared);
  if (step !== "settle" && step !== "change") return false;
  const coming = timeline.cues.filter(isShow).filter(({ at_ms }) => at_ms > show.at_ms);
  const end = coming.findIndex(({ shown }) => shown.step === "settle" || shown.step === "close");
  const blocks = coming.slice(0, end < 0 ? undefined : end).filter(({ shown }) => shown.step === "block");
  const led = step === "change" ? blocks.slice(0, 1) : blocks;
  return led.length > 0 && led.every((block) => isSpared(block, spared));
}

/**
 * The same session, silent about what is left alone: nothing leads there, and nothing says that it comes next.
 *
 * Its moments stay, so that other screens and the record mean the same by them; the player goes past when it gets there.
 */
export function sparing(timeline: Timeline, spared: readonly SparedPlace[]): Timeline {
  if (spared.length === 0) return timeline;
  const shows = timeline.cues.filter(isShow);
  const leftOut = new Set(shows.filter((show) => isLeftOut(timeline, show, spared)).map(({ step }) => step));
  const before = new Set(shows.flatMap(({ step }, i) => (leftOut.has(shows[i + 1]?.step ?? -1) ? [step] : [])));
  const sounding = timeline.cues.filter(({ kind, step }) => kind !== "beat" || !leftOut.has(step));
  const cues = sounding.map((cue): Cue => {
    if (isShow(cue)) return before.has(cue.step) ? { ...cue, shown: withoutNext(cue.shown) } : cue;
    const isOfWhatComes = cue.kind === "ten_seconds_left" && before.has(cue.step);
    return leftOut.has(cue.step) || isOfWhatComes ? silent(cue) : cue;
  });
  return { ...timeline, cues };
}

/** A cue at its moment, that says nothing. */
export function silent(cue: Cue): Cue {
  const rest: Omit<Cue, "text"> & { text?: string } = { ...cue };
  delete rest.text;
  return rest;
}

/** What is shown, without what comes next. */
function withoutNext(shown: Shown): Shown {
  return Object.fromEntries(Object.entries(shown).filter(([name]) => !name.startsWith("next_"))) as unknown as Shown;
}
