/** What a screen and the server tell each other about a session that several devices share. */

import type { AskKind, AskToTell, CompanyNews, MomentAnswer, SharedMoment } from "../generated/api";

export type { AskKind };

/** Something the receiver asks for, as it is to be told to the giver. */
export type Ask = AskToTell;

/** Where the session is, as the screen that last changed it says. */
export type Moment = SharedMoment;

/** What every screen of a sitting should know now. */
export type News = CompanyNews;

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
    return ((await answer.json()) as MomentAnswer).moment;
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
