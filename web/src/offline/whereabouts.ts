import { words } from "../player/words";
import type { Question } from "../player/wrong";
import type { EventStore } from "./event-store";
import { standing, type Happening, type Standing } from "./standing";

/** How long the server is waited for: what this device knows is enough to go on, ms. */
const WAITS_MS = 1_500;

/** Tell how a session stands, from what happened on this device and, where the server can be asked, on others. */
export async function standingOf(
  url: string,
  letters: EventStore,
  questions: readonly Question[],
  ask: typeof fetch = (...request) => fetch(...request),
): Promise<Standing> {
  if (url === "") return standing([], new Set());
  const [here, elsewhere] = await Promise.all([letters.happenedAt(url), eventsAt(url, ask)]);
  return standing([...elsewhere, ...here], harmlessIn(questions));
}

/** Say why a session may not be played any more; `undefined` when it may. */
export function overSays({ status }: Standing): string | undefined {
  if (status === "stopped") return words.stoppedLine;
  return status === "finished" ? words.finishedLine : undefined;
}

async function eventsAt(url: string, ask: typeof fetch): Promise<readonly Happening[]> {
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
