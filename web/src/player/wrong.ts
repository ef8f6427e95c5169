import { words } from "./words";

const URGENCIES = ["none", "soon", "same_day", "now"] as const;
export type Urgency = (typeof URGENCIES)[number];

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

/** The answers so far: the id of an option for the id of a question. */
export type Answers = Readonly<Record<string, string>>;

/** Something that feels wrong: under one id from the first question on, so that it is recorded once. */
export interface Complaint {
  readonly id: string;
  readonly answers: Answers;
}

/** What is said when the page brings no questions: the careful thing. */
const CAREFUL: Advice = { title: words.unknownTitle, says: words.unknownLine, do: [], urgency: "soon" };
const EASE_OFF: Advice = { title: words.gentlyTitle, says: words.gentlyLine, do: [], urgency: "none" };

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

/** The question to ask next, or `undefined` when all are answered. */
export function nextQuestion(questions: readonly Question[], answers: Answers): Question | undefined {
  return questions.find(({ id }) => answers[id] === undefined);
}

/**
 * The advice to show, or `undefined` while there is still something to ask.
 *
 * The most urgent advice of all answers counts, and what needs help now is shown before anything else is asked.
 */
export function adviceFor(questions: readonly Question[], answers: Answers): Advice | undefined {
  if (questions.length === 0) return CAREFUL;
  const given = chosen(questions, answers).flatMap(({ advice }) => advice ?? []);
  const gravest = given.reduce<Advice | undefined>(
    (worst, advice) => (worst === undefined || gravity(advice) > gravity(worst) ? advice : worst),
    undefined,
  );
  if (gravest?.urgency === "now") return gravest;
  if (nextQuestion(questions, answers) !== undefined) return undefined;
  return gravest ?? EASE_OFF;
}

/** Whether the session may go on: only when every answer was harmless. */
export function mayGoOn(questions: readonly Question[], answers: Answers): boolean {
  return adviceFor(questions, answers)?.urgency === "none";
}

/** What is recorded: what is wrong, and where; `null` for what was not answered. */
export function detailOf(questions: readonly Question[], answers: Answers): Readonly<Record<string, string | null>> {
  const [what, where] = questions;
  return { what: (what && answers[what.id]) ?? null, where: (where && answers[where.id]) ?? null };
}

function chosen(questions: readonly Question[], answers: Answers): readonly Option[] {
  return questions.flatMap(({ id, options }) => options.filter((option) => option.id === answers[id]));
}

function gravity({ urgency }: Advice): number {
  return URGENCIES.indexOf(urgency);
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
