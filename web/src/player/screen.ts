import { together } from "../ground/signals";
import type { Settings } from "../session/settings";
import { BigScreen } from "./big-screen";
import type { Guide } from "./guide";
import { Recession } from "./recession";

/** The screen as a thing in a room: how much of it is taken, and whether its buttons are in sight. */
export class Screen {
  readonly dispose: () => void;
  private readonly recession: Recession;
  private readonly bigScreen: BigScreen;

  constructor(
    private readonly root: HTMLElement | ShadowRoot,
    private readonly settings: Settings,
    private readonly guide: () => Guide | undefined,
    changed: () => void,
  ) {
    const recession = (this.recession = new Recession(window, () => this.mayRecede, changed));
    const bigScreen = (this.bigScreen = new BigScreen(settings));
    const touch = (event: Event): void => this.touch(event as MouseEvent);
    root.addEventListener("click", touch, { capture: true });
    this.dispose = together(
      () => recession.dispose(),
      () => bigScreen.dispose(),
      () => root.removeEventListener("click", touch, { capture: true }),
    );
  }

  /** Whether the buttons have stepped back. */
  get receded(): boolean {
    return this.recession.away;
  }

  /** Bring the buttons back for a while. */
  wake(): void {
    this.recession.wake();
  }

  /** Take the whole screen, where that is wanted; called within a tap or a key press. */
  fill(): void {
    this.bigScreen.fill();
  }

  /** Only while it plays, and where nobody needs them, the buttons may step back. */
  private get mayRecede(): boolean {
    const guide = this.guide();
    if (guide?.phase !== "playing" || guide.dialog !== undefined || guide.armed !== undefined) return false;
    if (this.settings.senses.steady || staysByItself()) return false;
    return this.root.querySelector(".stage :focus-visible") === null;
  }

  /** What could not be seen was not meant: such a touch is one on the stage. */
  private touch(event: MouseEvent): void {
    const { target, timeStamp } = event;
    const unseen = this.recession.takesUnseen(event);
    if (!unseen || !(target instanceof Element) || target.closest(".fades") === null) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.guide()?.tapStage(timeStamp);
  }
}

/** Where less motion is wanted, or colours are the person's own, nothing fades. */
function staysByItself(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches || matchMedia("(forced-colors: active)").matches;
}
