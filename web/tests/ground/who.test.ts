// @vitest-environment node
import { expect, test } from "vitest";

import { whoOf } from "../../src/ground/who";

test("whom the screens speak to is what the page says", () => {
  expect(whoOf("giver", "partner")).toBe("giver");
  expect(whoOf("self", "partner")).toBe("self");
});

test("a page that was kept before it said so speaks to two people where two take part", () => {
  expect(whoOf(null, "partner")).toBe("receiver");
  expect(whoOf(null, "self")).toBe("self");
  expect(whoOf("nobody", "partner")).toBe("receiver");
});
