import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import { Store } from "../../src/ground/store";
import type { Guide } from "../../src/player/guide";
import { STAYS_MS } from "../../src/player/recession";
import { Screen } from "../../src/player/screen";
import { Settings } from "../../src/session/settings";
import { MemoryShelf } from "../stands";

type Playing = Pick<Guide, "phase" | "dialog" | "armed">;

let settings: Settings;
let playing: Playing;
let wanted: string[];
let stage: HTMLElement;
let screen: Screen;

beforeEach(() => {
  vi.useFakeTimers();
  wanted = [];
  vi.stubGlobal("matchMedia", (query: string) => ({ matches: wanted.some((wish) => query.includes(wish)) }));
  settings = new Settings(new Store(new MemoryShelf()));
  playing = { phase: "playing", dialog: undefined, armed: undefined };
  stage = document.createElement("div");
  stage.innerHTML = `<div class="stage"><button class="fades">More</button></div>`;
  document.body.append(stage);
  screen = new Screen(
    stage,
    settings,
    () => playing as Guide,
    () => undefined,
  );
});
afterEach(() => {
  screen.dispose();
  stage.remove();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe("the buttons of a session", () => {
  test("step back while it plays and nobody needs them", () => {
    vi.advanceTimersByTime(STAYS_MS);

    expect(screen.receded).toBe(true);
  });

  test.each(["prefers-reduced-motion: reduce", "forced-colors: active"])("stay where somebody wants %s", (wish) => {
    wanted = [wish];
    vi.advanceTimersByTime(2 * STAYS_MS);

    expect(screen.receded).toBe(false);
  });

  test("stay for somebody who said so", () => {
    settings.change({ steady: true });
    vi.advanceTimersByTime(2 * STAYS_MS);

    expect(screen.receded).toBe(false);
  });

  test("stay while one of them is reached by the keyboard", () => {
    vi.spyOn(stage, "querySelector").mockImplementation((asked) =>
      asked === ".stage :focus-visible" ? stage.firstElementChild : null,
    );
    vi.advanceTimersByTime(2 * STAYS_MS);

    expect(screen.receded).toBe(false);
  });

  test.each([{ phase: "paused" }, { phase: "ready" }, { dialog: "adjust" }, { armed: "anew" }] as const)(
    "stay where something else is asked for: %o",
    (state) => {
      playing = { ...playing, ...state };
      vi.advanceTimersByTime(2 * STAYS_MS);

      expect(screen.receded).toBe(false);
    },
  );
});
