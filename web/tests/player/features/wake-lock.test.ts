// @vitest-environment node
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import { WakeLock } from "../../../src/player/features/wake-lock";
import { conduct, timelineFor } from "../../stands";

class Sentinel {
  released = false;
  release(): Promise<void> {
    this.released = true;
    return Promise.resolve();
  }
}

let asked: Sentinel[];
let page: EventTarget & { visibilityState: string };
const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

beforeEach(() => {
  asked = [];
  page = Object.assign(new EventTarget(), { visibilityState: "visible" });
  const request = () => {
    const sentinel = new Sentinel();
    asked.push(sentinel);
    return Promise.resolve(sentinel);
  };
  vi.stubGlobal("navigator", { wakeLock: { request } });
});
afterEach(() => vi.unstubAllGlobals());

function awake() {
  const { conductor, time } = conduct();
  return { conductor, time, lock: new WakeLock(conductor, page as unknown as Document, time) };
}

describe("keeping the screen awake", () => {
  test("begins with the session and ends with it", async () => {
    const { conductor, time, lock } = awake();
    await settle();
    expect(lock.held).toBe(false);
    conductor.play();
    await settle();
    expect(lock.held).toBe(true);
    time.pass(timelineFor().lasts_ms);

    expect(lock.held).toBe(false);
    expect(asked[0]?.released).toBe(true);
  });

  test("is asked for again when the page comes back, because browsers take it away", async () => {
    const { conductor, lock } = awake();
    conductor.play();
    await settle();
    await asked[0]?.release();
    page.visibilityState = "hidden";
    page.dispatchEvent(new Event("visibilitychange"));
    await settle();
    expect(asked).toHaveLength(1);
    page.visibilityState = "visible";
    page.dispatchEvent(new Event("visibilitychange"));
    await settle();

    expect(lock.held).toBe(true);
    expect(asked).toHaveLength(2);
  });

  test("lasts through a short pause but not a long one", async () => {
    const { conductor, time, lock } = awake();
    conductor.play();
    await settle();
    conductor.pause();
    time.pass(60_000);
    expect(lock.held).toBe(true);
    time.pass(180_000);

    expect(lock.held).toBe(false);
  });

  test("refused, or missing from the browser, is no reason to stop", async () => {
    vi.stubGlobal("navigator", { wakeLock: { request: () => Promise.reject(new Error("battery")) } });
    const { conductor, lock } = awake();
    conductor.play();
    await settle();
    expect(lock.held).toBe(false);
    vi.stubGlobal("navigator", {});
    const without = awake();
    without.conductor.play();
    await settle();

    expect(without.conductor.paused).toBe(false);
  });

  test("is not kept when it arrives after the session was let go of", async () => {
    const { conductor, lock } = awake();
    conductor.play();
    lock.dispose();
    await settle();

    expect(asked.every(({ released }) => released)).toBe(true);
  });
});
