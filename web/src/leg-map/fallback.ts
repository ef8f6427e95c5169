import { isLeg } from "../ground/legs";
import { isScore, type Mark, Marks, UNMARKED } from "../legs/marks";
import { isZone, keyOf, type Place, PLACES } from "../legs/zones";

type Input = HTMLInputElement | HTMLSelectElement;

/** What asks about one place: how much it hurts, and whether nobody should touch it. */
interface Asking {
  pain?: Input;
  box?: HTMLInputElement;
}

/**
 * The ordinary inputs a leg map wraps: `pain-left-calf` (0 to 10 or empty) and `avoid-left-calf` (a box to tick),
 * or, where it is asked where something is, boxes of one name such as `places-bruise` with values like `left-calf`.
 *
 * They are all the server ever reads, and all there is without JavaScript.
 */
export class Fallback {
  private asking = new Map<string, Asking>();

  constructor(private readonly within: Element) {}

  /** Look for the inputs again: pages change. */
  find(): void {
    this.asking = new Map();
    for (const input of this.within.querySelectorAll<Input>("input[name], select[name]")) {
      const place = this.placeOf(input);
      if (place === undefined) continue;
      const asking = this.asking.get(keyOf(place)) ?? {};
      if (input.name.startsWith("pain-")) asking.pain = input;
      else if (input instanceof HTMLInputElement) asking.box = input;
      this.asking.set(keyOf(place), asking);
    }
  }

  /** Whether there are any such inputs. */
  get exists(): boolean {
    return this.asking.size > 0;
  }

  /** Whether pain at a place is asked for. */
  asksPain(place: Place): boolean {
    return this.asking.get(keyOf(place))?.pain !== undefined;
  }

  /** Whether it is asked if nobody should touch a place. */
  asksAvoid(place: Place): boolean {
    return this.asking.get(keyOf(place))?.box !== undefined;
  }

  read(): Marks {
    return PLACES.reduce((marks, place) => marks.with(place, this.markOf(place)), Marks.none);
  }

  /** Write what was said about a place, and return what the inputs can hold of it. */
  write(place: Place, mark: Mark): Mark {
    const { pain, box } = this.asking.get(keyOf(place)) ?? {};
    if (pain !== undefined) {
      pain.value = mark.score === null ? "" : String(mark.score);
      // A list without a 0 says "no pain" by its empty choice.
      if (pain instanceof HTMLSelectElement && pain.selectedIndex < 0) pain.value = "";
    }
    if (box !== undefined) box.checked = mark.avoid;
    return this.markOf(place);
  }

  /** The place an input is about. */
  placeOf(input: EventTarget | null): Place | undefined {
    if (!(input instanceof HTMLInputElement || input instanceof HTMLSelectElement)) return undefined;
    // A box among others of one name says its place by its value.
    const words = input.name.startsWith("places-") ? `avoid-${input.value}` : input.name;
    const [, leg, zone] = /^(?:pain|avoid)-([a-z]+)-(\w+)$/.exec(words) ?? [];
    return isLeg(leg) && isZone(zone) ? { leg, zone } : undefined;
  }

  private markOf(place: Place): Mark {
    const { pain, box } = this.asking.get(keyOf(place)) ?? {};
    if (pain === undefined && box === undefined) return UNMARKED;
    const words = pain?.value ?? "";
    const score = words === "" ? null : Number(words);
    return { score: isScore(score) ? score : null, avoid: box?.checked ?? false };
  }
}
