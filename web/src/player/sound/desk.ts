import { Signal } from "../../ground/signals";
import { LOUDEST, type Senses } from "../../session/settings";
import { joinTurn } from "./joining";
import { OutputClock } from "./output-clock";

/** What can be made louder by itself. */
export type Channel = "voice" | "tick" | "chimes" | "bed";

/** How loud strokes and chimes are while somebody speaks. */
const DUCKED = 0.35;
/** How loud a bed is then: only a little softer, or it would pump with every sentence [J]. */
const BED_DUCKED = 0.6;
const FADES_IN_S = 0.8;
/** After so many times the time of a fade it is not heard any more. */
const FADED = 5;
const DUCKS_IN_S = 0.06;
const RETURNS_IN_S = 0.25;

/**
 * The mixing desk: the device's sound, one volume for each channel, and softer strokes under speech.
 *
 * It asks the device only to play beside other music, and instead of it where a locked screen would silence it otherwise.
 */
export class Desk {
  /** Told when the device begins to sound, also again after somebody else took it away. */
  readonly wakes = new Signal();
  /** Told when the device is made to fall silent: a call, an alarm, another app. */
  readonly stops = new Signal();
  private audio: AudioContext | undefined;
  private readonly output = new OutputClock();
  private channels: Readonly<Record<Channel, GainNode>> | undefined;
  private ducked: GainNode | undefined;
  private softened: GainNode | undefined;

  constructor(private readonly make: () => AudioContext) {}

  /** The device's own clock, s; `undefined` while nothing can sound. */
  get now(): number | undefined {
    return this.audio?.state === "running" ? this.audio.currentTime : undefined;
  }

  /** How long this device has sounded, ms: it stands still while nothing can. `undefined` before the first tap. */
  get elapsedMs(): number | undefined {
    return this.audio === undefined ? undefined : this.audio.currentTime * 1_000;
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
    return audio === undefined ? 0 : this.output.heardAt(audio, performance.now()) + ms / 1_000;
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
    // What is due in the first moments of an audio clock was due before it began.
    node.start(Math.max(0, at));
    return node;
  }

  /** Repeat a part of a sound from now on, faded in; gives what fades it out, within about so many seconds, and ends it. */
  repeat(sound: AudioBuffer, channel: Channel, from: number, until: number): ((withinS: number) => void) | undefined {
    const { audio, channels } = this;
    if (audio === undefined || channels === undefined) return undefined;
    joinTurn(sound, from, until);
    const fade = new GainNode(audio, { gain: 0 });
    const node = new AudioBufferSourceNode(audio, { buffer: sound, loop: true, loopStart: from, loopEnd: until });
    node.connect(fade);
    fade.connect(channels[channel]);
    node.onended = () => {
      node.disconnect();
      fade.disconnect();
    };
    fade.gain.setTargetAtTime(1, audio.currentTime, FADES_IN_S);
    node.start(audio.currentTime, from);
    return (withinS) => {
      fade.gain.cancelScheduledValues(audio.currentTime);
      fade.gain.setTargetAtTime(0, audio.currentTime, withinS / FADED);
      node.stop(audio.currentTime + withinS);
    };
  }

  /** Make strokes and chimes softer, and a bed a little, while somebody speaks, in these stretches of the audio clock, s. */
  duck(stretches: readonly (readonly [from: number, until: number])[]): void {
    const { ducked, softened, audio } = this;
    if (ducked === undefined || softened === undefined || audio === undefined) return;
    const now = audio.currentTime;
    const speaks = stretches.some(([from, until]) => from <= now && now < until);
    for (const [{ gain }, level] of [[ducked, DUCKED], [softened, BED_DUCKED]] as const) {
      gain.cancelScheduledValues(now);
      if (!speaks) gain.setTargetAtTime(1, now, RETURNS_IN_S);
      for (const [from, until] of stretches) {
        if (until <= now) continue;
        gain.setTargetAtTime(level, Math.max(from - DUCKS_IN_S, now), DUCKS_IN_S);
        gain.setTargetAtTime(1, until, RETURNS_IN_S);
      }
    }
  }

  /** Turn the volumes as the person chose. */
  mix({ volume, tickVolume, chimeVolume, bedVolume, headset }: Senses): void {
    const { channels } = this;
    if (channels === undefined) return;
    beside(!headset);
    // Loudness is heard roughly as the square of the amplitude.
    const all = (volume / LOUDEST) ** 2;
    channels.voice.gain.value = all;
    channels.tick.gain.value = all * (tickVolume / LOUDEST) ** 2;
    channels.chimes.gain.value = all * (chimeVolume / LOUDEST) ** 2;
    channels.bed.gain.value = all * (bedVolume / LOUDEST) ** 2;
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
    beside(true);
    const audio = this.make();
    audio.addEventListener("statechange", () => {
      if (audio.state === "running") this.wakes.tell();
      else this.stops.tell();
    });
    this.ducked = new GainNode(audio);
    this.ducked.connect(audio.destination);
    this.softened = new GainNode(audio);
    this.softened.connect(audio.destination);
    const channel = (out: AudioNode): GainNode => {
      const gain = new GainNode(audio);
      gain.connect(out);
      return gain;
    };
    this.channels = {
      voice: channel(audio.destination),
      tick: channel(this.ducked),
      chimes: channel(this.ducked),
      bed: channel(this.softened),
    };
    return audio;
  }
}

/**
 * Say whether this sounds beside other music, which is made softer at most, or as what one listens to.
 *
 * On iPhones, where it can be said, the former falls silent when the screen is locked or the ring switch is off.
 */
function beside(others: boolean): void {
  const { audioSession } = navigator as { audioSession?: { type: string } };
  const type = others ? "transient" : "playback";
  // Whoever says the same again may be heard as taking the sound anew.
  if (audioSession !== undefined && audioSession.type !== type) audioSession.type = type;
}
