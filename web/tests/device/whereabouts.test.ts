// @vitest-environment node
import "fake-indexeddb/auto";

import { IDBFactory } from "fake-indexeddb";
import { beforeEach, describe, expect, test } from "vitest";

import { EventStore } from "../../src/device/event-store";
import { overSays } from "../../src/player/loading";
import { standingOf } from "../../src/device/whereabouts";
import type { SessionEvent } from "../../src/ground/session-event";
import { Store } from "../../src/ground/store";
import { readQuestions } from "../../src/ground/stop-questions";
import { MemoryShelf } from "../stands";
import { QUESTIONS } from "../player/visits";

const URL = "/api/v1/sittings/one/events";
const questions = readQuestions(QUESTIONS);
const silent: typeof fetch = () => Promise.reject(new TypeError("no network"));
const telling =
  (...events: readonly SessionEvent[]): typeof fetch =>
  () =>
    Promise.resolve(Response.json({ events }));

let letters: EventStore;

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  letters = new EventStore(new Store(new MemoryShelf()));
});

function happened(kind: SessionEvent["kind"], second: number, detail: SessionEvent["detail"] = {}): SessionEvent {
  const happened_at = new Date(Date.UTC(2026, 10, 22, 12, 0, second)).toISOString();
  return { id: `${kind}-${second}`, kind, at_ms: second * 1_000, leg: "left", technique: null, happened_at, detail };
}

const keep = (event: SessionEvent): Promise<void> => letters.keep({ url: URL, event });

describe("where a session stands", () => {
  test("is known from this device alone when the server is out of reach", async () => {
    await keep(happened("started", 0));
    await keep(happened("paused", 40));

    expect(await standingOf(URL, letters, questions, silent)).toMatchObject({ status: "playing", at_ms: 40_000 });
  });

  test("counts what happened on other devices, and what both tell only once", async () => {
    const begun = happened("started", 0);
    await keep(begun);
    const stands = await standingOf(URL, letters, questions, telling(begun, happened("finished", 90)));

    expect(stands.status).toBe("finished");
    expect(overSays(stands)).toMatch(/finished|over/);
  });

  test("is not asked for where the server has never heard of the session", async () => {
    await letters.begin({ url: "/api/v1/sittings/one", body: { ready: "five" } });
    const unasked: typeof fetch = () => Promise.reject(new Error("asked"));
    let asked = 0;
    const counting: typeof fetch = (...request) => {
      asked++;
      return unasked(...request);
    };

    expect(await standingOf(URL, letters, questions, counting)).toMatchObject({ status: "planned", at_ms: 0 });
    expect(asked).toBe(0);
  });

  test("is the beginning when the server tells something nobody understands", async () => {
    const odd = (() => Promise.resolve(Response.json({ events: [7, null, { kind: "started" }] }))) as typeof fetch;

    expect(await standingOf(URL, letters, questions, odd)).toMatchObject({ status: "planned", at_ms: 0 });
  });

  test("remembers what a device made softer by itself, not what the server planned or could not", async () => {
    const alone = happened("softer", 20, { done: "here" });
    await keep(alone);
    await keep(happened("softer", 30, { done: "planned" }));
    await keep(happened("shorter", 35, { done: "not" }));

    expect((await standingOf(URL, letters, questions, telling(alone))).softened_ms).toEqual([20_000]);
  });

  test("remembers what is left alone since something felt wrong there: a place of the questions, or a leg", async () => {
    const where = [{ id: "left_foot", label: "Left foot", advice: null, leg: "left", zones: ["arch"] }];
    const asked = readQuestions(JSON.stringify({ questions: [{ id: "where", asks: "Where?", options: where }] }));
    const all = ["left_foot", "right", "nose", undefined].map((spares, at) =>
      happened("skipped", 20 + at, { to_ms: 30_000, ...(spares === undefined ? {} : { spares }) }),
    );
    for (const one of all) await keep(one);

    expect((await standingOf(URL, letters, asked, telling())).spared).toEqual([
      { leg: "left", zones: ["arch"] },
      { leg: "right", zones: [] },
    ]);
  });
});
