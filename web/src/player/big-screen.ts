import type { Settings } from "../session/settings";

/** What is added to the address of a player that is to be a big screen from the first moment, as on a television. */
const ASKED = "big";

/**
 * A screen that is read from the other end of a room.
 *
 * It is chosen on the device, or by the address, and remembered. The whole screen is taken where the browser lets a
 * page have it, which it does only right after a tap.
 */
export class BigScreen {
  readonly dispose: () => void;
  private was: boolean;

  constructor(
    private readonly settings: Settings,
    private readonly page: Document = document,
  ) {
    if (new URLSearchParams(page.location.search).has(ASKED)) settings.change({ glance: true });
    this.was = settings.senses.glance;
    this.dispose = settings.changes.on(({ glance }) => {
      if (glance === this.was) return;
      this.was = glance;
      if (glance) this.fill();
      else if (page.fullscreenElement !== null) void page.exitFullscreen().catch(() => undefined);
    });
  }

  /** Take the whole screen, where that is wanted and may be. */
  fill(): void {
    const { page } = this;
    if (!this.settings.senses.glance || !page.fullscreenEnabled || page.fullscreenElement !== null) return;
    void page.documentElement.requestFullscreen().catch(() => undefined);
  }
}
