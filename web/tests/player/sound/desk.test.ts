// @vitest-environment node
import { afterEach, expect, test, vi } from "vitest";

import { Desk } from "../../../src/player/sound/desk";
import { USUAL } from "../../../src/session/settings";
import { conduct } from "../../stands";
import { SoundDevice } from "../sound-device";

afterEach(() => vi.unstubAllGlobals());

test("sound plays beside other music, and as what one listens to while headset buttons are on", () => {
  const device = new SoundDevice(conduct().time);
  const told: string[] = [];
  const audioSession = {
    kind: "auto",
    get type(): string {
      return this.kind;
    },
    set type(kind: string) {
      told.push((this.kind = kind));
    },
  };
  vi.stubGlobal("navigator", { audioSession });
  const desk = new Desk(() => device.context);
  desk.wake();
  desk.mix(USUAL);
  desk.mix({ ...USUAL, headset: true });
  desk.mix({ ...USUAL, headset: true, volume: 3 });
  desk.mix(USUAL);

  // Each once: an iPhone would take the sound anew for what it was told already.
  expect(told).toEqual(["transient", "playback", "transient"]);
});
