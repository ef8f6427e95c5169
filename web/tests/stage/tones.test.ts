import { describe, expect, test } from "vitest";

import { Store } from "../../src/ground/store";
import { MemoryShelf } from "../stands";
import { colourOf, keepTones, readTones, TONES, USUAL } from "../../src/stage/tones";

/** How light a colour looks, 0 to 1. */
function lightness(colour: string): number {
  const parts = [1, 3, 5].map((at) => (parseInt(colour.slice(at, at + 2), 16) / 255) ** 2.2);
  return (0.2126 * parts[0]! + 0.7152 * parts[1]! + 0.0722 * parts[2]!) ** (1 / 2.4);
}

describe("tones of skin", () => {
  test("run from very light to very dark, each darker than the one before", () => {
    const all = TONES.map(({ colour }) => lightness(colour));

    expect(all).toEqual([...all].sort((one, other) => other - one));
    expect(all[0]!).toBeGreaterThan(0.85);
    expect(all.at(-1)!).toBeLessThan(0.25);
  });

  test("are kept for both people, and damaged ones are as if never chosen", () => {
    const store = new Store(new MemoryShelf());

    expect(readTones(store)).toEqual(USUAL);

    keepTones(store, { receiver: "9", giver: "2" });

    expect(readTones(store)).toEqual({ receiver: "9", giver: "2" });

    store.write("legato.stage.tones", { receiver: "purple", giver: "2" });

    expect(readTones(store)).toEqual({ receiver: USUAL.receiver, giver: "2" });
    expect(colourOf("9")).toBe(TONES[8]!.colour);
  });
});
