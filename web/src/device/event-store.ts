import { openDB, type DBSchema, type IDBPDatabase } from "idb";

import { atRoot, isOurs } from "../ground/addresses";
import { isWarning, type SessionEvent } from "../ground/session-event";
import type { Store } from "../ground/store";
import { readLetter, type Letter } from "./letters";

export type { Letter };

/** A session that was begun here without asking the server, and that the server has to be told of first. */
export interface Beginning {
  /** The sitting's own address; its events go to the address below it. */
  readonly url: string;
  readonly body: Readonly<Record<string, unknown>>;
}

type State = "waiting" | "sent" | "aside";

interface Kept extends Letter {
  readonly id: string;
  readonly state: State;
  readonly kept_at: number;
}

interface Records extends DBSchema {
  events: { key: string; value: Kept; indexes: { state: State; url: string } };
  beginnings: { key: string; value: Beginning };
}

export const DATABASE = "legato";
const JOURNAL = "legato.outbox.";
const BEGUN = "legato.begun.";
/** How long a database is waited for before the journal does alone, until it opens after all. */
const OPENS_WITHIN_MS = 2_000;
/** What the server has is kept a while longer, because a session that was left is gone on with from its events, ms. */
const KEPT_FOR_MS = 2 * 24 * 60 * 60_000;
/** What has waited for so long is told of, ms [J]. */
const WAITS_FOR_MS = 24 * 60 * 60_000;
/** What the server did not understand is offered to later versions of it for a month, ms [J]. */
const ASIDE_FOR_MS = 30 * 24 * 60 * 60_000;

/**
 * Everything that happened in sessions on this device, in IndexedDB.
 *
 * An event is first written to a journal that takes it at once, and leaves it when the database has it:
 * a page that dies in between has lost nothing. Where one of the two is full, forbidden or damaged, the
 * other does alone; where both are, events live as long as the page. Nothing here ever throws.
 *
 * Addresses are kept as if the app stood at the root, so that what was kept before it moved is still found and sent.
 */
export class EventStore {
  private readonly unkept = new Map<string, Letter>();
  /** Events this page has finished with: a database that fails must not bring them up again and again. */
  private readonly done = new Set<string>();
  private readonly unkeptBeginnings = new Map<string, Beginning>();
  private database: Promise<IDBPDatabase<Records> | undefined>;

  constructor(
    private readonly journal: Store,
    name: string = DATABASE,
    private readonly today: () => number = Date.now,
  ) {
    const opening = open(name).then(async (database) => {
      if (database !== undefined) await this.tidy(database);
      return database;
    });
    this.database = Promise.race([opening, late()]);
    void opening.then((database) => {
      // It may have opened too late to be waited for, and not too late to be of use.
      this.database = Promise.resolve(database);
      if (this.unkept.size > 0) void this.settle([...this.unkept.values()]);
    });
  }

  /** Keep an event; when this resolves it is as safe as this device allows. */
  async keep({ url, event }: Letter): Promise<void> {
    // What found no room before may find some now.
    const homeless = [...this.unkept.values(), { url: atRoot(url), event }];
    for (const one of homeless) {
      if (this.journal.write(keyOf(one), one) || this.writtenInstead(one)) this.unkept.delete(one.event.id);
      else this.unkept.set(one.event.id, one);
    }
    await this.settle(homeless);
  }

  /** Keep the beginning of a session, so that the server learns of it before its events. */
  async begin({ url, body }: Beginning): Promise<void> {
    const beginning = { url: atRoot(url), body };
    if (!this.journal.write(BEGUN + beginning.url, beginning)) this.unkeptBeginnings.set(beginning.url, beginning);
    await this.tried(async (database) => {
      await database.put("beginnings", beginning, beginning.url);
      this.journal.forget(BEGUN + beginning.url);
      this.unkeptBeginnings.delete(beginning.url);
    });
  }

  /** What the server does not have yet, in the order in which it happened. */
  async waiting(): Promise<readonly Letter[]> {
    const kept = await this.sound((database) => database.getAllFromIndex("events", "state", "waiting"));
    const all = [...kept, ...this.journalled(), ...this.unkept.values()];
    return inOrder(all.filter(({ event }) => !this.done.has(event.id)));
  }

  /** Everything that happened in one session, as far as this device was there. */
  async happenedAt(url: string): Promise<readonly SessionEvent[]> {
    const at = atRoot(url);
    const kept = await this.sound((database) => database.getAllFromIndex("events", "url", at));
    const others = [...this.journalled(), ...this.unkept.values()].filter((letter) => letter.url === at);
    return inOrder([...kept, ...others]).map(({ event }) => event);
  }

  /** The beginning of a session the server has not been told of, if there is one; "unsure" where a database is missing. */
  async beginningOf(url: string): Promise<Beginning | "unsure" | undefined> {
    const at = atRoot(url);
    const asked = await this.tried(async (database) => ({ found: await database.get("beginnings", at) }));
    const journalled = this.journal.read(BEGUN + at);
    const here = isBeginning(journalled) ? journalled : this.unkeptBeginnings.get(at);
    const found = isBeginning(asked?.found) ? asked.found : undefined;
    return found ?? here ?? (asked === undefined ? "unsure" : undefined);
  }

  /** The server has been told of a session, or does not want to know of it. */
  async begun(url: string): Promise<void> {
    const at = atRoot(url);
    this.journal.forget(BEGUN + at);
    this.unkeptBeginnings.delete(at);
    await this.tried((database) => database.delete("beginnings", at));
  }

  /** The server has these events. */
  async sent(letters: readonly Letter[]): Promise<void> {
    await this.mark(letters, "sent");
  }

  /** The server does not take these events now: they are not sent again before a page is opened anew. */
  async setAside(letters: readonly Letter[]): Promise<void> {
    await this.mark(letters, "aside");
  }

  /** The session has been deleted, so what happened in it goes too. */
  async forget(letters: readonly Letter[]): Promise<void> {
    this.drop(letters);
    for (const { event } of letters) this.done.add(event.id);
    await this.tried(async (database) => {
      const change = database.transaction("events", "readwrite");
      await Promise.all([...letters.map(({ event }) => change.store.delete(event.id)), change.done]);
    });
  }

  /** Keep events that the server has for these addresses only; those it lacks are kept for all. */
  async keepOnly(urls: readonly string[]): Promise<void> {
    const wanted = urls.map(atRoot);
    await this.tried(async (database) => {
      const sent = await database.getAllFromIndex("events", "state", "sent");
      const over = sent.filter(({ url }) => !wanted.includes(url));
      await Promise.all(over.map(({ id }) => database.delete("events", id)));
    });
  }

  /** Whether something felt wrong in another session that the server has not heard of: it cannot warn yet. */
  async wrongElsewhere(url: string): Promise<boolean> {
    return (await this.waiting()).some((letter) => letter.url !== atRoot(url) && letter.event.kind === "something_wrong");
  }

  /** Whether something felt wrong on this device that is not among what the server knew of, by the ids of events. */
  async wrongBeside(known: readonly string[]): Promise<boolean> {
    const kept = await this.sound((database) => database.getAll("events"));
    const all = [...kept, ...this.journalled(), ...this.unkept.values(), ...(await this.waiting())];
    return all.some(({ event }) => event.kind === "something_wrong" && !known.includes(event.id));
  }

  /** How much the server has not taken: what was set aside, and what has waited for a day; and since when. */
  async untaken(): Promise<{ readonly count: number; readonly since: number } | undefined> {
    const kept = await this.sound((database) => database.getAll("events"));
    const old = this.today() - WAITS_FOR_MS;
    const left = kept.filter(({ state, kept_at }) => state === "aside" || (state === "waiting" && kept_at < old));
    return left.length === 0 ? undefined : { count: left.length, since: Math.min(...left.map(({ kept_at }) => kept_at)) };
  }

  /** Read rows; each that is damaged is dropped, and keeps nothing else from being read. */
  private async sound(read: (database: IDBPDatabase<Records>) => Promise<readonly Kept[]>): Promise<readonly Kept[]> {
    const found = await this.tried(async (database) => {
      const rows = (await read(database)).map((row) => ({ row, letter: readLetter(row, this.today()) }));
      const damaged = rows.filter(({ letter }) => letter === undefined);
      await Promise.all(damaged.map(({ row }) => database.delete("events", row.id).catch(() => undefined)));
      return rows.flatMap(({ row, letter }) => (letter === undefined ? [] : [{ ...row, ...letter }]));
    });
    return found ?? [];
  }

  /** In a full journal, what says that something is wrong takes the room of what does not. */
  private writtenInstead(letter: Letter): boolean {
    if (!isWarning(letter.event)) return false;
    for (const other of this.journalled().filter(({ event }) => !isWarning(event))) {
      this.journal.forget(keyOf(other));
      this.unkept.set(other.event.id, other);
      if (this.journal.write(keyOf(letter), letter)) return true;
    }
    return false;
  }

  private async settle(letters: readonly Letter[]): Promise<void> {
    await this.tried(async (database) => {
      const change = database.transaction("events", "readwrite", { durability: "strict" });
      for (const letter of letters) {
        // What is known already may have been sent meanwhile, and is not to wait again.
        if ((await change.store.get(letter.event.id)) === undefined) await change.store.put(this.kept(letter, "waiting"));
      }
      await change.done;
      this.drop(letters);
    });
  }

  private async mark(letters: readonly Letter[], state: State): Promise<void> {
    for (const { event } of letters) this.done.add(event.id);
    const marked = await this.tried(async (database) => {
      const change = database.transaction("events", "readwrite");
      for (const letter of letters) {
        // What is set aside again and again is as old as it is, and not as the last time.
        const before = state === "aside" ? await change.store.get(letter.event.id) : undefined;
        await change.store.put({ ...this.kept(letter, state), ...(before && { kept_at: before.kept_at }) });
      }
      await change.done;
      return true;
    });
    // Without a database there is nothing to mark; what is set aside then waits in the journal for the next page.
    if (marked === true || state === "sent") this.drop(letters);
  }

  private kept(letter: Letter, state: State): Kept {
    return { id: letter.event.id, url: letter.url, event: letter.event, state, kept_at: this.today() };
  }

  private drop(letters: readonly Letter[]): void {
    for (const letter of letters) {
      this.journal.forget(keyOf(letter));
      this.unkept.delete(letter.event.id);
    }
  }

  /** Events that are only in the journal; what is damaged is thrown out. */
  private journalled(): readonly Letter[] {
    const found: Letter[] = [];
    for (const key of this.journal.keys(JOURNAL)) {
      const letter = readLetter(this.journal.read(key), this.today());
      if (letter !== undefined && keyOf(letter) === key) found.push(letter);
      else this.journal.forget(key);
    }
    return found;
  }

  /** Take over what an earlier page left in the journal, and let go of what is old. */
  private async tidy(database: IDBPDatabase<Records>): Promise<void> {
    try {
      for (const letter of this.journalled()) {
        if ((await database.get("events", letter.event.id)) === undefined) {
          await database.put("events", this.kept(letter, "waiting"));
        }
        this.drop([letter]);
      }
      const now = this.today();
      for (const [state, days] of [["sent", KEPT_FOR_MS] as const, ["aside", ASIDE_FOR_MS] as const]) {
        for (const kept of await database.getAllFromIndex("events", "state", state)) {
          const letter = readLetter(kept, now);
          const isUntold = state === "aside" && letter !== undefined && isWarning(letter.event);
          if (now - kept.kept_at > days && !isUntold) await database.delete("events", kept.id);
          else if (state === "aside") await database.put("events", { ...kept, state: "waiting" });
        }
      }
    } catch {
      // A database that cannot be tidied can still be written to, or the journal can.
    }
  }

  private async tried<T>(act: (database: IDBPDatabase<Records>) => Promise<T>): Promise<T | undefined> {
    const database = await this.database;
    if (database === undefined) return undefined;
    try {
      return await act(database);
    } catch {
      return undefined;
    }
  }
}

async function open(name: string): Promise<IDBPDatabase<Records> | undefined> {
  try {
    return await openDB<Records>(name, 1, {
      upgrade(database) {
        const events = database.createObjectStore("events", { keyPath: "id" });
        events.createIndex("state", "state");
        events.createIndex("url", "url");
        database.createObjectStore("beginnings");
      },
      // "Delete everything" must not wait for a window that is still open.
      blocking: (_current, _next, event) => (event.target as IDBDatabase).close(),
    });
  } catch {
    return undefined;
  }
}

function late(): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), OPENS_WITHIN_MS));
}

function keyOf({ event }: Letter): string {
  return `${JOURNAL}${event.happened_at}.${event.id}`;
}

/** Each event once, as it happened. */
function inOrder(letters: readonly Letter[]): readonly Letter[] {
  const once = new Map(letters.map((letter) => [letter.event.id, { url: letter.url, event: letter.event }]));
  return [...once.values()].sort(({ event: one }, { event: other }) =>
    one.happened_at === other.happened_at
      ? one.at_ms - other.at_ms || (one.id < other.id ? -1 : 1)
      : one.happened_at < other.happened_at
        ? -1
        : 1,
  );
}

function isBeginning(value: unknown): value is Beginning {
  const beginning = value as Partial<Beginning> | null;
  return isOurs(beginning?.url) && typeof beginning.body === "object";
}
