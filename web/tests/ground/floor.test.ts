// @vitest-environment node
import { expect, test } from "vitest";

import { targets } from "../../build/targets";
import { knowsAll } from "../../src/ground/floor";

test("a browser that lacks one thing that nothing stands in for is below the floor", () => {
  expect(knowsAll(() => true)).toBe(true);
  expect(knowsAll((_, value) => !value.startsWith("color-mix"))).toBe(false);
  expect(knowsAll((property) => property !== "container-type")).toBe(false);
});

test("the build is for the oldest browsers of the list, and no older one", () => {
  expect(targets().sort()).toEqual(["chrome111", "edge111", "firefox121", "ios16.4", "safari16.4"]);
});
