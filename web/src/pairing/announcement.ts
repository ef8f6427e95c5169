import type { AskKind } from "./line";

/** How long what is asked stays in sight, ms [J]. */
const STAYS_MS = 9_000;
const NOTE_S = 0.22;
const LOUDEST = 0.35;
/** Two notes that fall, two that rise, three low ones, and a single calm one: told apart without looking, Hz. */
const NOTES: Readonly<Record<AskKind, readonly number[]>> = {
  softer: [587, 440],
  more: [440, 587],
  stop: [330, 330, 330],
  good: [523],
};

/** Something that can be done about what is asked, with one tap. */
export interface Offer {
  readonly label: string;
  readonly act: () => void;
}

/** How much room what is asked takes at the top: the player and its dialogs begin below it. */
const ROOM = "--asked";

/** Whether something can be laid over an open dialog; Safari 16 and Firefox 124 cannot, and there it stands below it. */
const ON_TOP = "showPopover" in HTMLElement.prototype;

/**
 * Shows what is asked in large letters, and sounds it: the giver looks at a leg, not at a screen.
 *
 * It has a place of its own at the top, and everything else makes room, so that it covers neither leg nor time nor a
 * dialog's first row.
 */
export class Announcement {
  private readonly sign = document.createElement("div");
  private readonly words = document.createElement("p");
  private readonly button = document.createElement("button");
  private offer: Offer | undefined;
  private sound: AudioContext | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly size = new ResizeObserver(() => this.makeRoom());

  constructor(private readonly volume: () => number) {
    this.sign.className = "asked";
    if (ON_TOP) this.sign.popover = "manual";
    this.words.setAttribute("role", "alert");
    this.button.type = "button";
    this.button.className = "button";
    this.button.addEventListener("click", () => {
      this.offer?.act();
      this.hide();
    });
    this.sign.append(this.words, this.button);
    document.body.append(this.sign);
    this.size.observe(this.sign);
  }

  /** Let sound begin: called within a tap or a key press. */
  unlock(): void {
    this.sound ??= new AudioContext();
    void this.sound.resume().catch(() => undefined);
  }

  show(kind: AskKind, says: string, offer?: Offer): void {
    clearTimeout(this.timer);
    this.words.textContent = says;
    this.sign.dataset["kind"] = kind;
    this.offer = offer;
    this.button.hidden = offer === undefined;
    this.button.textContent = offer?.label ?? "";
    this.raise();
    // And once more, to lie over a dialog that opens with it.
    requestAnimationFrame(() => requestAnimationFrame(() => this.raise()));
    this.timer = setTimeout(() => this.hide(), STAYS_MS);
    this.ring(NOTES[kind]);
  }

  private hide(): void {
    clearTimeout(this.timer);
    if (ON_TOP && this.isOpen) this.sign.hidePopover();
    this.isOpen = false;
    this.makeRoom();
  }

  private raise(): void {
    // Only what is shown anew lies over a dialog that has opened since.
    if (ON_TOP && this.isOpen) this.sign.hidePopover();
    this.isOpen = true;
    if (ON_TOP) this.sign.showPopover();
    this.makeRoom();
  }

  private makeRoom(): void {
    document.documentElement.style.setProperty(ROOM, this.isOpen ? `${this.sign.offsetHeight}px` : "0px");
  }

  private get isOpen(): boolean {
    return this.sign.classList.contains("open");
  }

  private set isOpen(open: boolean) {
    this.sign.classList.toggle("open", open);
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
