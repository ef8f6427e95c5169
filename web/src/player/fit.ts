interface Step {
  readonly size: number;
  readonly lean: boolean;
}

/** How a stage may give way when its words do not fit, best first: the size of the words, and whether extras go. */
const STEPS: readonly Step[] = [
  ...[1, 0.94, 0.88, 0.82, 0.76].map((size) => ({ size, lean: false })),
  ...[0.9, 0.84, 0.78, 0.72, 0.67, 0.62, 0.57, 0.52, 0.47, 0.42, 0.38, 0.34].map((size) => ({ size, lean: true })),
];

/** Where the page scrolls, words need not shrink further than to this step. */
const READABLE = 4;

/**
 * Make the words of a player's stage as large as they fit, wholly visible.
 *
 * Large text on a small phone, or a phone on its side, leaves little room: first the words shrink a
 * little, then what is merely nice to know goes, then the words shrink more, down to what the styles say can still be
 * read. Where that does not fit either, the page scrolls. Measured only when the words or the room change, never while
 * a number counts down.
 */
export function fit(player: HTMLElement, stage: HTMLElement): void {
  player.removeAttribute("scrolls");
  smallestThatNeedBe(player, stage);
  if (!isCollapsed(stage)) return;
  // A box without any height tells nothing of the words in it: some engines laid it out before there was room.
  stage.style.display = "none";
  stage.getBoundingClientRect();
  stage.style.removeProperty("display");
  smallestThatNeedBe(player, stage);
  // Words that overlap can be read in part; words for an ant cannot be read from two metres.
  if (isCollapsed(stage)) fitsAt(player, stage, 0);
}

function smallestThatNeedBe(player: HTMLElement, stage: HTMLElement): void {
  let low = 0;
  let high = STEPS.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (fitsAt(player, stage, middle)) high = middle;
    else low = middle + 1;
  }
  if (!fitsAt(player, stage, low)) {
    fitsAt(player, stage, READABLE);
    player.setAttribute("scrolls", "");
  }
}

/** Whether a box that holds words has no height. */
function isCollapsed(stage: HTMLElement): boolean {
  return boxesOf(stage).some((box) => box.clientHeight === 0 && box.scrollHeight > 0);
}

function boxesOf(stage: HTMLElement): readonly HTMLElement[] {
  return [stage, ...stage.querySelectorAll<HTMLElement>("[data-fits]")];
}

function stepAt(index: number): Step {
  return STEPS[Math.min(index, STEPS.length - 1)] ?? { size: 1, lean: false };
}

function fitsAt(player: HTMLElement, stage: HTMLElement, index: number): boolean {
  const { size, lean } = stepAt(index);
  stage.style.setProperty("--fit", String(size));
  player.toggleAttribute("lean", lean);
  return boxesOf(stage).every((box) => box.scrollHeight <= box.clientHeight + 1 && box.scrollWidth <= box.clientWidth + 1);
}
