import type { Advice, Option, Question } from "../ground/stop-questions";
import type { Leg } from "../ground/legs";
import { say } from "../ground/say";
import { URGENCIES } from "../ground/urgency";
import type { Who } from "../ground/who";


/** The answers so far: the id of an option for the id of a question. */
export type Answers = Readonly<Record<string, string>>;

/** Something that feels wrong: under one id from the first question on, so that it is recorded once. */
export interface Complaint {
  readonly id: string;
  readonly answers: Answers;
}

/** What is said when the page brings no questions: the careful thing. */
function careful(who: Who): Advice {
  return { title: say("player-unknown-title"), says: say("player-unknown-line", { who }), do: [], urgency: "soon" };
}

function easeOff(who: Who): Advice {
  return { title: say("player-gently-title"), says: say("player-gently-line", { who }), do: [], urgency: "none" };
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
export function adviceFor(questions: readonly Question[], answers: Answers, who: Who = "self"): Advice | undefined {
  if (questions.length === 0) return careful(who);
  const given = chosen(questions, answers).flatMap(({ advice }) => advice ?? []);
  const gravest = given.reduce<Advice | undefined>(
    (worst, advice) => (worst === undefined || gravity(advice) > gravity(worst) ? advice : worst),
    undefined,
  );
  if (gravest?.urgency === "now") return gravest;
  if (nextQuestion(questions, answers) !== undefined) return undefined;
  return gravest ?? easeOff(who);
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

/** Where hands are at work. */
export interface Worked {
  readonly leg: Leg;
  readonly zones: readonly string[];
}

/** The place among the answers where hands are at work: the one that holds most of it. */
export function placeOf(question: Question | undefined, worked: Worked | undefined): Option | undefined {
  if (worked === undefined) return undefined;
  const held = ({ leg, zones }: Option): number =>
    leg === worked.leg ? worked.zones.filter((zone) => zones.includes(zone)).length : 0;
  return question?.options.reduce<Option | undefined>(
    (best, option) => (held(option) > (best === undefined ? 0 : held(best)) ? option : best),
    undefined,
  );
}

/** What a place is called in a question about it. */
export type PlaceName = "foot" | "calf" | "shin" | "lower_leg" | "knee" | "thigh";

const PLACES: readonly PlaceName[] = ["foot", "lower_leg", "knee", "thigh"];

/** Name a place where hands are at work as exactly as one word can; `undefined` for one that has no name here. */
export function placeName({ id, leg }: Option, { zones }: Worked): PlaceName | undefined {
  const name = PLACES.find((place) => id === `${leg}_${place}`);
  if (name !== "lower_leg") return name;
  if (zones.every((zone) => zone === "shin")) return "shin";
  return zones.includes("shin") ? name : "calf";
}
