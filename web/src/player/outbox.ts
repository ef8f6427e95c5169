import { pageTime, type Time } from "./conductor";
import type { SessionEvent } from "./session-event";
import type { EventStore, Letter } from "../offline/event-store";

/** What the outbox needs from the world. */
export interface Post {
  readonly letters: EventStore;
  readonly fetch: typeof fetch;
  readonly token: () => string;
  readonly time?: Time;
}

const PER_PARCEL = 50;
const FIRST_RETRY_MS = 1_000;
const SLOWEST_RETRY_MS = 60_000;
/** Answers that another try cannot change: the event itself is not understood, or contradicts what is known. */
const NOT_UNDERSTOOD = new Set([400, 409, 413, 422]);
/** The server has no such sitting: it has been deleted, so what happened in it is not to be kept either. */
const GONE = new Set([404, 410]);

/**
 * Events on their way to the server.
 *
 * Each is kept on the device before anything else: nothing is lost when the connection is, when the page
 * is closed, or when two windows write at once. Events carry an id made here, so the server can be sent
 * one twice. They leave in the order in which they happened.
 */
export class Outbox {
  /** What this window wrote and has not seen delivered, for the moment the page goes away. */
  private readonly own = new Map<string, Letter>();
  private keeping: Promise<unknown> = Promise.resolve();
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

  add(event: SessionEvent): void {
    if (this.url === "") return;
    const letter: Letter = { url: this.url, event };
    this.own.set(event.id, letter);
    this.keeping = Promise.all([this.keeping, this.post.letters.keep(letter)]);
    // Later, because a stroke may be due this very moment.
    this.disarm?.();
    this.disarm = this.time.after(0, () => void this.send());
  }

  /** Resolves when everything written so far is as safe as this device allows. */
  async kept(): Promise<void> {
    await this.keeping;
  }

  /** Send what is waiting; resolves when the server has it or cannot be reached now. */
  send(): Promise<void> {
    this.disarm?.();
    this.sending ??= this.sendAll().finally(() => (this.sending = undefined));
    return this.sending;
  }

  /** Send once more while the page goes away; answers are not waited for, so nothing is forgotten yet. */
  sendLast(): void {
    const parcel = [...this.own.values()].slice(0, PER_PARCEL);
    if (parcel.length > 0) void this.deliver(this.url, parcel, true).catch(() => undefined);
  }

  dispose(): void {
    this.disarm?.();
  }

  private async sendAll(): Promise<void> {
    const { letters } = this.post;
    await this.keeping;
    for (let size = PER_PARCEL; ;) {
      const parcel = (await this.parcel()).slice(0, size);
      const [first] = parcel;
      if (first === undefined) return;
      const { status, sure } = await this.hand(first.url, parcel);
      if (status >= 200 && status < 300) {
        await letters.sent(parcel);
        this.retryMs = FIRST_RETRY_MS;
        size = PER_PARCEL;
      } else if (GONE.has(status)) {
        // Unless it was begun here and the server has never been told, which only a database would know.
        await (sure ? letters.forget(parcel) : letters.setAside(parcel));
      } else if (NOT_UNDERSTOOD.has(status) && parcel.length === 1) {
        await letters.setAside(parcel);
      } else if (NOT_UNDERSTOOD.has(status)) {
        // One event in the parcel is at fault: find it by sending them one by one, and set only it aside.
        size = 1;
        continue;
      } else {
        this.retryLater();
        return;
      }
      for (const { event } of parcel) this.own.delete(event.id);
    }
  }

  private retryLater(): void {
    this.disarm?.();
    this.disarm = this.time.after(this.retryMs, () => void this.send());
    this.retryMs = Math.min(this.retryMs * 2, SLOWEST_RETRY_MS);
  }

  /** Deliver a parcel, after the beginning of its session where the server does not know of it yet. */
  private async hand(url: string, parcel: readonly Letter[]): Promise<{ status: number; sure: boolean }> {
    const sitting = url.replace(/\/events$/, "");
    const beginning = await this.post.letters.beginningOf(sitting);
    const sure = beginning !== "unsure";
    try {
      if (sure && beginning !== undefined) {
        const status = await this.request(sitting, "PUT", beginning.body, false);
        if (GONE.has(status) || (status >= 200 && status < 300)) await this.post.letters.begun(sitting);
        if (status < 200 || status >= 300) return { status, sure };
      }
      return { status: await this.deliver(url, parcel, false), sure };
    } catch {
      return { status: 0, sure };
    }
  }

  private deliver(url: string, parcel: readonly Letter[], keepalive: boolean): Promise<number> {
    return this.request(url, "POST", { events: parcel.map(({ event }) => event) }, keepalive);
  }

  private async request(url: string, method: string, body: unknown, keepalive: boolean): Promise<number> {
    const answer = await this.post.fetch(url, {
      method,
      headers: { "Content-Type": "application/json", "X-CSRFToken": this.post.token() },
      body: JSON.stringify(body),
      credentials: "same-origin",
      keepalive,
    });
    return answer.status;
  }

  /** The oldest waiting letters that go to the same address. */
  private async parcel(): Promise<readonly Letter[]> {
    const waiting = await this.post.letters.waiting();
    return waiting.filter(({ url }) => url === waiting[0]?.url).slice(0, PER_PARCEL);
  }
}
