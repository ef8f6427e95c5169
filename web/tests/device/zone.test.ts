/** Where days begin: a page tells the server the time zone of its device, once. */
import { expect, it } from "vitest";
import { zoneCookie } from "../../src/device/zone";

it("is told for the whole app, for a year", () => {
  expect(zoneCookie({ zone: "America/New_York", cookies: "" }, "/legato/", true)).toBe(
    "legato_zone=America/New_York; path=/legato/; max-age=31536000; samesite=lax; secure",
  );
});

it("is not told again while it stays", () => {
  expect(zoneCookie({ zone: "Europe/Dublin", cookies: "a=b; legato_zone=Europe/Dublin" }, "/", false)).toBeUndefined();
});

it("is told again where somebody travelled", () => {
  const cookies = "legato_zone=Europe/Dublin";
  expect(zoneCookie({ zone: "Asia/Tokyo", cookies }, "/", false)).toContain("legato_zone=Asia/Tokyo;");
});

it("is not told where a device has none, or a name that is no name", () => {
  for (const zone of ["", "here; path=/", "a".repeat(65)]) expect(zoneCookie({ zone, cookies: "" }, "/", false)).toBeUndefined();
});
