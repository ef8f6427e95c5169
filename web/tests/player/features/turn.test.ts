// @vitest-environment node
import { describe, expect, test } from "vitest";

import { Store } from "../../../src/ground/store";
import { Turn, type Locks } from "../../../src/player/features/turn";
import { conduct, MemoryShelf } from "../../stands";

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

/** A browser with one lock, as its tabs see it. */
function browser() {
  let holder: { readonly lose: (why: Error) => void } | undefined;
  const request = async (_: string, { steal = false }: LockOptions, work: (lock: unknown) => Promise<void> | undefined): Promise<void> => {
    await Promise.resolve();
    if (holder !== undefined && !steal) return work(null);
    holder?.lose(new DOMException("taken", "AbortError"));
    await new Promise<void>((done, lose) => {
      const mine = (holder = { lose });
      void work({})?.then(() => {
        if (holder === mine) holder = undefined;
        done();
      });
    });
  };
  const shelf = new MemoryShelf();
  const tab = () => {
    const { conductor, time } = conduct();
    const turn = new Turn(conductor, new Store(shelf), { request } as unknown as Locks, time);
    turn.losses.on(() => conductor.pause("elsewhere"));
    return { conductor, turn, time };
  };
  return { tab, held: () => holder !== undefined };
}

describe("the turn to play", () => {
  test("is held while the session plays, which keeps a hidden page from being frozen, and only then", async () => {
    const { tab, held } = browser();
    const { conductor, turn, time } = tab();
    expect(await turn.take()).toBe(true);
    conductor.play();
    expect(held()).toBe(true);
    conductor.pause();
    expect(turn.take()).toBe(true);
    conductor.play();
    time.pass(10_000);
    expect(held()).toBe(true);
    conductor.pause();
    time.pass(2_000);
    await settle();

    expect(held()).toBe(false);
  });

  test("is not given to a second tab, which learns what plays in the first", async () => {
    const { tab } = browser();
    const [first, second] = [tab(), tab()];
    await first.turn.take();
    first.conductor.play();

    expect(await second.turn.take()).toBe(false);
    expect(second.turn.elsewhere).toBe("Get ready");
  });

  test("can be taken away: the other tab pauses, and may take it back", async () => {
    const { tab } = browser();
    const [first, second] = [tab(), tab()];
    await first.turn.take();
    first.conductor.play();
    expect(await second.turn.take(true)).toBe(true);
    second.conductor.play();
    await settle();
    expect(first.conductor.paused).toBe(true);
    expect(second.conductor.paused).toBe(false);

    expect(await first.turn.take()).toBe(false);
    expect(await first.turn.take(true)).toBe(true);
  });

  test("is everybody's where a browser has no locks, or forbids them", async () => {
    const { conductor } = conduct();
    const store = new Store(new MemoryShelf());
    expect(new Turn(conductor, store, null).take()).toBe(true);
    const forbids = { request: () => Promise.reject(new DOMException("no", "SecurityError")) } as unknown as Locks;

    expect(await new Turn(conductor, store, forbids).take()).toBe(true);
  });
});
