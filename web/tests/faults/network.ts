/** The way to a real server, which loses questions, loses answers, doubles, delays and is cut. */

export type Chance = () => number;

/** What the network does to one request. */
const MISHAPS = ["none", "none", "none", "question lost", "answer lost", "sent twice", "late"] as const;
type Mishap = (typeof MISHAPS)[number];

const LATEST_MS = 60;
const MOST_TRIES = 300;
const NEVER = new Promise<never>(() => undefined);

export const faults: Record<string, number> = {};

export function count(fault: string): void {
  faults[fault] = (faults[fault] ?? 0) + 1;
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Try again while the server is down. */
export async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await ask();
    } catch (error) {
      if (tries > MOST_TRIES) throw error;
      await pause(200);
    }
  }
}

/** One browser's cookies, and the network it is on. */
export class Network {
  cut = false;
  /** Set when faults are over. */
  calm = false;
  /** What the server answered last, for whoever wonders why something never arrives. */
  lastAnswer = "nothing";
  private readonly cookies = new Map<string, string>();
  private token = "";

  constructor(
    private readonly address: string,
    private readonly chance: Chance,
    private readonly tell: (line: string) => void = () => undefined,
  ) {}

  /** Open a page as a visitor nobody knows yet, and give what is on it. */
  async visit(path: string): Promise<string> {
    return await patiently(async () => {
      const page = await (await this.send(path, {})).text();
      const token = /name="csrf-token" content="([^"]+)"/.exec(page)?.[1];
      if (token === undefined) throw new Error("This is no page of ours.");
      this.token = token;
      return page;
    });
  }

  readonly csrf = (): string => this.token;

  /** Ask without mishaps, as somebody does who looks afterwards. */
  async look(path: string): Promise<unknown> {
    const answer = await this.send(path, {});
    return answer.ok ? await answer.json() : undefined;
  }

  /** What a page fetches with; a page that is gone hears of nothing any more. */
  fetchFor(isAlive: () => boolean): typeof fetch {
    return (async (input: string, init: RequestInit = {}) => {
      if (!isAlive()) return NEVER;
      const answer = await this.ask(input, init).catch((error: unknown) => error as Error);
      if (!isAlive()) return NEVER;
      if (answer instanceof Error) throw answer;
      return answer;
    }) as typeof fetch;
  }

  private async ask(path: string, init: RequestInit): Promise<Response> {
    if (this.cut) throw new TypeError("The network is cut.");
    const mishap: Mishap = this.calm ? "none" : (MISHAPS[Math.floor(this.chance() * MISHAPS.length)] ?? "none");
    if (mishap !== "none") count(mishap);
    if (mishap === "question lost") throw new TypeError("The question was lost.");
    if (mishap === "late") await pause(this.chance() * LATEST_MS);
    if (mishap === "sent twice") void this.send(path, init).catch(() => undefined);
    const answer = await this.send(path, init);
    if (mishap === "answer lost") throw new TypeError("The answer was lost.");
    return answer;
  }

  private async send(path: string, init: RequestInit): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = new Headers(init.headers);
    headers.set("cookie", cookie);
    const answer = await fetch(this.address + path, { ...init, headers, redirect: "manual" });
    if (init.method === undefined) this.tell(`GET ${path}: ${answer.status}`);
    else {
      this.lastAnswer = `${init.method} ${path}: ${answer.status}`;
      this.tell(answer.ok ? this.lastAnswer : `${this.lastAnswer} ${(await answer.clone().text()).slice(0, 200)}`);
    }
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (name !== undefined && value !== undefined) this.cookies.set(name, value);
    }
    return answer;
  }
}
