import { Signal, together } from "../../ground/signals";
import { pageTime, type Time } from "../../ground/time";
import type { Cue, Timeline } from "../../ground/timeline";
import type { Conductor } from "../../session/conductor";
import type { Feature } from "../../session/feature";
import { LOUDEST, type Settings } from "../../session/settings";
import { saidOf } from "../../session/telling";

/** A sentence that had to wait longer than this behind another is no longer of use, ms [J]. */
const STALE_MS = 4_000;
/** A little slower than conversation: it is listened to with the hands busy [J]. */
const PACE = 0.95;

interface Sentence {
  readonly cue: Pick<Cue, "text">;
  readonly since: number;
}

/**
 * Speaks lines with a voice of the device: the last resort, for what no clip says.
 *
 * Only voices that live on the device are used, because the others send the words, which tell about a
 * person's body, to somebody else's computer, and fall silent without a network.
 */
export class Speech implements Feature {
  /** Told when it becomes known which voices there are. */
  readonly found = new Signal();
  private speaking: Sentence | undefined;
  private waiting: Sentence | undefined;
  private interrupted: Sentence | undefined;
  private unlocked = false;
  private readonly stop: () => void;

  constructor(
    private readonly conductor: Conductor,
    unsaid: Signal<readonly Cue[]>,
    private readonly settings: Settings,
    private readonly synth: SpeechSynthesis | undefined,
    private readonly language = "en",
    private readonly time: Time = pageTime,
  ) {
    const tellFound = (): void => this.found.tell();
    // Older Safari knows the voices but cannot be listened to.
    const listened: Partial<EventTarget> | undefined = synth;
    listened?.addEventListener?.("voiceschanged", tellFound);
    this.stop = together(
      unsaid.on((cues) => this.hear(cues)),
      conductor.plays.on(() => this.takeUp()),
      conductor.pauses.on(() => this.hush(true)),
      conductor.seeks.on(() => this.hush(false)),
      settings.changes.on(({ voice, volume }) => {
        if (!voice || volume === 0) this.hush(false);
      }),
      () => listened?.removeEventListener?.("voiceschanged", tellFound),
    );
  }

  /** The voices of this device that speak the language of the page. */
  get voices(): readonly SpeechSynthesisVoice[] {
    const tongue = this.language.slice(0, 2).toLowerCase();
    const all = this.synth?.getVoices() ?? [];
    return all.filter((voice) => voice.localService && voice.lang.toLowerCase().startsWith(tongue));
  }

  /** Say nothing, so that browsers which allow speech only after a tap allow it from now on. */
  unlock(): void {
    if (this.unlocked || this.synth === undefined || !this.settings.senses.voice) return;
    this.unlocked = true;
    const nothing = new SpeechSynthesisUtterance("");
    nothing.volume = 0;
    this.synth.speak(nothing);
  }

  /** Say the first line, before anything begins; tells whether there is a voice. */
  tryOut({ cues }: Timeline): boolean {
    const cue = cues.find((each) => saidOf(each, this.settings.senses.telling) !== undefined);
    if (cue === undefined || !this.mayTalk) return false;
    this.say({ cue, since: this.time.now() });
    return true;
  }

  /** Say something now, before anything of the session. */
  tell(text: string): void {
    if (!this.mayTalk) return;
    this.hush(false);
    this.say({ cue: { text }, since: this.time.now() });
  }

  /** Say no more of what is being said. */
  fallSilent(): void {
    this.hush(false);
  }

  dispose(): void {
    this.hush(false);
    this.stop();
  }

  private hear(cues: readonly Cue[]): void {
    const cue = cues.at(-1);
    if (cue === undefined || !this.mayTalk) return;
    const sentence = { cue, since: this.time.now() };
    this.interrupted = undefined;
    if (this.speaking === undefined) this.say(sentence);
    else this.waiting = sentence;
  }

  private get mayTalk(): boolean {
    const { voice, volume } = this.settings.senses;
    return voice && volume > 0 && this.voices.length > 0;
  }

  private say(sentence: Sentence): void {
    const utterance = new SpeechSynthesisUtterance(sentence.cue.text);
    const { speaker, volume } = this.settings.senses;
    utterance.voice = this.voices.find(({ name }) => name === speaker) ?? this.usualVoice;
    utterance.lang = utterance.voice?.lang ?? this.language;
    utterance.rate = PACE * Math.min(this.conductor.rate, 2);
    utterance.volume = volume / LOUDEST;
    const over = (): void => {
      if (this.speaking === sentence) this.next();
    };
    utterance.onend = over;
    utterance.onerror = over;
    this.speaking = sentence;
    this.synth?.speak(utterance);
  }

  private next(): void {
    this.speaking = undefined;
    const { waiting } = this;
    this.waiting = undefined;
    if (waiting !== undefined && this.time.now() - waiting.since <= STALE_MS) this.say(waiting);
  }

  private get usualVoice(): SpeechSynthesisVoice | null {
    return this.voices.find((voice) => voice.default) ?? this.voices[0] ?? null;
  }

  /** Fall silent; what a pause cuts off is said again when the session goes on. */
  private hush(again: boolean): void {
    this.interrupted = again ? (this.waiting ?? this.speaking ?? this.interrupted) : undefined;
    this.waiting = undefined;
    this.speaking = undefined;
    this.synth?.cancel();
  }

  private takeUp(): void {
    const { interrupted } = this;
    this.interrupted = undefined;
    if (interrupted !== undefined && this.mayTalk) this.say({ ...interrupted, since: this.time.now() });
  }
}
