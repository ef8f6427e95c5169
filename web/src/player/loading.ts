import type { Standing } from "../device/standing";
import { say } from "../ground/say";
import { readTimeline, type Timeline } from "../ground/timeline";

const GIVES_UP_MS = 15_000;

/** The server answered, but with a reason instead of a session. */
export class LoadingError extends Error {
  override readonly name = "LoadingError";

  constructor(
    says: string,
    /** Whether asking again would be answered in the same way: the session may not be played. */
    readonly refused: boolean,
  ) {
    super(says);
  }
}

/**
 * Fetch a session's timeline.
 *
 * Throws a `LoadingError` with the server's own sentence where it refuses, and a `TimelineError` for what
 * is not a timeline.
 */
export async function loadTimeline(address: string): Promise<Timeline> {
  const answer = await fetch(address, {
    // As the page preloads it: anything else would fetch it twice.
    credentials: "same-origin",
    headers: { Accept: "application/json" },
    signal: AbortSignal.timeout(GIVES_UP_MS),
  });
  if (!answer.ok) throw new LoadingError(await reasonIn(answer), answer.status >= 400 && answer.status < 500);
  return readTimeline(await answer.json());
}

/** Say why a session may not be played any more; `undefined` when it may. */
export function overSays({ status }: Standing): string | undefined {
  if (status === "stopped") return say("player-stopped-before");
  return status === "finished" ? say("player-finished-before") : undefined;
}

async function reasonIn(answer: Response): Promise<string> {
  const fallback = say("player-server-answered", { status: answer.status });
  try {
    const { error } = (await answer.json()) as { error: { says: unknown } };
    return typeof error.says === "string" ? error.says : fallback;
  } catch {
    return fallback;
  }
}
