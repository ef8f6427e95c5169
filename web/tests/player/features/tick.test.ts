// @vitest-environment node
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import { Tick } from "../../../src/player/features/tick";
import { Settings } from "../../../src/player/settings";
import { Store } from "../../../src/player/store";
import { conduct, MemoryShelf, type WoundTime } from "../stands";

interface Sound {
  at: number;
  stopped: boolean;
}

let sounds: Sound[];

beforeEach(() => {
  sounds = [];
  vi.stubGlobal(
    "AudioBufferSourceNode",
    class {
      private readonly sound: Sound = { at: NaN, stopped: false };
      connect(): void {
        sounds.push(this.sound);
      }
      start(at: number): void {
        this.sound.at = at;
      }
      stop(): void {
        this.sound.stopped = true;
      }
    },
  );
});
afterEach(() => vi.unstubAllGlobals());

/** An audio clock that runs with the wound time, in seconds, from a moment of its own. */
function audioFor(time: WoundTime): AudioContext {
  return {
    get currentTime() {
      return time.now() / 1_000 + 77;
    },
    sampleRate: 8_000,
    destination: {},
    getOutputTimestamp: () => ({}),
    createBuffer: (_: number, samples: number) => ({ getChannelData: () => new Float32Array(samples) }),
    createGain: () => ({ gain: { value: 0 }, connect: () => undefined }),
    resume: () => Promise.resolve(),
    close: () => Promise.resolve(),
  } as unknown as AudioContext;
}

function ticking() {
  const { conductor, time } = conduct();
  const settings = new Settings(new Store(new MemoryShelf()));
  const audio = audioFor(time);
  const tick = new Tick(conductor, settings, () => audio);
  /** What is heard, as positions in a session that began when the test did. */
  const heard = (): number[] =>
    sounds.filter(({ stopped }) => !stopped).map(({ at }) => Math.round((at - 77) * 1_000 - 5_000));
  return { conductor, time, settings, tick, heard };
}

describe("the soft tick", () => {
  test("falls on every stroke, once, on the audio clock", () => {
    const { conductor, time, tick, heard } = ticking();
    tick.unlock();
    conductor.play();
    time.pass(50_000);
    const strokes = conductor.timeline.cues.filter(({ kind }) => kind === "beat").map(({ at_ms }) => at_ms);

    expect(heard().filter((at) => at <= 50_000)).toEqual(strokes.filter((at) => at <= 50_000));
  });

  test("is given to the audio clock ahead of time", () => {
    const { conductor, time, tick, heard } = ticking();
    tick.unlock();
    conductor.play();
    time.pass(16_000);

    expect(Math.max(...heard())).toBeGreaterThan(16_000 + 2_500);
  });

  test("is heard no more after a pause", () => {
    const { conductor, time, tick, heard } = ticking();
    tick.unlock();
    conductor.play();
    time.pass(16_000);
    conductor.pause();

    expect(heard().filter((at) => at > 16_000)).toEqual([]);
  });

  test("moves with the session when it jumps", () => {
    const { conductor, time, tick, heard } = ticking();
    tick.unlock();
    conductor.play();
    time.pass(16_000);
    conductor.seek(75_000);

    expect(heard().filter((at) => at >= 16_000)).toEqual([16_000, 18_500, 21_000, 23_500]);
  });

  test.each([{ tick: false }, { volume: 0 }])("is silent with %o", (choice) => {
    const { conductor, time, settings, tick } = ticking();
    settings.change(choice);
    tick.unlock();
    conductor.play();
    time.pass(30_000);

    expect(sounds).toEqual([]);
  });

  test("waits for the first tap, before which browsers allow no sound", () => {
    const { conductor, time } = ticking();
    conductor.play();
    time.pass(30_000);

    expect(sounds).toEqual([]);
  });
});
