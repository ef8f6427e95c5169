import { afterAll, afterEach, describe, expect, test } from "vitest";

import { drawMaps } from "../../src/pages/places";

afterEach(() => document.body.replaceChildren());

// The page fetches the map by itself; it must have come before the page is gone.
afterAll(() => import("../../src/leg-map/index"));

function page(open: boolean): HTMLDetailsElement {
  document.body.innerHTML = `<details${open ? " open" : ""}><summary>Mark it exactly</summary>
    <div data-map><input type="checkbox" name="places-bruise" value="left-calf" checked></div></details>`;
  drawMaps();
  return document.querySelector("details")!;
}

describe("a list of places", () => {
  test("stays a list until somebody opens it: no map is drawn that nobody looks at", () => {
    const fold = page(false);
    expect(fold.querySelector("legato-leg-map")).toBeNull();

    fold.dispatchEvent(new Event("toggle"));
    fold.dispatchEvent(new Event("toggle"));
    expect(fold.querySelectorAll('legato-leg-map[mode="where"]')).toHaveLength(1);
    expect(fold.querySelector<HTMLInputElement>("legato-leg-map input")!.checked).toBe(true);
  });

  test("is a map at once where something is marked already", () => {
    expect(page(true).querySelector("legato-leg-map > [data-map]")).not.toBeNull();
  });
});
