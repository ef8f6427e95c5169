import { afterEach, describe, expect, test } from "vitest";

import { address, atBase, atRoot, base, isOurs, takenFrom } from "../../src/ground/addresses";

const SITTING = "6f0a0a0e-1111-4222-8333-444455556666";

function putAt(path: string): void {
  document.documentElement.dataset["base"] = path;
}

afterEach(() => {
  delete document.documentElement.dataset["base"];
});

describe("an address", () => {
  test("begins at the root, where the page says nothing else", () => {
    expect(address("home")).toBe("/");
    expect(address("sittings:play", { sitting_id: SITTING })).toBe(`/sittings/${SITTING}/play/`);
    expect(address("clips:clip", { name: "ab", ending: "ogg" })).toBe("/clips/ab.ogg");
  });

  test("begins with the path the app was put below", () => {
    putAt("/legato/");

    expect(address("home")).toBe("/legato/");
    expect(address("api-v1:ready_timeline", { name: "five" })).toBe("/legato/api/v1/ready/five/timeline");
    expect(address("static", { file: "favicon.svg" })).toBe("/legato/static/favicon.svg");
  });

  test("takes nothing that would make it another one", () => {
    expect(address("api-v1:sitting", { sitting_id: "../people?x" })).toBe("/api/v1/sittings/..%2Fpeople%3Fx");
  });

  test.each(["//elsewhere.example/", "https://elsewhere.example/", "legato/", "/legato", "", "/a b/"])(
    "never begins with %s: a page that says so is not believed",
    (told) => {
      putAt(told);

      expect(base()).toBe("/");
    },
  );
});

describe("what an address takes", () => {
  test("is read from it, at the root and below a path", () => {
    expect(takenFrom("offline:quick-one", "/quick/cramp/")).toEqual({ name: "cramp" });
    putAt("/legato/");

    expect(takenFrom("offline:quick-one", "/legato/quick/cramp/")).toEqual({ name: "cramp" });
    expect(takenFrom("offline:quick-one", "/quick/cramp/")).toBeUndefined();
    expect(takenFrom("static", "/legato/static/icons/192.png")).toEqual({ file: "icons/192.png" });
  });

  test.each([
    ["a longer address", `/api/v1/sittings/${SITTING}/timeline/more`],
    ["another document of the same sitting", `/api/v1/sittings/${SITTING}/events`],
    ["another server's", `//elsewhere.example/api/v1/sittings/${SITTING}/timeline`],
    ["the same on another server", `https://elsewhere.example/api/v1/sittings/${SITTING}/timeline`],
  ])("is not read from %s", (_, whole) => {
    expect(takenFrom("api-v1:timeline", whole)).toBeUndefined();
  });
});

describe("an address that is kept for later", () => {
  test("is kept as at the root, and goes to where the app stands when it is used", () => {
    const before = address("api-v1:events", { sitting_id: SITTING });
    putAt("/legato/");
    const now = address("api-v1:events", { sitting_id: SITTING });

    expect(atRoot(now)).toBe(before);
    expect(atBase(before)).toBe(now);
    expect(atBase(now)).toBe(now);
  });

  test.each([
    ["//elsewhere.example/events"],
    ["/\\elsewhere.example/events"],
    ["https://elsewhere.example/events"],
    ["/legato//elsewhere.example/events"],
    ["/api/../../elsewhere"],
    ["/api/v1/events?to=elsewhere"],
    [""],
    [7],
    [undefined],
  ])("is not ours when it is %s", (kept) => {
    expect(isOurs(kept)).toBe(false);
  });

  test("is ours with and without a path before it", () => {
    expect(isOurs(`/api/v1/sittings/${SITTING}/events`)).toBe(true);
    expect(isOurs(`/legato/api/v1/sittings/${SITTING}/events`)).toBe(true);
  });
});
