// @vitest-environment node
import { describe, expect, test } from "vitest";

import { readTimeline, TimelineError, type Timeline } from "../../src/ground/timeline";
import { timelineFor } from "../stands";

const good = timelineFor();

function broken(change: (copy: Record<string, unknown> & { cues: Record<string, unknown>[] }) => void): unknown {
  const copy = structuredClone(good) as unknown as Record<string, unknown> & { cues: Record<string, unknown>[] };
  change(copy);
  return copy;
}

describe("reading a timeline", () => {
  test("takes what the server compiles", () => {
    expect(readTimeline(structuredClone(good))).toEqual<Timeline>(good);
  });

  test.each<[string, unknown]>([
    ["nothing", null],
    ["a list", []],
    ["a sentence", "You are not allowed here."],
    ["another format", broken((copy) => (copy["format"] = 1))],
    ["no length", broken((copy) => (copy["lasts_ms"] = 0))],
    ["a length in fractions", broken((copy) => (copy["lasts_ms"] = 0.5))],
    ["a third leg", broken((copy) => (copy["legs"] = ["middle"]))],
    ["no legs", broken((copy) => (copy["legs"] = []))],
    ["no cues", broken((copy) => (copy.cues = []))],
    ["cues out of order", broken((copy) => copy.cues.reverse())],
    ["a cue after the end", broken((copy) => (copy["lasts_ms"] = 1_000))],
    ["a cue on no leg", broken((copy) => Object.assign(copy.cues[3] ?? {}, { leg: "both" }))],
    ["a show of nothing", broken((copy) => delete copy.cues[0]?.["shown"])],
    ["a late first show", broken((copy) => copy.cues.shift())],
  ])("refuses %s before anything is played", (_, value) => {
    expect(() => readTimeline(value)).toThrow(TimelineError);
  });
});
