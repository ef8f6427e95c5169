/** What a screen and the server tell each other about a session that several devices share. */

export type AskKind = "softer" | "more" | "stop";

/** Something the receiver asks for, as it is to be told to the giver. */
export interface Ask {
  readonly id: string;
  readonly kind: AskKind;
  readonly says: string;
}

/** Where the session is, as the screen that last changed it says. */
export interface Moment {
  readonly position_ms: number;
  readonly playing: boolean;
  readonly revision: number;
  readonly screen: string;
}

export interface News {
  /** How many joined phones gave a sign of life in the last seconds. */
  readonly phones: number;
  readonly moment: Moment | null;
  readonly asks: readonly Ask[];
  /** Which timeline is being played; another one after the rest was planned anew. */
  readonly timeline: string;
  /** Whether the session is stopped or finished. */
  readonly over: boolean;
}

/** This device may not take part any more. */
export class SentAwayError extends Error {
  override readonly name = "SentAwayError";
}

/** The server answered, and does not take what it was told. */
export class NotTakenError extends Error {
  override readonly name = "NotTakenError";
}

/** The way to the server. Every call fails with an error when nobody answers. */
export interface Line {
  /** What is new since the last look, or `undefined` when nothing is. */
  news(): Promise<News | undefined>;
  /** Tell where this screen is; `change` when somebody did it, not when the session only goes on. */
  tell(position_ms: number, playing: boolean, change: boolean): Promise<Moment>;
  /** Confirm that the giver has been told. */
  heard(ids: readonly string[]): Promise<void>;
  /** Let the next look bring everything, whether it is new or not. */
  forget(): void;
}

const GIVES_UP_MS = 4_000;
const SENT_AWAY = new Set([403, 404, 410]);

/** The line to the addresses of one sitting. */
export class ServerLine implements Line {
  private mark: string | null = null;

  constructor(
    private readonly address: string,
    private readonly screen: string,
    private readonly token: () => string,
    private readonly ask: typeof fetch = (...request) => fetch(...request),
  ) {}

  async news(): Promise<News | undefined> {
    const answer = await this.send(this.address, {
      cache: "no-store",
      headers: this.mark === null ? {} : { "If-None-Match": this.mark },
    });
    if (answer.status === 304) return undefined;
    this.mark = answer.headers.get("ETag");
    return (await answer.json()) as News;
  }

  async tell(position_ms: number, playing: boolean, change: boolean): Promise<Moment> {
    const answer = await this.post(this.address, { screen: this.screen, position_ms, playing, change });
    return ((await answer.json()) as { moment: Moment }).moment;
  }

  async heard(ids: readonly string[]): Promise<void> {
    await this.post(this.address.replace(/company$/, "heard"), { heard: ids });
  }

  forget(): void {
    this.mark = null;
  }

  private post(address: string, body: object): Promise<Response> {
    return this.send(address, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": this.token() },
      body: JSON.stringify(body),
    });
  }

  private async send(address: string, request: RequestInit): Promise<Response> {
    const signal = AbortSignal.timeout(GIVES_UP_MS);
    const answer = await this.ask(address, { ...request, credentials: "same-origin", signal });
    if (SENT_AWAY.has(answer.status)) throw new SentAwayError();
    if (!answer.ok && answer.status !== 304) throw new NotTakenError(`The server answered ${answer.status}.`);
    return answer;
  }
}
