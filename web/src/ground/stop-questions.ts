/** What the server asks when something feels wrong, as it stands in the page. */
import { isLeg, type Leg } from "./legs";
import { URGENCIES, type Urgency } from "./urgency";
import type { Who } from "./who";

/** What to do about something that feels wrong. */
export interface Advice {
  readonly title: string;
  readonly says: string;
  readonly do: readonly string[];
  readonly urgency: Urgency;
}

export interface Option {
  readonly id: string;
  readonly label: string;
  readonly advice: Advice | null;
  /** Whether it is one of those that happen most, which are asked first. */
  readonly common: boolean;
  /** Where a session may go on after it: here with less pressure, or with this place left alone; `null` where it ends. */
  readonly goesOn: GoesOn | null;
  /** The place, of an answer to where. */
  readonly leg: Leg | null;
  readonly zones: readonly string[];
}

export type GoesOn = "here" | "elsewhere";

export interface Question {
  readonly id: string;
  readonly asks: string;
  readonly options: readonly Option[];
}

/** Read the questions from the page's data block, as they are put to whom it speaks; what is not understood is left out. */
export function readQuestions(json: string | null | undefined, who: Who = "self"): readonly Question[] {
  try {
    const { questions } = JSON.parse(json ?? "") as { questions: RawQuestion[] };
    return questions.map(({ id, asks, asks_to_giver, options }) => ({
      id: String(id),
      asks: String(spoken(asks, asks_to_giver, who)),
      options: options.map(({ id: name, label, advice, common, goes_on, leg, zones }) => ({
        id: String(name),
        label: String(label),
        advice: readAdvice(advice, who),
        common: common === true,
        goesOn: goes_on === "here" || goes_on === "elsewhere" ? goes_on : null,
        leg: isLeg(leg) ? leg : null,
        zones: Array.isArray(zones) ? zones.map(String) : [],
      })),
    }));
  } catch {
    return [];
  }
}

interface RawQuestion {
  readonly id: unknown;
  readonly asks: unknown;
  /** The same about somebody else, for whichever of two people reads it; empty where it would be the same. */
  readonly asks_to_giver?: unknown;
  readonly options: readonly Readonly<Partial<Record<"id" | "label" | "advice" | "common" | "goes_on" | "leg" | "zones", unknown>>>[];
}

function readAdvice(raw: unknown, who: Who): Advice | null {
  if (typeof raw !== "object" || raw === null) return null;
  const given = raw as Record<string, unknown>;
  const [title, says, steps] = ["title", "says", "do"].map((name) => spoken(given[name], given[`${name}_to_giver`], who));
  const sentences = Array.isArray(steps) ? steps.map(String) : typeof steps === "string" && steps !== "" ? [steps] : [];
  // An urgency that is not known is taken as one to be seen about: never as harmless.
  const known = URGENCIES.find((name) => name === given["urgency"]) ?? "same_day";
  return { title: String(title), says: String(says), do: sentences, urgency: known };
}

/** What is said to whoever massages themselves, or to two people where that has words of its own. */
function spoken(own: unknown, toGiver: unknown, who: Who): unknown {
  const isSaid = Array.isArray(toGiver) || typeof toGiver === "string" ? toGiver.length > 0 : false;
  return who === "self" || !isSaid ? own : toGiver;
}
