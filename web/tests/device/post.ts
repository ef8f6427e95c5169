import { EventStore } from "../../src/device/event-store";
import { Outbox } from "../../src/device/outbox";
import type { SessionEvent } from "../../src/ground/session-event";
import { Store } from "../../src/ground/store";
import { MemoryShelf, WoundTime } from "../stands";

export const URL = "/api/v1/sittings/one/events";

interface Sent {
  readonly url: string;
  readonly ids: readonly string[];
  readonly token: string;
  readonly keepalive: boolean;
}

/** A server that answers as told, and keeps each event once, as the real one does. */
export class Server {
  readonly requests: Sent[] = [];
  readonly kept: string[] = [];
  speaks = "application/json";
  answers: (request: Sent) => number | Promise<never> = () => 200;

  readonly fetch = (async (url: string, request: RequestInit) => {
    const { events } = JSON.parse(request.body as string) as { events: SessionEvent[] };
    const headers = request.headers as Record<string, string>;
    const sent: Sent = {
      url,
      ids: events.map(({ id }) => id),
      token: headers["X-CSRFToken"] ?? "",
      keepalive: request.keepalive === true,
    };
    this.requests.push(sent);
    const status = await this.answers(sent);
    if (status === 200) this.kept.push(...sent.ids.filter((id) => !this.kept.includes(id)));
    return new Response("{}", { status, headers: { "Content-Type": this.speaks } });
  }) as unknown as typeof fetch;
}

export function event(number: number, kind: SessionEvent["kind"] = "paused"): SessionEvent {
  const happened_at = new Date(Date.UTC(2026, 10, 22, 12, 0, number)).toISOString();
  return { id: `event-${number}`, kind, at_ms: number * 1_000, leg: "left", technique: null, happened_at, detail: {} };
}

export function outboxWith(shelf = new MemoryShelf(), server = new Server(), url = URL) {
  const time = new WoundTime();
  const letters = new EventStore(new Store(shelf));
  const outbox = new Outbox(url, { letters, fetch: server.fetch, token: () => "the-token", time });
  return { outbox, letters, shelf, server, time };
}
