// @vitest-environment node
import { describe, expect, test } from "vitest";

import type { Outbox } from "../../src/device/outbox";
import type { SessionEvent } from "../../src/ground/session-event";
import { event, outboxWith, URL } from "./post";
import { MemoryShelf } from "../stands";

const OTHER = "/api/v1/sittings/other/events";

/** Letters that wait for a page to be opened, as an earlier one left them. */
function leave(shelf: MemoryShelf, url: string, ...events: readonly SessionEvent[]): void {
  for (const left of events) {
    shelf.kept.set(`legato.outbox.${left.happened_at}.${left.id}`, JSON.stringify({ url, event: left }));
  }
}

/** Send, and again as often as it takes for what failed to be tried so many times. */
async function sendTimes(outbox: Outbox, times: number): Promise<void> {
  for (let tries = 0; tries < times; tries++) await outbox.send();
}

describe("what says that something is wrong", () => {
  const wrong = event(30, "something_wrong");

  test("goes first, and with nothing else that might be at fault", async () => {
    const shelf = new MemoryShelf();
    leave(shelf, OTHER, event(1), event(2));
    leave(shelf, URL, event(3), wrong);
    const { outbox, server } = outboxWith(shelf);
    await outbox.send();

    expect(server.requests.map(({ url, ids }) => [url, ids])).toEqual([
      [URL, ["event-30"]],
      [OTHER, ["event-1", "event-2"]],
      [URL, ["event-3"]],
    ]);
  });

  test.each([
    ["that breaks the server", () => 500],
    ["that nobody answers", () => Promise.reject(new TypeError("blocked"))],
    ["that is busy for ever", () => 503],
    ["that lets nobody in", () => 403],
  ])("gets through beside an address %s", async (_, answers) => {
    const shelf = new MemoryShelf();
    leave(shelf, OTHER, event(1), event(2, "something_wrong"));
    leave(shelf, URL, event(29), wrong, event(31));
    const { outbox, server } = outboxWith(shelf);
    server.answers = ({ url }) => (url === OTHER ? answers() : 200);
    await sendTimes(outbox, 3);

    expect([...server.kept].sort()).toEqual(["event-29", "event-30", "event-31"]);
  });

  test("is sent for as long as the page lives, however often the server breaks on it", async () => {
    const { outbox, letters, server } = outboxWith();
    server.answers = () => 500;
    outbox.add(wrong);
    outbox.add(event(31));
    await sendTimes(outbox, 30);
    expect((await letters.waiting()).map((letter) => letter.event.id)).toEqual(["event-30"]);

    server.answers = () => 200;
    await outbox.send();
    expect(server.kept).toEqual(["event-30"]);
  });

  test("takes the room of other things in a full journal", async () => {
    const shelf = new MemoryShelf();
    const { outbox, letters, server } = outboxWith(shelf);
    server.answers = () => 503;
    outbox.add(event(1));
    outbox.add(event(2));
    await outbox.kept();
    shelf.most = 2;
    outbox.add(wrong);
    await outbox.kept();

    expect([...shelf.kept.keys()].some((key) => key.endsWith("event-30"))).toBe(true);
    expect((await letters.waiting()).map((letter) => letter.event.id)).toEqual(["event-1", "event-2", "event-30"]);
  });

  test("goes first when the page goes away", async () => {
    const { outbox, server } = outboxWith();
    server.answers = () => 503;
    for (let number = 31; number < 100; number++) outbox.add(event(number));
    outbox.add(event(100, "something_wrong"));
    await outbox.send();
    outbox.sendLast();

    expect(server.requests.at(-1)?.ids[0]).toBe("event-100");
  });
});

describe("one letter or one address that is broken", () => {
  test("is found in its parcel, and all others arrive at once", async () => {
    const { outbox, letters, server } = outboxWith();
    server.answers = ({ ids }) => (ids.includes("event-17") ? 500 : 200);
    for (let number = 0; number < 40; number++) outbox.add(event(number));
    await outbox.send();

    expect(server.kept).toHaveLength(39);
    expect((await letters.waiting()).map((letter) => letter.event.id)).toEqual(["event-17"]);
    expect(server.requests.length).toBeLessThan(20);
  });

  test("is found where the server does not even live to answer", async () => {
    const { outbox, server } = outboxWith();
    server.answers = ({ ids }) => (ids.includes("event-3") ? Promise.reject(new TypeError("cut off")) : 200);
    for (let number = 0; number < 40; number++) outbox.add(event(number));
    await sendTimes(outbox, 20);

    expect(server.kept).toHaveLength(39);
  });

  test("waits for another page when the server has broken on it often", async () => {
    const shelf = new MemoryShelf();
    const { outbox, letters, server } = outboxWith(shelf);
    server.answers = () => 500;
    outbox.add(event(1));
    await sendTimes(outbox, 30);
    expect(await letters.waiting()).toEqual([]);

    expect(await outboxWith(shelf).letters.waiting()).toHaveLength(1);
  });

  test("lets a long time without a network end in a few large parcels", async () => {
    const { outbox, server } = outboxWith();
    server.answers = () => Promise.reject(new TypeError("offline"));
    for (let number = 0; number < 150; number++) outbox.add(event(number));
    await sendTimes(outbox, 20);
    const before = server.requests.length;
    server.answers = () => 200;
    await outbox.send();

    expect(server.kept).toHaveLength(150);
    expect(server.requests.length - before).toBeLessThan(40);
  });

  test.each(["//elsewhere.example/api/v1/sittings/one/events", "/\\elsewhere.example/events", "/a//b", "/a?b", "/a\tb"])(
    "is thrown out when it is not on this server: %j",
    async (url) => {
      const shelf = new MemoryShelf();
      leave(shelf, url, event(1));
      const { outbox, server } = outboxWith(shelf);
      await outbox.send();

      expect(server.requests).toEqual([]);
      expect(shelf.kept.size).toBe(0);
    },
  );
});

describe("an answer that is somebody else's", () => {
  test.each([200, 404, 410])("is no answer: the page of a network that wants a log-in says %d", async (status) => {
    const { outbox, letters, server } = outboxWith();
    server.speaks = "text/html; charset=utf-8";
    server.answers = () => status;
    outbox.add(event(1, "something_wrong"));
    await outbox.send();
    expect(await letters.waiting()).toHaveLength(1);

    server.speaks = "application/json";
    server.answers = () => 200;
    await outbox.send();
    expect(await letters.waiting()).toHaveLength(0);
  });
});
