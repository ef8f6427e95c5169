import { uuid } from "../ground/ids";
import { say } from "../ground/say";
import type { AskIn, AsksAnswer } from "../generated/api";
import type { AskKind } from "./line";

const ASKS_EACH_MS = 500;
const RESTS_EACH_MS = 5_000;
/** A phone that is not taken for joined looks now and then whether it is again: the computer's clock was put right, ms. */
const LOOKS_AGAIN_EACH_MS = 10_000;
/** A press that has not been heard after this is better said aloud, ms. */
const SAY_IT_AFTER_MS = 3_000;
/** After this a press is given up, ms; "stop" never is. It is as long as the server tells what is asked. */
const GIVEN_UP_AFTER_MS = 10_000;
const STAYS_MS = 6_000;
const GIVES_UP_MS = 4_000;
/** A page whose token is not taken (403) is not sent away: a press is tried again, and said aloud meanwhile. */
const GONE = new Set([404, 410]);
/** What the server takes as the age of a press, ms. */
const OLDEST_MS = 86_400_000;
/** Felt with the eyes closed: one for softer, two for more, one long for stop, a light one for good. */
const PATTERNS: Readonly<Record<AskKind, number[]>> = { softer: [60], more: [60, 90, 60], stop: [500], good: [25] };
const KINDS = ["softer", "more", "good", "stop"] as const;
const HEARD_PATTERN = [30, 60, 30];

interface Press {
  readonly id: string;
  readonly kind: AskKind;
  readonly at: number;
  sent: boolean;
}

export interface Surroundings {
  readonly address: string;
  readonly token: () => string;
  readonly show: (kind: AskKind, says: string, state: "sending" | "heard" | "unheard" | "") => void;
  readonly vibrate: (pattern: number[]) => unknown;
  /** The session is over: the page says so by itself when it is loaded again. */
  readonly over: () => void;
  readonly fetch?: typeof fetch;
  readonly now?: () => number;
}

/**
 * The receiver's remote: sends each press until the server has it, and says honestly what the giver was told,
 * once they have heard.
 *
 * A press has an id of its own, so sending it again after a lost answer counts once. A press that cannot be
 * sent is given up after some seconds, because it would be told at another place of the leg; "stop" is sent
 * for as long as the page lives.
 */
export class Remote {
  private presses: Press[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private busy = false;
  private isAway = false;
  private isDisposed = false;
  private readonly fetch: typeof fetch;
  private readonly now: () => number;

  constructor(private readonly around: Surroundings) {
    this.fetch = around.fetch ?? ((...request) => fetch(...request));
    this.now = around.now ?? (() => performance.now());
    this.soon(0);
  }

  press(kind: AskKind): void {
    this.around.vibrate([...PATTERNS[kind]]);
    // Only the last press of a kind is waited for: pressing again means the same, more urgently.
    this.presses = this.presses.filter((press) => press.kind !== kind || !press.sent);
    this.presses.push({ id: uuid(), kind, at: this.now(), sent: false });
    this.around.show(kind, say("remote-sending"), "sending");
    this.soon(0);
  }

  /** Ask at once: the page is back in sight, or the network is back. */
  wake(): void {
    this.soon(0);
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.presses = [];
    this.isDisposed = true;
  }

  private soon(ms: number): void {
    clearTimeout(this.timer);
    if (this.isDisposed) return;
    this.timer = setTimeout(() => void this.work(), ms);
  }

  private async work(): Promise<void> {
    if (this.busy || this.isDisposed) return;
    this.busy = true;
    let gone = false;
    try {
      // "Stop" first, whatever else waits and fails.
      const stopFirst = [...this.presses].sort((one, other) => Number(other.kind === "stop") - Number(one.kind === "stop"));
      for (const press of stopFirst) if (!press.sent) gone ||= await this.send(press);
      gone ||= await this.look();
    } catch {
      // No network now: it is tried again, and the page says what to do instead.
    }
    this.busy = false;
    if (gone) this.sentAway();
    else this.judge();
    this.soon(gone ? LOOKS_AGAIN_EACH_MS : this.presses.length > 0 ? ASKS_EACH_MS : RESTS_EACH_MS);
  }

  /** Send a press; tells whether this phone may not press any more. */
  private async send(press: Press): Promise<boolean> {
    const { id, kind, at } = press;
    const answer = await this.ask({
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": this.around.token() },
      body: JSON.stringify({ id, kind, age_ms: Math.min(Math.round(this.now() - at), OLDEST_MS) } satisfies AskIn),
    });
    if (answer.ok) press.sent = true;
    return GONE.has(answer.status);
  }

  /** See which presses the giver has been told of. */
  private async look(): Promise<boolean> {
    const answer = await this.ask({ cache: "no-store" });
    if (!answer.ok) return GONE.has(answer.status);
    this.isBack();
    const { asks, over } = (await answer.json()) as AsksAnswer;
    for (const { id, heard, says } of asks) {
      const press = this.presses.find((one) => one.id === id);
      if (press === undefined || !heard) continue;
      this.forget(press);
      this.around.vibrate([...HEARD_PATTERN]);
      this.around.show(press.kind, says, "heard");
      const { kind } = press;
      setTimeout(() => {
        if (!this.presses.some((one) => one.kind === kind)) this.around.show(kind, "", "");
      }, STAYS_MS);
    }
    if (over && this.presses.length === 0) this.around.over();
    return false;
  }

  /** Say what to do about presses that nobody has heard, and give up those whose time is over. */
  private judge(): void {
    for (const press of [...this.presses]) {
      const since = this.now() - press.at;
      if (since > SAY_IT_AFTER_MS) this.around.show(press.kind, say("remote-unheard"), "unheard");
      if (since > GIVEN_UP_AFTER_MS && press.kind !== "stop") this.forget(press);
    }
  }

  /** Nobody hears this phone now. A "stop" that nobody has heard waits all the same. */
  private sentAway(): void {
    this.isAway = true;
    this.presses = this.presses.filter((press) => press.kind === "stop");
    for (const kind of KINDS) this.around.show(kind, say("remote-gone"), "unheard");
  }

  private isBack(): void {
    if (!this.isAway) return;
    this.isAway = false;
    for (const kind of KINDS) if (!this.presses.some((one) => one.kind === kind)) this.around.show(kind, "", "");
  }

  private forget(press: Press): void {
    this.presses = this.presses.filter((one) => one !== press);
  }

  private ask(request: RequestInit): Promise<Response> {
    const signal = AbortSignal.timeout(GIVES_UP_MS);
    return this.fetch(this.around.address, { ...request, credentials: "same-origin", signal });
  }
}
