// @vitest-environment node
import { beforeEach, describe, expect, test } from "vitest";

import { MemoryShelf } from "../stands";
import { events, timeline, visit } from "./visits";

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

  test("forgets a single stray tap on what would lose the place", () => {
    const first = visit(shelf);
    first.guide.toggle();
    first.time.pass(20_000);
    first.guide.goAway();
    const { guide, conductor, time } = visit(shelf);
    guide.guarded("anew");

    expect(guide.armed).toBe("anew");
    expect(conductor.position).toBe(20_000);
    time.pass(4_000);
    expect(guide.armed).toBeUndefined();
  });

  test("skips a part, can take it back, and writes it down", () => {
    const { guide, conductor, time } = visit(shelf);
    guide.toggle();
    time.pass(21_000);
    guide.on();
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
    guide.complaints.answer("what", "sharp");
    expect(events(shelf).some(({ kind }) => kind === "something_wrong")).toBe(false);
    guide.complaints.answer("where", "calf");

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
    guide.complaints.answer("what", "sharp");
    guide.complaints.answer("where", "calf");
    guide.close();
    guide.goOn("part");
    guide.toggle();
    void guide.play();
    guide.press("toggle");
    guide.press("leave");
    guide.press("on");
    guide.press("back");
    guide.open("wrong");

    expect(guide.complaints.answers).toEqual({ what: "sharp", where: "calf" });
    expect(conductor.position).toBe(20_000);
    expect(guide.dialog).toBe("wrong");
    expect(conductor.paused).toBe(true);
  });

  test("goes on more gently after a harmless one: paused first, and past what brought it on", () => {
    const { guide, conductor } = complain();
    guide.complaints.answer("what", "sore");
    guide.complaints.answer("where", "calf");
    guide.goOn("part");

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
      guide.complaints.answer("what", "sore");
      guide.complaints.answer("where", "calf");
      guide.goOn("part");
      time.pass(1_000);
      guide.open("wrong");
    }

    expect(events(shelf).filter(({ kind }) => kind === "something_wrong")).toHaveLength(2);
  });

  test("is still there after a reload, with its advice, and is written down under one id", () => {
    const { guide } = complain();
    guide.complaints.answer("what", "chest");
    guide.goAway();
    const again = visit(shelf);

    expect(again.guide.dialog).toBe("wrong");
    expect(again.guide.complaints.answers).toEqual({ what: "chest" });
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
    guide.goOn("part");

    expect(guide.dialog).toBe("wrong");
    guide.end();
    expect(events(shelf).map(({ kind }) => kind)).toContain("something_wrong");
  });
});
