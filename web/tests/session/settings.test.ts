// @vitest-environment node
import { describe, expect, test } from "vitest";

import { Settings, USUAL } from "../../src/session/settings";
import { Store } from "../../src/ground/store";
import { MemoryShelf } from "../stands";

describe("the choices about sound", () => {
  test("are kept for the next session", () => {
    const shelf = new MemoryShelf();
    new Settings(new Store(shelf)).change({ voice: false, volume: 3, telling: "less" });

    expect(new Settings(new Store(shelf)).senses).toMatchObject({ voice: false, tick: true, volume: 3, telling: "less" });
  });

  test("stay between silence and full volume", () => {
    const settings = new Settings(new Store(new MemoryShelf()));
    settings.change({ volume: 11 });
    expect(settings.senses.volume).toBe(10);
    settings.change({ volume: -1 });
    expect(settings.senses.volume).toBe(0);
  });

  test.each(["{", "null", "7", '{"volume": "loud", "voice": "yes", "speaker": 3, "telling": "silent"}', '{"volume": null}'])(
    "are the usual ones where %s was kept",
    (text) => {
      const shelf = new MemoryShelf();
      shelf.kept.set("legato.player.senses", text);

      expect(new Settings(new Store(shelf)).senses).toEqual(USUAL);
    },
  );

  test("tell who listens", () => {
    const settings = new Settings(new Store(new MemoryShelf()));
    const told: boolean[] = [];
    settings.changes.on(({ tick }) => told.push(tick));
    settings.change({ tick: false });

    expect(told).toEqual([false]);
  });
});
