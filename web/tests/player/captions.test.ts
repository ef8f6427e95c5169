import { beforeEach, describe, expect, test } from "vitest";

import type { Timeline } from "../../src/ground/timeline";
import { MemoryShelf, timelineFor } from "../stands";
import { QUESTIONS, visit } from "./visits";

/** In the middle of a long block. */
const AT_MS = 30_000;

/** A session of one long block in which sentences are said at moments of their own. */
function saying(sentences: Readonly<Record<string, number>>): Timeline {
  const made = timelineFor([
    ["settle", "left", "Left leg", 10_000],
    ["block", "left", "Arch rub", 120_000, 3_000],
  ]);
  const said = Object.entries(sentences).map(([text, at_ms]) => ({ kind: "say", step: 1, leg: "left", at_ms, text, purpose: "movement", told: "quiet" }) as const);
  const cues = [...made.cues, ...said].sort((one, other) => one.at_ms - other.at_ms).map((cue, id) => ({ ...cue, id }));
  return { ...made, cues };
}

let shelf: MemoryShelf;
beforeEach(() => {
  shelf = new MemoryShelf();
});

describe("what is said, in the largest words", () => {
  test("stands there as it is said, and makes way for the step's own line after some seconds", () => {
    const { guide, time } = visit(shelf, QUESTIONS, undefined, saying({ "First.": AT_MS, "Second.": AT_MS + 9_000 }));
    guide.toggle();
    time.pass(AT_MS + 1_000);
    expect(guide.captions.now).toBe("First.");
    time.pass(7_500);
    // The next one comes so soon that the step's own line could not be read.
    expect(guide.captions.now).toBe("First.");
    time.pass(1_500);
    expect(guide.captions.now).toBe("Second.");
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
