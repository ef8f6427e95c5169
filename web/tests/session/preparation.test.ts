// @vitest-environment node
import { describe, expect, test } from "vitest";

import { Store } from "../../src/ground/store";
import { Preparation } from "../../src/session/preparation";
import { MemoryShelf } from "../stands";

const LOOK = { text: "Look at both legs.", always: true };
const WASH = { text: "Wash your hands.", always: false };
const TOWEL = { text: "Put a towel within reach.", always: false };
const BONE = { text: "Never on the bone.", always: true };

/** A device on which somebody got ready before. */
function known(): Store {
  const store = new Store(new MemoryShelf());
  const before = new Preparation([LOOK], store);
  before.next();
  before.next();
  return store;
}

describe("getting ready", () => {
  test("is one thing after the other, and over after the last", () => {
    const preparation = new Preparation([LOOK, WASH]);
    expect(preparation.current).toBeUndefined();

    expect(preparation.next()).toBe(LOOK);
    expect(preparation.place).toEqual([1, 2]);
    expect(preparation.next()).toBe(WASH);
    expect(preparation.isLast).toBe(true);
    expect(preparation.next()).toBeUndefined();
    expect(preparation.next()).toBeUndefined();
  });

  test("is over at once where there is nothing to do", () => {
    expect(new Preparation().next()).toBeUndefined();
  });

  test("goes back as far as the first thing", () => {
    const preparation = new Preparation([LOOK, WASH]);
    preparation.next();
    preparation.next();

    expect(preparation.back()).toBe(LOOK);
    expect(preparation.back()).toBe(LOOK);
    expect(preparation.isFirst).toBe(true);
  });

  test("offers nothing to leave out to whoever does it for the first time", () => {
    const store = new Store(new MemoryShelf());
    const preparation = new Preparation([LOOK, WASH, TOWEL], store);
    preparation.next();

    expect(preparation.maySkip).toBe(false);
    preparation.next();
    preparation.next();
    // Left before the end it was not done.
    expect(new Preparation([LOOK, WASH], store).maySkip).toBe(false);
    preparation.next();
    const again = new Preparation([LOOK, WASH, TOWEL], store);
    again.next();
    expect(again.maySkip).toBe(true);
  });

  test("leaves out what was done already, and tells everybody what keeps safe, wherever it stands", () => {
    const preparation = new Preparation([LOOK, WASH, TOWEL, BONE], known());
    preparation.next();
    expect(preparation.maySkip).toBe(true);

    expect(preparation.skip()).toBe(LOOK);
    expect(preparation.place).toEqual([1, 2]);
    expect(preparation.maySkip).toBe(false);
    expect(preparation.next()).toBe(BONE);
    expect(preparation.next()).toBeUndefined();
  });

  test("goes from what was done already to the next thing that everybody is told", () => {
    const preparation = new Preparation([LOOK, WASH, TOWEL, BONE]);
    preparation.next();
    preparation.next();

    expect(preparation.skip()).toBe(BONE);
    expect(preparation.back()).toBe(LOOK);
  });

  test("is over when only what was done already is left", () => {
    const preparation = new Preparation([LOOK, WASH, TOWEL]);
    preparation.next();
    preparation.next();

    expect(preparation.skip()).toBeUndefined();
  });

  test("does not offer to leave out the last thing, which is as quickly done with as said", () => {
    const preparation = new Preparation([LOOK, WASH], known());
    preparation.next();
    preparation.next();

    expect(preparation.maySkip).toBe(false);
  });
});
