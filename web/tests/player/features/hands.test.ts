import { render } from "lit";
import { describe, expect, test, vi } from "vitest";

import { Hands } from "../../../src/player/features/hands";
import type { Conductor } from "../../../src/session/conductor";
import { viewOf } from "../../../src/session/view";
import { conduct, timelineFor } from "../../stands";

vi.mock("virtual:shown-techniques", () => ({ default: [] }));

function follow(conductor: Conductor): { readonly hands: Hands; readonly woken: () => number } {
  let count = 0;
  const stage = { wake: () => (count += 1), lookOn: () => "From the side." };
  const hands = new Hands(
    conductor,
    () => stage,
    () => undefined,
    () => undefined,
  );
  return { hands, woken: () => count };
}

/** The first block of the session, its strokes 2.5 s long, begins here. */
const BLOCK_MS = 15_000;

describe("the hands", () => {
  test("are exactly where the session's own beat is", () => {
    const { conductor, time } = conduct(timelineFor());
    const { hands } = follow(conductor);
    conductor.play();
    time.pass(BLOCK_MS + 2_500 * 3 + 1_000);

    expect(hands.moment()).toMatchObject({ stroke: 0, moving: true });
    expect(hands.moment().done).toBeCloseTo(3.4, 6);

    const beat = conductor.beat;

    expect(hands.moment().done % 1).toBeCloseTo((conductor.position - beat!.at_ms) / 2_500, 6);
  });

  test("freeze when the session is paused, and go at its rate", () => {
    const { conductor, time } = conduct(timelineFor());
    const { hands } = follow(conductor);
    conductor.play();
    time.pass(BLOCK_MS + 1_000);
    conductor.pause();
    const { done } = hands.moment();
    time.pass(10_000);

    expect(hands.moment()).toMatchObject({ done, moving: false });

    conductor.rate = 2;
    conductor.play();
    time.pass(500);

    expect(hands.moment().done).toBeCloseTo(done + 0.4, 6);
  });

  test("slow down when the score slows down: a stroke always fills the time to the next beat", () => {
    const timeline = timelineFor();
    const beats = timeline.cues.filter(({ kind, step }) => kind === "beat" && step === 2);
    const slowing = {
      ...timeline,
      cues: timeline.cues.filter((cue) => cue.id !== beats[2]!.id),
    };
    const { conductor, time } = conduct(slowing);
    const { hands } = follow(conductor);
    conductor.play();
    time.pass(BLOCK_MS + 2_500 + 2_500);

    // Half of a stroke that now lasts five seconds.
    expect(hands.moment().done).toBeCloseTo(1.5, 6);
  });

  test("wait at the beginning of the stroke while the grip changes", () => {
    const { conductor } = conduct(timelineFor());
    const { hands } = follow(conductor);
    conductor.seek(11_000);

    expect(conductor.show.shown.step).toBe("settle");
    expect(hands.moment()).toEqual({ stroke: 0, done: 0, moving: false });
  });

  test("are woken by everything that moves them, and by nothing after the end", () => {
    const { conductor, time } = conduct(timelineFor());
    const { hands, woken } = follow(conductor);
    conductor.play();
    const begun = woken();
    time.pass(BLOCK_MS);

    expect(begun).toBeGreaterThan(0);
    expect(woken()).toBeGreaterThan(begun);

    hands.dispose();
    const last = woken();
    time.pass(BLOCK_MS);

    expect(woken()).toBe(last);
  });

  test("leave the drawing where a technique has no moving hands", async () => {
    const { conductor } = conduct(timelineFor());
    conductor.seek(BLOCK_MS);
    const pictured = { leg: "left", zones: ["arch"], technique: conductor.show.technique, toHeart: false } as const;
    const { hands } = follow(conductor);
    const page = document.createElement("div");
    await vi.waitFor(() => {
      render(hands.picture(pictured, "self"), page);
      expect(page.querySelector("svg.leg-picture")).not.toBeNull();
    });

    expect(page.querySelector("legato-stage")).toBeNull();
  });

  test("go to the heart where today's strokes do", () => {
    const { conductor } = conduct(timelineFor());
    conductor.seek(BLOCK_MS);
    const { show } = conductor;
    const block = { ...show, technique: "achilles" };
    const turned = { ...block, shown: { ...block.shown, turned: true } };

    expect(viewOf(timelineFor(), "self", block).pictured).toMatchObject({ technique: "achilles", toHeart: false });
    expect(viewOf(timelineFor(), "self", turned).pictured).toMatchObject({ technique: "achilles", toHeart: true });
  });
});
