// @vitest-environment node
import { afterEach, describe, expect, test, vi } from "vitest";

import { Countdown } from "../../../src/player/countdown";
import { SoundWatch } from "../../../src/player/features/sound-watch";
import { Desk } from "../../../src/player/sound/desk";
import type { Because } from "../../../src/session/conductor";
import { conduct } from "../../stands";
import { SoundDevice } from "../sound-device";

afterEach(() => vi.unstubAllGlobals());
const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

/** What sound comes out of, as a browser lists it: by an id, or by none where it tells nobody. */
class Headsets extends EventTarget {
  constructor(public ids: readonly string[]) {
    super();
  }

  enumerateDevices(): Promise<MediaDeviceInfo[]> {
    return Promise.resolve(this.ids.map((deviceId) => ({ kind: "audiooutput", deviceId }) as MediaDeviceInfo));
  }

  async become(...ids: string[]): Promise<void> {
    this.ids = ids;
    this.dispatchEvent(new Event("devicechange"));
    await settle();
  }
}

/** A session that plays, with its sound; `audible` says whether the person wants any. */
async function sounding(headsets = new Headsets(["speaker"]), audible = true, opens = true) {
  const { conductor, time } = conduct();
  const device = new SoundDevice(time);
  const desk = new Desk(() => {
    if (!opens) throw new DOMException("none", "NotSupportedError");
    return device.context;
  });
  const { seconds } = new Countdown(conductor, time);
  const watch = new SoundWatch(conductor, seconds, desk, () => audible, headsets, time);
  let silent = 0;
  watch.silent.on(() => silent++);
  const pauses: (Because | undefined)[] = [];
  conductor.pauses.on((because) => pauses.push(because));
  desk.wake();
  conductor.play();
  await settle();
  time.pass(5_000);
  return { conductor, time, device, desk, pauses, headsets, silent: () => silent };
}

describe("sound that is taken away", () => {
  test("and told of lets the session wait at once", async () => {
    const { device, pauses, conductor } = await sounding();
    device.fallSilent(true);

    expect(pauses).toEqual(["sound"]);
    expect(conductor.paused).toBe(true);
  });

  test("without a word is noticed within two seconds", async () => {
    const { device, time, pauses, conductor } = await sounding();
    device.fallSilent(false);
    const at = conductor.position;
    time.pass(2_000);

    expect(pauses).toEqual(["sound"]);
    expect(conductor.position - at).toBeLessThanOrEqual(2_000);
  });

  test("lets it wait again for whoever goes on too soon, and play once it is back", async () => {
    const { device, time, pauses, conductor } = await sounding();
    device.fallSilent(false);
    time.pass(2_000);
    conductor.play();
    time.pass(3_000);
    expect(pauses).toEqual(["sound", "sound"]);
    device.wake();
    conductor.play();
    time.pass(30_000);

    expect(conductor.paused).toBe(false);
  });

  test("is nothing to those who want none", async () => {
    const { device, time, pauses } = await sounding(undefined, false);
    device.fallSilent(true);
    time.pass(10_000);

    expect(pauses).toEqual([]);
  });

  test("is no news in a device that never gave any: that is said once, and the words are there to read", async () => {
    const { time, pauses, silent } = await sounding(undefined, true, false);
    time.pass(30_000);

    expect(silent()).toBe(1);
    expect(pauses).toEqual([]);
  });
});

describe("a headset", () => {
  test("that goes lets the session wait", async () => {
    const { headsets, pauses } = await sounding(new Headsets(["speaker", "headset"]));
    await headsets.become("speaker");

    expect(pauses).toEqual(["output"]);
  });

  test("that comes does not", async () => {
    const { headsets, pauses } = await sounding(new Headsets(["speaker"]));
    await headsets.become("speaker", "headset");

    expect(pauses).toEqual([]);
  });

  test.each([[[""]], [[]]])("may have gone where the browser tells nobody which there are (%j)", async (ids) => {
    const { headsets, pauses } = await sounding(new Headsets(ids));
    await headsets.become(...ids);

    expect(pauses).toEqual(["output"]);
  });

  test("that goes while the session stands still changes nothing", async () => {
    const { headsets, pauses, conductor } = await sounding(new Headsets(["speaker", "headset"]));
    conductor.pause();
    await headsets.become("speaker");

    expect(pauses).toEqual([undefined]);
  });
});
