// @vitest-environment node
import { describe, expect, test } from "vitest";

import { HOME, intoView, OUTLINES, putOf, roomOf } from "../../src/legs/outlines";
import { placeAt } from "../../src/legs/touch";
import { keyOf, PLACES } from "../../src/legs/zones";

/** How high the legs, and the soles, are drawn on two phones, CSS pixels. */
const DRAWN = {
  "320x568": { legs: 307, soles: 307 },
  "390x844": { legs: 440, soles: 440 },
} as const;
/** A thumb that aims at the middle of a place comes down within this of it, CSS pixels. */
const STRAYS_PX = 22;

describe.each(Object.entries(DRAWN))("a thumb on a phone of %s", (_, { legs, soles }) => {
  test.each(PLACES.map((place) => [keyOf(place), place] as const))("means the %s when it comes down near its middle", (key, place) => {
    const view = HOME[place.zone];
    const unitsPerPixel = roomOf(view).height / (view === "sole" ? soles : legs);
    const [atX, atY] = OUTLINES[view].centres[place.zone] ?? [0, 0];
    const [x, y] = intoView(putOf(view, place.leg), atX, atY);
    expect(placeAt(view, x, y, unitsPerPixel)?.place).toEqual(place);

    for (const [across, down] of [[-1, 0], [1, 0], [0, -1], [0, 1]] as const) {
      const strays = STRAYS_PX * unitsPerPixel;
      const meant = placeAt(view, x + across * strays, y + down * strays, unitsPerPixel);
      // Nearer to the other leg than to this one it means that, and says so.
      if (meant?.place.leg !== place.leg) continue;
      // The place itself, or one tap away: the sheet asks which was meant.
      expect([meant.place, ...meant.nearby].map(keyOf)).toContain(key);
    }
  });
});
