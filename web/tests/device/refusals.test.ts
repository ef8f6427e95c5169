// @vitest-environment node
import { beforeEach, describe, expect, test } from "vitest";

import { Refusals } from "../../src/device/refusals";
import { Store } from "../../src/ground/store";
import { MemoryShelf } from "../stands";

const LATER = "2026-11-22T16:00:00.001+00:00";

let shelf: MemoryShelf;
let told: { readonly url: string; readonly body: unknown }[];

beforeEach(() => {
  shelf = new MemoryShelf();
  told = [];
});

/** A device whose server answers with a status, and lists these plans in spite of these refusals. */
function device(status: number, refused: readonly string[] = ["one"], sittings: readonly string[] = []): Refusals {
  const list = {
    format: 1,
    person: null,
    version: "1",
    given_at: "2026-11-22T12:00:00.000+00:00",
    good_for_ms: 1,
    rules: [{}],
    facts: [],
    known: [],
    ready: [],
    sittings: sittings.map((id) => ({ id, lasts_ms: 1, begun: false, good_until: LATER })),
    withdrawals: refused.length,
    refused,
    wrong: [],
  };
  const ask = ((url: string, { method, body }: RequestInit) => {
    if (status === 0) return Promise.reject(new TypeError("no network"));
    if (method !== "PUT") return Promise.resolve(Response.json(list));
    told.push({ url, body: JSON.parse(body as string) as unknown });
    return Promise.resolve(Response.json({}, { status }));
  }) as typeof fetch;
  return new Refusals(new Store(shelf), ask);
}

describe("a refusal on this device", () => {
  test("takes back every plan from the moment of the tick, also after a reload without a network", async () => {
    expect(await device(0).takeBack("plan", "token")).toBe(false);
    device(0).add("one", ["one_leg_swollen"], null);

    expect(await device(0).takeBack("plan", "token")).toBe(true);
  });

  test("is told to the server once, with what was ticked and for whom", async () => {
    const refusals = device(200);
    refusals.add("one", ["one_leg_swollen", "leg_cold_pale"], "anna");
    await refusals.send("token");
    await refusals.send("token");

    const body = { facts: ["one_leg_swollen", "leg_cold_pale"], person: "anna" };
    expect(told).toEqual([{ url: "/api/v1/refusals/one", body }]);
  });

  test.each([
    ["a plan the server has listed since is played", ["other", "one"], ["plan"], false],
    ["one that is not on the list is not", ["one"], ["another"], true],
    ["nor is one on a list from before, as a device may still keep it", ["other"], ["plan"], true],
  ])("%s", async (_, refused, sittings, isTakenBack) => {
    const refusals = device(200, refused, sittings);
    refusals.add("one", ["one_leg_swollen"], null);

    expect(await refusals.takeBack("plan", "token")).toBe(isTakenBack);
  });

  test("is let go of when what is kept here has been brought up to date after that", async () => {
    const refusals = device(200);
    refusals.add("one", ["one_leg_swollen"], null);
    expect(refusals.known).toEqual([]);
    await refusals.send("token");
    refusals.settled(refusals.known);

    expect(await device(0).takeBack("plan", "token")).toBe(false);
  });

  test.each([403, 500])("is told again after an answer of %d", async (status) => {
    device(status).add("one", ["one_leg_swollen"], null);
    await device(status).send("token");
    expect(await device(status).takeBack("plan", "token")).toBe(true);
    await device(200).send("token");

    expect(device(200).known).toEqual(["one"]);
  });

  test("goes with a person who has been deleted", async () => {
    device(410).add("one", ["one_leg_swollen"], "anna");
    await device(410).send("token");

    expect(await device(0).takeBack("plan", "token")).toBe(false);
  });

  test("counts also when what was kept of it is damaged", async () => {
    shelf.setItem("legato.refusal.one", "{");
    expect(await device(0).takeBack("plan", "token")).toBe(true);
    await device(200).send("token");

    expect(told).toEqual([{ url: "/api/v1/refusals/one", body: { facts: ["unreadable"], person: null } }]);
    expect(device(200).known).toEqual(["one"]);
  });
});
