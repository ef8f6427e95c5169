// @vitest-environment node
import { afterEach, describe, expect, test, vi } from "vitest";

import { takenFrom } from "../../../src/ground/addresses";
import { Store } from "../../../src/ground/store";
import { SoundBed } from "../../../src/player/features/bed";
import { Clips } from "../../../src/player/sound/clips";
import { Desk } from "../../../src/player/sound/desk";
import { Settings, type Senses } from "../../../src/session/settings";
import { conduct, MemoryShelf } from "../../stands";
import { SoundDevice } from "../sound-device";

const FILE_MS = 25_000;

afterEach(() => vi.unstubAllGlobals());

/** A server that has two beds, and one that is damaged: more would repeat than there is. */
const answers = (async (address: string) => {
  const bed = (name: string) => ({ url: `/clips/${name}.ogg`, ms: FILE_MS, from_ms: 500, loop_ms: 24_000 });
  if (address === "/clips") {
    const waves = { ...bed("waves"), loop_ms: 90_000 };
    return Response.json({ clips: {}, sounds: {}, beds: { rain: bed("rain"), chords: bed("chords"), waves } });
  }
  return Promise.resolve(new Response(takenFrom("clips:clip", address)?.name));
}) as unknown as typeof fetch;

const decode = async (bytes: ArrayBuffer): Promise<AudioBuffer> =>
  Promise.resolve({ name: new TextDecoder().decode(bytes), duration: FILE_MS / 1_000 } as unknown as AudioBuffer);

async function settle(): Promise<void> {
  for (let i = 0; i < 8; i++) await new Promise((resolve) => setTimeout(resolve, 0));
}

async function lying(senses: Partial<Senses> = {}) {
  const { conductor, time } = conduct();
  const shelf = new MemoryShelf();
  const settings = new Settings(new Store(shelf));
  settings.change(senses);
  const device = new SoundDevice(time);
  const desk = new Desk(() => device.context);
  desk.wake();
  const clips = new Clips("/clips", { fetch: answers, decode, format: () => Promise.resolve("ogg") });
  const bed = new SoundBed(conductor, settings, clips, desk, time);
  await clips.load();
  clips.want([]);
  await settle();
  const sounding = (): readonly string[] =>
    device.played.filter(({ cut }) => cut === undefined || cut > time.now()).map(({ name }) => name);
  const choose = async (changes: Partial<Senses>): Promise<void> => {
    settings.change(changes);
    await settle();
  };
  return { conductor, time, settings, shelf, device, bed, sounding, choose };
}

describe("a sound to massage by", () => {
  test("is not there until somebody wants it", async () => {
    const { conductor, device } = await lying();
    conductor.play();

    expect(device.played).toEqual([]);
  });

  test("repeats the middle of its file as long as the session runs, and stops with it", async () => {
    const { conductor, device, sounding } = await lying({ bed: "rain" });
    conductor.play();
    expect(device.repeats).toEqual([{ name: "rain", from: 0.5, until: 24.5 }]);
    expect(sounding()).toEqual(["rain"]);

    conductor.pause();
    expect(device.played.map(({ cut }) => cut !== undefined)).toEqual([true]);
    conductor.play();
    expect(device.repeats).toHaveLength(2);
  });

  test("gives way to another, at once and alone", async () => {
    const { conductor, device, choose } = await lying({ bed: "rain" });
    conductor.play();
    await choose({ bed: "chords" });

    expect(device.played.map(({ name, cut }) => [name, cut === undefined])).toEqual([
      ["rain", false],
      ["chords", true],
    ]);
  });

  test("is heard for a moment when it is chosen before the session begins", async () => {
    const { time, device, choose } = await lying();
    await choose({ bed: "chords" });
    expect(device.played.map(({ name, cut }) => [name, cut])).toEqual([["chords", undefined]]);

    time.pass(7_000);
    expect(device.played[0]?.cut).toBeDefined();
  });

  test.each([{ volume: 0 }, { bedVolume: 0 }])("is silent at %o", async (silent) => {
    const { conductor, device } = await lying({ bed: "rain", ...silent });
    conductor.play();

    expect(device.played).toEqual([]);
  });

  test("that is damaged is left out", async () => {
    const { conductor, device } = await lying({ bed: "waves" });
    conductor.play();

    expect(device.played).toEqual([]);
  });

  test("is remembered by the device", async () => {
    const { shelf, choose } = await lying();
    await choose({ bed: "waves", bedVolume: 3 });

    expect(new Settings(new Store(shelf)).senses).toMatchObject({ bed: "waves", bedVolume: 3 });
  });
});
