import { beforeEach, expect, test } from "vitest";

import { readBundle, type Bundle } from "../../src/device/bundle";
import { showRefusal } from "../../src/offline/refused";
import type { Region } from "../../src/device/regions";
import { screen, type Held, type Rule, type Verdict } from "../../src/device/rules";
import type { Urgency } from "../../src/ground/urgency";

const words = { name: "", on_both_legs: false, legs: "both", why: "Because.", status: "cited" } as const;

function rule(id: string, when: string[], verdict: Verdict, urgency: Urgency, line: string): Rule {
  return { ...words, id, when, verdict, urgency, says: `This is ${id}.`, do: line };
}

const RULES = [
  rule("E01", ["chest"], "emergency", "now", "Call your emergency number now (112, 999, 911)."),
  rule("E02", ["leg"], "emergency", "same_day", "Be seen today."),
  rule("E04", ["leg", "pregnant"], "emergency", "same_day", "Call your maternity unit now."),
  rule("C15", ["numb"], "see_clinician_first", "soon", "Have it looked at in the next days."),
  rule("M01", ["veins"], "modify", "none", "Go gently."),
];

function region(code: string, emergency: string, closed: string): Region {
  return { code, name: `Country ${code}`, emergency, maternity: "birth house", zones: [], closed };
}

const NUMBERS = {
  everywhere: "112, 999, 911",
  maternity: "maternity unit",
  elsewhere: { ...region("ZZ", "112", "Go to the hospital."), maternity: "maternity unit" },
  regions: [region("GB", "999", "Call the line (111, day and night)."), region("JP", "119", "Call the centre (#7119).")],
};
const HEADINGS = { emergency: { now: { sign: "Urgent", title: "Get help now", lead: "No massage." } } };

function bundleWith(more: Partial<Bundle>): Bundle {
  const lists = { facts: [], known: [], assumed: [], lines: [], ready: [], sittings: [], refused: [], wrong: [] };
  const kept = { format: 1, version: "1", given_at: "2026-11-22", good_for_ms: 1, person: null, withdrawals: 0, rules: RULES, ...lists };
  return readBundle({ ...kept, ...more })!;
}

function shown(facts: readonly string[], more: Partial<Bundle> = { numbers: NUMBERS, headings: HEADINGS }): HTMLElement {
  const held = facts.map((fact): Held => ({ fact, legs: ["left", "right"], person: true }));
  const place = document.createElement("div");
  showRefusal(place, screen(held, RULES), bundleWith(more));
  return place;
}

function lines(page: HTMLElement): string[] {
  return [...page.querySelectorAll(".to-do li")].map((line) => line.textContent.trim());
}

beforeEach(() => {
  document.cookie = "legato_region=GB; path=/";
});

test("what to do now is one voice, with the number of the country to tap", () => {
  const page = shown(["chest", "leg", "numb"]);

  expect(page.querySelector("h1")?.textContent.trim()).toBe("Get help now");
  expect(lines(page)).toEqual(["Call your emergency number now (999)."]);
  expect(page.querySelector(".to-do a")?.getAttribute("href")).toBe("tel:999");
  expect([...page.querySelectorAll(".reason h3")].map((one) => one.textContent)).toHaveLength(3);
});

test("the special line takes the place of the general one, and today names who is open", () => {
  expect(lines(shown(["leg", "pregnant"]))).toEqual(["Call your birth house now.", "Call the line (111, day and night)."]);
});

test("another country is chosen on the page, and its numbers are there at once", () => {
  const page = shown(["leg"]);
  const choice = page.querySelector<HTMLSelectElement>("select[name=region]")!;
  choice.value = "JP";
  choice.dispatchEvent(new Event("change"));

  expect(lines(page)).toEqual(["Be seen today.", "Call the centre (#7119)."]);
  expect(page.querySelector(".to-do a")?.getAttribute("href")).toBe("tel:%237119");
  expect(document.cookie).toContain("legato_region=JP");
});

test("rules that were kept before numbers came with them still say what to do", () => {
  const page = shown(["chest"], {});

  expect(page.querySelector("h1")?.textContent.trim()).toBe("See a doctor today");
  expect(lines(page)).toEqual(["Call your emergency number now (112, 999, 911)."]);
});

test("what only asks for care leads to the full check-in", () => {
  expect(shown(["veins"]).querySelector("h1")?.textContent).toBe("This needs the full check-in");
});
