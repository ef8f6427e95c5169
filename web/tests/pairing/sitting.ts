import type { Ask, Moment, News } from "../../src/pairing/line";
import type { WoundTime } from "../stands";

/** A screen that has given no sign of life for longer is taken to be gone, as the server does. */
const ALIVE_FOR_MS = 6_000;

/**
 * The server, as far as screens know it: the moment they share, asks, and whether it can be reached.
 *
 * `agreement.test.ts` holds it to the server's own records (`legato.server.pairing`).
 */
export class Sitting {
  asks: Ask[] = [];
  heard: string[] = [];
  phones = 1;
  timeline = "first";
  over = false;
  reachable = true;
  sentAway = false;
  takesNothing = false;
  private kept: Moment | null = null;
  private toldAt = 0;

  constructor(private readonly time: WoundTime) {}

  /** Where the session is now; one that nobody gives signs of any more stands where it was last seen. */
  get moment(): Moment | null {
    const since = this.time.now() - this.toldAt;
    const runs = this.kept?.playing === true && since < ALIVE_FOR_MS;
    return this.kept && { ...this.kept, playing: runs, position_ms: this.kept.position_ms + (runs ? since : 0) };
  }

  news(): News {
    const { phones, asks, timeline, over, moment } = this;
    return { phones, asks: [...asks], timeline, over, moment };
  }

  tell(screen: string, position_ms: number, playing: boolean, change: boolean): Moment {
    const known = this.kept;
    const counts = change || known === null;
    if (counts || known.screen === screen) {
      const revision = (known?.revision ?? 0) + (counts ? 1 : 0);
      this.kept = { position_ms, playing, revision, screen };
      this.toldAt = this.time.now();
    }
    return this.moment!;
  }
}
