import { Signal } from "../../ground/signals";
import { LOUDEST, type Senses } from "../../session/settings";

/** What can be made louder by itself. */
export type Channel = "voice" | "tick" | "chimes";

/** How loud the rest is while somebody speaks. */
const DUCKED = 0.35;
const DUCKS_IN_S = 0.06;
const RETURNS_IN_S = 0.25;

/**
 * The mixing desk: the device's sound, one volume for each channel, and softer strokes under speech.
 *
 * It asks the device only to play beside other music, never instead of it.
 */
export class Desk {
  /** Told when the device begins to sound, also again after somebody else took it away. */
  readonly wakes = new Signal();
  private audio: AudioContext | undefined;
  private channels: Readonly<Record<Channel, GainNode>> | undefined;
  private ducked: GainNode | undefined;

  constructor(private readonly make: () => AudioContext) {}

  /** The device's own clock, s; `undefined` while nothing can sound. */
  get now(): number | undefined {
    return this.audio?.state === "running" ? this.audio.currentTime : undefined;
  }

  /** Let sound begin, or go on after the device had taken it: within a tap, or when the page is back. */
  wake(): void {
    try {
      this.audio ??= this.open();
      if (this.audio.state !== "running") void this.audio.resume().catch(() => undefined);
    } catch {
      // No sound on this device: the rhythm is still to be seen, and the words to be read.
    }
  }

  /** The audio clock's time for what is to be heard in `ms` from now, the way to the loudspeaker included. */
  heardIn(ms: number): number {
    const { audio } = this;
    if (audio === undefined) return 0;
    const { contextTime, performanceTime } = audio.getOutputTimestamp();
    if (!contextTime || !performanceTime) return audio.currentTime + ms / 1_000;
    return contextTime + (performance.now() + ms - performanceTime) / 1_000;
  }

  /** Put a sound on the audio clock; tells when it is over. */
  play(sound: AudioBuffer, channel: Channel, at: number, over: () => void): AudioBufferSourceNode | undefined {
    const { audio, channels } = this;
    if (audio === undefined || channels === undefined) return undefined;
    const node = new AudioBufferSourceNode(audio, { buffer: sound });
    node.connect(channels[channel]);
    node.onended = () => {
      node.disconnect();
      over();
    };
    node.start(at);
    return node;
  }

  /** Make strokes and chimes softer while somebody speaks, in these stretches of the audio clock, s. */
  duck(stretches: readonly (readonly [from: number, until: number])[]): void {
    const { ducked, audio } = this;
    if (ducked === undefined || audio === undefined) return;
    const { gain } = ducked;
    gain.cancelScheduledValues(audio.currentTime);
    const speaks = stretches.some(([from, until]) => from <= audio.currentTime && audio.currentTime < until);
    if (!speaks) gain.setTargetAtTime(1, audio.currentTime, RETURNS_IN_S);
    for (const [from, until] of stretches) {
      if (until <= audio.currentTime) continue;
      gain.setTargetAtTime(DUCKED, Math.max(from - DUCKS_IN_S, audio.currentTime), DUCKS_IN_S);
      gain.setTargetAtTime(1, until, RETURNS_IN_S);
    }
  }

  /** Turn the volumes as the person chose. */
  mix({ volume, tickVolume, chimeVolume }: Senses): void {
    const { channels } = this;
    if (channels === undefined) return;
    // Loudness is heard roughly as the square of the amplitude.
    const all = (volume / LOUDEST) ** 2;
    channels.voice.gain.value = all;
    channels.tick.gain.value = all * (tickVolume / LOUDEST) ** 2;
    channels.chimes.gain.value = all * (chimeVolume / LOUDEST) ** 2;
  }

  /** A silent sound of a length, to be filled. */
  sound(seconds: number, wave: (t: number) => number): AudioBuffer | undefined {
    const { audio } = this;
    if (audio === undefined) return undefined;
    const sound = audio.createBuffer(1, Math.ceil(seconds * audio.sampleRate), audio.sampleRate);
    const samples = sound.getChannelData(0);
    for (let i = 0; i < samples.length; i++) samples[i] = wave(i / audio.sampleRate);
    return sound;
  }

  dispose(): void {
    void this.audio?.close().catch(() => undefined);
  }

  private open(): AudioContext {
    const { audioSession } = navigator as { audioSession?: { type: string } };
    // Where it can be said: sound beside other music, which is made softer at most.
    if (audioSession !== undefined) audioSession.type = "transient";
    const audio = this.make();
    audio.addEventListener("statechange", () => {
      if (audio.state === "running") this.wakes.tell();
    });
    this.ducked = new GainNode(audio);
    this.ducked.connect(audio.destination);
    const channel = (out: AudioNode): GainNode => {
      const gain = new GainNode(audio);
      gain.connect(out);
      return gain;
    };
    this.channels = {
      voice: channel(audio.destination),
      tick: channel(this.ducked),
      chimes: channel(this.ducked),
    };
    return audio;
  }
}
