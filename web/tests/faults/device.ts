/** A device with a player on it: the player's own parts, on a disk and a network that fail. */
import { EventStore } from "../../src/device/event-store";
import { standingOf } from "../../src/device/whereabouts";
import { Conductor } from "../../src/session/conductor";
import type { Time } from "../../src/ground/time";
import { Countdown } from "../../src/player/countdown";
import { PlaceKeeper } from "../../src/player/features/place";
import { Recorder } from "../../src/player/features/record";
import { Turn } from "../../src/player/features/turn";
import { Guide } from "../../src/player/guide";
import { Outbox } from "../../src/device/outbox";
import type { SessionEvent } from "../../src/ground/session-event";
import { Bookmark, type Place } from "../../src/session/resume";
import { Settings } from "../../src/session/settings";
import { sparing } from "../../src/session/sparing";
import { Signal } from "../../src/ground/signals";
import { Store } from "../../src/ground/store";
import type { Timeline } from "../../src/ground/timeline";
import type { Question } from "../../src/ground/stop-questions";
import { MemoryShelf, type WoundTime } from "../stands";
import { forOnePage, setFull } from "./disk";
import type { Network } from "./network";

/** A session, and what is true of it whatever the devices remember. */
export interface Sitting {
  readonly id: string;
  readonly timeline: Timeline;
  readonly questions: readonly Question[];
  readonly time: WoundTime;
  readonly today: () => number;
  readonly newId: () => string;
  /** Everything that happened, as it happened. */
  readonly log: SessionEvent[];
  /** Events of a page's very last moment on a device with no room at all: they live as long as the page. */
  readonly fleeting: Set<string>;
  /** What happened to the devices, line by line, for whoever wonders where an event has gone. */
  readonly story: string[];
}

/** One page with the player on it. */
export interface Page {
  readonly guide: Guide;
  readonly conductor: Conductor;
  readonly outbox: Outbox;
  readonly letters: EventStore;
  readonly place: Place | undefined;
  readonly over: boolean;
  readonly isOpen: () => boolean;
  readonly die: () => void;
}

export class Device {
  page: Page | undefined;
  /** Where the session was when the page went away. */
  left: number | undefined;
  /** Whether the place could not be kept lately, because the journal was full. */
  coarse = false;
  /** Whether something happened here that could be kept nowhere: it lives as long as the page. */
  unsafe = false;
  private leaving = false;
  /** Whether something happened here while the journal was full: the database alone is keeping it. */
  private tight = false;
  private readonly shelf = new MemoryShelf();
  private databaseFull = false;

  constructor(
    readonly name: string,
    readonly network: Network,
    private readonly sitting: Sitting,
  ) {}

  get url(): string {
    return `/api/v1/sittings/${this.sitting.id}/events`;
  }

  /** Fill the disk, as far as either kind of storage sees it, or give it room again. */
  fill(journal: boolean, database: boolean): void {
    // What is on its way into a database that fills up this very moment may find no room anywhere.
    if (this.shelf.full && database && this.page !== undefined) this.unsafe = true;
    this.sitting.story.push(`${this.name} has ${journal ? "no " : ""}room in the journal, ${database ? "none" : "some"} in the database`);
    this.shelf.full = journal;
    this.databaseFull = database;
    setFull(this.name, database);
    if (journal) this.coarse = true;
  }

  /** Whether there is room for the place now. */
  get hasRoom(): boolean {
    return !this.shelf.full;
  }

  /** Open the page, or open it again. */
  async open(): Promise<Page> {
    const { sitting } = this;
    const store = new Store(this.shelf);
    let alive = true;
    const fetch = this.network.fetchFor(() => alive);
    const time: Time = {
      now: () => sitting.time.now(),
      after: (ms, then) => sitting.time.after(ms, () => alive && then()),
    };
    const { opened: letters, isOpen, die } = forOnePage(() => new EventStore(store, this.name, sitting.today));
    sitting.story.push(`${this.name} asks how the session stands`);
    const known = letters.happenedAt(this.url).then((here) => sitting.story.push(`${this.name} knows of ${here.length} events`));
    const stands = await standingOf(this.url, letters, sitting.questions, fetch);
    await known;
    sitting.story.push(`${this.name} opens; the database is ${isOpen() ? "open" : "not open yet"}`);
    const timeline = sparing(sitting.timeline, stands.spared);
    const conductor = new Conductor(timeline, time);
    const bookmark = new Bookmark(store, sitting.id, timeline, sitting.today, stands);
    const place = bookmark.read();
    const outbox = new Outbox(this.url, { letters, fetch, token: this.network.csrf, time });
    this.writeDown(outbox);
    const pen = { id: sitting.newId, now: () => new Date(sitting.today()) };
    const recorder = new Recorder(conductor, outbox, place !== undefined, pen);
    const countdown = new Countdown(conductor, time);
    new PlaceKeeper(conductor, countdown.seconds, bookmark);
    if (place !== undefined) conductor.restore(place.at_ms);
    const guide = new Guide({
      ensemble: {
        conductor,
        bookmark,
        recorder,
        place,
        unlock: () => undefined,
        trySound: () => true,
        turn: new Turn(conductor, store, null),
        notices: new Signal<string>(),
        prompt: () => undefined,
      },
      settings: new Settings(store),
      questions: sitting.questions,
      spared: stands.spared,
      changed: () => undefined,
      id: sitting.newId,
      time,
    });
    void outbox.send();
    const over = stands.status === "stopped" || stands.status === "finished";
    const end = (): void => {
      alive = false;
      die();
    };
    this.page = { guide, conductor, outbox, letters, place, over, isOpen, die: end };
    return this.page;
  }

  /**
   * The page goes away: properly, or in the middle of whatever it was doing.
   *
   * Where the journal is full, the database alone keeps what happens, some milliseconds later. Here half a minute
   * passes within one, so it is given these: what a device cannot keep at all, it cannot be asked for. For the same
   * reason a page does not go before its database is open.
   */
  async leave(properly: boolean): Promise<void> {
    const { page } = this;
    if (page === undefined || (this.tight && !page.isOpen())) return;
    this.sitting.story.push(`${this.name} ${properly ? "closes" : "dies"} at ${page.conductor.position}`);
    this.left = page.conductor.position;
    if (properly) {
      this.leaving = true;
      page.guide.goAway();
      this.leaving = false;
      page.outbox.sendLast();
    }
    if (this.tight || this.shelf.full) await page.outbox.kept();
    this.tight = false;
    page.die();
    this.page = undefined;
  }

  /** Note what really happens, beside the player's own record. */
  private writeDown(outbox: Outbox): void {
    const add = outbox.add.bind(outbox);
    outbox.add = (event) => {
      this.sitting.log.push(event);
      this.sitting.story.push(`${this.name}: ${event.kind} ${event.id}`);
      this.tight ||= this.shelf.full;
      if (this.leaving && this.shelf.full && this.databaseFull) this.sitting.fleeting.add(event.id);
      this.unsafe = this.shelf.full && (this.databaseFull || this.unsafe);
      add(event);
    };
  }
}
