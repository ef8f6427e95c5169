import type { Store } from "../player/store";

/** Something that was ticked before a ready-made session, and for which the rules refuse massage. */
export interface Refusal {
  readonly facts: readonly string[];
  readonly person: string | null;
  /** Whether the server knows, and has taken back what was planned before. */
  readonly sent: boolean;
}

const PREFIX = "legato.refusal.";

/**
 * Refusals on this device: while one stands, nothing that was planned before is played here.
 *
 * It stands until the server has been told, and until what this device keeps of plans has been brought up to date
 * after that. A check-in is made with the server, so whoever can make one has told it.
 */
export class Refusals {
  constructor(
    private readonly store: Store,
    private readonly ask: typeof fetch = (...request) => fetch(...request),
  ) {}

  get stand(): boolean {
    return this.store.keys(PREFIX).length > 0;
  }

  /** Those the server knows of, by their ids. */
  get known(): readonly string[] {
    return this.all.filter(([, { sent }]) => sent).map(([id]) => id);
  }

  add(id: string, facts: readonly string[], person: string | null): void {
    this.keep(id, { facts, person, sent: false });
  }

  /** Tell the server; what it cannot be told now is told by whatever page is opened next. */
  async send(token: string): Promise<void> {
    for (const [id, refusal] of this.all) {
      if (refusal.sent) continue;
      const { facts, person } = refusal;
      const answer = await this.ask(`/api/v1/refusals/${id}`, {
        method: "PUT",
        headers: { "Content-Type": "application/json", "X-CSRFToken": token },
        body: JSON.stringify({ facts, person }),
        credentials: "same-origin",
      });
      // A person who has been deleted has no plans either.
      if (answer.ok || answer.status === 410) this.keep(id, { ...refusal, sent: true });
    }
  }

  /** What this device keeps is as the server wants it, and the server knew of these. */
  settled(ids: readonly string[]): void {
    for (const id of ids) this.store.forget(PREFIX + id);
  }

  private get all(): readonly (readonly [string, Refusal])[] {
    const found = this.store.keys(PREFIX).map((key) => [key.slice(PREFIX.length), this.store.read(key)] as const);
    return found.filter((one): one is [string, Refusal] => isRefusal(one[1]));
  }

  private keep(id: string, refusal: Refusal): void {
    this.store.write(PREFIX + id, refusal);
  }
}

function isRefusal(value: unknown): value is Refusal {
  const { facts, person, sent } = (value ?? {}) as Partial<Refusal>;
  return Array.isArray(facts) && (person === null || typeof person === "string") && typeof sent === "boolean";
}
