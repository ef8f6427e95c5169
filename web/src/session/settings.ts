import { Signal } from "../ground/signals";
import type { Store } from "../ground/store";
import { TELLINGS, type Telling } from "../ground/timeline";

/** What can lie under a session. */
export const BEDS = ["rain", "chords", "waves"] as const;
export type BedName = (typeof BEDS)[number];
export type BedChoice = BedName | "off";

/** What a person hears and feels besides what they see. */
export interface Senses {
  readonly voice: boolean;
  readonly tick: boolean;
  readonly vibration: boolean;
  /** Let headset buttons steer the session; off at first, because it takes them from other music. */
  readonly headset: boolean;
  readonly chimes: boolean;
  /** How much is said; what keeps safe always is. */
  readonly telling: Telling;
  /** Show what is spoken. */
  readonly captions: boolean;
  /** Large enough to be read from across the room: a big screen. */
  readonly glance: boolean;
  /** Keep all buttons in sight while it plays. */
  readonly steady: boolean;
  /** Whether the sound has been tried, or a session begun: then it is not offered again. */
  readonly tried: boolean;
  /** Of everything, 0 to 10. */
  readonly volume: number;
  /** Of the strokes beside the voice, 0 to 10. */
  readonly tickVolume: number;
  /** Of the chimes beside the voice, 0 to 10. */
  readonly chimeVolume: number;
  /** The name of the voice, or '' for the device's own choice. */
  readonly speaker: string;
  /** Let this device's own voice speak, also where there is a recorded one. */
  readonly ownVoice: boolean;
  /** What lies under the session; nothing at first. */
  readonly bed: BedChoice;
  /** Of the bed beside the voice, 0 to 10. */
  readonly bedVolume: number;
}

const KEY = "legato.player.senses";
export const LOUDEST = 10;

export const USUAL: Senses = {
  voice: true,
  tick: true,
  vibration: true,
  headset: false,
  chimes: true,
  telling: "full",
  captions: true,
  glance: false,
  steady: false,
  tried: false,
  volume: 7,
  tickVolume: 6,
  chimeVolume: 7,
  speaker: "",
  ownVoice: false,
  bed: "off",
  bedVolume: 6,
};

export type Flag = { [Name in keyof Senses]: Senses[Name] extends boolean ? Name : never }[keyof Senses];
export type Level = { [Name in keyof Senses]: Senses[Name] extends number ? Name : never }[keyof Senses];

/** The person's choices about sound and words, kept on this device. */
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
  const flag = (name: Flag): boolean => (typeof found[name] === "boolean" ? found[name] : USUAL[name]);
  const level = (name: Level): number => {
    const value = found[name];
    return typeof value === "number" && Number.isFinite(value)
      ? Math.min(Math.max(Math.round(value), 0), LOUDEST)
      : USUAL[name];
  };
  return {
    voice: flag("voice"),
    tick: flag("tick"),
    vibration: flag("vibration"),
    headset: flag("headset"),
    chimes: flag("chimes"),
    telling: TELLINGS.find((one) => one === found.telling) ?? USUAL.telling,
    captions: flag("captions"),
    glance: flag("glance"),
    steady: flag("steady"),
    tried: flag("tried"),
    volume: level("volume"),
    tickVolume: level("tickVolume"),
    chimeVolume: level("chimeVolume"),
    ownVoice: flag("ownVoice"),
    bed: BEDS.find((one) => one === found.bed) ?? USUAL.bed,
    bedVolume: level("bedVolume"),
    speaker: typeof found.speaker === "string" ? found.speaker : USUAL.speaker,
  };
}
