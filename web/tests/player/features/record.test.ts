// @vitest-environment node
import { describe, expect, test } from "vitest";

import { Recorder } from "../../../src/player/features/record";
import { EventStore } from "../../../src/device/event-store";
import { Outbox } from "../../../src/device/outbox";
import type { SessionEvent } from "../../../src/ground/session-event";
import { Store } from "../../../src/ground/store";
import { uuid } from "../../../src/ground/ids";
import { conduct, MemoryShelf, timelineFor, WoundTime } from "../../stands";

function recording(begun = false) {
  const store = new Store(new MemoryShelf());
  const refuses = (() => Promise.resolve(new Response(null, { status: 503 }))) as unknown as typeof fetch;
  const outbox = new Outbox("/events", { letters: new EventStore(store), fetch: refuses, token: () => "", time: new WoundTime() });
  const { conductor, time } = conduct();
  let count = 0;
  new Recorder(conductor, outbox, begun, { id: uuid, now: () => new Date(Date.UTC(2026, 10, 22) + count++) });
  const events = (): SessionEvent[] =>
    store.keys("legato.outbox.").map((key) => (store.read(key) as { event: SessionEvent }).event);
  return { conductor, time, events };
}

describe("the record of a session", () => {
  test("tells the story: begun, paused, gone on with, each block reached, the leg changed, finished", () => {
    const { conductor, time, events } = recording();
    conductor.play();
    time.pass(20_000);
    conductor.pause();
    conductor.play();
    time.pass(timelineFor().lasts_ms);

    expect(events().map(({ kind, leg, technique }) => [kind, leg, technique])).toEqual([
      ["started", null, null],
      ["cue_reached", "left", "arch-rub"],
      ["paused", "left", "arch-rub"],
      ["resumed", "left", "arch-rub"],
      ["cue_reached", "left", "thumb-strokes"],
      ["side_changed", "right", null],
      ["cue_reached", "right", "arch-rub"],
      ["cue_reached", "right", "finishing-strokes"],
      ["finished", null, null],
    ]);
  });

  test("gives each event an id of its own, a whole millisecond and a time of day", () => {
    const { conductor, time, events } = recording(true);
    conductor.play();
    time.pass(16_000.7);
    conductor.pause();
    const all = events();

    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(
      all.every(({ id }) => /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id)),
    ).toBe(true);
    expect(all.every(({ at_ms }) => Number.isInteger(at_ms))).toBe(true);
    expect(all[0]?.kind).toBe("resumed");
    expect(all[0]?.happened_at).toBe("2026-11-22T00:00:00.000Z");
  });
});
