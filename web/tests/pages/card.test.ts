import { afterEach, describe, expect, it } from "vitest";

import { showCard, wordsOn } from "../../src/pages/card";
import { broken } from "../../src/pages/card-picture";

const PAGE = `
  <div data-card>
    <div data-picture>
      <p data-card-title>A quiet time for my legs</p>
      <div data-line="date"><p>30 November 2026</p></div>
      <div data-line="pain" hidden><p>Left calf: 6 before, 3 after</p></div>
    </div>
    <form data-lines>
      <input type="checkbox" name="show" value="date" checked />
      <input type="checkbox" name="show" value="pain" />
    </form>
    <div data-card-ways hidden><button type="button" data-share hidden></button><button type="button" data-save></button></div>
  </div>`;

function opened(): HTMLElement {
  document.body.innerHTML = PAGE;
  const page = document.querySelector<HTMLElement>("[data-card]");
  if (page === null) throw new Error("There is no card.");
  return page;
}

function tick(page: HTMLElement, line: string): void {
  page.querySelector<HTMLInputElement>(`[value="${line}"]`)?.click();
}

describe("a card of a session", () => {
  let stop = (): void => undefined;
  afterEach(() => stop());

  it("says only what is ticked, in the picture as on the page", () => {
    const page = opened();
    stop = showCard(page);
    expect(wordsOn(page)).toEqual({ title: "A quiet time for my legs", lines: ["30 November 2026"] });

    tick(page, "pain");
    expect(wordsOn(page).lines).toEqual(["30 November 2026", "Left calf: 6 before, 3 after"]);

    tick(page, "pain");
    tick(page, "date");
    expect(wordsOn(page).lines).toEqual([]);
  });

  it("offers to save, and to share only where the browser can", () => {
    const page = opened();
    stop = showCard(page);

    expect(page.querySelector<HTMLElement>("[data-card-ways]")?.hidden).toBe(false);
    expect(page.querySelector<HTMLElement>("[data-share]")?.hidden).toBe(true);
  });
});

describe("lines of a picture", () => {
  const letters = (text: string): number => text.length;

  it("are broken between words, and no wider than there is room", () => {
    expect(broken("Left calf: 6 before, 3 after", 12, letters)).toEqual(["Left calf: 6", "before, 3", "after"]);
  });

  it("let a word that is too wide stand alone", () => {
    expect(broken("a Wadenmassage b", 6, letters)).toEqual(["a", "Wadenmassage", "b"]);
  });

  it("are none where nothing is said", () => {
    expect(broken("  ", 6, letters)).toEqual([]);
  });
});
