import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import { Store } from "../../src/ground/store";
import { BigScreen } from "../../src/player/big-screen";
import { Settings } from "../../src/session/settings";
import { MemoryShelf } from "../stands";

/** A page as the browser gives it: an address, and a screen that may be taken. */
class Page {
  fullscreenEnabled = true;
  fullscreenElement: Page | null = null;
  readonly location: { readonly search: string };
  readonly documentElement = { requestFullscreen: async () => this.take(this) };
  readonly exitFullscreen = async () => this.take(null);

  constructor(search = "") {
    this.location = { search };
  }

  private async take(element: Page | null): Promise<void> {
    this.fullscreenElement = element;
    return Promise.resolve();
  }
}

let settings: Settings;
beforeEach(() => {
  settings = new Settings(new Store(new MemoryShelf()));
});
afterEach(() => vi.restoreAllMocks());

function open(page: Page): BigScreen {
  return new BigScreen(settings, page as unknown as Document);
}

describe("a big screen", () => {
  test("is what the address asks for, and is remembered", () => {
    open(new Page("?big"));

    expect(settings.senses.glance).toBe(true);
  });

  test("takes the whole screen as it is chosen, and gives it back", () => {
    const page = new Page();
    open(page);
    settings.change({ glance: true });
    expect(page.fullscreenElement).toBe(page);
    settings.change({ glance: false });

    expect(page.fullscreenElement).toBeNull();
  });

  test("does not come back by itself after somebody left it, whatever else is changed", () => {
    const page = new Page();
    open(page);
    settings.change({ glance: true });
    page.fullscreenElement = null;
    settings.change({ tick: false });

    expect(page.fullscreenElement).toBeNull();
  });

  test("is large all the same where no page may take the screen", () => {
    const page = new Page("?big");
    page.fullscreenEnabled = false;
    open(page).fill();

    expect(page.fullscreenElement).toBeNull();
    expect(settings.senses.glance).toBe(true);
  });

  test("takes nothing where nobody wants it", () => {
    const page = new Page();
    open(page).fill();

    expect(page.fullscreenElement).toBeNull();
  });
});
