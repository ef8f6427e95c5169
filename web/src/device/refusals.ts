import { address } from "../ground/addresses";
import type { Store } from "../ground/store";
import { fetchBundle } from "./bundle";

/** Something that was ticked before a ready-made session, and for which the rules refuse massage. */
export interface Refusal {
  readonly facts: readonly string[];
  readonly person: string | null;
  /** Whether the server knows, and plans from before are taken back. */
  readonly known: boolean;
}

const PREFIX = "legato.refusal.";
/** What cannot be read any more was a refusal all the same. */
const UNREADABLE: Refusal = { facts: ["unreadable"], person: null, known: false };

/**
 * Refusals on this device: while one stands, a plan is played here only when the server has listed it since.
 *
 * They are let go of when what this device keeps of plans has been brought up to date after that.
 */
export class Refusals {
  constructor(
    private readonly store: Store,
    private readonly ask: typeof fetch = (...request) => fetch(...request),
  ) {}

  /** Those the server knows of, by their ids. */
  get known(): readonly string[] {
    return this.all.filter(([, { known }]) => known).map(([id]) => id);
  }

  add(id: string, facts: readonly string[], person: string | null): void {
    this.keep(id, { facts, person, known: false });
  }

  /** Tell the server; what it cannot be told now is told by whatever page is opened next. */
  async send(token: string): Promise<void> {
    for (const [id, refusal] of this.all) if (!refusal.known) await this.tell(id, refusal, token);
  }

  /** Whether a plan may be from before a refusal. */
  async takeBack(sitting: string, token: string): Promise<boolean> {
    if (this.all.length === 0) return false;
    try {
      await this.send(token);
    } catch {
      // Nobody can be told now.
    }
    if (this.all.some(([, { known }]) => !known)) return true;
    const listed = (await fetchBundle(this.ask))?.bundle;
    // The list may be an older one that this device still kept: it says itself what it was made in spite of.
    const knew = this.all.every(([id]) => listed?.refused.includes(id) === true);
    return !knew || listed?.sittings.some(({ id }) => id === sitting) !== true;
  }

  /** What this device keeps is as the server wants it, and the server knew of these. */
  settled(ids: readonly string[]): void {
    for (const id of ids) this.store.forget(PREFIX + id);
  }

  private async tell(id: string, refusal: Refusal, token: string): Promise<void> {
    const { facts, person } = refusal;
    const answer = await this.ask(address("api-v1:refuse", { refusal_id: id }), {
      method: "PUT",
      headers: { "Content-Type": "application/json", "X-CSRFToken": token },
      body: JSON.stringify({ facts, person }),
      credentials: "same-origin",
    });
    // A person who has been deleted has no plans either.
    if (answer.status === 410) this.settled([id]);
    if (answer.ok) this.keep(id, { ...refusal, known: true });
  }

  private get all(): readonly (readonly [string, Refusal])[] {
    return this.store.keys(PREFIX).map((key) => {
      const kept = this.store.read(key);
      return [key.slice(PREFIX.length), readRefusal(kept)] as const;
    });
  }

  private keep(id: string, refusal: Refusal): void {
    this.store.write(PREFIX + id, refusal);
  }
}

function readRefusal(value: unknown): Refusal {
  const { facts, person, known, known_at } = (value ?? {}) as Partial<Refusal & { readonly known_at: unknown }>;
  if (!Array.isArray(facts) || (person !== null && typeof person !== "string")) return UNREADABLE;
  // An earlier version kept since when the server knew.
  return { facts, person, known: typeof known === "boolean" ? known : typeof known_at === "string" };
}
