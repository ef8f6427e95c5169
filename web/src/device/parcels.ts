import { isWarning } from "../ground/session-event";
import type { Letter } from "./event-store";

/** What became of a parcel: taken, not taken because of a letter in it, or not taken for a reason outside of it. */
export type Fate = "taken" | "at fault" | "not now" | "no answer";

const PER_PARCEL = 50;
/** So often in a row something fails before all else goes first, or is left for this round. */
const A_FEW = 3;
/** So many addresses without an answer, one after the other, are a network that is not there. */
const SILENT = 2;

/**
 * Which letters go next, and together.
 *
 * One that says that something is wrong goes first, with its own kind only. One letter that the server breaks
 * on, and one address that nobody answers at, hold up no others: a parcel that fails is halved until it is
 * known which letter it was, and what keeps failing comes last.
 */
export class Parcels {
  /** How large a parcel may be, by its address. */
  private readonly sizes = new Map<string, number>();
  /** How often letters failed on their own; they travel alone from then on. */
  private readonly faults = new Map<string, number>();
  /** How often in a row addresses did not answer. */
  private readonly silences = new Map<string, number>();
  /** Of this round: what was tried, how often addresses failed, and how many gave no answer. */
  private readonly tried = new Set<string>();
  private readonly failures = new Map<string, number>();
  private silent = 0;

  /** Whether something could not be sent in this round. */
  get hasFailed(): boolean {
    return this.failures.size > 0;
  }

  beginRound(): void {
    this.tried.clear();
    this.failures.clear();
    this.silent = 0;
  }

  /** What to send next; nothing when all is sent, or has been tried. */
  next(waiting: readonly Letter[]): readonly Letter[] {
    if (this.silent >= SILENT) return [];
    const open = waiting.filter(({ url, event }) => !this.tried.has(event.id) && of(this.failures, url) < A_FEW);
    const [first] = [...open].sort((one, other) => this.rank(one) - this.rank(other));
    if (first === undefined) return [];
    if (this.faults.has(first.event.id)) return [first];
    const alike = open.filter(
      (letter) =>
        letter.url === first.url && isWarning(letter.event) === isWarning(first.event) && !this.faults.has(letter.event.id),
    );
    return alike.slice(0, this.sizes.get(first.url) ?? PER_PARCEL);
  }

  /** Learn from what became of a parcel. */
  note(parcel: readonly Letter[], fate: Fate): void {
    const [first] = parcel;
    if (first === undefined) return;
    const { url } = first;
    if (fate !== "no answer") this.silences.delete(url);
    if (fate === "taken") {
      for (const { event } of parcel) this.faults.delete(event.id);
      this.sizes.set(url, Math.min(PER_PARCEL, (this.sizes.get(url) ?? PER_PARCEL) * 2));
    } else if (fate === "at fault" && parcel.length > 1) {
      this.sizes.set(url, Math.ceil(parcel.length / 2));
    } else {
      this.failed(parcel, url, fate);
    }
  }

  /** How often a letter failed on its own. */
  faultsOf({ event }: Letter): number {
    return of(this.faults, event.id);
  }

  private failed(parcel: readonly Letter[], url: string, fate: Fate): void {
    for (const { event } of parcel) this.tried.add(event.id);
    this.failures.set(url, fate === "at fault" ? of(this.failures, url) + 1 : A_FEW);
    if (fate === "no answer") {
      this.silent++;
      this.silences.set(url, of(this.silences, url) + 1);
      // Perhaps nobody answers because of one letter: from now on one goes ahead.
      if (of(this.silences, url) >= A_FEW) this.sizes.set(url, 1);
    }
    const [only] = parcel;
    if (parcel.length === 1 && only !== undefined && (fate === "at fault" || of(this.silences, url) > A_FEW)) {
      this.faults.set(only.event.id, this.faultsOf(only) + 1);
    }
  }

  /** What comes first is smallest; letters of the same rank keep the order in which things happened. */
  private rank(letter: Letter): number {
    const faults = this.faultsOf(letter);
    const weary = [of(this.silences, letter.url), faults].filter((failed) => failed >= A_FEW);
    const late = isWarning(letter.event) ? 0 : faults > 0 ? 2 : 1;
    return weary.reduce((one, other) => one + other, 0) * A_FEW + late;
  }
}

function of(counts: ReadonlyMap<string, number>, key: string): number {
  return counts.get(key) ?? 0;
}
