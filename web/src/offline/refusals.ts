import type { Store } from "../player/store";
import { fetchBundle } from "./bundle";

/** Something that was ticked before a ready-made session, and for which the rules refuse massage. */
export interface Refusal {
  readonly facts: readonly string[];
  readonly person: string | null;
  /** Since when the server knows, by its own clock, and plans from before are taken back; `null` while it does not. */
  readonly known_at: string | null;
}

const PREFIX = "legato.refusal.";
/** What cannot be read any more was a refusal all the same. */
const UNREADABLE: Refusal = { facts: ["unreadable"], person: null, known_at: null };

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
    return this.all.filter(([, { known_at }]) => known_at !== null).map(([id]) => id);
  }

  add(id: string, facts: readonly string[], person: string | null): void {
    this.keep(id, { facts, person, known_at: null });
  }

  /** Tell the server; what it cannot be told now is told by whatever page is opened next. */
  async send(token: string): Promise<void> {
    for (const [id, refusal] of this.all) if (refusal.known_at === null) await this.tell(id, refusal, token);
  }

  /** Whether a plan may be from before a refusal. */
  async takeBack(sitting: string, token: string): Promise<boolean> {
    if (this.all.length === 0) return false;
    try {
      await this.send(token);
    } catch {
      // Nobody can be told now.
    }
    const since = this.all.map(([, { known_at }]) => known_at);
    if (since.includes(null)) return true;
    const listed = await fetchBundle(this.ask);
    const knew = since.every((at) => at !== null && listed !== undefined && Date.parse(listed.given_at) >= Date.parse(at));
    return !knew || listed?.sittings.some(({ id }) => id === sitting) !== true;
  }

  /** What this device keeps is as the server wants it, and the server knew of these. */
  settled(ids: readonly string[]): void {
    for (const id of ids) this.store.forget(PREFIX + id);
  }

  private async tell(id: string, refusal: Refusal, token: string): Promise<void> {
    const { facts, person } = refusal;
    const answer = await this.ask(`/api/v1/refusals/${id}`, {
      method: "PUT",
      headers: { "Content-Type": "application/json", "X-CSRFToken": token },
      body: JSON.stringify({ facts, person }),
      credentials: "same-origin",
    });
    // A person who has been deleted has no plans either.
    if (answer.status === 410) this.settled([id]);
    if (!answer.ok) return;
    const { known_at } = (await answer.json()) as { known_at: string };
    this.keep(id, { ...refusal, known_at });
  }

  private get all(): readonly (readonly [string, Refusal])[] {
    return this.store.keys(PREFIX).map((key) => {
      const kept = this.store.read(key);
      return [key.slice(PREFIX.length), isRefusal(kept) ? kept : UNREADABLE] as const;
    });
  }

  private keep(id: string, refusal: Refusal): void {
    this.store.write(PREFIX + id, refusal);
  }
}

function isRefusal(value: unknown): value is Refusal {
  const { facts, person, known_at } = (value ?? {}) as Partial<Refusal>;
  const isText = (one: unknown): boolean => one === null || typeof one === "string";
  return Array.isArray(facts) && isText(person) && isText(known_at);
}
