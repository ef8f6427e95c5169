import { isLeg } from "../ground/legs";
import { say } from "../ground/say";
import { isZone, keyOf, PLACES, placeName, type Place } from "./zones";

export const WORST = 10;

/** What is marked on the map: pain, places to leave alone, where something is, or nothing, because it only shows. */
export type Mode = "pain" | "avoid" | "where" | "show";

/** Whether a tap turns a place on and off, instead of asking how much it hurts. */
export function toggles(mode: Mode): boolean {
  return mode === "avoid" || mode === "where";
}

/** What a place that is turned on means: nobody should touch it, or what is asked about is here. */
export type Meaning = "avoid" | "here";

export function meaningOf(mode: Mode): Meaning {
  return mode === "where" ? "here" : "avoid";
}

/** What a person said about one place. */
export interface Mark {
  /** Pain from 0 to 10; `null` when nothing was said. */
  readonly score: number | null;
  /** Nobody should touch here; or, where the map asks where something is: it is here. */
  readonly avoid: boolean;
}

export const UNMARKED: Mark = { score: null, avoid: false };

/** What a person said about both legs; changing it makes a new one. */
export class Marks {
  static readonly none = new Marks(new Map());

  private constructor(private readonly marked: ReadonlyMap<string, Mark>) {}

  /** Read `{"pain": [{leg, zone, score}], "avoid": [{leg, zone}]}`; what is not understood is left out. */
  static read(text: string | null): Marks {
    const given = parse(text);
    let marks = Marks.none;
    for (const one of listOf(given, "pain")) {
      const score = isRecord(one) ? one["score"] : undefined;
      const place = placeOf(one);
      if (place !== undefined && isScore(score)) marks = marks.with(place, { score });
    }
    for (const one of listOf(given, "avoid")) {
      const place = placeOf(one);
      if (place !== undefined) marks = marks.with(place, { avoid: true });
    }
    return marks;
  }

  at(place: Place): Mark {
    return this.marked.get(keyOf(place)) ?? UNMARKED;
  }

  with(place: Place, change: Partial<Mark>): Marks {
    const mark = { ...this.at(place), ...change };
    const marked = new Map(this.marked);
    if (mark.score === null && !mark.avoid) marked.delete(keyOf(place));
    else marked.set(keyOf(place), mark);
    return new Marks(marked);
  }

  /** The marked places, the left leg first, from the toes up. */
  get places(): readonly Place[] {
    return PLACES.filter((place) => this.marked.has(keyOf(place)));
  }

  toString(): string {
    const pain = this.places.flatMap((place) => {
      const { score } = this.at(place);
      return score === null ? [] : [{ ...place, score }];
    });
    const avoid = this.places.filter((place) => this.at(place).avoid);
    return JSON.stringify({ pain, avoid });
  }
}

/** Say a mark in words: `pain 5 of 10, do not touch`. */
export function markWords({ score, avoid }: Mark, meaning: Meaning = "avoid"): string {
  const turnedOn = score !== null && meaning === "avoid" ? "both" : meaning;
  const marks = avoid ? turnedOn : score === null ? "none" : "pain";
  return say("map-mark", { marks, score: score ?? 0 });
}

/** Name a place with what was said about it: `Left calf, pain 5 of 10`. */
export function placeWords(place: Place, mark: Mark, meaning?: Meaning): string {
  return say("map-place-marked", { place: placeName(place), mark: markWords(mark, meaning) });
}

export function isScore(score: unknown): score is number {
  return Number.isInteger(score) && (score as number) >= 0 && (score as number) <= WORST;
}

/** Read places written as `left:calf,right:arch`. */
export function readPlaces(list: string | null): readonly Place[] {
  return (list ?? "").split(",").flatMap((pair) => {
    const [leg, zone] = pair.trim().split(":");
    return isLeg(leg) && isZone(zone) ? [{ leg, zone }] : [];
  });
}

function parse(text: string | null): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function listOf(value: unknown, name: string): readonly unknown[] {
  const list = isRecord(value) ? value[name] : undefined;
  return Array.isArray(list) ? list : [];
}

function placeOf(value: unknown): Place | undefined {
  if (!isRecord(value)) return undefined;
  const { leg, zone } = value;
  return isLeg(leg) && isZone(zone) ? { leg, zone } : undefined;
}
