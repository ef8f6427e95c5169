import { render } from "lit";
import { beforeEach, describe, expect, test, vi } from "vitest";

import { Asking } from "../../src/offline/asking";
import type { Question } from "../../src/device/bundle";
import type { Gate } from "../../src/offline/gate";

const question = (id: string, person = true): Question => ({ id, group: "red_flag", short: id, asks: `${id}?`, help: "", person });
const [chest, drags, child] = [question("chest"), question("drags", false), question("child")];
const GATE: Extract<Gate, { kind: "ask" }> = {
  kind: "ask",
  sessions: [{ name: "five", title: "Five", lasts_ms: 300_000, asks: ["chest", "drags", "child"] }],
  questions: [chest, drags, child],
  lines: [
    { id: "breath", title: "Breath", says: "Hard to breathe", facts: ["chest"], questions: [chest] },
    { id: "strength", title: "Strength", says: "A foot that drags", facts: ["drags"], questions: [drags] },
  ],
};

let place: HTMLElement;
const begin = vi.fn();
const answer = vi.fn();

beforeEach(() => {
  vi.clearAllMocks();
  place = document.createElement("div");
  document.body.replaceChildren(place);
  const asking: Asking = new Asking("five", GATE, undefined, { draw: () => render(asking.page(), place), begin, answer });
  render(asking.page(), place);
});

const tick = (name: string): void => place.querySelector<HTMLInputElement>(`[name="${name}"]`)!.click();
const go = (): void => place.querySelector<HTMLButtonElement>(".next-step button")!.click();

/** Expects that a field says it is invalid, and names its problem first. */
const expectTied = (field: Element): void => {
  expect(field.getAttribute("aria-invalid")).toBe("true");
  const [problem] = field.getAttribute("aria-describedby")!.split(" ");
  expect(document.getElementById(problem!)!.classList).toContain("problem");
};

describe("the page for a cramp", () => {
  const calves = (["left", "right"] as const).map((leg) => ({
    ...GATE.sessions[0]!,
    name: `cramp-${leg}`,
    begin: `${leg} calf: begin`,
  }));

  beforeEach(() => {
    const asking: Asking = new Asking("cramp", { ...GATE, sessions: calves }, undefined, {
      draw: () => render(asking.page(), place),
      begin,
      answer,
    });
    place = document.createElement("div");
    document.body.replaceChildren(place);
    render(asking.page(), place);
  });

  test("shows a few words of each line, and all that belongs to it one tap away", () => {
    const line = place.querySelector(".line")!;

    expect(line.querySelector("label")!.textContent).not.toContain("Hard to breathe");
    expect(line.querySelector<HTMLDetailsElement>("details.belongs")!.open).toBe(false);
    expect(line.querySelector("details.belongs")!.textContent).toContain("Hard to breathe");
  });

  test("begins with the calf that was tapped", () => {
    const [, right] = place.querySelectorAll<HTMLButtonElement>(".next-step button");
    right!.click();
    expect(begin).toHaveBeenCalledWith("cramp-right");
  });

  test("begins nothing once a line is ticked", () => {
    tick("line-breath");
    go();
    expect(begin).not.toHaveBeenCalled();
    expect(place.textContent).toContain("Breath: tick what fits there");
  });
});

describe("a page of lines", () => {
  test("begins when nothing is ticked", () => {
    go();
    expect(begin).toHaveBeenCalledWith("five");
  });

  test("asks about a line that was ticked with nothing behind it, and lets it be taken back", () => {
    tick("line-breath");
    go();
    expect(begin).not.toHaveBeenCalled();
    expect(answer).not.toHaveBeenCalled();
    expect(place.textContent).toContain("Breath: tick what fits there");
    expect(document.activeElement).toBe(place.querySelector('[name="line-breath"]'));
    expectTied(document.activeElement!);
    [...place.querySelectorAll("button")].find((one) => one.textContent === "None of these after all")!.click();
    go();
    expect(begin).toHaveBeenCalledWith("five");
  });

  test("asks for the leg of what has one, and never takes both", () => {
    tick("line-strength");
    tick("fact-drags");
    go();
    expect(answer).not.toHaveBeenCalled();
    expect(place.querySelector("[role=alert]")!.textContent).toContain("Which leg?");
    expect(document.activeElement).toBe(place.querySelector("#leg-drags"));
    expectTied(document.activeElement!);
    place.querySelectorAll<HTMLInputElement>('[name="leg-drags"]')[1]!.click();
    go();
    expect(answer).toHaveBeenCalledWith([{ question: drags, legs: ["right"] }]);
  });

  test("takes a tick behind a line that was closed again for what it is: not on the screen", () => {
    tick("line-breath");
    tick("fact-chest");
    tick("line-breath");
    go();
    expect(begin).toHaveBeenCalledWith("five");
  });

  test("shows every question to whoever wants to see what to look for, and counts it", () => {
    tick("explain");
    tick("fact-chest");
    go();
    expect(answer).toHaveBeenCalledWith([{ question: chest, legs: [] }]);
  });

  test("asks by itself what stands behind no line", () => {
    tick("fact-child");
    go();
    expect(answer).toHaveBeenCalledWith([{ question: child, legs: [] }]);
  });
});
