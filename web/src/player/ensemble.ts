import type { Outbox } from "../device/outbox";
import type { Standing } from "../device/standing";
import { say, language } from "../ground/say";
import { Signal } from "../ground/signals";
import type { Store } from "../ground/store";
import type { PreparationItem, Timeline } from "../ground/timeline";
import type { Who } from "../ground/who";
import { Conductor, type FiredCue } from "../session/conductor";
import type { Feature } from "../session/feature";
import { Bookmark, type Place } from "../session/resume";
import type { Settings } from "../session/settings";
import { isTold } from "../session/telling";
import type { Performer } from "../stage/clips";
import type { Device } from "./adjust";
import { artwork } from "./artwork";
import { Countdown } from "./countdown";
import { Announcer } from "./features/announcer";
import { SoundBed } from "./features/bed";
import { Hands, type Stage } from "./features/hands";
import { HeadsetButtons, type Artwork, type Steering } from "./features/media-session";
import { PlaceKeeper } from "./features/place";
import { Prompter } from "./features/prompter";
import { Recorder } from "./features/record";
import { SoundWatch } from "./features/sound-watch";
import { Soundtrack } from "./features/soundtrack";
import { Speech } from "./features/speech";
import { Turn } from "./features/turn";
import { motorOf, Vibration } from "./features/vibration";
import { WakeLock } from "./features/wake-lock";
import { Rhythm, type Moving } from "./rhythm";
import type { Clips } from "./sound/clips";
import { Desk } from "./sound/desk";

/** What the players of one session need from the element around them. */
export interface Surroundings {
  readonly store: Store;
  readonly settings: Settings;
  readonly outbox: Outbox;
  readonly sitting: string;
  readonly performer: Performer;
  readonly who: Who;
  /** How the session stands, from everything that happened in it. */
  readonly stands: Standing;
  readonly clips: Clips;
  readonly steering: Steering;
  readonly cued: (fired: readonly FiredCue[]) => void;
  readonly announce: (sentence: string) => void;
  /** What shows moving hands, while it does. */
  readonly stage: () => Stage | undefined;
  readonly changed: () => void;
  readonly moving: () => Moving | undefined;
}

/** Everybody who plays in one session: the conductor, and the features that follow it. */
export class Ensemble {
  readonly conductor: Conductor;
  readonly countdown: Countdown;
  readonly clips: Clips;
  readonly bookmark: Bookmark;
  readonly recorder: Recorder;
  readonly soundtrack: Soundtrack;
  readonly speech: Speech;
  readonly hands: Hands;
  /** Whether the device can shake. */
  readonly vibrates: boolean;
  /** Where the session was left, when it was. */
  readonly place: Place | undefined;
  /** The turn to play, which one tab of a browser has. */
  readonly turn: Turn;
  /** Told what this device cannot do, in a sentence. */
  readonly notices = new Signal<string>();
  private readonly prompter: Prompter;
  private readonly features: readonly Feature[];

  constructor(
    timeline: Timeline,
    private readonly around: Surroundings,
  ) {
    const { store, settings, outbox } = around;
    this.clips = around.clips;
    this.bookmark = new Bookmark(store, around.sitting, timeline, Date.now, around.stands);
    this.place = this.bookmark.read();
    const conductor = (this.conductor = new Conductor(timeline, undefined, () => this.soundtrack.sounded()));
    // Whoever measures the player hears of a cue first, before anything is made of it.
    conductor.cues.on(around.cued);
    this.countdown = new Countdown(conductor);
    this.recorder = new Recorder(conductor, outbox, this.place !== undefined);
    const desk = new Desk(() => new AudioContext({ latencyHint: "playback" }));
    this.soundtrack = new Soundtrack(conductor, settings, around.clips, desk);
    const synth = (window as { speechSynthesis?: SpeechSynthesis }).speechSynthesis;
    this.speech = new Speech(
      conductor,
      this.soundtrack.unsaid,
      settings,
      synth,
      language(),
    );
    this.clips.leavesWords = () => settings.senses.ownVoice && this.speech.voices.length > 0;
    this.prompter = new Prompter(conductor, settings, around.clips, desk, this.speech);
    const motor = motorOf(navigator, matchMedia("(any-pointer: coarse)").matches);
    this.vibrates = motor !== undefined;
    const { mediaSession } = navigator as { mediaSession?: MediaSession };
    const picture: Artwork = (technique, leg) => artwork(technique, leg, around.performer);
    this.hands = new Hands(conductor, around.stage, around.changed, around.announce);
    this.turn = new Turn(conductor, store);
    const watch = new SoundWatch(conductor, this.countdown.seconds, desk, () => this.soundtrack.sounded() !== undefined);
    watch.silent.on(() => this.notices.tell(say("player-no-sound")));
    const wakeLock = new WakeLock(conductor);
    wakeLock.refusals.on(() => this.notices.tell(say("player-screen-sleeps")));
    this.features = [
      this.hands,
      this.countdown,
      this.recorder,
      this.speech,
      this.prompter,
      this.soundtrack,
      new SoundBed(conductor, settings, around.clips, desk),
      new Rhythm(conductor, around.moving, () => matchMedia("(prefers-reduced-motion: reduce)").matches),
      new PlaceKeeper(conductor, this.countdown.seconds, this.bookmark),
      watch,
      wakeLock,
      this.turn,
      new Announcer(
        conductor,
        around.announce,
        () => this.talks(settings),
        () => settings.senses.telling,
        around.who,
      ),
      ...(motor === undefined ? [] : [new Vibration(conductor, settings, motor)]),
      ...(mediaSession === undefined ? [] : [new HeadsetButtons(conductor, settings, mediaSession, around.steering, picture, around.who)]),
    ];
    conductor.retimes.on(() => {
      this.bookmark.follow(conductor.timeline);
      void this.clips.load();
      this.countdown.tell();
    });
    if (this.place !== undefined) conductor.restore(this.place.at_ms);
  }

  /** Let sound begin: called within a tap or a key press. */
  unlock(): void {
    for (const feature of this.features) feature.unlock?.();
  }

  /** Sound as the session will; tells whether there is anything to hear. */
  trySound(): boolean {
    return this.soundtrack.tryOut() || this.speech.tryOut(this.conductor.timeline);
  }

  /** Tell what is to be done before the clock starts: aloud where that is wanted, to screen readers where not. */
  prompt({ text, always }: PreparationItem, [item, count]: readonly [number, number]): void {
    const { settings, announce } = this.around;
    const aloud = isTold({ told: always ? "quiet" : "less" }, settings.senses.telling) && this.talks(settings);
    if (aloud) this.prompter.say(text);
    else this.prompter.fallSilent();
    if (!aloud) announce(say("player-item-said", { item, count, text }));
  }

  /** What this device can do. */
  get device(): Device {
    const { clips, speech, vibrates } = this;
    const { bed } = this.around.settings.senses;
    return {
      recorded: clips.speaks,
      making: clips.making,
      bed: bed === "off" ? undefined : clips.bedReadiness(bed),
      voices: speech.voices,
      noVoice: clips.says,
      vibrates,
      takesHeadset: "mediaSession" in navigator,
    };
  }

  /** Whether the session speaks by itself now. */
  talks({ senses: { voice, volume } }: Settings): boolean {
    return voice && volume > 0 && (this.clips.speaks || this.speech.voices.length > 0);
  }

  /** Be right at once after the page was hidden. */
  catchUp(): void {
    this.conductor.wake();
    this.countdown.tell();
    for (const feature of this.features) feature.wake?.();
  }

  dispose(): void {
    this.conductor.dispose();
    for (const feature of this.features) feature.dispose();
    this.clips.dispose();
  }
}
