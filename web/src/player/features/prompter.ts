import { together } from "../../ground/signals";
import type { Conductor } from "../../session/conductor";
import type { Feature } from "../../session/feature";
import type { Settings } from "../../session/settings";
import { mayTalk } from "../../session/telling";
import type { Clips } from "../sound/clips";
import type { Desk } from "../sound/desk";

/** How long the device gets to put a sentence on its clock, ms. */
const AT_ONCE_MS = 50;

/** A voice of the device, for what has no clip. */
interface DeviceVoice {
  tell(text: string): void;
  fallSilent(): void;
}

/**
 * Says what is to be done before the clock starts: one sentence at a time, each in place of the one before.
 *
 * A sentence whose clip is still on its way is said as soon as it is there, and by the device's own voice
 * when it turns out that there is none. The clock silences it.
 */
export class Prompter implements Feature {
  private waiting: string | undefined;
  private sounding: AudioBufferSourceNode | undefined;
  private readonly stop: () => void;

  constructor(
    conductor: Conductor,
    private readonly settings: Settings,
    private readonly clips: Clips,
    private readonly desk: Desk,
    private readonly speech: DeviceVoice,
  ) {
    this.stop = together(
      conductor.plays.on(() => this.fallSilent()),
      conductor.seeks.on(() => this.fallSilent()),
      clips.changes.on(() => this.sayWaiting()),
      settings.changes.on((senses) => {
        if (!mayTalk(senses)) this.fallSilent();
      }),
    );
  }

  say(text: string): void {
    this.fallSilent();
    if (!mayTalk(this.settings.senses)) return;
    this.waiting = text;
    this.sayWaiting();
  }

  fallSilent(): void {
    this.waiting = undefined;
    this.sounding?.stop();
    this.sounding = undefined;
    this.speech.fallSilent();
  }

  dispose(): void {
    this.fallSilent();
    this.stop();
  }

  private sayWaiting(): void {
    const text = this.waiting;
    if (text === undefined || this.clips.line(text) === "coming") return;
    this.waiting = undefined;
    const clip = this.clips.voice(text);
    const node = clip && this.desk.play(clip, "voice", this.desk.heardIn(AT_ONCE_MS), () => {
      if (this.sounding === node) this.sounding = undefined;
    });
    this.sounding = node;
    if (node === undefined) this.speech.tell(text);
  }
}
