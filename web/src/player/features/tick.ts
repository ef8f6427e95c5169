import type { Conductor } from "../conductor";
import { LOUDEST, type Settings } from "../settings";
import { together } from "../signal";
import type { Cue } from "../timeline";
import type { Feature } from "../feature";

/** Beats given to the audio clock ahead of time: enough to stay in rhythm when a hidden page wakes once a second. */
const AHEAD = 4;
const TICK_HERTZ = 520;
const TICK_SECONDS = 0.09;
/** How loud a tick is beside the voice, at full volume. */
const SOFT = 0.35;

/**
 * A soft tick at each stroke.
 *
 * Ticks are scheduled on the audio clock, because a timer's jitter of some milliseconds can be heard.
 * Each new beat schedules the next few afresh, so the two clocks cannot drift apart.
 */
export class Tick implements Feature {
  private audio: AudioContext | undefined;
  private sound: AudioBuffer | undefined;
  private loudness: GainNode | undefined;
  private readonly scheduled = new Map<number, AudioBufferSourceNode>();
  private readonly stop: () => void;

  constructor(
    private readonly conductor: Conductor,
    private readonly settings: Settings,
    private readonly makeAudio: () => AudioContext,
  ) {
    const anew = (): void => {
      this.silence();
      this.schedule();
    };
    this.stop = together(
      conductor.plays.on(anew),
      conductor.seeks.on(anew),
      conductor.rates.on(anew),
      settings.changes.on(anew),
      conductor.pauses.on(() => this.silence()),
      conductor.cues.on((fired) => {
        if (fired.some(({ cue }) => cue.kind === "beat" || cue.kind === "show")) this.schedule();
      }),
    );
  }

  unlock(): void {
    try {
      this.audio ??= this.makeAudio();
      void this.audio.resume().catch(() => undefined);
    } catch {
      // No sound on this device: the rhythm is still to be seen.
    }
  }

  dispose(): void {
    this.silence();
    this.stop();
    void this.audio?.close().catch(() => undefined);
  }

  private schedule(): void {
    const { audio, conductor } = this;
    const { tick, volume } = this.settings.senses;
    if (audio === undefined || conductor.paused || !tick || volume === 0) return;
    const out = this.output(audio, volume);
    for (const beat of conductor.beatsFrom(conductor.position, AHEAD)) {
      if (!this.scheduled.has(beat.id)) this.scheduleBeat(audio, out, beat);
    }
  }

  private scheduleBeat(audio: AudioContext, out: AudioNode, beat: Cue): void {
    const node = new AudioBufferSourceNode(audio, { buffer: (this.sound ??= tickSound(audio)) });
    node.connect(out);
    node.onended = () => {
      this.scheduled.delete(beat.id);
      node.disconnect();
    };
    node.start(Math.max(audio.currentTime, heardAt(audio, this.conductor.until(beat.at_ms))));
    this.scheduled.set(beat.id, node);
  }

  private output(audio: AudioContext, volume: number): AudioNode {
    if (this.loudness === undefined) {
      this.loudness = audio.createGain();
      this.loudness.connect(audio.destination);
    }
    // Loudness is heard roughly as the square of the amplitude.
    this.loudness.gain.value = SOFT * (volume / LOUDEST) ** 2;
    return this.loudness;
  }

  private silence(): void {
    for (const node of this.scheduled.values()) node.stop();
    this.scheduled.clear();
  }
}

/** The audio clock's time for something to be heard in `ms` from now, the way to the loudspeaker included. */
function heardAt(audio: AudioContext, ms: number): number {
  const { contextTime, performanceTime } = audio.getOutputTimestamp();
  if (!contextTime || !performanceTime) return audio.currentTime + ms / 1_000;
  return contextTime + (performance.now() + ms - performanceTime) / 1_000;
}

/** A round, wooden sound that fades at once: a sine with a faint octave under a falling exponential. */
function tickSound(audio: AudioContext): AudioBuffer {
  const samples = Math.ceil(TICK_SECONDS * audio.sampleRate);
  const sound = audio.createBuffer(1, samples, audio.sampleRate);
  const wave = sound.getChannelData(0);
  for (let i = 0; i < samples; i++) {
    const t = i / audio.sampleRate;
    const swell = Math.min(1, t / 0.003) * Math.exp(-t / 0.018);
    const turn = 2 * Math.PI * TICK_HERTZ * t;
    wave[i] = swell * (Math.sin(turn) + 0.25 * Math.sin(2 * turn));
  }
  return sound;
}
