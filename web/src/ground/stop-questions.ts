/** What the server asks when something feels wrong, as it stands in the page. */
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
}

export interface Question {
  readonly id: string;
  readonly asks: string;
  readonly options: readonly Option[];
}

/** Read the questions from the page's data block, as they are put to whom it speaks; what is not understood is left out. */
export function readQuestions(json: string | null | undefined, who: Who = "self"): readonly Question[] {
  try {
    const { questions } = JSON.parse(json ?? "") as { questions: RawQuestion[] };
    return questions.map(({ id, asks, asks_of_them, options }) => ({
      id: String(id),
      asks: String(who === "self" ? asks : (asks_of_them ?? asks)),
      options: options.map((option) => ({
        id: String(option.id),
        label: String(option.label),
        advice: readAdvice(option.advice, who),
      })),
    }));
  } catch {
    return [];
  }
}

interface RawQuestion {
  readonly id: unknown;
  readonly asks: unknown;
  /** The same about the person who is massaged, for whoever of two people reads it. */
  readonly asks_of_them?: unknown;
  readonly options: readonly { readonly id: unknown; readonly label: unknown; readonly advice: unknown }[];
}

function readAdvice(raw: unknown, who: Who): Advice | null {
  if (typeof raw !== "object" || raw === null) return null;
  const { for_giver: forGiver, ...own } = raw as Record<string, unknown>;
  const spoken = who === "self" || typeof forGiver !== "object" ? own : { ...own, ...forGiver };
  const { title, says, do: steps, urgency } = spoken as Record<string, unknown>;
  const sentences = Array.isArray(steps) ? steps.map(String) : typeof steps === "string" && steps !== "" ? [steps] : [];
  // An urgency that is not known is taken as one to be seen about: never as harmless.
  const known = URGENCIES.find((name) => name === urgency) ?? "same_day";
  return { title: String(title), says: String(says), do: sentences, urgency: known };
}
