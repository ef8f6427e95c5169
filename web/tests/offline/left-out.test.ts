import { beforeEach, describe, expect, test, vi } from "vitest";

import { leftOutPart } from "../../src/offline/left-out";
import { serverWords } from "../../src/offline/server-words";
import { fetchTrying, triedOn, withTrials } from "../../src/offline/trying";
import type { Bundle, LeftOut } from "../../src/device/bundle";
import type { Trying } from "../../src/generated/api";

const KNUCKLE: LeftOut = {
  technique: "knuckle",
  name: "Knuckle knead",
  legs: ["left", "right"],
  where: "On both legs",
  says: ["Not suitable with a blood thinner.", "It uses the knuckles."],
};
const TRYING: Trying = {
  technique: "knuckle",
  name: "Knuckle knead",
  performer: "self",
  before: [],
  ready: [
    { name: "try-knuckle-left", title: "Try it", begin: "Left leg: begin", lasts_ms: 105_000, asks: [], lines: [], pictures: [], left_out: [] },
  ],
  left_out: [],
  would_help: [],
};

beforeEach(() => {
  document.body.innerHTML = `<template id="words-left-out"><section><h2>Left out for you</h2><ul data-list></ul></section></template>`;
});

describe("what is left out", () => {
  test("is named with its legs and all its reasons, under the server's own heading", () => {
    const part = leftOutPart([KNUCKLE])!;

    expect(part.querySelector("h2")!.textContent).toBe("Left out for you");
    expect(part.querySelector("li")!.textContent).toBe(
      "Knuckle knead On both legs Not suitable with a blood thinner. It uses the knuckles.",
    );
  });

  test("is not spoken of where nothing is", () => {
    expect(leftOutPart([])).toBeUndefined();
  });

  test("is written anew each time, so that nothing is named twice", () => {
    leftOutPart([KNUCKLE]);
    expect(leftOutPart([KNUCKLE])!.querySelectorAll("li")).toHaveLength(1);
  });

  test("has no part on a page whose copy knows no words for it", () => {
    document.body.innerHTML = "";
    expect(serverWords("left-out")).toBeUndefined();
    expect(leftOutPart([KNUCKLE])).toBeUndefined();
  });
});

describe("a trial", () => {
  test("is named by its page", () => {
    expect(triedOn("try-arch-rub")).toBe("arch-rub");
    expect(triedOn("cramp")).toBeUndefined();
  });

  test("is asked for as the technique it is, and stands beside what the device keeps", async () => {
    const ask = vi.fn<typeof fetch>(() => Promise.resolve(Response.json(TRYING)));
    const found = await fetchTrying("knuckle", ask);
    const kept = { ready: [{ name: "five", title: "Five", lasts_ms: 1, asks: [] }] } as unknown as Bundle;

    expect(ask.mock.calls[0]![0]).toBe("/api/v1/trying/knuckle");
    expect(withTrials(kept, found!).ready.map(({ name }) => name)).toEqual(["five", "try-knuckle-left"]);
  });

  test.each([
    ["nobody answers", () => Promise.reject(new TypeError("no network"))],
    ["there is no such technique", () => Promise.resolve(Response.json({ error: {} }, { status: 404 }))],
    ["somebody else answers", () => Promise.resolve(new Response("<h1>Log in</h1>"))],
  ])("is not known where %s", async (_, ask) => {
    expect(await fetchTrying("knuckle", ask as typeof fetch)).toBeUndefined();
  });
});
