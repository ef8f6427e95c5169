import { Signal } from "./signal";
import type { Store } from "./store";

/** What a person hears and feels besides what they see. */
export interface Senses {
  readonly voice: boolean;
  readonly tick: boolean;
  readonly vibration: boolean;
  /** Let headset buttons steer the session; off at first, because it takes them from other music. */
  readonly headset: boolean;
  /** 0 to 10. */
  readonly volume: number;
  /** The name of the voice, or '' for the device's own choice. */
  readonly speaker: string;
}

const KEY = "legato.player.senses";
export const LOUDEST = 10;

const USUAL: Senses = { voice: true, tick: true, vibration: true, headset: false, volume: 7, speaker: "" };

/** The person's choices about sound, kept on this device. */
export class Settings {
  readonly changes = new Signal<Senses>();
  private current: Senses;

  constructor(private readonly store: Store) {
    this.current = repair(store.read(KEY));
  }

  get senses(): Senses {
    return this.current;
  }

  change(changes: Partial<Senses>): void {
    this.current = repair({ ...this.current, ...changes });
    this.store.write(KEY, this.current);
    this.changes.tell(this.current);
  }
}

/** Keep what is right in what was read, and take the usual for the rest. */
function repair(read: unknown): Senses {
  const found = (typeof read === "object" && read !== null ? read : {}) as Partial<Record<keyof Senses, unknown>>;
  const flag = (name: "voice" | "tick" | "vibration" | "headset"): boolean =>
    typeof found[name] === "boolean" ? found[name] : USUAL[name];
  const { volume, speaker } = found;
  return {
    voice: flag("voice"),
    tick: flag("tick"),
    vibration: flag("vibration"),
    headset: flag("headset"),
    volume:
      typeof volume === "number" && Number.isFinite(volume)
        ? Math.min(Math.max(Math.round(volume), 0), LOUDEST)
        : USUAL.volume,
    speaker: typeof speaker === "string" ? speaker : USUAL.speaker,
  };
}
