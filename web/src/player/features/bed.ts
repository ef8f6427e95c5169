import { together } from "../../ground/signals";
import { pageTime, type Time } from "../../ground/time";
import type { Conductor } from "../../session/conductor";
import type { Feature } from "../../session/feature";
import type { BedName, Settings } from "../../session/settings";
import type { Clips } from "../sound/clips";
import type { Desk } from "../sound/desk";

/** How fast a bed is gone when the session is paused, and when it is over, s [J]. */
const PAUSES_WITHIN_S = 0.5;
const ENDS_WITHIN_S = 6;
/** How long a bed is heard when it is chosen while the session stands still, ms [J]. */
const TRIED_MS = 6_000;

/**
 * The sound to massage by: softly under everything, as long as the session runs.
 *
 * It repeats itself on the audio clock, so that it goes on when the page is hidden, and needs no network once it is
 * here. Chosen while the session stands still, it is heard for a moment, so that one hears what one chooses.
 */
export class SoundBed implements Feature {
  private sounding: { readonly name: BedName; readonly end: (withinS: number) => void } | undefined;
  private tried: (() => void) | undefined;
  private chosen: string;
  private readonly stop: () => void;

  constructor(
    private readonly conductor: Conductor,
    private readonly settings: Settings,
    private readonly clips: Clips,
    private readonly desk: Desk,
    private readonly time: Time = pageTime,
  ) {
    this.chosen = this.choice;
    clips.wantBed(this.wanted);
    this.stop = together(
      conductor.plays.on(() => {
        this.endTrial();
        this.keep();
      }),
      conductor.pauses.on(() => this.end(conductor.finished ? ENDS_WITHIN_S : PAUSES_WITHIN_S)),
      settings.changes.on(() => this.choose()),
      clips.changes.on(() => this.keep()),
      desk.wakes.on(() => this.keep()),
    );
  }

  dispose(): void {
    this.endTrial();
    this.end(PAUSES_WITHIN_S);
    this.stop();
  }

  private get wanted(): BedName | undefined {
    const { bed, bedVolume, volume } = this.settings.senses;
    return bed === "off" || bedVolume === 0 || volume === 0 ? undefined : bed;
  }

  /** What decides how it sounds: another choice is tried out. */
  private get choice(): string {
    const { bed, bedVolume } = this.settings.senses;
    return `${bed} ${bedVolume}`;
  }

  private choose(): void {
    this.clips.wantBed(this.wanted);
    if (this.choice !== this.chosen && this.conductor.paused && !this.conductor.finished) this.tryOut();
    this.chosen = this.choice;
    this.keep();
  }

  private tryOut(): void {
    this.endTrial();
    const disarm = this.time.after(TRIED_MS, () => {
      this.tried = undefined;
      this.keep();
    });
    this.tried = disarm;
    // Within the tap that chose it, so that the device allows it.
    this.desk.wake();
    this.desk.mix(this.settings.senses);
  }

  private endTrial(): void {
    this.tried?.();
    this.tried = undefined;
  }

  /** Let sound what is to sound now, and nothing else. */
  private keep(): void {
    const runs = !this.conductor.paused || this.tried !== undefined;
    const name = runs ? this.wanted : undefined;
    if (this.sounding !== undefined && this.sounding.name !== name) this.end(PAUSES_WITHIN_S);
    if (name === undefined || this.sounding !== undefined || this.desk.now === undefined) return;
    const bed = this.clips.bed(name);
    if (bed === undefined) return;
    const from = bed.from_ms / 1_000;
    const end = this.desk.repeat(bed.sound, "bed", from, from + bed.loop_ms / 1_000);
    if (end !== undefined) this.sounding = { name, end };
  }

  private end(withinS: number): void {
    this.sounding?.end(withinS);
    this.sounding = undefined;
  }
}
