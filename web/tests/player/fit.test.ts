import { describe, expect, test } from "vitest";

import { fit } from "../../src/player/fit";

interface Engine {
  readonly stage: HTMLElement;
  /** How large the words are, where 1 is as they were meant; and whether the extras went. */
  readonly outcome: () => readonly [size: number, lean: boolean];
}

/** A stage whose words need 100 dots at their full size, laid out by an engine as it gives them room. */
function laidOut(room: (stage: HTMLElement) => number): Engine {
  const stage = document.createElement("section");
  const words = stage.appendChild(document.createElement("div"));
  words.dataset["fits"] = "";
  const size = (): number => Number(stage.style.getPropertyValue("--fit") || "1");
  for (const [box, height] of [[stage, () => 500], [words, () => room(stage)]] as const) {
    Object.defineProperties(box, {
      clientHeight: { get: height },
      scrollHeight: { get: () => Math.max(height(), box === words ? Math.round(100 * size()) : 0) },
      clientWidth: { get: () => 300 },
      scrollWidth: { get: () => 300 },
    });
  }
  return { stage, outcome: () => [size(), stage.classList.contains("lean")] };
}

describe("the words of a stage", () => {
  test.each([
    [100, 1, false],
    [85, 0.82, false],
    [60, 0.57, true],
  ])("are as large as they fit into %i dots", (room, size, lean) => {
    const { stage, outcome } = laidOut(() => room);
    fit(document.createElement("div"), stage);

    expect(outcome()).toEqual([size, lean]);
  });

  test("are not made small by an engine that gives their box no height before it is laid out anew", () => {
    let anew = false;
    const { stage, outcome } = laidOut(() => (anew ? 120 : 0));
    stage.getBoundingClientRect = () => {
      anew ||= stage.style.display === "none";
      return new DOMRect();
    };
    fit(document.createElement("div"), stage);

    expect(outcome()).toEqual([1, false]);
    expect(stage.style.display).toBe("");
  });

  test("stay as they were meant where their box never gets a height: that tells nothing about words", () => {
    const { stage, outcome } = laidOut(() => 0);
    fit(document.createElement("div"), stage);

    expect(outcome()).toEqual([1, false]);
  });
});
