// @vitest-environment node
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import { say } from "../../src/ground/say";
import { Remote, type Surroundings } from "../../src/pairing/remote";

/** The server and the giver's screen, as far as a remote knows them. */
class OtherEnd {
  readonly taken = new Map<string, { kind: string; age_ms: number }>();
  heard = false;
  says = "Passed on.";
  status = 200;
  reachable = true;
  over = false;
  takes: (kind: string) => number = () => 201;

  fetch = ((_: unknown, request: RequestInit = {}) => {
    if (!this.reachable) return Promise.reject(new TypeError("Failed to fetch"));
    if (this.status !== 200) return Promise.resolve(new Response("{}", { status: this.status }));
    if (request.method === "POST") {
      const status = this.takes((JSON.parse(request.body as string) as { kind: string }).kind);
      if (status !== 201) return Promise.resolve(new Response("{}", { status }));
      const { id, kind, age_ms } = JSON.parse(request.body as string) as { id: string; kind: string; age_ms: number };
      this.taken.set(id, { kind, age_ms });
      return Promise.resolve(new Response("{}", { status: 201 }));
    }
    const asks = [...this.taken].map(([id, { kind }]) => ({ id, kind, heard: this.heard, says: this.says }));
    return Promise.resolve(new Response(JSON.stringify({ asks, over: this.over })));
  }) as unknown as typeof fetch;
}

let end: OtherEnd;
let shown: string[];
let felt: number[][];
let left: boolean;
let remote: Remote;
let later: number;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  end = new OtherEnd();
  [shown, felt, left, later] = [[], [], false, 0];
  const around: Surroundings = {
    address: "/asks",
    token: () => "",
    show: (kind, says, state) => shown.push(`${kind}: ${says} (${state})`),
    vibrate: (pattern) => felt.push(pattern),
    over: () => (left = true),
    fetch: end.fetch,
    now: () => performance.now() + later,
  };
  remote = new Remote(around);
});

afterEach(() => {
  remote.dispose();
  vi.useRealTimers();
});

const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

describe("the receiver's remote", () => {
  test("says that the giver has heard only when they have", async () => {
    remote.press("softer");
    await pass(1_000);
    expect(shown.join()).not.toContain(end.says);

    end.heard = true;
    await pass(1_000);
    expect(shown).toContain("softer: Passed on. (heard)");
  });

  test("says what the giver was told, not only that they were", async () => {
    end.heard = true;
    end.says = "Passed on, but this is as firm as it may be here.";
    remote.press("more");
    await pass(1_000);

    expect(shown.at(-1)).toBe("more: Passed on, but this is as firm as it may be here. (heard)");
  });

  test("is felt at once, each button in its own way, and once more when it is heard", async () => {
    remote.press("softer");
    remote.press("more");
    remote.press("stop");
    const presses = felt.map((pattern) => pattern.join());
    expect(new Set(presses).size).toBe(3);

    end.heard = true;
    await pass(1_000);
    expect(felt).toHaveLength(6);
  });

  test("tells to say it aloud when nobody hears it", async () => {
    remote.press("stop");
    await pass(5_000);

    expect(shown.at(-1)).toBe(`stop: ${say("remote-unheard")} (unheard)`);
  });

  test("sends a press again under the same id until the server has it, with its age", async () => {
    end.reachable = false;
    remote.press("more");
    await pass(4_000);
    end.reachable = true;
    await pass(1_000);

    expect([...end.taken.values()].map(({ kind }) => kind)).toEqual(["more"]);
    expect([...end.taken.values()][0]?.age_ms).toBeGreaterThan(3_500);
  });

  test("gives a press up after a while, and stop never", async () => {
    end.reachable = false;
    remote.press("softer");
    remote.press("stop");
    await pass(60_000);
    end.reachable = true;
    await pass(1_000);

    expect([...end.taken.values()].map(({ kind }) => kind)).toEqual(["stop"]);
  });

  test("says so when it is not joined any more", async () => {
    end.status = 410;
    remote.press("stop");
    await pass(500);

    expect(shown.at(-1)).toBe(`stop: ${say("remote-gone")} (unheard)`);
  });

  test("goes on by itself when it is joined again, with the stop that nobody has heard", async () => {
    end.status = 410;
    remote.press("more");
    remote.press("stop");
    await pass(60_000);
    end.status = 200;
    end.heard = true;
    await pass(25_000);

    expect([...end.taken.values()].map(({ kind }) => kind)).toEqual(["stop"]);
    expect(shown).toContain("more:  ()");
    expect(shown.at(-1)).toBe("stop:  ()");
  });

  test("is heard again at once when it is pressed or wakes", async () => {
    end.status = 410;
    await pass(500);
    end.status = 200;
    remote.wake();
    await pass(100);
    expect(shown.at(-1)).toBe("stop:  ()");

    end.status = 410;
    await pass(6_000);
    end.status = 200;
    remote.press("softer");
    await pass(100);
    expect([...end.taken.values()].map(({ kind }) => kind)).toEqual(["softer"]);
  });

  test("leaves when the session is over", async () => {
    end.over = true;
    await pass(6_000);

    expect(left).toBe(true);
  });

  test("sends stop first, and past a press that is refused", async () => {
    end.reachable = false;
    for (const kind of ["softer", "more", "stop"] as const) remote.press(kind);
    await pass(500);
    const order: string[] = [];
    end.takes = (kind) => {
      order.push(kind);
      return kind === "stop" ? 201 : 409;
    };
    end.reachable = true;
    await pass(500);

    expect(order[0]).toBe("stop");
    expect([...end.taken.values()].map(({ kind }) => kind)).toEqual(["stop"]);
  });

  test("goes on asking to stop when its page's token is not taken", async () => {
    end.status = 403;
    remote.press("stop");
    await pass(4_000);
    expect(shown.at(-1)).toBe(`stop: ${say("remote-unheard")} (unheard)`);

    end.status = 200;
    await pass(1_000);
    expect([...end.taken.values()].map(({ kind }) => kind)).toEqual(["stop"]);
  });

  test("says of a press of days ago no more than the server takes", async () => {
    end.reachable = false;
    remote.press("stop");
    await pass(1_000);
    later += 100 * 3_600_000;
    end.reachable = true;
    await pass(1_000);

    expect([...end.taken.values()].map(({ age_ms }) => age_ms)).toEqual([86_400_000]);
  });
});
