// @vitest-environment node
import { beforeAll, describe, expect, test } from "vitest";

import type { Headings } from "../../src/device/bundle";
import { headingFor } from "../../src/offline/refused";
import { howSoon, refuses, screen, toDo, type Held, type Rule, type Screening } from "../../src/device/rules";
import { pythonSays } from "../python";

interface Case {
  readonly held: readonly Held[];
  readonly verdict: string;
  readonly urgency: string;
  readonly reasons: readonly (readonly string[])[];
  readonly to_do: readonly string[];
  readonly how_soon: string;
  readonly heading: unknown;
}

let said: { rules: Rule[]; headings: Headings; red_flags: string[]; cases: Case[] };

beforeAll(() => {
  said = pythonSays("rules") as typeof said;
}, 240_000);

function plainly(screening: Screening): unknown {
  const { verdict, urgency, reasons } = screening;
  const named = reasons.map(({ rule, legs }) => [rule.id, ...legs]);
  const heading = refuses(verdict) ? headingFor(screening, said.headings) : null;
  return { verdict, urgency, reasons: named, to_do: toDo(screening), how_soon: howSoon(screening), heading };
}

describe("the rules on the device", () => {
  test("answer as the engine does: every small set of red flags, and 10,000 random people", () => {
    expect(said.cases.length).toBeGreaterThan(10_000 + 1_160);
    for (const { held, ...expected } of said.cases) expect(plainly(screen(held, said.rules))).toEqual(expected);
  }, 120_000);

  test("need no more than these sets: no rule asks for more than three facts, so a bigger set fires nothing new", () => {
    expect(Math.max(...said.rules.map(({ when }) => when.length))).toBeLessThanOrEqual(3);
  });

  test("refuse every one of the half million sets of red flags but the empty one", () => {
    const flags = said.red_flags.map((fact): Held => ({ fact, legs: ["left", "right"], person: true }));
    const alone = flags.map((flag) => refuses(screen([flag], said.rules).verdict));
    // A follow-up is only on the screen together with the question it follows up on.
    const silent = said.red_flags.filter((_, at) => !alone[at]);
    expect(silent).toEqual([]);
    // More facts only ever add reasons, and the worst reason counts: so one refusal refuses every larger set.
    for (let trial = 0; trial < 2_000; trial++) {
      const some = flags.filter((_, at) => ((Math.imul(trial, 2_654_435_761) >>> at) & 1) === 1);
      expect(refuses(screen(some, said.rules).verdict)).toBe(some.length > 0);
    }
  });

  test("take a word they do not know for the worst", () => {
    const [rule] = said.rules;
    const strange = { ...rule!, verdict: "something_new" as Rule["verdict"] };
    const held: Held[] = strange.when.map((fact) => ({ fact, legs: ["left"], person: false }));

    expect(refuses(screen(held, [...said.rules, strange]).verdict)).toBe(true);
  });
});
