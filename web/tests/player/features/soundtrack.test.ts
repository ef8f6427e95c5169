// @vitest-environment node
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import { Soundtrack } from "../../../src/player/features/soundtrack";
import { AHEAD_MS } from "../../../src/session/presence";
import { Settings, type Senses } from "../../../src/session/settings";
import type { Telling } from "../../../src/ground/timeline";
import { takenFrom } from "../../../src/ground/addresses";
import { Clips } from "../../../src/player/sound/clips";
import { Desk } from "../../../src/player/sound/desk";
import { Store } from "../../../src/ground/store";
import { SoundDevice } from "../sound-device";
import { conduct, MemoryShelf, timelineFor } from "../../stands";

const LINE_MS = 2_000;
const BEGAN = 5_000;
const timeline = timelineFor();
const beats = timeline.cues.filter(({ kind }) => kind === "beat").map(({ at_ms }) => at_ms);
const lines = timeline.cues.flatMap(({ at_ms, text }) => (text === undefined ? [] : [[text, at_ms] as const]));

let useless: Set<string>;
let slow: boolean;
let arrive: () => void;
const opened: Soundtrack[] = [];

beforeEach(() => {
  useless = new Set();
  slow = false;
});
afterEach(() => {
  opened.splice(0).forEach((soundtrack) => soundtrack.dispose());
  vi.unstubAllGlobals();
});

function clip(name: string): string {
  return `/clips/${name}.ogg`;
}

/** A server that has a clip for each line, and the chimes. */
function answers(recorded: boolean): typeof fetch {
  const waiting: (() => void)[] = [];
  arrive = () => waiting.splice(0).forEach((go) => go());
  return (async (address: string) => {
    if (address === "/clips") {
      const clips = Object.fromEntries(lines.map(([text]) => [text, { url: clip(text), ms: LINE_MS, bytes: 9 }]));
      const sounds = { begin: { url: clip("begin"), ms: 900, bytes: 9 }, change_leg: { url: clip("leg"), ms: 900, bytes: 9 } };
      return Response.json(recorded ? { voice: {}, says: null, clips, sounds } : { voice: null, clips: {}, sounds: {} });
    }
    if (slow) await new Promise<void>((resolve) => waiting.push(resolve));
    return new Response(takenFrom("clips:clip", address)?.name);
  }) as unknown as typeof fetch;
}

async function decode(bytes: ArrayBuffer): Promise<AudioBuffer> {
  const name = new TextDecoder().decode(bytes);
  if (useless.has(name)) throw new DOMException("noise", "EncodingError");
  return Promise.resolve({ name, duration: LINE_MS / 1_000 } as unknown as AudioBuffer);
}

async function settle(): Promise<void> {
  for (let i = 0; i < 8; i++) await new Promise((resolve) => setTimeout(resolve, 0));
}

async function sounding({ recorded = true, ...senses }: Partial<Senses> & { recorded?: boolean } = {}) {
  const { conductor, time } = conduct(timeline);
  const settings = new Settings(new Store(new MemoryShelf()));
  settings.change(senses);
  const device = new SoundDevice(time);
  const clips = new Clips("/clips", { fetch: answers(recorded), decode, format: () => Promise.resolve("ogg") });
  const soundtrack = new Soundtrack(conductor, settings, clips, new Desk(() => device.context));
  opened.push(soundtrack);
  const unsaid: string[] = [];
  soundtrack.unsaid.on((cues) => unsaid.push(...cues.map(({ text }) => text ?? "")));
  await clips.load();
  await settle();
  const heard = (name?: string): readonly number[] =>
    device.heardSince(BEGAN).flatMap(([what, at]) => (name === undefined || what === name ? [at] : []));
  const words = (): readonly (readonly [string, number])[] =>
    device.heardSince(BEGAN).filter(([what]) => !["tick", "begin", "leg"].includes(what));
  return { conductor, time, settings, device, clips, soundtrack, unsaid, heard, words };
}

describe("how much is told", () => {
  test.each<[Telling, boolean]>([
    ["full", true],
    ["less", true],
    ["quiet", false],
  ])("at %s lets the ten seconds be heard: %s, and what to do in any case", async (telling, counts) => {
    const { conductor, time, soundtrack, words, unsaid } = await sounding({ telling });
    soundtrack.unlock();
    conductor.play();
    time.pass(60_000);
    const names = words().map(([what]) => what);

    expect(names.includes("Ten seconds.")).toBe(counts);
    expect(names).toContain("Thumb strokes. What to do: Thumb strokes.");
    expect(unsaid).toEqual([]);
  });

  test("hands on to the device's own voice only what is wanted", async () => {
    const { conductor, time, soundtrack, unsaid } = await sounding({ recorded: false, telling: "quiet" });
    soundtrack.unlock();
    conductor.play();
    time.pass(60_000);

    expect(unsaid).toContain("Arch rub. What to do: Arch rub.");
    expect(unsaid).not.toContain("Ten seconds.");
  });

  test("changes at once when it is changed while the session plays", async () => {
    const { conductor, time, settings, soundtrack, words } = await sounding();
    soundtrack.unlock();
    conductor.play();
    time.pass(20_000);
    settings.change({ telling: "quiet" });
    time.pass(40_000);

    expect(words().map(([what]) => what)).not.toContain("Ten seconds.");
  });
});

describe("strokes", () => {
  test("fall on every beat, once, on the audio clock", async () => {
    const { conductor, time, soundtrack, heard } = await sounding();
    soundtrack.unlock();
    conductor.play();
    time.pass(50_000);

    expect(heard("tick").filter((at) => at <= 50_000)).toEqual(beats.filter((at) => at <= 50_000));
  });

  test("sound on when the page is hidden and no timer fires for a minute and a half", async () => {
    const { conductor, time, soundtrack, heard } = await sounding();
    soundtrack.unlock();
    conductor.play();
    time.pass(20_000);

    expect(heard("tick")).toEqual(beats.filter((at) => at < 20_000 + AHEAD_MS));
    expect(AHEAD_MS).toBeGreaterThan(90_000);
  });

  test("stop with a pause, and move with the session when it jumps", async () => {
    const { conductor, time, soundtrack, heard } = await sounding();
    soundtrack.unlock();
    conductor.play();
    time.pass(16_000);
    conductor.pause();
    expect(heard("tick").filter((at) => at > 16_000)).toEqual([]);
    conductor.seek(75_000);
    conductor.play();

    expect(heard("tick").filter((at) => at >= 16_000).slice(0, 3)).toEqual([16_000, 18_500, 21_000]);
  });

  test.each([{ tick: false }, { volume: 0 }, { tickVolume: 0 }])("are silent with %o", async (choice) => {
    const { conductor, time, soundtrack, heard } = await sounding(choice);
    soundtrack.unlock();
    conductor.play();
    time.pass(30_000);

    expect(heard("tick")).toEqual([]);
  });

  test("wait for the first tap, before which browsers allow no sound", async () => {
    const { conductor, time, device } = await sounding();
    conductor.play();
    time.pass(30_000);

    expect(device.played).toEqual([]);
  });

  test("begin in the middle when the device wakes late or was taken by a call", async () => {
    const { conductor, time, soundtrack, device, heard } = await sounding();
    device.state = "suspended";
    soundtrack.unlock();
    conductor.play();
    time.pass(20_000);
    expect(device.played).toEqual([]);
    device.wake();
    time.pass(10_000);

    expect(heard("tick").filter((at) => at <= 30_000)).toEqual(beats.filter((at) => at >= 20_000 && at <= 30_000));
  });
});

describe("the recorded voice", () => {
  test("says each line at its moment, and the first one right after the first chime", async () => {
    const { conductor, time, soundtrack, unsaid, heard, words } = await sounding();
    soundtrack.unlock();
    conductor.play();
    time.pass(44_000);

    expect(heard("begin")).toEqual([0]);
    const expected = lines.filter(([, at]) => at < 44_000).map(([text, at]) => [text, at === 0 ? 400 : at]);
    expect(words().filter(([, at]) => at < 44_000)).toEqual(expected);
    expect(unsaid).toEqual([]);
  });

  test("says once more what a pause cut off", async () => {
    const { conductor, time, soundtrack, words } = await sounding();
    soundtrack.unlock();
    conductor.play();
    time.pass(10_500);
    conductor.pause();
    time.pass(60_000);
    conductor.play();

    const said = words().filter(([text]) => text.startsWith("Start with the left leg"));
    expect(said.map(([, at]) => at)).toEqual([10_000, 70_500]);
  });

  test("says nothing over itself after a jump, and nothing that lies before it", async () => {
    const { conductor, time, soundtrack, words } = await sounding();
    soundtrack.unlock();
    conductor.play();
    time.pass(1_000);
    conductor.seek(45_000);
    time.pass(4_000);

    expect(words().filter(([, at]) => at > 1_000 && at < 5_000)).toEqual([]);
  });

  test("waits for a clip that is slow, as long as it is of use", async () => {
    slow = true;
    const { conductor, time, soundtrack, unsaid, words } = await sounding();
    soundtrack.unlock();
    conductor.play();
    time.pass(700);
    expect(words()).toEqual([]);
    for (let round = 0; round < 4; round++) {
      arrive();
      await settle();
    }

    expect(words()[0]).toEqual(["Get ready. What to do: Get ready.", 700]);
    expect(unsaid).toEqual([]);
  });

  test("leaves a clip that will not decode to the device's own voice, and goes on", async () => {
    useless.add("Get ready. What to do: Get ready.");
    const { conductor, time, soundtrack, unsaid, words } = await sounding();
    soundtrack.unlock();
    conductor.play();
    time.pass(11_000);

    expect(unsaid).toEqual(["Get ready. What to do: Get ready."]);
    expect(words().map(([, at]) => at)).toContain(10_000);
  });

  test("leaves everything to the device's own voice where the server has none", async () => {
    const { conductor, time, soundtrack, unsaid, words } = await sounding({ recorded: false });
    soundtrack.unlock();
    conductor.play();
    time.pass(16_000);

    expect(unsaid).toHaveLength(3);
    expect(words()).toEqual([]);
  });

  test("falls silent when it is switched off in the middle of a word", async () => {
    const { conductor, time, soundtrack, settings, device } = await sounding();
    soundtrack.unlock();
    conductor.play();
    time.pass(10_500);
    settings.change({ voice: false });
    time.pass(30_000);

    expect(device.played.filter(({ at, cut, name }) => !["tick", "leg"].includes(name) && cut === undefined && at > 15_500)).toEqual([]);
  });

  test("is heard to its end when the session is over", async () => {
    const { conductor, time, soundtrack, device } = await sounding();
    soundtrack.unlock();
    conductor.seek(timeline.lasts_ms - 3_000);
    conductor.play();
    await settle();
    time.pass(3_500);

    expect(conductor.finished).toBe(true);
    expect(device.played.find(({ name }) => name === "That was it.")).toMatchObject({ cut: undefined });
  });
});
