import { describe, expect, test } from "vitest";

import { fit } from "../../src/player/fit";

interface Engine {
  readonly player: HTMLElement;
  readonly stage: HTMLElement;
  /** How large the words are, where 1 is as they were meant; and whether the extras went. */
  readonly outcome: () => readonly [size: number, lean: boolean];
}

/** A stage whose words need 100 dots at their full size, laid out by an engine as it gives them room. */
function laidOut(room: (stage: HTMLElement) => number): Engine {
  const player = document.createElement("div");
  const stage = player.appendChild(document.createElement("section"));
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
  return { player, stage, outcome: () => [size(), player.hasAttribute("lean")] };
}

describe("the words of a stage", () => {
  test.each([
    [100, 1, false],
    [85, 0.82, false],
    [60, 0.57, true],
  ])("are as large as they fit into %i dots", (room, size, lean) => {
    const { player, stage, outcome } = laidOut(() => room);
    fit(player, stage);

    expect(outcome()).toEqual([size, lean]);
  });

  test("are not made smaller than can be read where they fit at no size: then the page scrolls, until there is room", () => {
    let room = 20;
    const { player, stage, outcome } = laidOut(() => room);
    fit(player, stage);
    expect(player.hasAttribute("scrolls")).toBe(true);
    expect(outcome()).toEqual([0.76, false]);
    room = 100;
    fit(player, stage);

    expect(player.hasAttribute("scrolls")).toBe(false);
    expect(outcome()).toEqual([1, false]);
  });

  test("are not made small by an engine that gives their box no height before it is laid out anew", () => {
    let anew = false;
    const { player, stage, outcome } = laidOut(() => (anew ? 120 : 0));
    stage.getBoundingClientRect = () => {
      anew ||= stage.style.display === "none";
      return new DOMRect();
    };
    fit(player, stage);

    expect(outcome()).toEqual([1, false]);
    expect(stage.style.display).toBe("");
  });

  test("stay as they were meant where their box never gets a height: that tells nothing about words", () => {
    const { player, stage, outcome } = laidOut(() => 0);
    fit(player, stage);

    expect(outcome()).toEqual([1, false]);
  });
});
