
import { address } from "../../ground/addresses";
import type { Leg } from "../../ground/legs";
import { say } from "../../ground/say";
import { together } from "../../ground/signals";
import type { ShowCue } from "../../ground/timeline";
import type { Who } from "../../ground/who";
import type { Conductor } from "../../session/conductor";
import type { Feature } from "../../session/feature";
import type { Settings } from "../../session/settings";
import silence from "../sound/silence.wav?url";

/** A name, the same in every language. */
const PRODUCT = "Legato";
/** Shown where a technique has no picture, and until it is there. */
const SIGN: MediaImage = { src: address("static", { file: "favicon.svg" }), sizes: "any", type: "image/svg+xml" };

/** A picture: an address that needs no network, and what kind of file it is. */
export type Picture = Required<Pick<MediaImage, "src" | "type">>;

/** Gives the picture of a technique on a leg; nothing where there is none. */
export type Artwork = (technique: string, leg: Leg) => Promise<Picture | undefined>;

/** What headset buttons and lock screens ask for. */
export interface Steering {
  play(): void;
  pause(): void;
  back(): void;
  on(): void;
}

/**
 * Lets headset buttons, keyboards and lock screens steer the session.
 *
 * Browsers give those buttons only to a page that plays sound. So, when the person asks for it, silence
 * is played (for six seconds at a time: they care for nothing shorter than five); not otherwise, because that would stop other music.
 */
export class HeadsetButtons implements Feature {
  private silence: HTMLAudioElement | undefined;
  private readonly pictures = new Map<string, Picture>();
  private readonly stop: () => void;

  constructor(
    private readonly conductor: Conductor,
    private readonly settings: Settings,
    private readonly session: MediaSession,
    steering: Steering,
    private readonly artwork: Artwork,
    private readonly who: Who = "self",
  ) {
    const handlers: readonly [MediaSessionAction, () => void][] = [
      ["play", () => steering.play()],
      ["pause", () => steering.pause()],
      ["stop", () => steering.pause()],
      ["previoustrack", () => steering.back()],
      ["nexttrack", () => steering.on()],
    ];
    for (const [action, handler] of handlers) handle(session, action, handler);
    const tell = (): void => this.tell();
    this.stop = together(
      conductor.plays.on(tell),
      conductor.pauses.on(tell),
      conductor.seeks.on(tell),
      conductor.cues.on((fired) => {
        if (fired.some(({ cue }) => cue.kind === "show")) tell();
      }),
      settings.changes.on(tell),
      ...handlers.map(
        ([action]) =>
          () =>
            handle(session, action, null),
      ),
    );
  }

  dispose(): void {
    this.stop();
    this.session.metadata = null;
    this.silence?.pause();
  }

  private tell(): void {
    const { paused, show } = this.conductor;
    this.session.playbackState = paused ? "paused" : "playing";
    if (!this.settings.senses.headset) {
      this.silence?.pause();
      return;
    }
    this.name(show);
    this.silence ??= new Audio(silence);
    this.silence.loop = true;
    if (paused) this.silence.pause();
    else void this.silence.play().catch(() => undefined);
  }

  /** Say what is done and where; the picture follows when it is there, and only while it is still the right one. */
  private name(show: ShowCue): void {
    const { technique, leg } = show;
    const key = `${technique ?? ""} ${leg ?? ""}`;
    const picture = this.pictures.get(key);
    this.session.metadata = new MediaMetadata({
      title: show.shown.title,
      artist: leg === undefined ? PRODUCT : say("player-leg", { who: this.who, leg }),
      album: PRODUCT,
      artwork: [...(picture === undefined ? [] : [{ ...picture, sizes: "512x512" }]), SIGN],
    });
    if (picture !== undefined || technique === undefined || leg === undefined) return;
    void this.artwork(technique, leg)
      .catch(() => undefined)
      .then((made) => {
        if (made === undefined) return;
        this.pictures.set(key, made);
        if (this.session.metadata !== null && this.conductor.show === show) this.name(show);
      });
  }
}

function handle(session: MediaSession, action: MediaSessionAction, handler: (() => void) | null): void {
  try {
    session.setActionHandler(action, handler);
  } catch {
    // This browser does not know the button.
  }
}
