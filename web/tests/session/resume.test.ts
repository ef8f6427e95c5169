// @vitest-environment node
import { describe, expect, test } from "vitest";

import { standing, type Standing } from "../../src/device/standing";
import { Cursor } from "../../src/session/cursor";
import { Bookmark } from "../../src/session/resume";
import { Store } from "../../src/ground/store";
import { chance, MemoryShelf, timelineFor } from "../stands";

const timeline = timelineFor();
const KEY = "legato.place.this-sitting";
const NOW = 1_795_000_000_000;

function bookmarkOn(shelf: MemoryShelf, now = NOW, session = timeline): Bookmark {
  return new Bookmark(new Store(shelf), "this-sitting", session, () => now);
}

function kept(changes: Record<string, unknown> = {}): string {
  const place = { format: 1, at_ms: 80_000, leg: "right", lasts_ms: timeline.lasts_ms, saved_at: NOW };
  return JSON.stringify({ ...place, ...changes });
}

describe("the place a session was left at", () => {
  test("is the same moment after a reload", () => {
    const shelf = new MemoryShelf();
    bookmarkOn(shelf).keep(80_000.4);

    expect(bookmarkOn(shelf).read()).toEqual({ at_ms: 80_000 });
    expect(JSON.parse(shelf.kept.get(KEY) ?? "")).toMatchObject({ leg: "right" });
  });

  test("belongs to one sitting", () => {
    const shelf = new MemoryShelf();
    bookmarkOn(shelf).keep(80_000);

    expect(new Bookmark(new Store(shelf), "another", timeline, () => NOW).read()).toBeUndefined();
  });

  test("remembers what felt wrong until it is answered", () => {
    const shelf = new MemoryShelf();
    const bookmark = bookmarkOn(shelf);
    bookmark.wrong = { id: "complaint", answers: { what: "sharp" } };
    bookmark.keep(20_000);
    const again = bookmarkOn(shelf);

    expect(again.read()).toEqual({ at_ms: 20_000, wrong: { id: "complaint", answers: { what: "sharp" } } });
    again.keep(20_000);
    expect(bookmarkOn(shelf).read()?.wrong).toBeDefined();
  });

  test("is not kept for a session that is over, however late somebody asks", () => {
    const shelf = new MemoryShelf();
    const bookmark = bookmarkOn(shelf);
    bookmark.keep(80_000);
    bookmark.close();
    bookmark.keep(80_000);

    expect(bookmarkOn(shelf).read()).toBeUndefined();
  });

  test.each<[string, string]>([
    ["is not JSON", "{at_ms: 8"],
    ["is empty", ""],
    ["is a number", "80000"],
    ["is null", "null"],
    ["is a list", "[80000]"],
    ["is of another format", kept({ format: 2 })],
    ["has a moment in words", kept({ at_ms: "80000" })],
    ["has a fraction of a millisecond", kept({ at_ms: 80_000.5 })],
    ["lies before the start", kept({ at_ms: -1 })],
    ["lies at the end", kept({ at_ms: timeline.lasts_ms, leg: null })],
    ["lies after the end", kept({ at_ms: 9e9 })],
    ["is on the other leg", kept({ leg: "left" })],
    ["has lost its leg", kept({ leg: undefined })],
    ["belongs to a longer plan", kept({ lasts_ms: timeline.lasts_ms + 5_000 })],
    ["is from yesterday", kept({ saved_at: NOW - 24 * 3_600_000 })],
    ["is older than the answers it rests on", kept({ saved_at: NOW - 5 * 3_600_000 })],
    ["is from the future", kept({ saved_at: NOW + 24 * 3_600_000 })],
    ["does not say when it was kept", kept({ saved_at: null })],
    ["has answers that are none", kept({ wrong: { id: "x", answers: [1, 2] } })],
    ["has a complaint without an id", kept({ wrong: { answers: {} } })],
  ])("is the beginning when what was kept %s", (_, text) => {
    const shelf = new MemoryShelf();
    shelf.kept.set(KEY, text);

    expect(bookmarkOn(shelf).read()).toBeUndefined();
  });

  test("survives any byte of it being damaged: it is right or it is the beginning", () => {
    const roll = chance(3);
    for (let i = 0; i < 300; i++) {
      const text = kept();
      const at = Math.floor(roll() * text.length);
      const shelf = new MemoryShelf();
      shelf.kept.set(KEY, text.slice(0, at) + String.fromCharCode(32 + Math.floor(roll() * 90)) + text.slice(at + 1));
      const place = bookmarkOn(shelf).read();

      expect(place === undefined || (place.at_ms >= 70_000 && place.at_ms < 135_000)).toBe(true);
    }
  });

  test("is simply not kept where storage is full or forbidden", () => {
    const shelf = new MemoryShelf();
    shelf.full = true;
    bookmarkOn(shelf).keep(80_000);

    expect(bookmarkOn(shelf).read()).toBeUndefined();
    expect(new Bookmark(new Store(undefined), "s", timeline, () => NOW).read()).toBeUndefined();
  });
});

describe("a session that went on elsewhere", () => {
  const stands: Standing = {
    ...standing([], new Set()),
    status: "playing",
    at_ms: 20_000,
    leg: new Cursor(timeline).showAt(20_000).leg ?? null,
    told_ms: NOW,
  };
  const openedWith = (told: Standing, keptAt?: number): Bookmark => {
    const shelf = new MemoryShelf();
    if (keptAt !== undefined) new Bookmark(new Store(shelf), "s", timeline, () => keptAt).keep(5_000);
    return new Bookmark(new Store(shelf), "s", timeline, () => NOW, told);
  };

  test("is gone on with where the other device was", () => {
    expect(openedWith(stands).read()).toEqual({ at_ms: 20_000 });
    expect(openedWith(stands, NOW - 60_000).read()).toEqual({ at_ms: 20_000 });
  });

  test("is gone on with where this device was, when that was later", () => {
    expect(openedWith(stands, NOW - 1_000).read()).toEqual({ at_ms: 5_000 });
  });

  test("is not gone on with on a leg the plan does not have there, nor after hours, nor when it is over", () => {
    const leg = stands.leg === "left" ? "right" : "left";
    expect(openedWith({ ...stands, leg }).read()).toBeUndefined();
    expect(openedWith({ ...stands, told_ms: NOW - 5 * 60 * 60_000 }).read()).toBeUndefined();
    expect(openedWith({ ...stands, status: "finished" }).read()).toBeUndefined();
  });
});
