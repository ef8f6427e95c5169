// @vitest-environment node
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import { takenFrom } from "../../../src/ground/addresses";
import { Store } from "../../../src/ground/store";
import { Soundtrack } from "../../../src/player/features/soundtrack";
import { Clips } from "../../../src/player/sound/clips";
import { Desk } from "../../../src/player/sound/desk";
import { Settings } from "../../../src/session/settings";
import { conduct, MemoryShelf, timelineFor } from "../../stands";
import { SoundDevice } from "../sound-device";

const timeline = timelineFor();
const texts = timeline.cues.flatMap(({ text }) => text ?? []);
const LOOK_MS = 2_500;

let made: number;
let trouble: { text: string; says: string } | null;
let asked: string[];

beforeEach(() => {
  vi.useFakeTimers();
  made = 0;
  trouble = null;
  asked = [];
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A server whose chosen voice has made the first few lines; the others are there in the voice that comes with Legato. */
const server = (async (address: string) => {
  asked.push(address);
  if (address.startsWith("/clips?") || address === "/clips") {
    const line = (text: string, i: number): readonly [string, object] => {
      const own = { url: `/clips/own-${i}.ogg`, ms: 2_000 };
      return [text, i < made ? own : { ...own, instead: { url: `/clips/pack-${i}.ogg`, ms: 2_000 } }];
    };
    const told = { lines: made, of: texts.length, trouble };
    return Response.json({ clips: Object.fromEntries(texts.map(line)), sounds: {}, beds: {}, made: told });
  }
  const name = takenFrom("clips:clip", address)?.name ?? "";
  const isMade = name.startsWith("pack") || Number(name.slice(4)) < made;
  return Promise.resolve(isMade ? new Response(name) : new Response("still being made", { status: 503 }));
}) as unknown as typeof fetch;

const decode = async (bytes: ArrayBuffer): Promise<AudioBuffer> =>
  Promise.resolve({ name: new TextDecoder().decode(bytes), duration: 2 } as unknown as AudioBuffer);

async function loaded(): Promise<Clips> {
  const clips = new Clips("/clips", { fetch: server, decode, format: () => Promise.resolve("ogg") });
  await clips.load();
  return clips;
}

const nameOf = (sound: AudioBuffer | undefined): unknown => (sound as { name?: string } | undefined)?.name;
const first = texts[0] ?? "";

describe("while a voice is still making its lines", () => {
  test("each line is heard in the voice that comes with Legato, until its own is there", async () => {
    const clips = await loaded();
    clips.want(texts);
    await vi.advanceTimersByTimeAsync(100);
    expect([clips.line(first), nameOf(clips.voice(first))]).toEqual(["ready", "pack-0"]);

    made = 1;
    await vi.advanceTimersByTimeAsync(LOOK_MS + 4_000);
    clips.want(texts);
    await vi.advanceTimersByTimeAsync(100);
    expect(nameOf(clips.voice(first))).toBe("own-0");
    clips.dispose();
  });

  test("it is counted by looking, which begins nothing, and no longer than anything is made", async () => {
    const clips = await loaded();
    expect(clips.making).toEqual({ lines: 0, of: texts.length, trouble: undefined });

    made = 2;
    await vi.advanceTimersByTimeAsync(LOOK_MS + 100);
    expect(clips.making?.lines).toBe(2);
    made = texts.length;
    await vi.advanceTimersByTimeAsync(LOOK_MS + 100);
    expect(clips.making).toBeUndefined();

    const looks = asked.filter((address) => address.startsWith("/clips?")).length;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked.filter((address) => address === "/clips")).toHaveLength(1);
    expect(asked.filter((address) => address.startsWith("/clips?"))).toHaveLength(looks);
  });

  test("a line that failed is told, and nobody looks for ever", async () => {
    trouble = { text: first, says: "piper ended with error 1." };
    const clips = await loaded();

    expect(clips.making?.trouble).toEqual(trouble);
    await vi.advanceTimersByTimeAsync(LOOK_MS * 200);
    expect(asked.length).toBeLessThan(60);
  });

  test("a line put on the clock early is said by its own voice when that comes in time", async () => {
    const { conductor, time } = conduct(timeline);
    const device = new SoundDevice(time);
    const clips = new Clips("/clips", { fetch: server, decode, format: () => Promise.resolve("ogg") });
    const soundtrack = new Soundtrack(conductor, new Settings(new Store(new MemoryShelf())), clips, new Desk(() => device.context));
    await clips.load();
    await vi.advanceTimersByTimeAsync(50);
    soundtrack.unlock();
    conductor.play();
    await vi.advanceTimersByTimeAsync(50);
    const scheduled = (name: string) => device.played.filter((one) => one.name === name && (one.cut === undefined || one.cut > one.at));
    expect(scheduled("pack-1")).toHaveLength(1);

    made = texts.length;
    await vi.advanceTimersByTimeAsync(LOOK_MS + 3_500);
    await vi.advanceTimersByTimeAsync(100);
    expect(scheduled("pack-1")).toEqual([]);
    expect(scheduled("own-1")).toHaveLength(1);
    soundtrack.dispose();
    clips.dispose();
  });
});

test("where the device's own voice is wanted, no line is fetched, and none is held to be spoken", async () => {
  const clips = await loaded();
  clips.leavesWords = () => true;
  clips.want(texts);
  await vi.advanceTimersByTimeAsync(100);

  expect([clips.speaks, clips.hasLines, clips.making, clips.line(first), clips.voice(first)]).toEqual([
    false,
    true,
    undefined,
    "none",
    undefined,
  ]);
  expect(asked).toEqual(["/clips"]);
  clips.dispose();
});

describe("on a device that says it plays Opus, and cannot decode it", () => {
  const mp3Only = async (bytes: ArrayBuffer): Promise<AudioBuffer> => {
    const name = new TextDecoder().decode(bytes);
    if (name.startsWith("Ogg")) throw new Error("This is no sound.");
    return Promise.resolve({ name, duration: 2 } as unknown as AudioBuffer);
  };
  const listing = (ending: string): Response =>
    Response.json({ clips: { [first]: { url: `/clips/a${ending}`, ms: 2_000 } }, sounds: {}, beds: {} });
  const library = (async (address: string) => {
    asked.push(address);
    if (address === "/list") return listing(".ogg");
    if (address === "/list?type=mp3") return listing(".mp3");
    return Promise.resolve(new Response(address.endsWith(".ogg") ? "Ogg" : "MP3"));
  }) as unknown as typeof fetch;

  test("a clip that cannot be read is heard as MP3", async () => {
    const clips = new Clips("/list", { fetch: library, decode: mp3Only, format: () => Promise.resolve("ogg") });
    await clips.load();
    clips.want([first]);
    await vi.advanceTimersByTimeAsync(100);

    expect([clips.line(first), nameOf(clips.voice(first))]).toEqual(["ready", "MP3"]);
    clips.dispose();
  });

  test("only MP3 is asked for, once that is known", async () => {
    const clips = new Clips("/list", { fetch: library, decode: mp3Only, format: () => Promise.resolve("mp3") });
    await clips.load();
    clips.want([first]);
    await vi.advanceTimersByTimeAsync(100);

    expect([asked, clips.line(first)]).toEqual([["/list?type=mp3", "/clips/a.mp3"], "ready"]);
    clips.dispose();
  });

  test("a clip that no format of can be read is left to another voice, and not asked for again", async () => {
    const deaf = (): Promise<AudioBuffer> => Promise.reject(new Error("This is no sound."));
    const clips = new Clips("/list", { fetch: library, decode: deaf, format: () => Promise.resolve("ogg") });
    await clips.load();
    clips.want([first]);
    await vi.advanceTimersByTimeAsync(60_000);

    expect([asked, clips.line(first)]).toEqual([["/list", "/clips/a.ogg", "/clips/a.mp3"], "none"]);
    clips.dispose();
  });
});
