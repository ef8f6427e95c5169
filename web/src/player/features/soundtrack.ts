import { Signal, together } from "../../ground/signals";
import type { Cue, SessionMs } from "../../ground/timeline";
import type { Conductor } from "../../session/conductor";
import type { Feature } from "../../session/feature";
import { AHEAD_MS } from "../../session/presence";
import type { Settings } from "../../session/settings";
import { mayTalk, saidOf } from "../../session/telling";
import type { Clips, SoundName } from "../sound/clips";
import type { Channel, Desk } from "../sound/desk";

/** A line that could not begin within this of its moment is no longer of use, ms [J]. */
const STALE_MS = 4_000;
/** How long a chime rings before the voice comes in over it, ms [J]. */
const CHIME_LEADS_MS = 400;
/** Lines never run into each other; this much silence is between them, ms [J]. */
const BREATH_MS = 150;
/** When the two clocks are further apart than this, what is to come is scheduled again, s. */
const DRIFT_S = 0.015;
/** What sounds sooner than this is left alone, s. */
const SOUNDING_S = 0.03;

const TICK_HERTZ = 520;
const TICK_SECONDS = 0.09;

/** What is on the audio clock. */
interface Sounding {
  readonly node: AudioBufferSourceNode;
  readonly sound: AudioBuffer;
  readonly cue: Cue;
  readonly channel: Channel;
  /** On the audio clock, s. */
  readonly from: number;
  readonly until: number;
}

/**
 * All that is heard: strokes, chimes and the recorded voice.
 *
 * Everything is put on the audio clock well before its moment, because that clock goes on when a page is
 * hidden or a screen locked and timers are not to be relied on. From one anchor the moments of the session
 * are moments of the audio clock; pausing, seeking and drifting clocks set a new one.
 */
export class Soundtrack implements Feature {
  /** Lines whose moment has come and that no clip will say. */
  readonly unsaid = new Signal<readonly Cue[]>();
  private readonly sounding = new Map<string, Sounding>();
  private anchor: { readonly audio: number; readonly session: SessionMs } | undefined;
  /** From where on lines are to be said; what lies before a jump is not. */
  private floor: SessionMs = 0;
  /** What has been heard. */
  private readonly settled = new Set<string>();
  /** The line that a pause cut off. */
  private cutOff: Cue | undefined;
  /** Lines whose moment has come while their clip was still on its way. */
  private pending: readonly Cue[] = [];
  private tick: AudioBuffer | undefined;
  private readonly stop: () => void;

  constructor(
    private readonly conductor: Conductor,
    private readonly settings: Settings,
    private readonly clips: Clips,
    private readonly desk: Desk,
  ) {
    this.stop = together(
      conductor.plays.on(() => this.anew()),
      conductor.rates.on(() => this.anew()),
      conductor.seeks.on(() => {
        this.settled.clear();
        this.cutOff = undefined;
        this.floor = conductor.position;
        this.silence(({ channel }) => channel === "voice");
        this.anew();
      }),
      conductor.retimes.on(() => this.anew()),
      conductor.pauses.on(() => this.hush()),
      conductor.cues.on((fired) => {
        this.tellUnsaid(fired.filter(({ late }) => !late).map(({ cue }) => cue));
        this.fill();
      }),
      settings.changes.on((senses) => {
        if (!mayTalk(senses)) this.silence(({ channel }) => channel === "voice");
        this.anew();
      }),
      clips.changes.on(() => {
        this.prepare();
        this.tellUnsaid(this.pending);
        this.fill();
      }),
      desk.wakes.on(() => this.anew()),
    );
    this.prepare();
  }

  unlock(): void {
    this.desk.wake();
    this.desk.mix(this.settings.senses);
  }

  /** How far the sound that was laid out ahead has come, ms; `undefined` where nothing that guides is laid out. */
  readonly sounded = (): number | undefined => {
    const { senses } = this.settings;
    const guides = senses.volume > 0 && ((senses.tick && senses.tickVolume > 0) || (mayTalk(senses) && this.clips.speaks));
    return guides ? this.desk.elapsedMs : undefined;
  };

  /** Sound once, as the session will, before it begins; tells whether there is anything to hear. */
  tryOut(): boolean {
    const [first] = this.conductor.timeline.cues.flatMap((cue) => this.said(cue) ?? []);
    const voice = this.clips.voice(first ?? "");
    const chime = this.clips.sound("begin");
    const at = this.desk.heardIn(100);
    if (chime !== undefined) this.desk.play(chime, "chimes", at, () => undefined);
    if (voice !== undefined) this.desk.play(voice, "voice", at + CHIME_LEADS_MS / 1_000, () => undefined);
    return voice !== undefined;
  }

  /** The page is back in sight. */
  wake(): void {
    if (this.conductor.paused) return;
    this.desk.wake();
    this.fill();
  }

  dispose(): void {
    this.silence(() => true);
    this.stop();
    this.desk.dispose();
  }

  /** Fetch and decode what is heard next; also before the first tap, and what is said before the clock starts. */
  private prepare(): void {
    const { position, rate, paused, timeline } = this.conductor;
    const before = position === 0 && paused ? (timeline.preparation ?? []).map(({ text }) => text) : [];
    const soon = this.conductor.cuesBetween(position - STALE_MS, position + AHEAD_MS * rate);
    this.clips.want([...before, ...soon.flatMap((cue) => this.said(cue) ?? [])]);
  }

  /** Give up what is scheduled but not heard yet, and schedule from a new anchor. */
  private anew(): void {
    this.silence(({ from }) => from > (this.desk.now ?? 0) + SOUNDING_S);
    this.anchor = undefined;
    this.desk.mix(this.settings.senses);
    this.fill();
  }

  /** A pause is silence at once; what it cuts off is said again when the session goes on. */
  private hush(): void {
    // What ends the session is heard to its end.
    if (this.conductor.finished) return;
    // A device whose sound was taken away stands still, and cut off what it was saying.
    const now = (this.desk.elapsedMs ?? 0) / 1_000;
    for (const { cue, channel, from } of this.sounding.values()) {
      if (channel === "voice" && from <= now) this.cutOff = cue;
    }
    this.silence(() => true);
    this.pending = [];
    this.anchor = undefined;
  }

  private fill(): void {
    this.prepare();
    const now = this.desk.now;
    const { conductor } = this;
    if (now === undefined || conductor.paused) return;
    this.holdAnchor();
    const { position, rate } = conductor;
    const until = position + AHEAD_MS * rate;
    let free = this.freeFrom(now);
    if (this.cutOff !== undefined) free = this.line(this.cutOff, now, free);
    for (const cue of conductor.cuesBetween(position - STALE_MS * rate, until)) {
      if (cue.kind === "beat") this.beat(cue, now);
      else {
        this.chime(cue, now);
        free = this.line(cue, now, free);
      }
    }
    const speech = [...this.sounding.values()].filter(({ channel }) => channel === "voice");
    this.desk.duck(speech.map(({ from, until: over }) => [from, over] as const).sort(([one], [other]) => one - other));
  }

  /** Keep to the anchor for an even rhythm, until the clocks have drifted apart. */
  private holdAnchor(): void {
    const { position } = this.conductor;
    const heard = this.desk.heardIn(0);
    if (this.anchor !== undefined && Math.abs(this.audioTime(position) - heard) < DRIFT_S) return;
    this.silence(({ from }) => from > heard + SOUNDING_S);
    this.anchor = { audio: heard, session: position };
  }

  private audioTime(at: SessionMs): number {
    const { audio, session } = this.anchor ?? { audio: 0, session: 0 };
    return audio + (at - session) / 1_000 / this.conductor.rate;
  }

  private beat(cue: Cue, now: number): void {
    const { tick, tickVolume, volume } = this.settings.senses;
    const at = this.audioTime(cue.at_ms);
    if (!tick || tickVolume === 0 || volume === 0 || at < now) return;
    const sound = this.clips.sound("tick") ?? (this.tick ??= this.desk.sound(TICK_SECONDS, wood));
    if (sound !== undefined) this.schedule(`beat-${cue.id}`, sound, cue, "tick", at);
  }

  private chime(cue: Cue, now: number): void {
    const name = this.chimeFor(cue);
    const sound = name === undefined ? undefined : this.clips.sound(name);
    const due = this.audioTime(cue.at_ms);
    // A little late, as when the device is just waking, is still with its moment.
    if (sound === undefined || cue.at_ms < this.floor || now > due + CHIME_LEADS_MS / 1_000) return;
    this.schedule(`chime-${cue.id}`, sound, cue, "chimes", Math.max(due, now));
  }

  private chimeFor({ kind, at_ms, id }: Cue): SoundName | undefined {
    const { chimes, chimeVolume, volume } = this.settings.senses;
    if (!chimes || chimeVolume === 0 || volume === 0) return undefined;
    if (kind === "change_leg" || kind === "pressure_check") return kind;
    if (kind === "close" && at_ms === this.conductor.timeline.lasts_ms) return "end";
    return id === this.conductor.timeline.cues[0]?.id ? "begin" : undefined;
  }

  /** Say a line at its moment, or as soon after it as the one before is over; gives when the voice is free again. */
  private line(cue: Cue, now: number, free: number): number {
    const key = `line-${cue.id}`;
    const text = this.said(cue);
    const known = this.sounding.get(key);
    if (known !== undefined && !this.isReplaced(known, text, now)) return Math.max(free, known.until + BREATH_MS / 1_000);
    if (text === undefined || !mayTalk(this.settings.senses)) return free;
    const again = cue === this.cutOff;
    if (!again && (cue.at_ms < this.floor || this.settled.has(key))) return free;
    const sound = this.clips.voice(text);
    if (sound === undefined) return free;
    const due = this.audioTime(cue.at_ms) + (this.chimesAt(cue.at_ms) ? CHIME_LEADS_MS / 1_000 : 0);
    const from = Math.max(due, now, free);
    if (!again && from - due > STALE_MS / 1_000) return free;
    this.schedule(key, sound, cue, "voice", from);
    return from + sound.duration + BREATH_MS / 1_000;
  }

  /** Take a line off the clock whose own clip has come meanwhile, in place of the one that stood in for it. */
  private isReplaced(known: Sounding, text: string | undefined, now: number): boolean {
    const better = text === undefined ? undefined : this.clips.voice(text);
    if (better === undefined || better === known.sound || known.from <= now + SOUNDING_S) return false;
    this.silence((one) => one === known);
    return true;
  }

  private said(cue: Cue): string | undefined {
    return saidOf(cue, this.settings.senses.telling);
  }

  /** Whether a chime rings at a moment. */
  private chimesAt(at: SessionMs): boolean {
    return [...this.sounding.values()].some(({ channel, cue }) => channel === "chimes" && cue.at_ms === at);
  }

  private freeFrom(now: number): number {
    const speaking = [...this.sounding.values()].filter(({ channel, from }) => channel === "voice" && from <= now);
    return Math.max(now, ...speaking.map(({ until }) => until + BREATH_MS / 1_000));
  }

  private schedule(key: string, sound: AudioBuffer, cue: Cue, channel: Channel, at: number): void {
    if (this.sounding.has(key) || (this.settled.has(key) && cue !== this.cutOff)) return;
    const node = this.desk.play(sound, channel, at, () => {
      if (this.sounding.get(key)?.node !== node) return;
      this.sounding.delete(key);
      this.settled.add(key);
      if (this.cutOff === cue) this.cutOff = undefined;
    });
    if (node !== undefined) this.sounding.set(key, { node, sound, cue, channel, from: at, until: at + sound.duration });
  }

  private silence(which: (sounding: Sounding) => boolean): void {
    for (const [key, sounding] of this.sounding) {
      if (!which(sounding)) continue;
      this.sounding.delete(key);
      sounding.node.stop();
    }
  }

  /** Hand on the lines that no clip will say; those on their way are waited for as long as they are of use. */
  private tellUnsaid(cues: readonly Cue[]): void {
    const { position, rate } = this.conductor;
    const due = cues.filter((cue) => this.said(cue) !== undefined && position - cue.at_ms <= STALE_MS * rate);
    const howFar = (cue: Cue) => this.clips.line(cue.text ?? "");
    this.pending = due.filter((cue) => howFar(cue) === "coming");
    const lost = due.filter((cue) => howFar(cue) === "none");
    if (lost.length > 0) this.unsaid.tell(lost);
  }
}

/** A round, wooden sound that fades at once: a sine with a faint octave under a falling exponential. */
function wood(t: number): number {
  const swell = Math.min(1, t / 0.003) * Math.exp(-t / 0.018);
  const turn = 2 * Math.PI * TICK_HERTZ * t;
  return swell * (Math.sin(turn) + 0.25 * Math.sin(2 * turn));
}
