// @vitest-environment node
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import { Speech } from "../../../src/player/features/speech";
import { Settings } from "../../../src/session/settings";
import { Signal } from "../../../src/ground/signals";
import { Store } from "../../../src/ground/store";
import type { Cue } from "../../../src/ground/timeline";
import { conduct, MemoryShelf } from "../../stands";

interface Utterance {
  readonly text: string;
  voice: { readonly name: string } | null;
  volume: number;
  rate: number;
  onend?: () => void;
  onerror?: () => void;
}

/** A device that speaks: it ends a sentence when told. */
class Device {
  spoken: Utterance[] = [];
  cancelled = 0;
  voices = [
    { name: "Far", lang: "en-GB", localService: false, default: true },
    { name: "Nora", lang: "en-GB", localService: true, default: false },
    { name: "Emil", lang: "en-US", localService: true, default: true },
    { name: "Anna", lang: "de-DE", localService: true, default: false },
  ];
  readonly addEventListener = vi.fn();
  readonly removeEventListener = vi.fn();
  readonly getVoices = () => this.voices;
  readonly speak = (utterance: Utterance) => this.spoken.push(utterance);
  readonly cancel = () => this.cancelled++;

  get texts(): string[] {
    return this.spoken.map(({ text }) => text);
  }

  finish(): void {
    this.spoken.at(-1)?.onend?.();
  }
}

let device: Device;

beforeEach(() => {
  device = new Device();
  vi.stubGlobal(
    "SpeechSynthesisUtterance",
    class {
      voice = null;
      volume = 1;
      rate = 1;
      constructor(readonly text: string) {}
    },
  );
});
afterEach(() => vi.unstubAllGlobals());

function speaking() {
  const { conductor, time } = conduct();
  const settings = new Settings(new Store(new MemoryShelf()));
  // No clips here: every line is left to the device's voice.
  const unsaid = new Signal<readonly Cue[]>();
  const speech = new Speech(conductor, unsaid, settings, device as unknown as SpeechSynthesis, "en-GB", time);
  conductor.cues.on((fired) => {
    const due = fired.filter(({ cue, late }) => cue.text !== undefined && !late).map(({ cue }) => cue);
    if (due.length > 0) unsaid.tell(due);
  });
  return { conductor, time, settings, speech };
}

describe("the voice", () => {
  test("says each sentence at its moment", () => {
    const { conductor, time } = speaking();
    conductor.play();
    expect(device.texts).toEqual(["Get ready. What to do: Get ready."]);
    device.finish();
    time.pass(10_000);

    expect(device.texts.at(-1)).toBe("Start with the left leg. What to do: Start with the left leg.");
  });

  test("is one of this device and of the page's language, so that no word leaves the device", () => {
    const { conductor, speech, settings } = speaking();
    expect(speech.voices.map(({ name }) => name)).toEqual(["Nora", "Emil"]);
    conductor.play();
    expect(device.spoken[0]?.voice?.name).toBe("Emil");
    settings.change({ speaker: "Nora" });
    conductor.seek(50_000);

    expect(device.spoken.at(-1)?.voice?.name).toBe("Nora");
  });

  test("is silent where the device has no voice of its own", () => {
    device.voices = device.voices.slice(0, 1);
    const { conductor, time } = speaking();
    conductor.play();
    time.pass(60_000);

    expect(device.texts).toEqual([]);
  });

  test("is unlocked by the first tap, once", () => {
    const { speech } = speaking();
    speech.unlock();
    speech.unlock();

    expect(device.spoken).toHaveLength(1);
    expect(device.spoken[0]).toMatchObject({ text: "", volume: 0 });
  });

  test("stops at a pause and says the broken sentence again afterwards", () => {
    const { conductor } = speaking();
    conductor.play();
    conductor.pause();
    expect(device.cancelled).toBeGreaterThan(0);
    conductor.play();

    expect(device.texts).toEqual(["Get ready. What to do: Get ready.", "Get ready. What to do: Get ready."]);
  });

  test("does not repeat what it had finished before a pause", () => {
    const { conductor, time } = speaking();
    conductor.play();
    device.finish();
    time.pass(4_000);
    conductor.pause();
    conductor.play();

    expect(device.texts).toHaveLength(1);
  });

  test("never talks over itself, and drops what has waited too long", () => {
    const { conductor, time } = speaking();
    conductor.play();
    time.pass(10_000);
    expect(device.texts).toHaveLength(1);
    time.pass(1_000);
    device.finish();
    expect(device.texts).toHaveLength(2);
    time.pass(4_000);
    time.pass(6_000);
    device.finish();

    expect(device.texts).toHaveLength(2);
  });

  test("says nothing of what passed while the page was hidden", () => {
    const { conductor, time } = speaking();
    conductor.play();
    device.finish();
    time.freeze(62_000);
    conductor.wake();

    expect(device.texts).toHaveLength(1);
  });

  test("is silent when it is turned off, at once", () => {
    const { conductor, time, settings } = speaking();
    conductor.play();
    settings.change({ voice: false });
    expect(device.cancelled).toBeGreaterThan(0);
    time.pass(60_000);

    expect(device.texts).toHaveLength(1);
  });

  test("is as loud as was chosen", () => {
    const { conductor, settings } = speaking();
    settings.change({ volume: 4 });
    conductor.play();

    expect(device.spoken[0]?.volume).toBe(0.4);
  });
});
