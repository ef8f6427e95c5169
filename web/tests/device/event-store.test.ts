// @vitest-environment node
import "fake-indexeddb/auto";

import { IDBFactory, IDBObjectStore } from "fake-indexeddb";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import { EventStore, type Letter } from "../../src/device/event-store";
import { uuid } from "../../src/ground/ids";
import { Store } from "../../src/ground/store";
import { MemoryShelf } from "../stands";

const URL = "/api/v1/sittings/one/events";
const DAY_MS = 24 * 60 * 60_000;

function letter(number: number, url = URL): Letter {
  const happened_at = new Date(Date.UTC(2026, 10, 22, 12, 0, number)).toISOString();
  return {
    url,
    event: { id: `event-${number}`, kind: "paused", at_ms: number, leg: "left", technique: null, happened_at, detail: {} },
  };
}

const ids = (letters: readonly Letter[]): string[] => letters.map(({ event }) => event.id);

const opened = (): Promise<IDBDatabase> =>
  new Promise((resolve) => {
    const opening = indexedDB.open("legato", 1);
    opening.onsuccess = () => resolve(opening.result);
  });

let shelf: MemoryShelf;

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  shelf = new MemoryShelf();
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe("what happened, on this device", () => {
  test("is in the database when it is kept, and no longer in the journal", async () => {
    const store = new EventStore(new Store(shelf));
    await store.keep(letter(1));

    expect(shelf.kept.size).toBe(0);
    expect(ids(await new EventStore(new Store(new MemoryShelf())).waiting())).toEqual(["event-1"]);
  });

  test("is in the journal at once, so that a page that dies in the same moment has lost nothing", async () => {
    const dying = new EventStore(new Store(shelf));
    void dying.keep(letter(1));
    expect(shelf.kept.size).toBe(1);
    globalThis.indexedDB = new IDBFactory();

    expect(ids(await new EventStore(new Store(shelf)).waiting())).toEqual(["event-1"]);
  });

  test.each([
    ["thirty days ahead", 30 * DAY_MS],
    ["two hours back", -2 * 60 * 60_000],
    ["thirty days back", -30 * DAY_MS],
  ])("is wrong beside what the server knew by its id, by a clock %s too", async (_, by) => {
    const store = new EventStore(new Store(shelf));
    const { url, event } = letter(1);
    const happened_at = new Date(Date.parse(event.happened_at) + by).toISOString();
    const wrong: Letter = { url, event: { ...event, kind: "something_wrong", happened_at } };
    await store.keep(wrong);
    expect(await store.wrongBeside([])).toBe(true);
    await store.sent([wrong]);

    expect(await store.wrongBeside(["another"])).toBe(true);
    expect(await store.wrongBeside(["another", "event-1"])).toBe(false);
  });

  test("comes in the order in which it happened, each thing once, whoever kept it", async () => {
    const [one, other] = [new EventStore(new Store(shelf)), new EventStore(new Store(shelf))];
    await Promise.all([one.keep(letter(3)), other.keep(letter(1)), one.keep(letter(2)), other.keep(letter(3))]);

    expect(ids(await one.waiting())).toEqual(["event-1", "event-2", "event-3"]);
  });

  test("waits no more once it is sent, but is still known for going on with the session", async () => {
    const store = new EventStore(new Store(shelf));
    await store.keep(letter(1));
    await store.sent([letter(1)]);
    await store.keep(letter(1));

    expect(await store.waiting()).toEqual([]);
    expect((await store.happenedAt(URL)).map(({ id }) => id)).toEqual(["event-1"]);
  });

  test("stays apart for each session", async () => {
    const store = new EventStore(new Store(shelf));
    await store.keep(letter(1));
    await store.keep(letter(2, "/api/v1/sittings/two/events"));

    expect((await store.happenedAt(URL)).map(({ id }) => id)).toEqual(["event-1"]);
  });

  test("survives a full database in the journal, and a full journal in the database", async () => {
    const full = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
      throw new DOMException("full", "QuotaExceededError");
    });
    await new EventStore(new Store(shelf)).keep(letter(1));
    full.mockRestore();
    shelf.full = true;
    await new EventStore(new Store(shelf)).keep(letter(2));
    shelf.full = false;

    expect(ids(await new EventStore(new Store(shelf)).waiting())).toEqual(["event-1", "event-2"]);
  });

  test("lives as long as the page where nothing can be kept at all", async () => {
    vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
      throw new DOMException("full", "QuotaExceededError");
    });
    shelf.full = true;
    const store = new EventStore(new Store(shelf));
    await store.keep(letter(1));
    expect(ids(await store.waiting())).toEqual(["event-1"]);
    await store.sent([letter(1)]);

    expect(await store.waiting()).toEqual([]);
  });

  test("finds room at last in a database that opened late, when the journal was full all the while", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout"] });
    const held = await opened();
    // A database that is being deleted opens for nobody until the last window lets go of it.
    indexedDB.deleteDatabase("legato");
    shelf.full = true;
    const store = new EventStore(new Store(shelf));
    const kept = store.keep(letter(1));
    await vi.advanceTimersByTimeAsync(2_000);
    await kept;
    expect(ids(await store.waiting())).toEqual(["event-1"]);
    held.close();
    vi.useRealTimers();

    await vi.waitFor(async () => expect(ids(await new EventStore(new Store(shelf)).waiting())).toEqual(["event-1"]));
  });

  test("is kept by a browser without a database", async () => {
    Reflect.deleteProperty(globalThis, "indexedDB");
    await new EventStore(new Store(shelf)).keep(letter(1));

    expect(ids(await new EventStore(new Store(shelf)).waiting())).toEqual(["event-1"]);
  });

  test("is not asked for again on this page when the server does not understand it, but is on the next", async () => {
    const store = new EventStore(new Store(shelf));
    await store.keep(letter(1));
    await store.setAside([letter(1)]);
    expect(await store.waiting()).toEqual([]);

    expect(ids(await new EventStore(new Store(shelf)).waiting())).toEqual(["event-1"]);
  });

  test("is let go of in the end: what the server has after days, what it never understood after a month", async () => {
    let now = 0;
    const open = (): EventStore => new EventStore(new Store(shelf), "legato", () => now);
    const store = open();
    for (const number of [1, 2]) await store.keep(letter(number));
    await store.sent([letter(1)]);
    await store.setAside([letter(2)]);
    now = 3 * DAY_MS;
    expect((await open().happenedAt(URL)).map(({ id }) => id)).toEqual(["event-2"]);
  });

  test("is as old as it is, however often it is set aside", async () => {
    let now = 0;
    for (const day of [0, 10, 20, 30]) {
      now = day * DAY_MS;
      const page = new EventStore(new Store(shelf), "legato", () => now);
      if (day === 0) await page.keep(letter(1));
      await page.waiting();
      await page.setAside([letter(1)]);
    }
    now = 31 * DAY_MS;

    expect(await new EventStore(new Store(shelf), "legato", () => now).happenedAt(URL)).toEqual([]);
  });

  test("is never let go of when it says that something is wrong and the server has not heard", async () => {
    let now = 0;
    const wrong = { url: URL, event: { ...letter(1).event, kind: "something_wrong" as const } };
    const open = (): EventStore => new EventStore(new Store(shelf), "legato", () => now);
    await open().keep(wrong);
    await open().setAside([wrong]);
    now = 400 * DAY_MS;

    expect(ids(await open().waiting())).toEqual(["event-1"]);
  });

  test("is not confused by a row that is none", async () => {
    const store = new EventStore(new Store(shelf));
    await store.keep(letter(1));
    const database = await opened();
    const change = database.transaction("events", "readwrite");
    const { event } = letter(2);
    for (const broken of [{}, { event: null }, { url: "//b.example/events", event }, { url: "/legato//b.example/events", event }]) {
      change.objectStore("events").put({ id: uuid(), url: URL, state: "waiting", kept_at: 0, ...broken });
    }
    await new Promise((resolve) => (change.oncomplete = resolve));
    database.close();

    expect(ids(await store.waiting())).toEqual(["event-1"]);
    expect((await store.happenedAt(URL)).map(({ id }) => id)).toEqual(["event-1"]);
  });

  test("is found again when the app has moved below a path, and with its sitting's beginning", async () => {
    const store = new EventStore(new Store(shelf));
    await store.keep(letter(1));
    await store.begin({ url: "/api/v1/sittings/one", body: { ready: "five" } });
    vi.stubGlobal("registration", { scope: "https://example.org/legato/" });
    await store.keep(letter(2, `/legato${URL}`));

    expect((await store.happenedAt(`/legato${URL}`)).map(({ id }) => id)).toEqual(["event-1", "event-2"]);
    expect(await store.beginningOf("/legato/api/v1/sittings/one")).toMatchObject({ body: { ready: "five" } });
    expect(await store.wrongElsewhere(`/legato${URL}`)).toBe(false);
  });

  test("goes with a session that was deleted", async () => {
    const store = new EventStore(new Store(shelf));
    await store.keep(letter(1));
    await store.forget([letter(1)]);

    expect(await store.waiting()).toEqual([]);
    expect(await store.happenedAt(URL)).toEqual([]);
  });
});

describe("the beginning of a session the server does not know of", () => {
  const beginning = { url: "/api/v1/sittings/one", body: { ready: "five" } };

  test("is kept until the server has been told", async () => {
    await new EventStore(new Store(shelf)).begin(beginning);
    const store = new EventStore(new Store(shelf));
    expect(await store.beginningOf(beginning.url)).toEqual(beginning);
    await store.begun(beginning.url);

    expect(await store.beginningOf(beginning.url)).toBeUndefined();
  });

  test("is kept without a database too", async () => {
    Reflect.deleteProperty(globalThis, "indexedDB");
    await new EventStore(new Store(shelf)).begin(beginning);

    expect(await new EventStore(new Store(shelf)).beginningOf(beginning.url)).toEqual(beginning);
  });
});

describe("damaged rows", () => {
  const WHOLE = letter(1);
  const damages: readonly (readonly [string, object])[] = [
    ["without an event", {}],
    ["with no event", { event: null }],
    ["with an event that says nothing", { event: {} }],
    ["from no moment", { event: { ...WHOLE.event, id: "damaged", happened_at: "soon" } }],
    ["with a detail that is a list", { event: { ...WHOLE.event, id: "damaged", detail: [] } }],
    ["for somebody else's server", { url: "//evil.example/events", event: { ...WHOLE.event, id: "damaged" } }],
    ["for an address that takes no events", { url: "/people/delete-everything/", event: { ...WHOLE.event, id: "damaged" } }],
  ];

  async function beside(damaged: object): Promise<EventStore> {
    const store = new EventStore(new Store(shelf));
    await store.keep(WHOLE);
    const database = await opened();
    const change = database.transaction("events", "readwrite");
    change.objectStore("events").put({ id: "damaged", url: URL, state: "waiting", kept_at: 0, ...damaged });
    await new Promise((done) => (change.oncomplete = done));
    database.close();
    return store;
  }

  const rows = async (): Promise<unknown[]> => {
    const database = await opened();
    const asked = database.transaction("events").objectStore("events").getAllKeys();
    await new Promise((done) => (asked.onsuccess = done));
    database.close();
    return asked.result;
  };

  test.each(damages)("%s are dropped, and keep no other from being read", async (_, damaged) => {
    const store = await beside(damaged);
    expect(await store.wrongBeside([])).toBe(false);
    expect(await store.wrongElsewhere("/api/v1/sittings/two/events")).toBe(false);
    expect(ids(await store.waiting())).toEqual(["event-1"]);
    expect((await store.happenedAt(URL)).map(({ id }) => id)).toEqual(["event-1"]);

    expect(await rows()).toEqual(["event-1"]);
  });

  test("that say that something is wrong still do", async () => {
    const store = await beside({ event: { id: "damaged", kind: "something_wrong", happened_at: 7, detail: { what: "chest_pain" } } });

    expect(await store.wrongBeside([])).toBe(true);
    const warning = (await store.waiting()).find(({ event }) => event.id === "damaged");
    expect(warning?.event).toMatchObject({ kind: "something_wrong", at_ms: 0, detail: { what: "chest_pain" } });
  });
});

describe("what the server has not taken", () => {
  test("is told with its age: what was set aside at once, what waits after a day", async () => {
    let now = Date.UTC(2026, 10, 22);
    const store = new EventStore(new Store(shelf), "legato", () => now);
    await store.keep(letter(1));
    expect(await store.untaken()).toBeUndefined();
    now += 2 * DAY_MS;
    await store.keep(letter(2));
    expect(await store.untaken()).toEqual({ count: 1, since: Date.UTC(2026, 10, 22) });
    await store.setAside([letter(2)]);

    expect(await store.untaken()).toEqual({ count: 2, since: Date.UTC(2026, 10, 22) });
  });

  test("is nothing once it has all of it", async () => {
    const store = new EventStore(new Store(shelf));
    await store.keep(letter(1));
    await store.sent([letter(1)]);

    expect(await store.untaken()).toBeUndefined();
  });
});
