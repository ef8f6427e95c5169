/** Visits to the player page: one shelf, as many pages on it as a test opens. */
import { Conductor } from "../../src/session/conductor";
import { PlaceKeeper } from "../../src/player/features/place";
import { Recorder } from "../../src/player/features/record";
import { Turn } from "../../src/player/features/turn";
import { Guide } from "../../src/player/guide";
import { EventStore } from "../../src/device/event-store";
import { Outbox } from "../../src/device/outbox";
import type { SessionEvent } from "../../src/ground/session-event";
import type { Replanner } from "../../src/player/replanning";
import { Bookmark } from "../../src/session/resume";
import { Settings } from "../../src/session/settings";
import { Signal } from "../../src/ground/signals";
import { Store } from "../../src/ground/store";
import { readQuestions } from "../../src/ground/stop-questions";
import type { MemoryShelf} from "../stands";
import { timelineFor, WoundTime } from "../stands";

export const timeline = timelineFor();
const usual = timeline;
let today = Date.UTC(2026, 10, 22, 12);

export const QUESTIONS = JSON.stringify({
  questions: [
    {
      id: "what",
      asks: "What feels wrong?",
      options: [
        { id: "chest", label: "Chest pain", advice: { title: "Call", says: "Why", do: "Call now", urgency: "now" } },
        { id: "sharp", label: "Sharp pain", advice: { title: "See", says: "Why", do: "Go", urgency: "same_day" } },
        { id: "sore", label: "A little sore", advice: null },
      ],
    },
    { id: "where", asks: "Where?", options: [{ id: "calf", label: "Calf", advice: null }] },
  ],
});

/** One visit to the player page; a second one on the same shelf is a reload. */
export function visit(shelf: MemoryShelf, questions: string | null = QUESTIONS, replanner?: Pick<Replanner, "ask">, timeline = usual) {
  today += 600_000;
  const now = today;
  const time = new WoundTime();
  const store = new Store(shelf);
  const settings = new Settings(store);
  const conductor = new Conductor(timeline, time);
  const bookmark = new Bookmark(store, "s", timeline, () => now + time.now());
  const place = bookmark.read();
  const refuses = (() => Promise.resolve(new Response(null, { status: 503 }))) as unknown as typeof fetch;
  const outbox = new Outbox("/events", { letters: new EventStore(store), fetch: refuses, token: () => "", time });
  let ids = 0;
  const id = (): string => `id-${shelf.kept.size}-${ids++}`;
  const recorder = new Recorder(conductor, outbox, place !== undefined, {
    id,
    now: () => new Date(now + time.now() + ids),
  });
  new PlaceKeeper(conductor, new Signal(), bookmark);
  if (place !== undefined) conductor.restore(place.at_ms);
  let unlocked = 0;
  const announced: string[] = [];
  const prompted: (readonly [place: string, text: string])[] = [];
  const guide = new Guide({
    ensemble: {
      conductor,
      bookmark,
      recorder,
      place,
      unlock: () => unlocked++,
      trySound: () => true,
      turn: new Turn(conductor, store, null),
      notices: new Signal<string>(),
      prompt: ({ text }, [item, count]) => prompted.push([`${item} of ${count}`, text]),
    },
    settings,
    ...(replanner === undefined ? {} : { replanner }),
    questions: readQuestions(questions),
    changed: () => undefined,
    announce: (sentence) => announced.push(sentence),
    id,
    time,
  });
  return { guide, conductor, settings, time, prompted, announced, unlocked: () => unlocked };
}

export function events(shelf: MemoryShelf): SessionEvent[] {
  const store = new Store(shelf);
  return store.keys("legato.outbox.").map((key) => (store.read(key) as { event: SessionEvent }).event);
}
