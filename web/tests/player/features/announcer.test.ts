// @vitest-environment node
import { describe, expect, test } from "vitest";

import { Announcer } from "../../../src/player/features/announcer";
import type { Telling } from "../../../src/ground/timeline";
import { conduct, timelineFor } from "../../stands";

function listening(speaks = false, telling: Telling = "full", timeline = timelineFor(), sounded?: Parameters<typeof conduct>[1]) {
  const { conductor, time } = conduct(timeline, sounded);
  const heard: string[] = [];
  new Announcer(
    conductor,
    (sentence) => heard.push(sentence),
    () => speaks,
    () => telling,
  );
  return { conductor, time, heard };
}

describe("what a screen reader hears", () => {
  test("is each milestone in a sentence, with the leg when it changes, and never the seconds", () => {
    const { conductor, time, heard } = listening();
    conductor.play();
    time.pass(timelineFor().lasts_ms);

    expect(heard[0]).toBe("Get ready. What to do: Get ready.");
    expect(heard[1]).toBe("Your left leg. Start with the left leg. What to do: Start with the left leg.");
    expect(heard[2]).toBe("Arch rub. What to do: Arch rub.");
    expect(heard.some((sentence) => sentence.startsWith("Your right leg. Now the right leg."))).toBe(true);
    expect(heard.at(-1)).toBe("That was it.");
    expect(heard.length).toBeLessThan(20);
  });

  test("is nothing that the session says by itself, so that nobody hears two voices", () => {
    const { conductor, time, heard } = listening(true);
    conductor.play();
    time.pass(timelineFor().lasts_ms);
    expect(heard).toEqual([]);
    conductor.seek(20_000);
    conductor.play();
    conductor.pause();

    expect(heard.at(-1)).toBe("Paused");
  });

  test("is not what was said before the voice went on: the region is emptied by what it says next", () => {
    let speaks = false;
    const { conductor, time } = conduct(timelineFor());
    const heard: string[] = [];
    new Announcer(
      conductor,
      (sentence) => heard.push(sentence),
      () => speaks,
    );
    conductor.play();
    expect(heard.at(-1)).not.toBe("");
    speaks = true;
    time.pass(timelineFor().lasts_ms);

    expect(heard.at(-1)).toBe("");
    expect(heard.filter((sentence) => sentence === "")).toHaveLength(1);
  });

  test.each<[Telling, boolean]>([
    ["full", true],
    ["less", true],
    ["quiet", false],
  ])("at %s counts down to what comes next: %s; how it ends is told in any case", (telling, counts) => {
    const { conductor, time, heard } = listening(false, telling);
    conductor.play();
    time.pass(timelineFor().lasts_ms);

    expect(heard.includes("Ten seconds.")).toBe(counts);
    expect(heard.join(" ")).toContain("Rest your hands. What to do: Rest your hands.");
    expect(heard.at(-1)).toBe("That was it.");
  });

  test("is what the person's own limits ask for, with the step for which it matters", () => {
    const timeline = timelineFor();
    const limited = timeline.cues.map((cue) =>
      cue.shown?.title === "Arch rub" ? { ...cue, shown: { ...cue.shown, notes: ["Beside the veins."] } } : cue,
    );
    const { conductor, time, heard } = listening(false, "full", { ...timeline, cues: limited });
    conductor.play();
    time.pass(20_000);

    expect(heard.at(-1)).toBe("Arch rub. What to do: Arch rub. Beside the veins.");
  });

  test("is that the session is paused", () => {
    const { conductor, heard } = listening();
    conductor.play();
    conductor.pause();

    expect(heard.at(-1)).toBe("Paused");
  });

  test("is no longer that it is paused once it goes on", () => {
    const { conductor, time, heard } = listening();
    conductor.play();
    time.pass(1_000);
    conductor.pause();
    conductor.play();

    expect(heard.at(-1)).toBe("");
  });

  test("is not a minute of old news after the page was hidden", () => {
    const { conductor, time, heard } = listening(false, "full", timelineFor(), (time) => time.now());
    conductor.play();
    time.pass(1_000);
    heard.length = 0;
    time.freeze(62_000);
    conductor.wake();

    expect(heard).toEqual([]);
  });

  test("is why it stands still when nobody paused it", () => {
    const { conductor, time, heard } = listening();
    conductor.play();
    time.pass(1_000);
    heard.length = 0;
    time.freeze(62_000);
    conductor.wake();

    expect(heard).toEqual(["The session waits here, where you were last guided."]);
  });
});
