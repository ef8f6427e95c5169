// @vitest-environment node
import { beforeEach, describe, expect, test } from "vitest";

import { Refusals } from "../../src/offline/refusals";
import { Store } from "../../src/player/store";
import { MemoryShelf } from "../player/stands";

let shelf: MemoryShelf;
let asked: { readonly url: string; readonly body: unknown }[];

beforeEach(() => {
  shelf = new MemoryShelf();
  asked = [];
});

function device(answers: () => Promise<Response>): Refusals {
  const ask = ((url: string, { body }: RequestInit) => {
    asked.push({ url, body: JSON.parse(body as string) as unknown });
    return answers();
  }) as typeof fetch;
  return new Refusals(new Store(shelf), ask);
}

const says = (status: number) => () => Promise.resolve(new Response(null, { status }));
const silent = (): Promise<Response> => Promise.reject(new TypeError("no network"));

describe("a refusal on this device", () => {
  test("stands from the moment of the tick, also after a reload without a network", async () => {
    const first = device(silent);
    first.add("one", ["one_leg_swollen"], null);
    await expect(first.send("token")).rejects.toThrow("no network");

    expect(device(silent).stand).toBe(true);
    expect(device(silent).known).toEqual([]);
  });

  test("is told to the server once, with what was ticked and for whom", async () => {
    const refusals = device(says(200));
    refusals.add("one", ["one_leg_swollen", "leg_cold_pale"], "anna");
    await refusals.send("token");
    await refusals.send("token");

    const body = { facts: ["one_leg_swollen", "leg_cold_pale"], person: "anna" };
    expect(asked).toEqual([{ url: "/api/v1/refusals/one", body }]);
  });

  test("stands on until what is kept here has been brought up to date after that", async () => {
    const refusals = device(says(200));
    refusals.add("one", ["one_leg_swollen"], null);
    await refusals.send("token");
    expect([refusals.stand, refusals.known]).toEqual([true, ["one"]]);
    refusals.settled(refusals.known);

    expect(refusals.stand).toBe(false);
  });

  test.each([
    [403, false],
    [500, false],
    [410, true],
  ])("is told again after an answer of %d: only a person who is gone needs no telling", async (status, isKnown) => {
    const refusals = device(says(status));
    refusals.add("one", ["one_leg_swollen"], "anna");
    await refusals.send("token");

    expect(refusals.known).toEqual(isKnown ? ["one"] : []);
  });

  test("stands also when what was kept of it is damaged", () => {
    shelf.setItem("legato.refusal.one", "{");

    expect(device(silent).stand).toBe(true);
  });
});
