import { address, atBase, atRoot, takenFrom } from "../ground/addresses";
import { isWarning, type SessionEvent } from "../ground/session-event";
import { pageTime, type Time } from "../ground/time";
import type { EventStore, Letter } from "./event-store";
import { Parcels, type Fate } from "./parcels";

/** What the outbox needs from the world. */
export interface Post {
  readonly letters: EventStore;
  readonly fetch: typeof fetch;
  readonly token: () => string;
  readonly time?: Time;
}

const PER_LAST_PARCEL = 50;
const FIRST_RETRY_MS = 1_000;
const SLOWEST_RETRY_MS = 60_000;
/** A server that has not answered after this is not waited for, so that the other letters have their turn. */
const PATIENCE_MS = 20_000;
/** So often a letter may be what the server breaks on; then it waits for another page, and perhaps another version. */
const MOST_FAULTS = 10;
/** Answers that another try cannot change: the event itself is not understood, or contradicts what is known. */
const NOT_UNDERSTOOD = new Set([400, 409, 413, 422]);
/** A server that is busy, is being started, or has no room: nothing is wrong with what was sent. */
const NOT_NOW = new Set([401, 403, 408, 425, 429, 502, 503, 504, 507]);
/** The server has no such sitting: it has been deleted, so what happened in it is not to be kept either. */
const GONE = new Set([404, 410]);

/**
 * Events on their way to the server.
 *
 * Each is kept on the device before anything else: nothing is lost when the connection is, when the page
 * is closed, or when two windows write at once. Events carry an id made here, so the server can be sent
 * one twice. They leave in the order in which they happened, except that what says that something is wrong
 * goes first, and what fails again and again goes last.
 */
export class Outbox {
  /** What this window wrote and has not seen delivered, for the moment the page goes away. */
  private readonly own = new Map<string, Letter>();
  private readonly parcels = new Parcels();
  private keeping: Promise<unknown> = Promise.resolve();
  private sending: Promise<void> | undefined;
  private retryMs = FIRST_RETRY_MS;
  private disarm: (() => void) | undefined;
  private readonly time: Time;

  /** Where this window's events go, as this device keeps it. */
  private readonly url: string;

  constructor(
    url: string,
    private readonly post: Post,
  ) {
    this.url = url === "" ? url : atRoot(url);
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
    const own = [...this.own.values()];
    const parcel = [...own.filter(({ event }) => isWarning(event)), ...own.filter(({ event }) => !isWarning(event))].slice(0, PER_LAST_PARCEL);
    if (parcel.length > 0) void this.deliver(this.url, parcel, true).catch(() => undefined);
  }

  dispose(): void {
    this.disarm?.();
  }

  private async sendAll(): Promise<void> {
    await this.keeping;
    this.parcels.beginRound();
    for (;;) {
      const parcel = this.parcels.next(await this.post.letters.waiting());
      const [first] = parcel;
      if (first === undefined) break;
      const { status, sure } = await this.hand(first.url, parcel);
      const isOver = await this.settle(parcel, status, sure);
      this.parcels.note(parcel, isOver ? "taken" : fateOf(status));
      if (isOver) for (const { event } of parcel) this.own.delete(event.id);
    }
    if (this.parcels.hasFailed) this.retryLater();
    else this.retryMs = FIRST_RETRY_MS;
  }

  /** Do with a parcel what its answer asks for; tells whether it needs no more sending. */
  private async settle(parcel: readonly Letter[], status: number, sure: boolean): Promise<boolean> {
    const { letters } = this.post;
    const [only] = parcel;
    if (status >= 200 && status < 300) {
      await letters.sent(parcel);
    } else if (GONE.has(status)) {
      // Unless it was begun here and the server has never been told, which only a database would know.
      await (sure ? letters.forget(parcel) : letters.setAside(parcel));
    } else if (only !== undefined && parcel.length === 1 && this.isHopeless(only, status)) {
      await letters.setAside(parcel);
    } else {
      return false;
    }
    return true;
  }

  /** Whether another try of a letter that went alone changes nothing, as far as this page can tell. */
  private isHopeless(letter: Letter, status: number): boolean {
    if (NOT_UNDERSTOOD.has(status)) return true;
    return fateOf(status) === "at fault" && !isWarning(letter.event) && this.parcels.faultsOf(letter) >= MOST_FAULTS;
  }

  private retryLater(): void {
    this.disarm?.();
    this.disarm = this.time.after(this.retryMs, () => void this.send());
    this.retryMs = Math.min(this.retryMs * 2, SLOWEST_RETRY_MS);
  }

  /** Deliver a parcel, after the beginning of its session where the server does not know of it yet. */
  private async hand(url: string, parcel: readonly Letter[]): Promise<{ status: number; sure: boolean }> {
    const sitting = sittingOf(url);
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

  /** Ask, and give the status; 0 where somebody else answered, as the page of a network that wants a log-in does. */
  private async request(url: string, method: string, body: unknown, keepalive: boolean): Promise<number> {
    const answer = await this.post.fetch(atBase(url), {
      method,
      headers: { "Content-Type": "application/json", "X-CSRFToken": this.post.token() },
      body: JSON.stringify(body),
      credentials: "same-origin",
      keepalive,
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const isFinal = answer.ok || GONE.has(answer.status);
    return isFinal && !isOurs(answer) ? 0 : answer.status;
  }
}

/** The sitting whose events go to an address; only one of the computer's own can have been begun here. */
export function sittingOf(url: string): string {
  const taken = takenFrom("api-v1:events", atBase(url));
  return taken === undefined ? url : atRoot(address("api-v1:sitting", taken));
}

function fateOf(status: number): Fate {
  if (status === 0) return "no answer";
  return NOT_NOW.has(status) ? "not now" : "at fault";
}

/** Whether an answer is the server's own word, which is always JSON. */
function isOurs(answer: Response): boolean {
  return answer.headers.get("Content-Type")?.startsWith("application/json") ?? false;
}
