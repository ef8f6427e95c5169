// @vitest-environment node
import "fake-indexeddb/auto";

import { IDBFactory } from "fake-indexeddb";
import { beforeEach, describe, expect, test, vi } from "vitest";

import { event, outboxWith, Server, URL } from "./post";
import { MemoryShelf } from "../stands";

beforeEach(() => Reflect.deleteProperty(globalThis, "indexedDB"));

describe("the outbox", () => {
  test("sends events in the order in which they happened, with the page's token", async () => {
    const { outbox, letters, server } = outboxWith();
    for (const number of [1, 2, 3]) outbox.add(event(number));
    await outbox.send();

    expect(server.kept).toEqual(["event-1", "event-2", "event-3"]);
    expect(server.requests[0]).toMatchObject({ url: URL, token: "the-token" });
    expect(await letters.waiting()).toHaveLength(0);
  });

  test("keeps everything while there is no connection, and sends it when there is", async () => {
    const { outbox, letters, server, time } = outboxWith();
    server.answers = () => Promise.reject(new TypeError("offline"));
    for (const number of [1, 2]) outbox.add(event(number));
    await outbox.send();
    expect(await letters.waiting()).toHaveLength(2);

    server.answers = () => 200;
    time.pass(120_000);
    await outbox.send();

    expect(server.kept).toEqual(["event-1", "event-2"]);
    expect(await letters.waiting()).toHaveLength(0);
  });

  test("keeps everything for a server that has no room or no time, however often it says so", async () => {
    const { outbox, letters, server } = outboxWith();
    outbox.add(event(1));
    outbox.add(event(2));
    for (let time = 0; time < 30; time++) {
      server.answers = () => (time % 2 ? 503 : 507);
      await outbox.send();
    }
    expect(await letters.waiting()).toHaveLength(2);
    server.answers = () => 200;
    await outbox.send();

    expect(server.kept).toEqual(["event-1", "event-2"]);
  });

  test("waits longer after each failure, but never longer than a minute", async () => {
    const { outbox, server, time } = outboxWith();
    server.answers = () => 503;
    outbox.add(event(1));
    await outbox.send();
    const tries: number[] = [];
    for (let second = 0; second < 300; second++) {
      const before = server.requests.length;
      time.pass(1_000);
      await Promise.resolve();
      await new Promise((resolve) => setTimeout(resolve, 0));
      if (server.requests.length > before) tries.push(second);
    }

    expect(tries.length).toBeGreaterThan(5);
    expect(tries.length).toBeLessThan(15);
    expect(Math.max(...tries.slice(1).map((at, i) => at - (tries[i] ?? 0)))).toBeLessThanOrEqual(61);
  });

  test.each([503, 507])("waits for a server that answers %s as long as it takes, and sets nothing aside", async (status) => {
    const { outbox, letters, server } = outboxWith();
    server.answers = () => status;
    outbox.add(event(1));
    for (let time = 0; time < 30; time++) await outbox.send();
    expect(await letters.waiting()).toHaveLength(1);

    server.answers = () => 200;
    await outbox.send();
    expect(server.kept).toEqual(["event-1"]);
  });

  test("finds on this device what an earlier visit could not send, also for another sitting", async () => {
    const shelf = new MemoryShelf();
    const before = outboxWith(shelf, new Server(), "/api/v1/sittings/before/events");
    before.server.answers = () => 500;
    before.outbox.add(event(1));
    await before.outbox.send();
    const { outbox, server } = outboxWith(shelf);
    outbox.add(event(2));
    await outbox.send();

    expect(server.requests.map(({ url, ids }) => [url, ids])).toEqual([
      ["/api/v1/sittings/before/events", ["event-1"]],
      [URL, ["event-2"]],
    ]);
  });

  test("loses nothing to a second window that writes at the same time", async () => {
    const shelf = new MemoryShelf();
    const one = outboxWith(shelf);
    const other = outboxWith(shelf, one.server);
    one.server.answers = () => 500;
    one.outbox.add(event(1));
    other.outbox.add(event(2));
    one.outbox.add(event(3));
    await Promise.all([one.outbox.send(), other.outbox.send()]);
    one.server.answers = () => 200;
    await one.outbox.send();

    expect(one.server.kept).toEqual(["event-1", "event-2", "event-3"]);
  });

  test("sends the same event under the same id when an answer got lost", async () => {
    const { outbox, server } = outboxWith();
    let first = true;
    server.answers = ({ ids }) => {
      if (!first) return 200;
      first = false;
      server.kept.push(...ids);
      return Promise.reject(new TypeError("the answer got lost"));
    };
    outbox.add(event(1));
    await outbox.send();
    await outbox.send();

    expect(server.requests.map(({ ids }) => ids)).toEqual([["event-1"], ["event-1"]]);
    expect(server.kept).toEqual(["event-1"]);
  });

  test("lets go only of the one event the server does not understand", async () => {
    const { outbox, letters, server } = outboxWith();
    server.answers = () => 500;
    for (const number of [1, 2, 3]) outbox.add(event(number));
    await outbox.send();
    server.answers = ({ ids }) => (ids.includes("event-2") ? 422 : 200);
    await outbox.send();

    expect(server.kept).toEqual(["event-1", "event-3"]);
    expect(await letters.waiting()).toHaveLength(0);
  });

  test("lets go of everything about a sitting that was deleted", async () => {
    globalThis.indexedDB = new IDBFactory();
    const { outbox, letters, server, shelf } = outboxWith();
    server.answers = () => 404;
    outbox.add(event(1));
    await outbox.send();
    expect(await letters.waiting()).toHaveLength(0);
    Reflect.deleteProperty(globalThis, "indexedDB");

    expect(shelf.kept.size).toBe(0);
  });

  test("keeps what the server does not know when the database that may hold its beginning is missing", async () => {
    const { outbox, letters, server, shelf } = outboxWith();
    server.answers = () => 404;
    outbox.add(event(1));
    await outbox.send();
    expect(await letters.waiting()).toHaveLength(0);

    const next = outboxWith(shelf);
    expect(await next.letters.waiting()).toHaveLength(1);
    await next.outbox.send();
    expect(next.server.kept).toEqual(["event-1"]);
  });

  test("sends large heaps in parcels", async () => {
    const { outbox, server } = outboxWith();
    server.answers = () => 500;
    for (let number = 0; number < 120; number++) outbox.add(event(number));
    await outbox.send();
    server.answers = () => 200;
    await outbox.send();

    expect(server.kept).toHaveLength(120);
    expect(Math.max(...server.requests.map(({ ids }) => ids.length))).toBe(50);
  });

  test("works without storage as long as the page lives", async () => {
    const shelf = new MemoryShelf();
    shelf.full = true;
    const { outbox, letters, server } = outboxWith(shelf);
    server.answers = () => 500;
    outbox.add(event(1));
    await outbox.send();
    expect(await letters.waiting()).toHaveLength(1);
    server.answers = () => 200;
    await outbox.send();

    expect(server.kept).toEqual(["event-1"]);
    expect(await letters.waiting()).toHaveLength(0);
  });

  test("sends once more while the page goes away, and forgets nothing yet", async () => {
    const { outbox, letters, server } = outboxWith();
    server.answers = () => 500;
    outbox.add(event(1));
    await outbox.send();
    outbox.sendLast();

    expect(server.requests.at(-1)).toMatchObject({ ids: ["event-1"], keepalive: true });
    expect(await letters.waiting()).toHaveLength(1);
  });

  test("throws out what is damaged instead of stumbling over it for ever", async () => {
    const shelf = new MemoryShelf();
    shelf.kept.set("legato.outbox.0", "{not json");
    shelf.kept.set("legato.outbox.1", '{"url": "https://elsewhere.example/", "event": {"id": "x"}}');
    const { outbox, server } = outboxWith(shelf);
    outbox.add(event(1));
    await outbox.send();

    expect(server.requests.map(({ ids }) => ids)).toEqual([["event-1"]]);
    expect(shelf.kept.size).toBe(0);
  });

  test("goes to where the app stands now, also with what was kept before it moved below a path", async () => {
    const shelf = new MemoryShelf();
    const before = outboxWith(shelf);
    before.server.answers = () => 503;
    before.outbox.add(event(1));
    await before.outbox.send();
    vi.stubGlobal("registration", { scope: "https://example.org/legato/" });
    const { outbox, server } = outboxWith(shelf, new Server(), `/legato${URL}`);
    outbox.add(event(2));
    await outbox.send();

    expect(server.requests.map(({ url }) => url)).toEqual([`/legato${URL}`]);
    expect(server.kept).toEqual(["event-1", "event-2"]);
  });

  test("keeps nothing when the page says of no address", async () => {
    const { outbox, letters } = outboxWith(new MemoryShelf(), new Server(), "");
    outbox.add(event(1));

    expect(await letters.waiting()).toHaveLength(0);
  });
});
