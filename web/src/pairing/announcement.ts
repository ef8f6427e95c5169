import type { AskKind } from "./line";

/** How long what is asked stays in sight, ms [J]. */
const STAYS_MS = 9_000;
const NOTE_S = 0.22;
const LOUDEST = 0.35;
/** Two notes that fall, two that rise, three low ones: told apart without looking, Hz. */
const NOTES: Readonly<Record<AskKind, readonly number[]>> = {
  softer: [587, 440],
  more: [440, 587],
  stop: [330, 330, 330],
};

/** Shows what is asked in large letters over whatever is open, and sounds it: the giver looks at a leg, not at a screen. */
export class Announcement {
  private readonly sign = document.createElement("p");
  private sound: AudioContext | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly volume: () => number) {
    this.sign.className = "asked";
    this.sign.setAttribute("role", "alert");
    this.sign.popover = "manual";
    document.body.append(this.sign);
  }

  /** Let sound begin: called within a tap or a key press. */
  unlock(): void {
    this.sound ??= new AudioContext();
    void this.sound.resume().catch(() => undefined);
  }

  show(kind: AskKind, says: string): void {
    clearTimeout(this.timer);
    this.sign.textContent = says;
    this.sign.dataset["kind"] = kind;
    this.raise();
    // And once more, to lie over a dialog that opens with it.
    requestAnimationFrame(() => requestAnimationFrame(() => this.raise()));
    this.timer = setTimeout(() => this.sign.hidePopover(), STAYS_MS);
    this.ring(NOTES[kind]);
  }

  private raise(): void {
    if (this.sign.matches(":popover-open")) this.sign.hidePopover();
    this.sign.showPopover();
  }

  private ring(notes: readonly number[]): void {
    const { sound } = this;
    const volume = this.volume();
    if (sound?.state !== "running" || volume === 0) return;
    notes.forEach((pitch, i) => {
      const at = sound.currentTime + i * NOTE_S;
      const [tone, level] = [sound.createOscillator(), sound.createGain()];
      tone.frequency.value = pitch;
      level.gain.setValueAtTime(0.0001, at);
      level.gain.exponentialRampToValueAtTime(LOUDEST * volume, at + 0.02);
      level.gain.exponentialRampToValueAtTime(0.0001, at + NOTE_S);
      tone.connect(level).connect(sound.destination);
      tone.start(at);
      tone.stop(at + NOTE_S);
    });
  }
}
