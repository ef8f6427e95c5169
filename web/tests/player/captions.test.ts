import { beforeEach, describe, expect, test } from "vitest";

import { MemoryShelf } from "../stands";
import { visit } from "./visits";

let shelf: MemoryShelf;
beforeEach(() => {
  shelf = new MemoryShelf();
});

describe("what is said, in the largest words", () => {
  test("stands there as it is said, and makes way for the step's own line after some seconds", () => {
    const { guide, time } = visit(shelf);
    guide.toggle();
    time.pass(35_000);
    expect(guide.captions.now).toBe("Ten seconds.");
    time.pass(8_000);

    expect(guide.captions.now).toBeUndefined();
  });

  test("is only as much as somebody wants to be told", () => {
    const { guide, settings, time } = visit(shelf);
    settings.change({ telling: "quiet" });
    guide.toggle();
    time.pass(36_000);

    expect(guide.captions.now).toBeUndefined();
    expect(guide.captions.coming).toEqual([]);
  });

  test("is not shown where nothing spoken is to be shown", () => {
    const { guide, settings, time } = visit(shelf);
    guide.toggle();
    time.pass(35_000);
    settings.change({ captions: false });

    expect(guide.captions.now).toBeUndefined();
    expect(guide.captions.coming).toEqual([]);
  });

  test("is not carried into another step", () => {
    const { guide, conductor, time } = visit(shelf);
    guide.toggle();
    time.pass(36_000);
    expect(guide.captions.now).toBe("Ten seconds.");
    conductor.seek(75_000);

    expect(guide.captions.now).toBeUndefined();
  });

  test("is gone when what was planned anew makes it untrue", () => {
    const { guide, conductor, time } = visit(shelf);
    guide.toggle();
    time.pass(36_000);
    expect(guide.captions.now).toBe("Ten seconds.");
    const { timeline } = conductor;
    conductor.retime({ ...timeline, cues: timeline.cues.filter(({ kind }) => kind !== "ten_seconds_left") });

    expect(guide.captions.now).toBeUndefined();
  });

  test("is known beforehand for the whole step, so that there is room for it", () => {
    const { guide, conductor } = visit(shelf);
    conductor.seek(20_000);

    expect(guide.captions.coming).toContain("Ten seconds.");
    conductor.seek(0);
    expect(guide.captions.coming).not.toContain("Ten seconds.");
  });
});
