import { minutesAndSeconds } from "./countdown";
import type { Ensemble } from "./ensemble";

/**
 * Writes the numbers that count down.
 *
 * Once a second it changes two texts, each in a box of fixed size that nothing else depends on, and one
 * transform: the browser lays out nothing else.
 */
export class Numbers {
  constructor(
    private readonly ensemble: Pick<Ensemble, "conductor" | "countdown">,
    private readonly part: (id: string) => HTMLElement | undefined,
  ) {
    ensemble.countdown.seconds.on(() => this.show());
  }

  show(): void {
    const { conductor, countdown } = this.ensemble;
    const untouched = conductor.position === 0 && conductor.paused;
    this.write("time", minutesAndSeconds(untouched ? countdown.left : countdown.leftInStep));
    this.write("left", minutesAndSeconds(countdown.left));
    const over = conductor.position / conductor.timeline.lasts_ms;
    this.part("fill")?.style.setProperty("transform", `scaleX(${over.toFixed(4)})`);
  }

  private write(id: string, text: string): void {
    const box = this.part(id);
    if (box === undefined) return;
    // The letters are changed in place: another text node would be laid out anew, and what is around it.
    const [letters] = box.childNodes;
    if (!(letters instanceof Text)) box.replaceChildren(text);
    else if (letters.data !== text) letters.data = text;
  }
}
