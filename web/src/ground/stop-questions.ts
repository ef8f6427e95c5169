/** What the server asks when something feels wrong, as it stands in the page. */
import { URGENCIES, type Urgency } from "./urgency";

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

/** Read the questions from the page's data block; what is not understood is left out. */
export function readQuestions(json: string | null | undefined): readonly Question[] {
  try {
    const { questions } = JSON.parse(json ?? "") as { questions: RawQuestion[] };
    return questions.map(({ id, asks, options }) => ({
      id: String(id),
      asks: String(asks),
      options: options.map((option) => ({
        id: String(option.id),
        label: String(option.label),
        advice: readAdvice(option.advice),
      })),
    }));
  } catch {
    return [];
  }
}

interface RawQuestion {
  readonly id: unknown;
  readonly asks: unknown;
  readonly options: readonly { readonly id: unknown; readonly label: unknown; readonly advice: unknown }[];
}

function readAdvice(raw: unknown): Advice | null {
  if (typeof raw !== "object" || raw === null) return null;
  const { title, says, do: steps, urgency } = raw as Record<string, unknown>;
  const sentences = Array.isArray(steps) ? steps.map(String) : typeof steps === "string" && steps !== "" ? [steps] : [];
  // An urgency that is not known is taken as one to be seen about: never as harmless.
  const known = URGENCIES.find((name) => name === urgency) ?? "same_day";
  return { title: String(title), says: String(says), do: sentences, urgency: known };
}
