/** Stand-ins for the world around the player: a time that is wound by hand, a shelf that forgets, a session to play. */
import { Conductor, type FiredCue } from "../src/session/conductor";
import type { Time } from "../src/ground/time";
import type { Shelf } from "../src/ground/store";
import type { Cue, Shown, CueKind, StepKind, Timeline } from "../src/ground/timeline";
import type { Leg } from "../src/ground/legs";

/** Time that passes only when told to, with timers that fire exactly then, or late by `lag`. */
export class WoundTime implements Time {
  private at = 0;
  private timers: { readonly due: number; readonly then: () => void }[] = [];

  /** Start anywhere: a page's clock does not begin at 0 with the session. */
  constructor(start = 5_000) {
    this.at = start;
  }

  now(): number {
    return this.at;
  }

  after(ms: number, then: () => void): () => void {
    const timer = { due: this.at + ms, then };
    this.timers.push(timer);
    return () => (this.timers = this.timers.filter((other) => other !== timer));
  }

  /** Let time pass, and each timer fire at its moment. */
  pass(ms: number): void {
    const until = this.at + ms;
    for (;;) {
      const [next] = this.timers.filter(({ due }) => due <= until).sort((one, other) => one.due - other.due);
      if (next === undefined) break;
      this.at = Math.max(this.at, next.due);
      this.timers = this.timers.filter((other) => other !== next);
      next.then();
    }
    this.at = until;
  }

  /** Let time pass while no timer fires, as in a hidden tab. */
  freeze(ms: number): void {
    this.at += ms;
  }

  get waiting(): number {
    return this.timers.length;
  }
}

/** Storage in memory; it can be told to be full. */
export class MemoryShelf implements Shelf {
  readonly kept = new Map<string, string>();
  full = false;
  /** How many things fit. */
  most = Infinity;

  get length(): number {
    return this.kept.size;
  }

  key(index: number): string | null {
    return [...this.kept.keys()][index] ?? null;
  }

  getItem(key: string): string | null {
    return this.kept.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    if (this.full || (this.kept.size >= this.most && !this.kept.has(key))) throw new DOMException("full", "QuotaExceededError");
    this.kept.set(key, value);
  }

  removeItem(key: string): void {
    this.kept.delete(key);
  }
}

/** How hard each pressure is, in the words of this made-up session. */
export const PRESSURES = ["no touch", "feather-light", "very light", "light", "medium", "medium to firm", "firm"];

type Step = readonly [StepKind, Leg | undefined, string, number, beatMs?: number];

const STEPS: readonly Step[] = [
  ["prepare", undefined, "Get ready", 10_000],
  ["settle", "left", "Start with the left leg", 5_000],
  ["block", "left", "Arch rub", 30_000, 2_500],
  ["change", "left", "Next grip", 5_000],
  ["block", "left", "Thumb strokes", 20_000, 4_000],
  ["settle", "right", "Now the right leg", 5_000],
  ["block", "right", "Arch rub", 30_000, 2_500],
  ["rest", "right", "Rest your hands", 10_000],
  ["block", "right", "Finishing strokes", 20_000, 5_000],
  ["close", undefined, "Come to rest", 15_000],
];

/** A short session for both legs, in the shape the server compiles. */
export function timelineFor(steps: readonly Step[] = STEPS): Timeline {
  const cues: Omit<Cue, "id">[] = [];
  let at = 0;
  for (const [step, [kind, leg, title, lasts, beatMs]] of steps.entries()) {
    const common = {
      step,
      ...(leg === undefined ? {} : { leg }),
      ...(kind === "block" ? { technique: title.toLowerCase().replaceAll(" ", "-") } : {}),
    };
    const next = steps[step + 1];
    const shown: Shown = {
      step: kind,
      title,
      line: `What to do: ${title}.`,
      ...(kind === "block" ? { pressure: 3, pressure_words: "light", tempo: 24, zones: ["arch"] } : {}),
      ...(next === undefined ? {} : { next_title: next[2] }),
      ...(next?.[1] === undefined ? {} : { next_leg: next[1] }),
    };
    cues.push({ ...common, kind: "show", at_ms: at, lasts_ms: lasts, shown });
    cues.push({ ...common, kind: kindSpoken(kind, step), at_ms: at, text: `${title}. What to do: ${title}.`, purpose: "title", told: "quiet" });
    if (beatMs !== undefined) {
      for (let beat = 0; beat < lasts; beat += beatMs)
        cues.push({ ...common, kind: "beat", at_ms: at + beat, stroke: 0 });
      cues.push({ ...common, kind: "ten_seconds_left", at_ms: at + lasts - 10_000, text: "Ten seconds.", purpose: "next", told: "less" });
    }
    at += lasts;
  }
  cues.push({ step: steps.length - 1, kind: "close", at_ms: at, text: "That was it.", purpose: "close", told: "quiet" });
  const ordered = cues.sort((one, other) => one.at_ms - other.at_ms).map((cue, id) => ({ ...cue, id }));
  const legs = [...new Set(steps.flatMap(([, leg]) => leg ?? []))];
  return { format: 2, language: "en", lasts_ms: at, legs, pressures: PRESSURES, cues: ordered };
}

function kindSpoken(kind: StepKind, step: number): CueKind {
  if (kind === "settle" && step > 1) return "change_leg";
  return kind === "rest" ? "rest" : "say";
}

/** A conductor with a time to wind, and a record of all it fired. */
export function conduct(
  timeline = timelineFor(),
  sounded: (time: WoundTime) => number | undefined = () => undefined,
): { conductor: Conductor; time: WoundTime; fired: FiredCue[] } {
  const time = new WoundTime();
  const conductor = new Conductor(timeline, time, () => sounded(time));
  const fired: FiredCue[] = [];
  conductor.cues.on((cues) => fired.push(...cues));
  return { conductor, time, fired };
}

/** Chance that is the same at each run (the "minimal standard" generator of Park and Miller). */
export function chance(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}
