// @vitest-environment node
import { beforeEach, describe, expect, test } from "vitest";

import { Conductor } from "../../src/player/conductor";
import { PlaceKeeper } from "../../src/player/features/place";
import { Recorder } from "../../src/player/features/record";
import { Guide } from "../../src/player/guide";
import { EventStore } from "../../src/offline/event-store";
import { Outbox, type SessionEvent } from "../../src/player/outbox";
import type { Replanner } from "../../src/player/replanning";
import { Bookmark } from "../../src/player/resume";
import { Settings } from "../../src/player/settings";
import { Signal } from "../../src/player/signal";
import { Store } from "../../src/player/store";
import { readQuestions } from "../../src/player/wrong";
import { MemoryShelf, timelineFor, WoundTime } from "./stands";

const timeline = timelineFor();
let today = Date.UTC(2026, 10, 22, 12);

const QUESTIONS = JSON.stringify({
  questions: [
    {
      id: "what",
      asks: "What feels wrong?",
      options: [
        { id: "chest", label: "Chest pain", advice: { title: "Call", says: "Why", do: "Call now", urgency: "now" } },
        { id: "sharp", label: "Sharp pain", advice: { title: "See", says: "Why", do: "Go", urgency: "same_day" } },
        { id: "sore", label: "A little sore", advice: null },
      ],
    },
    { id: "where", asks: "Where?", options: [{ id: "calf", label: "Calf", advice: null }] },
  ],
});

/** One visit to the player page; a second one on the same shelf is a reload. */
function visit(shelf: MemoryShelf, questions: string | null = QUESTIONS, replanner?: Pick<Replanner, "ask">) {
  today += 600_000;
  const now = today;
  const time = new WoundTime();
  const store = new Store(shelf);
  const conductor = new Conductor(timeline, time);
  const bookmark = new Bookmark(store, "s", timeline, () => now + time.now());
  const place = bookmark.read();
  const refuses = (() => Promise.resolve(new Response(null, { status: 503 }))) as unknown as typeof fetch;
  const outbox = new Outbox("/events", { letters: new EventStore(store), fetch: refuses, token: () => "", time });
  let ids = 0;
  const id = (): string => `id-${shelf.kept.size}-${ids++}`;
  const recorder = new Recorder(conductor, outbox, place !== undefined, {
    id,
    now: () => new Date(now + time.now() + ids),
  });
  new PlaceKeeper(conductor, new Signal(), bookmark);
  if (place !== undefined) conductor.restore(place.at_ms);
  let unlocked = 0;
  const guide = new Guide({
    ensemble: { conductor, bookmark, recorder, place, unlock: () => unlocked++, trySound: () => true },
    settings: new Settings(store),
    ...(replanner === undefined ? {} : { replanner }),
    questions: readQuestions(questions),
    changed: () => undefined,
    id,
    time,
  });
  return { guide, conductor, time, unlocked: () => unlocked };
}

function events(shelf: MemoryShelf): SessionEvent[] {
  const store = new Store(shelf);
  return store.keys("legato.outbox.").map((key) => (store.read(key) as { event: SessionEvent }).event);
}

let shelf: MemoryShelf;
beforeEach(() => (shelf = new MemoryShelf()));

describe("beginning", () => {
  test("waits for a tap, which also lets sound begin", () => {
    const { guide, conductor, time, unlocked } = visit(shelf);
    time.pass(60_000);
    expect(guide.phase).toBe("ready");
    expect(conductor.position).toBe(0);
    guide.toggle();

    expect(guide.phase).toBe("playing");
    expect(unlocked()).toBe(1);
    expect(events(shelf).map(({ kind }) => kind)).toEqual(["started"]);
  });

  test("goes on after a reload at the same moment on the same leg, paused, with one tap", () => {
    const first = visit(shelf);
    first.guide.toggle();
    first.time.pass(81_234);
    first.guide.goAway();
    const { guide, conductor } = visit(shelf);

    expect(conductor.position).toBe(81_234);
    expect(guide.view).toMatchObject({ title: "Arch rub", leg: "right", legWords: "Right leg" });
    expect(guide.phase).toBe("paused");
    guide.toggle();
    expect(guide.phase).toBe("playing");
    expect(events(shelf).at(-1)?.kind).toBe("resumed");
  });

  test("begins anew after a reload only at a second tap", () => {
    const first = visit(shelf);
    first.guide.toggle();
    first.time.pass(81_000);
    first.guide.goAway();
    const { guide, conductor, time } = visit(shelf);
    expect(guide.mayBeginAnew).toBe(true);
    guide.guarded("anew");
    expect(conductor.position).toBe(81_000);
    time.pass(1_000);
    guide.guarded("anew");

    expect(conductor.position).toBe(0);
    expect(guide.phase).toBe("ready");
    expect(visit(shelf).guide.phase).toBe("ready");
  });

  test("a page opened and closed without a tap leaves no trace", () => {
    const { guide } = visit(shelf);
    guide.goAway();

    expect(shelf.kept.size).toBe(0);
  });
});

describe("a hand on the screen", () => {
  test("pauses with a tap anywhere, and does not go on with another", () => {
    const { guide } = visit(shelf);
    guide.toggle();
    guide.tapStage();
    expect(guide.phase).toBe("paused");
    guide.tapStage();

    expect(guide.phase).toBe("paused");
    guide.toggle();
    expect(guide.phase).toBe("playing");
  });

  test("skips nothing with a single stray tap on skip", () => {
    const { guide, conductor, time } = visit(shelf);
    guide.toggle();
    time.pass(20_000);
    guide.guarded("on");

    expect(guide.armed).toBe("on");
    expect(conductor.position).toBe(20_000);
    time.pass(4_000);
    expect(guide.armed).toBeUndefined();
  });

  test("skips with two, can take it back, and writes it down", () => {
    const { guide, conductor, time } = visit(shelf);
    guide.toggle();
    time.pass(20_000);
    guide.guarded("on");
    time.pass(1_000);
    guide.guarded("on");
    expect(conductor.position).toBe(50_000);
    time.pass(2_000);
    expect(guide.undoTo).toBe(21_000);
    guide.undo();

    expect(conductor.position).toBe(21_000);
    expect(guide.phase).toBe("playing");
    expect(events(shelf).find(({ kind }) => kind === "skipped")).toMatchObject({
      at_ms: 21_000,
      leg: "left",
      technique: "arch-rub",
    });
  });

  test("repeats a block from its beginning", () => {
    const { guide, conductor, time } = visit(shelf);
    guide.toggle();
    time.pass(40_000);
    guide.press("back");

    expect(conductor.position).toBe(15_000);
    expect(events(shelf).at(-2)?.kind).toBe("repeated");
    time.pass(9_000);
    expect(guide.undoTo).toBeUndefined();
  });

  test("neither skips nor repeats before the session has begun", () => {
    const { guide, conductor } = visit(shelf);
    guide.press("on");
    guide.press("back");

    expect(conductor.position).toBe(0);
    expect(events(shelf)).toEqual([]);
  });

  test("turns the volume with the arrows, and sees how loud it is", () => {
    const { guide, time } = visit(shelf);
    guide.press("louder");
    expect(guide.note).toBe("Volume 8 of 10");
    time.pass(9_000);

    expect(guide.note).toBeUndefined();
  });

  test("shows what is said beyond the line on the screen, and what comes next again after that", () => {
    const { guide, time } = visit(shelf);
    guide.toggle();
    time.pass(35_000);
    expect(guide.note).toBe("Ten seconds.");
    time.pass(8_000);

    expect(guide.note).toBeUndefined();
  });

  test("does not carry what was said into another step", () => {
    const { guide, conductor, time } = visit(shelf);
    guide.toggle();
    time.pass(36_000);
    expect(guide.note).toBe("Ten seconds.");
    conductor.seek(75_000);

    expect(guide.note).toBeUndefined();
  });
});

describe("leaving", () => {
  test("is asked about first, paused, and loses nothing", () => {
    const { guide, conductor, time } = visit(shelf);
    guide.toggle();
    time.pass(20_000);
    guide.press("leave");

    expect(guide.dialog).toBe("leave");
    expect(conductor.paused).toBe(true);
    guide.close();
    expect(guide.phase).toBe("paused");
    expect(conductor.position).toBe(20_000);
  });

  test("for good ends the session and keeps no place", () => {
    const { guide, time } = visit(shelf);
    guide.toggle();
    time.pass(20_000);
    guide.open("leave");
    guide.end();
    guide.goAway();

    expect(events(shelf).at(-1)).toMatchObject({ kind: "finished", at_ms: 20_000, detail: { early: true } });
    expect(visit(shelf).guide.phase).toBe("ready");
  });

  test("after the end a finished session does not resume", () => {
    const { guide, time } = visit(shelf);
    guide.toggle();
    time.pass(timeline.lasts_ms);
    guide.goAway();

    expect(guide.phase).toBe("ended");
    expect(
      events(shelf)
        .map(({ kind }) => kind)
        .slice(-1),
    ).toEqual(["finished"]);
    expect(events(shelf).some(({ kind }) => kind === "paused")).toBe(false);
    expect(visit(shelf).guide.phase).toBe("ready");
  });
});

describe("something feels wrong", () => {
  function complain() {
    const all = visit(shelf);
    all.guide.toggle();
    all.time.pass(20_000);
    all.guide.open("wrong");
    return all;
  }

  test("stops at once", () => {
    const { guide, conductor, time } = complain();
    time.pass(60_000);

    expect(conductor.position).toBe(20_000);
    expect(guide.dialog).toBe("wrong");
  });

  test("tapped by mistake leads back to where it was, and is not written down", () => {
    const { guide } = complain();
    guide.close();

    expect(guide.phase).toBe("paused");
    expect(guide.dialog).toBeUndefined();
    expect(events(shelf).some(({ kind }) => kind === "something_wrong")).toBe(false);
  });

  test("asks two questions, then writes down what and where", () => {
    const { guide } = complain();
    guide.answer("what", "sharp");
    expect(events(shelf).some(({ kind }) => kind === "something_wrong")).toBe(false);
    guide.answer("where", "calf");

    expect(events(shelf).at(-1)).toMatchObject({
      kind: "something_wrong",
      at_ms: 20_000,
      leg: "left",
      technique: "arch-rub",
      detail: { what: "sharp", where: "calf" },
    });
  });

  test("cannot be closed, played over or gone on from after a grave answer", () => {
    const { guide, conductor } = complain();
    guide.answer("what", "sharp");
    guide.answer("where", "calf");
    guide.close();
    guide.gently();
    guide.toggle();
    guide.play();
    guide.press("toggle");
    guide.press("leave");
    guide.press("on");
    guide.press("back");
    guide.open("wrong");

    expect(guide.answers).toEqual({ what: "sharp", where: "calf" });
    expect(conductor.position).toBe(20_000);
    expect(guide.dialog).toBe("wrong");
    expect(conductor.paused).toBe(true);
  });

  test("goes on more gently after a harmless one: paused first, and past what brought it on", () => {
    const { guide, conductor } = complain();
    guide.answer("what", "sore");
    guide.answer("where", "calf");
    guide.gently();

    expect(guide.dialog).toBeUndefined();
    expect(conductor.paused).toBe(true);
    expect(conductor.position).toBe(50_000);
    expect(guide.undoTo).toBeUndefined();
    expect(guide.note).toContain("More gently");
    guide.toggle();
    expect(guide.phase).toBe("playing");
  });

  test("a second complaint is written down as well", () => {
    const { guide, time } = complain();
    for (let round = 0; round < 2; round++) {
      guide.answer("what", "sore");
      guide.answer("where", "calf");
      guide.gently();
      time.pass(1_000);
      guide.open("wrong");
    }

    expect(events(shelf).filter(({ kind }) => kind === "something_wrong")).toHaveLength(2);
  });

  test("is still there after a reload, with its advice, and is written down under one id", () => {
    const { guide } = complain();
    guide.answer("what", "chest");
    guide.goAway();
    const again = visit(shelf);

    expect(again.guide.dialog).toBe("wrong");
    expect(again.guide.answers).toEqual({ what: "chest" });
    expect(again.guide.mayClose).toBe(false);
    again.guide.end();
    const complaints = events(shelf).filter(({ kind }) => kind === "something_wrong");
    expect(new Set(complaints.map(({ id }) => id)).size).toBe(1);
    expect(visit(shelf).guide.dialog).toBeUndefined();
  });

  test("leads to the careful advice where the page brings no questions", () => {
    const { guide } = visit(shelf, null);
    guide.toggle();
    guide.open("wrong");
    guide.gently();

    expect(guide.dialog).toBe("wrong");
    guide.end();
    expect(events(shelf).map(({ kind }) => kind)).toContain("something_wrong");
  });
});

describe("two taps", () => {
  test("repeat the part: the first pauses at once, the second starts over and plays", () => {
    const { guide, conductor, time } = visit(shelf);
    guide.toggle();
    time.pass(30_000);
    guide.tapStage();
    expect(guide.phase).toBe("paused");
    time.pass(300);
    guide.tapStage();

    expect(guide.phase).toBe("playing");
    expect(conductor.position).toBe(15_000);
    expect(events(shelf).map(({ kind }) => kind)).toContain("repeated");
    expect(guide.undoTo).toBe(30_000);
  });

  test.each([
    ["one finger that bounces", 40],
    ["two taps that have nothing to do with each other", 900],
  ])("of %s only pause", (_, apart) => {
    const { guide, conductor, time } = visit(shelf);
    guide.toggle();
    time.pass(30_000);
    guide.tapStage();
    time.pass(apart);
    guide.tapStage();

    expect(guide.phase).toBe("paused");
    expect(conductor.position).toBe(30_000);
  });

  test("do nothing before the session has begun, nor does a finger that rests", () => {
    const { guide, time } = visit(shelf);
    guide.tapStage();
    time.pass(300);
    guide.tapStage();
    guide.hold();

    expect(guide.phase).toBe("ready");
    expect(guide.dialog).toBeUndefined();
  });

  test("in a rest repeat the part before it", () => {
    const { guide, conductor, time } = visit(shelf);
    guide.toggle();
    time.pass(106_000);
    guide.tapStage();
    time.pass(200);
    guide.tapStage();

    expect(conductor.show).toMatchObject({ leg: "right", technique: "arch-rub" });
  });
});

describe("a wish for the rest of the session", () => {
  const shorter = timelineFor([
    ["prepare", undefined, "Get ready", 10_000],
    ["settle", "left", "Start with the left leg", 5_000],
    ["block", "left", "Arch rub", 30_000, 2_500],
    ["close", undefined, "Come to rest", 15_000],
  ]);

  test("is granted without a gap: the same moment, the new end", async () => {
    const { guide, conductor, time } = visit(shelf, QUESTIONS, {
      ask: () => Promise.resolve({ says: "Shorter from here on.", timeline: shorter }),
    });
    guide.toggle();
    time.pass(20_000);
    const granted = guide.adjust("shorter");
    time.pass(700);
    await granted;

    expect(conductor.position).toBe(20_700);
    expect(guide.phase).toBe("playing");
    expect(conductor.timeline.lasts_ms).toBe(60_000);
    expect(guide.note).toBe("Shorter from here on.");
    expect(events(shelf).find(({ kind }) => kind === "shorter")).toMatchObject({
      leg: "left",
      detail: { asked_ms: 20_000, done: "planned" },
    });
    time.pass(40_000);
    expect(guide.phase).toBe("ended");
  });

  test("is not granted when the session has gone on to something else meanwhile", async () => {
    const { guide, conductor, time } = visit(shelf, QUESTIONS, {
      ask: () => Promise.resolve({ says: "Shorter from here on.", timeline: shorter }),
    });
    guide.toggle();
    time.pass(52_000);
    await guide.adjust("shorter");

    expect(conductor.timeline.lasts_ms).toBe(timeline.lasts_ms);
    expect(guide.note).not.toBe("Shorter from here on.");
  });

  test("for softer is granted here when nobody can be asked", async () => {
    const { guide, conductor, time } = visit(shelf, QUESTIONS, { ask: () => Promise.resolve(undefined) });
    guide.toggle();
    time.pass(20_000);
    await guide.adjust("softer");

    expect(guide.view.pressure).toBe(2);
    expect(guide.view.pressureWords).toBe("very light");
    expect(conductor.nextShow?.shown.pressure).toBeUndefined();
    expect(guide.note).toBe("Use less pressure from here on.");
    expect(events(shelf).at(-1)).toMatchObject({ kind: "softer", detail: { done: "here" } });
  });

  test("for shorter says honestly that it needs the connection", async () => {
    const { guide, conductor, time } = visit(shelf, QUESTIONS, { ask: () => Promise.resolve(undefined) });
    guide.toggle();
    time.pass(20_000);
    await guide.adjust("shorter");

    expect(conductor.timeline.lasts_ms).toBe(timeline.lasts_ms);
    expect(guide.note).toContain("needs the connection");
    expect(guide.phase).toBe("playing");
  });

  test("that cannot be granted leaves all as it is, with the server's reason", async () => {
    const { guide, conductor, time } = visit(shelf, QUESTIONS, {
      ask: () => Promise.resolve({ says: "It is as short as it can be." }),
    });
    guide.toggle();
    time.pass(20_000);
    await guide.adjust("shorter");

    expect(conductor.timeline).toBe(timeline);
    expect(guide.note).toBe("It is as short as it can be.");
  });
});
