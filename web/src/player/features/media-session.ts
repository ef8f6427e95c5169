import silence from "../silence.wav?url";

import type { Conductor } from "../conductor";
import type { Settings } from "../settings";
import { together } from "../signal";
import { words } from "../words";
import type { Feature } from "../feature";

const PICTURE = "/static/favicon.svg";

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
  private readonly stop: () => void;

  constructor(
    private readonly conductor: Conductor,
    private readonly settings: Settings,
    private readonly session: MediaSession,
    steering: Steering,
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
    this.session.metadata = new MediaMetadata({
      title: show.shown.title,
      artist: show.leg === undefined ? words.product : words.leg[show.leg],
      album: words.product,
      artwork: [{ src: PICTURE, sizes: "any", type: "image/svg+xml" }],
    });
    this.silence ??= new Audio(silence);
    this.silence.loop = true;
    if (paused) this.silence.pause();
    else void this.silence.play().catch(() => undefined);
  }
}

function handle(session: MediaSession, action: MediaSessionAction, handler: (() => void) | null): void {
  try {
    session.setActionHandler(action, handler);
  } catch {
    // This browser does not know the button.
  }
}
