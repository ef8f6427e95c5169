import { pageTime, type Time } from "./conductor";
import type { Leg } from "./timeline";
import type { Store } from "./store";

export type EventKind =
  | "started"
  | "paused"
  | "resumed"
  | "cue_reached"
  | "skipped"
  | "repeated"
  | "softer"
  | "shorter"
  | "side_changed"
  | "something_wrong"
  | "finished"
  | "pain_after";

/** Something that happened in a session, as the server keeps it. */
export interface SessionEvent {
  readonly id: string;
  readonly kind: EventKind;
  readonly at_ms: number;
  readonly leg: Leg | null;
  readonly technique: string | null;
  readonly happened_at: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

interface Letter {
  readonly url: string;
  readonly event: SessionEvent;
}

/** What the outbox needs from the world. */
export interface Post {
  readonly store: Store;
  readonly fetch: typeof fetch;
  readonly token: () => string;
  readonly time?: Time;
}

const PREFIX = "legato.outbox.";
const PER_PARCEL = 50;
const FIRST_RETRY_MS = 1_000;
const SLOWEST_RETRY_MS = 60_000;
/** Answers that another try cannot change: the event itself is not understood. */
const NOT_UNDERSTOOD = new Set([400, 413, 422]);
/** The sitting has been deleted, so what happened in it is not to be kept either. */
const GONE = new Set([404, 410]);

/**
 * Events on their way to the server.
 *
 * Each is kept on the device, under a key of its own, until the server has it: nothing is lost when the
 * connection is, when the page is closed, or when two windows write at once. Events carry an id made
 * here, so the server can be sent one twice. They leave in the order in which they happened.
 */
export class Outbox {
  private count = 0;
  private readonly unkept: [string, Letter][] = [];
  private sending: Promise<void> | undefined;
  private retryMs = FIRST_RETRY_MS;
  private disarm: (() => void) | undefined;
  private readonly time: Time;

  constructor(
    private readonly url: string,
    private readonly post: Post,
  ) {
    this.time = post.time ?? pageTime;
  }

  /** How many events the server does not have yet. */
  get waiting(): number {
    return this.letters().length;
  }

  add(event: SessionEvent): void {
    if (this.url === "") return;
    const key = `${PREFIX}${event.happened_at}.${String(this.count++).padStart(6, "0")}.${event.id}`;
    const letter: Letter = { url: this.url, event };
    if (!this.post.store.write(key, letter)) this.unkept.push([key, letter]);
    // Later, because a stroke may be due this very moment.
    this.disarm?.();
    this.disarm = this.time.after(0, () => void this.send());
  }

  /** Send what is waiting; resolves when the server has it or cannot be reached now. */
  send(): Promise<void> {
    this.disarm?.();
    this.sending ??= this.sendAll().finally(() => (this.sending = undefined));
    return this.sending;
  }

  /** Send once more while the page goes away; answers are not waited for, so nothing is forgotten yet. */
  sendLast(): void {
    const [first] = this.letters();
    if (first === undefined) return;
    const parcel = this.parcel(first[1].url);
    void this.deliver(first[1].url, parcel, true).catch(() => undefined);
  }

  dispose(): void {
    this.disarm?.();
  }

  private async sendAll(): Promise<void> {
    for (let size = PER_PARCEL; ;) {
      const [first] = this.letters();
      if (first === undefined) return;
      const parcel = this.parcel(first[1].url).slice(0, size);
      const status = await this.deliver(first[1].url, parcel, false).catch(() => 0);
      if (status >= 200 && status < 300) {
        this.forget(parcel);
        this.retryMs = FIRST_RETRY_MS;
        size = PER_PARCEL;
      } else if (GONE.has(status)) {
        this.forget(parcel);
      } else if (NOT_UNDERSTOOD.has(status)) {
        // One event in the parcel is at fault: find it by sending them one by one, and let only it go.
        if (parcel.length === 1) this.forget(parcel);
        else size = 1;
      } else {
        this.retryLater();
        return;
      }
    }
  }

  private retryLater(): void {
    this.disarm = this.time.after(this.retryMs, () => void this.send());
    this.retryMs = Math.min(this.retryMs * 2, SLOWEST_RETRY_MS);
  }

  private async deliver(url: string, parcel: readonly [string, Letter][], keepalive: boolean): Promise<number> {
    const answer = await this.post.fetch(url, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": this.post.token() },
      body: JSON.stringify({ events: parcel.map(([, letter]) => letter.event) }),
      credentials: "same-origin",
      keepalive,
    });
    return answer.status;
  }

  /** The oldest waiting letters that go to the same address. */
  private parcel(url: string): readonly [string, Letter][] {
    return this.letters()
      .filter(([, letter]) => letter.url === url)
      .slice(0, PER_PARCEL);
  }

  private letters(): readonly [string, Letter][] {
    const kept: [string, Letter][] = [];
    for (const key of this.post.store.keys(PREFIX)) {
      const letter = this.post.store.read(key);
      if (isLetter(letter)) kept.push([key, letter]);
      else this.post.store.forget(key);
    }
    return [...kept, ...this.unkept].sort(([one], [other]) => (one < other ? -1 : 1));
  }

  private forget(parcel: readonly [string, Letter][]): void {
    for (const [key] of parcel) {
      this.post.store.forget(key);
      const at = this.unkept.findIndex(([other]) => other === key);
      if (at >= 0) this.unkept.splice(at, 1);
    }
  }
}

function isLetter(value: unknown): value is Letter {
  const letter = value as Partial<Letter> | null;
  return typeof letter?.url === "string" && letter.url.startsWith("/") && typeof letter.event?.id === "string";
}
