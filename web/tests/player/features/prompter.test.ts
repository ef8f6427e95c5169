// @vitest-environment node
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import { takenFrom } from "../../../src/ground/addresses";
import { Store } from "../../../src/ground/store";
import { Prompter } from "../../../src/player/features/prompter";
import { Clips } from "../../../src/player/sound/clips";
import { Desk } from "../../../src/player/sound/desk";
import { Settings, type Senses } from "../../../src/session/settings";
import { conduct, MemoryShelf } from "../../stands";
import { SoundDevice } from "../sound-device";

const LINE_MS = 2_000;
const LOOK = "Look at both legs.";
const WASH = "Wash your hands.";

let arrive: () => void;
let lost: boolean;

beforeEach(() => (lost = false));
afterEach(() => vi.unstubAllGlobals());

/** A server that has a clip for each text, and sends them when told. */
function answers(texts: readonly string[]): typeof fetch {
  const sending = new Promise<void>((resolve) => (arrive = resolve));
  return (async (address: string) => {
    if (address === "/clips") {
      const clips = Object.fromEntries(texts.map((text) => [text, { url: `/clips/${text.slice(0, 4)}.ogg`, ms: LINE_MS }]));
      return Response.json({ voice: {}, says: null, clips, sounds: {} });
    }
    await sending;
    return lost ? new Response(null, { status: 404 }) : new Response(takenFrom("clips:clip", address)?.name);
  }) as unknown as typeof fetch;
}

async function settle(): Promise<void> {
  for (let i = 0; i < 8; i++) await new Promise((resolve) => setTimeout(resolve, 0));
}

async function prompting(texts: readonly string[] = [LOOK, WASH], senses: Partial<Senses> = {}) {
  const { conductor, time } = conduct();
  const settings = new Settings(new Store(new MemoryShelf()));
  settings.change(senses);
  const device = new SoundDevice(time);
  const decode = (bytes: ArrayBuffer) =>
    Promise.resolve({ name: new TextDecoder().decode(bytes), duration: LINE_MS / 1_000 } as unknown as AudioBuffer);
  const clips = new Clips("/clips", { fetch: answers(texts), decode, format: () => Promise.resolve("ogg") });
  const desk = new Desk(() => device.context);
  desk.wake();
  const spoken: string[] = [];
  const speech = { tell: (text: string) => spoken.push(text), fallSilent: () => undefined };
  const prompter = new Prompter(conductor, settings, clips, desk, speech);
  await clips.load();
  clips.want(texts);
  return { conductor, time, settings, clips, device, spoken, prompter };
}

describe("what is said before the clock starts", () => {
  test("is heard as soon as its clip has come", async () => {
    const { prompter, device, spoken } = await prompting();
    prompter.say(LOOK);
    expect(device.played).toEqual([]);
    arrive();
    await settle();

    expect(device.played.map(({ name }) => name)).toEqual(["Look"]);
    expect(spoken).toEqual([]);
  });

  test("gives way to what is said next", async () => {
    const { prompter, device, time } = await prompting();
    arrive();
    await settle();
    prompter.say(LOOK);
    time.pass(500);
    prompter.say(WASH);

    expect(device.played.map(({ name, cut }) => [name, cut !== undefined])).toEqual([
      ["Look", true],
      ["Wash", false],
    ]);
  });

  test("is not heard late, when something else is shown meanwhile", async () => {
    const { prompter, device } = await prompting();
    prompter.say(LOOK);
    prompter.say(WASH);
    arrive();
    await settle();

    expect(device.played.map(({ name }) => name)).toEqual(["Wash"]);
  });

  test("is said by the device's own voice where there is no clip", async () => {
    const { prompter, spoken } = await prompting([]);
    prompter.say(LOOK);

    expect(spoken).toEqual([LOOK]);
  });

  test("is said by the device's own voice when the clip turns out to be lost", async () => {
    lost = true;
    const { prompter, spoken } = await prompting();
    prompter.say(LOOK);
    arrive();
    await settle();

    expect(spoken).toEqual([LOOK]);
  });

  test("falls silent when the clock starts", async () => {
    const { prompter, device, conductor, time } = await prompting();
    arrive();
    await settle();
    prompter.say(LOOK);
    time.pass(500);
    conductor.play();

    expect(device.played[0]?.cut).toBe(time.now());
  });

  test("is not said to somebody who wants no voice", async () => {
    const { prompter, spoken } = await prompting([], { voice: false });
    prompter.say(LOOK);

    expect(spoken).toEqual([]);
  });
});
