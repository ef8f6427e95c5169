import type { Question } from "../ground/stop-questions";
import type { SessionMs } from "../ground/timeline";
import { isLeg, type Leg } from "../ground/legs";
import type { EventStore } from "./event-store";
import { sittingOf } from "./outbox";
import { standing, type Happening, type Standing } from "./standing";

/** How long the server is waited for: what this device knows is enough to go on, ms. */
const WAITS_MS = 1_500;

/** A place that is left alone since something felt wrong there; a whole leg where no zones are named. */
export interface SparedPlace {
  readonly leg: Leg;
  readonly zones: readonly string[];
}

/** How a session stands, and what a device did to it alone. */
export interface Whereabouts extends Standing {
  /** Where in the session a device made what follows softer by itself, because nobody could be asked. */
  readonly softened_ms: readonly SessionMs[];
  /** What is left alone for the rest of it. */
  readonly spared: readonly SparedPlace[];
}

/** Tell how a session stands, from what happened on this device and, where the server can be asked, on others. */
export async function standingOf(
  url: string,
  letters: EventStore,
  questions: readonly Question[],
  ask: typeof fetch = (...request) => fetch(...request),
): Promise<Whereabouts> {
  if (url === "") return { ...standing([], new Set()), softened_ms: [], spared: [] };
  const [here, elsewhere] = await Promise.all([letters.happenedAt(url), eventsElsewhere(url, letters, ask)]);
  const all = [...new Map([...elsewhere, ...here].map((one) => [one.id, one])).values()];
  const softened = all.filter(({ kind, detail }) => kind === "softer" && detail["done"] === "here");
  return {
    ...standing(all, harmlessIn(questions)),
    softened_ms: softened.map(({ at_ms }) => at_ms),
    spared: all.flatMap(({ kind, detail }) => (kind === "skipped" ? placeIn(questions, detail["spares"]) : [])),
  };
}

/** The place that something said was left alone: a leg, or one of the places of the page's own questions. */
function placeIn(questions: readonly Question[], name: unknown): readonly SparedPlace[] {
  if (isLeg(name)) return [{ leg: name, zones: [] }];
  const option = questions.find(({ id }) => id === "where")?.options.find(({ id }) => id === name);
  return option === undefined || option.leg === null ? [] : [{ leg: option.leg, zones: option.zones }];
}

/** What was begun here, and the server has not been told of, has happened nowhere else. */
async function eventsElsewhere(url: string, letters: EventStore, ask: typeof fetch): Promise<readonly Happening[]> {
  const beginning = await letters.beginningOf(sittingOf(url));
  return typeof beginning === "object" ? [] : eventsAt(url, ask);
}

/** What the server knows to have happened; nothing where it cannot be asked. */
export async function eventsAt(url: string, ask: typeof fetch = (...request) => fetch(...request)): Promise<readonly Happening[]> {
  try {
    const answer = await ask(url, { credentials: "same-origin", signal: AbortSignal.timeout(WAITS_MS) });
    const { events } = (await answer.json()) as { events?: unknown };
    return Array.isArray(events) ? events.filter(isHappening) : [];
  } catch {
    return [];
  }
}

/** What may feel wrong without ending a session, as the page's own questions tell it. */
function harmlessIn(questions: readonly Question[]): ReadonlySet<string> {
  const options = questions.find(({ id }) => id === "what")?.options ?? [];
  return new Set(options.filter(({ advice }) => advice === null || advice.urgency === "none").map(({ id }) => id));
}

function isHappening(value: unknown): value is Happening {
  const event = value as Partial<Happening> | null;
  return (
    typeof event?.id === "string" &&
    typeof event.kind === "string" &&
    Number.isInteger(event.at_ms) &&
    !Number.isNaN(Date.parse(event.happened_at ?? "")) &&
    typeof event.detail === "object"
  );
}
