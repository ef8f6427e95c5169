/** A sound device in place of the browser's: its clock runs with the wound time, and it knows what it was given. */
import { vi } from "vitest";

import type { WoundTime } from "../stands";

/** Where the audio clock stands when the page's clock stands at nought, s: they never begin together. */
const AHEAD_OF_PAGE_S = 77;
const RATE = 8_000;

export interface Heard {
  readonly name: string;
  /** On the page's clock, ms. */
  readonly at: number;
  /** When it was cut off, on the page's clock, ms. */
  cut: number | undefined;
}

/** A recorded sound of a length; its name tells it from the others. */
export interface Recording {
  readonly name: string;
  readonly duration: number;
}

export class SoundDevice {
  readonly played: Heard[] = [];
  /** What repeats itself, and which part of it, s. */
  readonly repeats: { readonly name: string; readonly from: number; readonly until: number }[] = [];
  state: AudioContextState = "running";
  private wakes: () => void = () => undefined;
  private stoodStillAt: number | undefined;

  constructor(readonly time: WoundTime) {
    const device = this as SoundDevice;
    vi.stubGlobal("navigator", {});
    vi.stubGlobal(
      "AudioBufferSourceNode",
      class {
        onended: (() => void) | undefined;
        private heard: Heard | undefined;
        constructor(
          _: unknown,
          private readonly options: { buffer: Recording; loop?: boolean; loopStart?: number; loopEnd?: number },
        ) {}
        connect(): void {
          return undefined;
        }
        disconnect(): void {
          return undefined;
        }
        start(at: number): void {
          const { name, duration } = this.options.buffer;
          const page = Math.round(Math.max(at, device.now) * 1_000 - AHEAD_OF_PAGE_S * 1_000);
          this.heard = { name, at: page, cut: undefined };
          device.played.push(this.heard);
          const { loop = false, loopStart = 0, loopEnd = 0 } = this.options;
          if (loop) device.repeats.push({ name, from: loopStart, until: loopEnd });
          if (loop) return;
          time.after(page + duration * 1_000 - time.now(), () => this.onended?.());
        }
        stop(): void {
          if (this.heard !== undefined) this.heard.cut ??= time.now();
        }
      },
    );
    vi.stubGlobal(
      "GainNode",
      class {
        readonly gain = { value: 1, setTargetAtTime: () => undefined, cancelScheduledValues: () => undefined };
        connect(): void {
          return undefined;
        }
      },
    );
  }

  get now(): number {
    return (this.stoodStillAt ?? this.time.now()) / 1_000 + AHEAD_OF_PAGE_S;
  }

  /** What really sounds, as [name, position in a session that began at `began`]. */
  heardSince(began: number): readonly (readonly [string, number])[] {
    return this.played
      .filter(({ at, cut }) => cut === undefined || cut > at)
      .map(({ name, at }) => [name, at - began] as const);
  }

  wake(): void {
    this.state = "running";
    this.stoodStillAt = undefined;
    this.wakes();
  }

  /** Fall silent, as for a call; some browsers tell so, others only let the clock stand still. */
  fallSilent(tells: boolean): void {
    this.stoodStillAt = this.time.now();
    if (!tells) return;
    this.state = "suspended";
    this.wakes();
  }

  /** The device as the browser would give it. */
  get context(): AudioContext {
    const device = this as SoundDevice;
    return {
      get currentTime() {
        return device.now;
      },
      get state() {
        return device.state;
      },
      sampleRate: RATE,
      destination: {},
      getOutputTimestamp: () => ({}),
      createBuffer: (_: number, samples: number) => ({
        name: "tick",
        duration: samples / RATE,
        getChannelData: () => new Float32Array(samples),
      }),
      addEventListener: (_: string, listener: () => void) => (device.wakes = listener),
      resume: () => Promise.resolve(),
      close: () => Promise.resolve(),
    } as unknown as AudioContext;
  }
}
