// @vitest-environment node
import { describe, expect, test } from "vitest";

import { adviceFor, detailOf, mayGoOn, nextQuestion } from "../../src/session/wrong";
import { readQuestions, type Question } from "../../src/ground/stop-questions";

const DATA = {
  questions: [
    {
      id: "what",
      asks: "What feels wrong?",
      options: [
        { id: "chest", label: "Chest pain", advice: advice("Call for help", "now") },
        { id: "sharp", label: "Sharp pain", advice: advice("See a doctor today", "same_day") },
        { id: "sore", label: "A little sore", advice: null },
      ],
    },
    {
      id: "where",
      asks: "Where?",
      options: [
        { id: "calf", label: "Calf", advice: advice("Have it looked at", "soon") },
        { id: "foot", label: "Foot", advice: advice("Ease off", "none") },
        { id: "elsewhere", label: "Elsewhere", advice: null },
      ],
    },
  ],
};

function advice(title: string, urgency: string): object {
  return { title, says: "Why.", do: "What to do.", urgency };
}

const questions: readonly Question[] = readQuestions(JSON.stringify(DATA));

describe("when something feels wrong", () => {
  test("two questions are asked, one after the other", () => {
    expect(nextQuestion(questions, {})?.id).toBe("what");
    expect(nextQuestion(questions, { what: "sore" })?.id).toBe("where");
    expect(nextQuestion(questions, { what: "sore", where: "foot" })).toBeUndefined();
    expect(adviceFor(questions, { what: "sore" })).toBeUndefined();
  });

  test("what needs help now is said before anything else is asked", () => {
    expect(adviceFor(questions, { what: "chest" })).toMatchObject({ title: "Call for help", urgency: "now" });
  });

  test("the gravest answer decides, whichever question it was given to", () => {
    expect(adviceFor(questions, { what: "sharp", where: "foot" })?.urgency).toBe("same_day");
    expect(adviceFor(questions, { what: "sore", where: "calf" })?.urgency).toBe("soon");
  });

  test("going on is offered only when every answer was harmless", () => {
    expect(mayGoOn(questions, { what: "sore", where: "elsewhere" })).toBe(true);
    expect(mayGoOn(questions, { what: "sore", where: "foot" })).toBe(true);
    expect(mayGoOn(questions, { what: "sore", where: "calf" })).toBe(false);
    expect(mayGoOn(questions, { what: "sharp", where: "foot" })).toBe(false);
    expect(mayGoOn(questions, { what: "chest" })).toBe(false);
    expect(mayGoOn(questions, { what: "sore" })).toBe(false);
    expect(mayGoOn(questions, {})).toBe(false);
  });

  test("answers are written down as what and where", () => {
    expect(detailOf(questions, { what: "sore", where: "foot" })).toEqual({ what: "sore", where: "foot" });
    expect(detailOf(questions, { what: "chest" })).toEqual({ what: "chest", where: null });
  });

  test.each([null, undefined, "", "{", '{"questions": 3}', '{"questions": [{}]}'])(
    "a page that brings no questions (%s) gets the careful advice, and no way on",
    (json) => {
      const none = readQuestions(json);

      expect(none).toEqual([]);
      expect(adviceFor(none, {})?.urgency).toBe("soon");
      expect(mayGoOn(none, {})).toBe(false);
      expect(detailOf(none, {})).toEqual({ what: null, where: null });
    },
  );

  test("an urgency nobody knows is never taken as harmless", () => {
    const odd = readQuestions(
      JSON.stringify({
        questions: [{ id: "what", asks: "?", options: [{ id: "a", label: "A", advice: advice("Odd", "later") }] }],
      }),
    );

    expect(mayGoOn(odd, { what: "a" })).toBe(false);
  });

  test("an answer nobody knows is not counted as harmless advice of its own", () => {
    expect(adviceFor(questions, { what: "unknown", where: "calf" })?.urgency).toBe("soon");
  });

  test("steps to take may be one sentence or several", () => {
    const several = readQuestions(
      JSON.stringify({
        questions: [
          {
            id: "w",
            asks: "?",
            options: [
              { id: "a", label: "A", advice: { title: "T", says: "S", do: ["One.", "Two."], urgency: "soon" } },
            ],
          },
        ],
      }),
    );

    expect(adviceFor(several, { w: "a" })?.do).toEqual(["One.", "Two."]);
  });
});

describe("where two people take part", () => {
  const own = { id: "felt", label: "Faint", advice: { title: "Lie down", says: "Your legs may give way.", do: ["Lie down."], urgency: "now" } };
  const told = { title_to_giver: "Let them lie down", says_to_giver: "", do_to_giver: ["Help them lie down.", "Stay with them."] };
  const asked = { id: "what", asks: "What do you feel?", asks_to_giver: "What do they feel?" };
  const json = JSON.stringify({ questions: [{ ...asked, options: [{ ...own, advice: { ...own.advice, ...told } }] }] });

  test.each(["receiver", "giver"] as const)("questions and advice are about the one who is massaged (%s)", (who) => {
    const [question] = readQuestions(json, who);

    expect(question?.asks).toBe("What do they feel?");
    expect(adviceFor(readQuestions(json, who), { what: "felt" }, who)).toEqual({
      title: "Let them lie down",
      says: "Your legs may give way.",
      do: ["Help them lie down.", "Stay with them."],
      urgency: "now",
    });
  });

  test("whoever massages the own leg is asked and told as ever", () => {
    const [question] = readQuestions(json);

    expect(question?.asks).toBe("What do you feel?");
    expect(adviceFor(readQuestions(json), { what: "felt" })?.do).toEqual(["Lie down."]);
  });

  test("the careful word without any questions is for them too", () => {
    expect(adviceFor([], {}, "giver")?.says).toMatch(/frightening for them/);
    expect(adviceFor([], {}, "self")?.says).not.toMatch(/them/);
  });
});
