import { browserStore, type Store } from "../ground/store";
import type { PreparationItem } from "../ground/timeline";

/** Whether somebody got ready on this device before: only they know what may be left out. */
const KEY = "legato.prepared";

/** What to do before the clock starts, one thing at a time and each at a person's own pace. */
export class Preparation {
  private at = -1;
  private readonly isKnown: boolean;

  constructor(
    private items: readonly PreparationItem[] = [],
    private readonly store: Store = browserStore(),
  ) {
    this.isKnown = store.read(KEY) === true;
  }

  /** What is to be done now; nothing before the first and after the last. */
  get current(): PreparationItem | undefined {
    return this.items[this.at];
  }

  /** All there is to do, in its words. */
  get texts(): readonly string[] {
    return this.items.map(({ text }) => text);
  }

  /** Which of how many this is, counted from 1. */
  get place(): readonly [number: number, count: number] {
    return [this.at + 1, this.items.length];
  }

  get isFirst(): boolean {
    return this.at === 0;
  }

  get isLast(): boolean {
    return this.at === this.items.length - 1;
  }

  /** Whether anything from here on, that is not the last thing anyway, may be left out: never the first time. */
  get maySkip(): boolean {
    return this.isKnown && !this.isLast && this.items.some(({ always }, i) => i >= this.at && !always);
  }

  /** Go to the first or the next thing; gives what it is. */
  next(): PreparationItem | undefined {
    this.at = Math.min(this.at + 1, this.items.length);
    if (this.at === this.items.length && this.items.length > 0) this.store.write(KEY, true);
    return this.current;
  }

  /** Go to the thing before. */
  back(): PreparationItem | undefined {
    this.at = Math.max(this.at - 1, 0);
    return this.current;
  }

  /** Leave out what was done already; what everybody is told stays. Gives what is to be done now. */
  skip(): PreparationItem | undefined {
    this.items = this.items.filter(({ always }, i) => always || i < this.at);
    return this.current;
  }

  /** It is over: the clock has started, here or at another screen. */
  close(): void {
    this.at = this.items.length;
  }
}
