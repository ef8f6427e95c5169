import { listen, Signal, together } from "../../ground/signals";
import { pageTime, type PageMs, type Time } from "../../ground/time";
import type { Conductor } from "../../session/conductor";
import type { Feature } from "../../session/feature";
import type { Desk } from "../sound/desk";

/** An audio clock that does not move for this long is not heard: looked at each second, it is noticed within two, ms. */
const STILL_MS = 900;
/** Waking the sound of a device takes so long at most, ms [J]. */
const WAKES_WITHIN_MS = 1_500;

/** The part of the browser that knows headsets and loudspeakers; only secure pages have it. */
export type Outputs = Pick<MediaDevices, "enumerateDevices"> & EventTarget;

/**
 * Notices when what is said cannot be heard any more, and lets the session wait.
 *
 * Browsers take the sound away for a call or an alarm, and some only stop the clock of it; a headset that goes takes
 * it as well. Somebody with closed eyes and oily hands would go on without a guide.
 */
export class SoundWatch implements Feature {
  /** Told once when a session goes on in a device that gives no sound at all. */
  readonly silent = new Signal();
  readonly dispose: () => void;
  /** Whether this device has ever sounded here: one that never did cannot be taken away. */
  private ran = false;
  private saidSilent = false;
  private elapsed: number | undefined;
  private movedAt: PageMs = 0;
  private outputs: readonly string[] | undefined;

  constructor(
    private readonly conductor: Conductor,
    seconds: Signal,
    private readonly desk: Desk,
    private readonly mayBeHeard: () => boolean,
    private readonly devices: Outputs | undefined = (navigator as { mediaDevices?: MediaDevices }).mediaDevices,
    private readonly time: Time = pageTime,
  ) {
    this.dispose = together(
      conductor.plays.on(() => {
        this.movedAt = this.time.now() + WAKES_WITHIN_MS - STILL_MS;
        void this.count();
      }),
      seconds.on(() => this.look()),
      desk.stops.on(() => {
        if (this.ran) this.stand("sound");
      }),
      devices === undefined ? () => undefined : listen(devices, "devicechange", () => void this.compare()),
    );
  }

  /** Look whether the clock of the sound has moved since the last time. */
  private look(): void {
    const { elapsedMs } = this.desk;
    const now = this.time.now();
    if (elapsedMs !== this.elapsed) {
      this.ran ||= this.elapsed !== undefined && (elapsedMs ?? 0) > 0;
      this.elapsed = elapsedMs;
      this.movedAt = Math.max(this.movedAt, now);
    } else if (now - this.movedAt >= STILL_MS) {
      if (this.ran) this.stand("sound");
      else this.sayIsSilent();
    }
  }

  private sayIsSilent(): void {
    if (this.saidSilent || this.conductor.paused || !this.mayBeHeard()) return;
    this.saidSilent = true;
    this.silent.tell();
  }

  private stand(because: "sound" | "output"): void {
    if (!this.conductor.paused && this.mayBeHeard()) this.conductor.pause(because);
  }

  private async count(): Promise<void> {
    this.outputs = await this.listed();
  }

  /** One more output takes nothing away; where the browser does not tell which there are, any change may. */
  private async compare(): Promise<void> {
    const before = this.outputs;
    const now = (this.outputs = await this.listed());
    const isKnown = [...(before ?? []), ...now].every((id) => id !== "") && now.length > 0;
    const isThere = isKnown && before?.every((id) => now.includes(id)) === true;
    if (!isThere) this.stand("output");
  }

  private async listed(): Promise<readonly string[]> {
    const all = (await this.devices?.enumerateDevices().catch(() => [])) ?? [];
    return all.filter(({ kind }) => kind === "audiooutput").map(({ deviceId }) => deviceId);
  }
}
