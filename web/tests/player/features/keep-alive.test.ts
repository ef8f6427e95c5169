// @vitest-environment node
import { describe, expect, test } from "vitest";

import { KeepAlive, type Locks } from "../../../src/player/features/keep-alive";
import { conduct } from "../../stands";

/** A browser's locks: which are held. */
function locks() {
  const held = new Set<string>();
  const request = async (name: string, _: unknown, work: () => Promise<void>): Promise<void> => {
    held.add(name);
    await work();
    held.delete(name);
  };
  return { held, locks: { request } as unknown as Locks };
}

describe("a page at work", () => {
  test("holds a lock while the session plays, and only then", async () => {
    const { conductor } = conduct();
    const { held, locks: all } = locks();
    new KeepAlive(conductor, all);
    expect(held.size).toBe(0);
    conductor.play();
    expect(held.size).toBe(1);
    conductor.pause();
    await Promise.resolve();
    await Promise.resolve();

    expect(held.size).toBe(0);
  });

  test("plays on where there are no locks", () => {
    const { conductor } = conduct();
    new KeepAlive(conductor, null);
    conductor.play();

    expect(conductor.paused).toBe(false);
  });
});
