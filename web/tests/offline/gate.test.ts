// @vitest-environment node
import { describe, expect, test } from "vitest";

import { readBundle, type Bundle, type Question } from "../../src/device/bundle";
import { answered, gateOf } from "../../src/offline/gate";
import { refuses, type Held, type Rule } from "../../src/device/rules";

const DAY_MS = 24 * 60 * 60_000;
const GIVEN = Date.UTC(2026, 10, 22, 12);

const fact = (id: string, group: Question["group"] = "red_flag"): Question => ({ id, group, short: id, asks: `${id}?`, help: "", person: true });
const rule = (id: string, verdict: Rule["verdict"], ...when: string[]): Rule => ({
  id,
  name: id,
  when,
  verdict,
  urgency: verdict === "emergency" ? "now" : "none",
  on_both_legs: false,
  legs: "both",
  says: "No.",
  do: "Call.",
  why: "Because.",
  status: "cited",
});

const BUNDLE: Bundle = {
  format: 1,
  version: "one",
  given_at: new Date(GIVEN).toISOString(),
  good_for_ms: 30 * DAY_MS,
  person: null,
  rules: [
    rule("E01", "emergency", "breathless"),
    rule("C01", "see_clinician_first", "clot"),
    rule("M01", "modify", "wound"),
  ],
  facts: [fact("breathless"), fact("clot", "condition"), fact("wound", "today")],
  known: [],
  ready: [{ name: "five", title: "Five", lasts_ms: 300_000, asks: ["breathless", "clot", "wound"] }],
  sittings: [],
  withdrawals: 0,
  refused: [],
  wrong: [],
};

const at = (bundle: Bundle | undefined, now = GIVEN, wrong = false): unknown => gateOf(bundle, ["five"], now, wrong);
const shut = (why: string): unknown => ({ kind: "shut", why });

describe("what stands before a session without a network", () => {
  test("is every question the session was not made for, red flags first", () => {
    expect(at(BUNDLE)).toMatchObject({ kind: "ask", questions: BUNDLE.facts });
  });

  test("counts what nobody was asked about together with what is known, and a copy from before has none of it", () => {
    const held = (name: string): Held => ({ fact: name, legs: ["left", "right"], person: true });
    const rules = [...BUNDLE.rules, rule("C57", "see_clinician_first", "child", "own_hands")];
    const child = { ...BUNDLE, rules, known: [held("child")] };

    expect(at({ ...child, assumed: [held("own_hands")] })).toMatchObject({ kind: "refused" });
    expect(at(child)).toMatchObject({ kind: "ask" });
  });

  test("is everything, where nothing has ever been kept, or what is kept cannot be read", () => {
    expect(at(undefined)).toEqual(shut("nothing"));
    for (const damaged of [null, 3, {}, { ...BUNDLE, format: 2 }, { ...BUNDLE, rules: [] }, { ...BUNDLE, given_at: "?" }]) {
      expect(readBundle(damaged)).toBeUndefined();
    }
  });

  test("is the age of the rules: a month, and a copy from the future cannot be judged", () => {
    expect(at(BUNDLE, GIVEN + 29 * DAY_MS)).toMatchObject({ kind: "ask" });
    expect(at(BUNDLE, GIVEN + 31 * DAY_MS)).toEqual(shut("old"));
    expect(at(BUNDLE, GIVEN - 2 * DAY_MS)).toEqual(shut("old"));
  });

  test("is what is known to refuse, whatever is answered now", () => {
    const known = [{ fact: "clot", legs: ["left" as const], person: false }];
    expect(at({ ...BUNDLE, known })).toMatchObject({ kind: "refused", screening: { verdict: "see_clinician_first" } });
  });

  test("is what felt wrong and nobody has looked at", () => {
    expect(at(BUNDLE, GIVEN, true)).toEqual(shut("felt"));
  });

  test("is a question that is missing: what cannot be asked cannot be answered with no", () => {
    expect(at({ ...BUNDLE, facts: BUNDLE.facts.slice(1) })).toEqual(shut("other"));
    expect(at({ ...BUNDLE, ready: [{ ...BUNDLE.ready[0]!, asks: [] }] })).toEqual(shut("other"));
    expect(gateOf(BUNDLE, ["seven"], GIVEN, false)).toEqual(shut("other"));
  });
});

describe("an answer", () => {
  test("lets the session begin only when nothing is ticked", () => {
    expect(answered(BUNDLE, [])).toBeUndefined();
    for (const question of BUNDLE.facts) expect(answered(BUNDLE, [{ question, legs: [] }])).toBeDefined();
  });

  test("is told by the rules", () => {
    const yes = BUNDLE.facts.map((question) => ({ question, legs: [] }));
    const verdicts = yes.map((ticked) => answered(BUNDLE, [ticked])!.verdict);
    expect(verdicts).toEqual(["emergency", "see_clinician_first", "modify"]);
    expect(refuses(answered(BUNDLE, yes)!.verdict)).toBe(true);
  });

  test("is about the legs it was said of, and of no other", () => {
    const both = { ...rule("E12", "emergency", "drags"), on_both_legs: true };
    const bundle = { ...BUNDLE, rules: [both, { ...rule("C16", "see_clinician_first", "drags"), legs: "given" as const }] };
    const question = { ...fact("drags"), person: false };
    expect(answered(bundle, [{ question, legs: ["left"] }])).toMatchObject({ verdict: "see_clinician_first", reasons: [{ legs: ["left"] }] });
    expect(answered(bundle, [{ question, legs: ["left", "right"] }])).toMatchObject({ verdict: "emergency" });
  });
});

describe("what a person notices", () => {
  test("holds the questions of all the sessions there are to choose from, each line once", () => {
    const line = (facts: string[]) => ({ id: "skin", title: "Skin", says: "A wound", facts });
    const ready: Bundle["ready"] = [
      { ...BUNDLE.ready[0]!, name: "cramp-left", asks: ["wound"], lines: [line(["wound"])] },
      { ...BUNDLE.ready[0]!, name: "cramp-right", asks: ["clot", "wound"], lines: [line(["clot"])] },
    ];
    expect(gateOf({ ...BUNDLE, ready }, ["cramp-left", "cramp-right"], GIVEN, false)).toMatchObject({
      lines: [{ id: "skin", questions: [{ id: "clot" }, { id: "wound" }] }],
    });
  });

  test("may be missing in what an earlier version kept: then each question stands by itself", () => {
    expect(at(BUNDLE)).toMatchObject({ kind: "ask", lines: [] });
  });
});
