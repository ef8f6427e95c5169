/**
 * One capability of the player.
 *
 * Features know the conductor and what they need from the browser, and never each other.
 */
export interface Feature {
  /** Called within the first tap or key press, when browsers allow sound to begin. */
  unlock?(): void;
  /** Called when the page is back in sight. */
  wake?(): void;
  /** Let go of everything. */
  dispose(): void;
}
