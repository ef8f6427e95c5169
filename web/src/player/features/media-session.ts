import type { Conductor } from "../conductor";
import type { Settings } from "../settings";
import { together } from "../signal";
import { words } from "../words";
import type { Feature } from "../feature";

/** What headset buttons and lock screens ask for. */
export interface Steering {
  play(): void;
  pause(): void;
  back(): void;
  on(): void;
}

/** Browsers show their controls only for sound of some length, seconds. */
const SILENCE_SECONDS = 10;
const SAMPLES_PER_SECOND = 3_000;

/**
 * Lets headset buttons, keyboards and lock screens steer the session.
 *
 * Browsers give those buttons only to a page that plays sound. So, when the person asks for it, silence
 * is played; not otherwise, because that would stop other music.
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
    if (this.silence !== undefined) URL.revokeObjectURL(this.silence.src);
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
    });
    this.silence ??= new Audio(URL.createObjectURL(silentSound()));
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

/** Silence as a sound file: 8 bits, one channel. */
function silentSound(): Blob {
  const samples = SILENCE_SECONDS * SAMPLES_PER_SECOND;
  const header = new DataView(new ArrayBuffer(44));
  const text = (at: number, letters: string): void => {
    for (let i = 0; i < letters.length; i++) header.setUint8(at + i, letters.charCodeAt(i));
  };
  text(0, "RIFF");
  header.setUint32(4, 36 + samples, true);
  text(8, "WAVEfmt ");
  header.setUint32(16, 16, true);
  header.setUint16(20, 1, true);
  header.setUint16(22, 1, true);
  header.setUint32(24, SAMPLES_PER_SECOND, true);
  header.setUint32(28, SAMPLES_PER_SECOND, true);
  header.setUint16(32, 1, true);
  header.setUint16(34, 8, true);
  text(36, "data");
  header.setUint32(40, samples, true);
  return new Blob([header, new Uint8Array(samples).fill(128)], { type: "audio/wav" });
}
