// @vitest-environment node
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import { HeadsetButtons, type Artwork } from "../../../src/player/features/media-session";
import { Settings } from "../../../src/session/settings";
import { Store } from "../../../src/ground/store";
import { conduct, MemoryShelf } from "../../stands";

let silent: boolean;

beforeEach(() => {
  silent = true;
  vi.stubGlobal(
    "Audio",
    class {
      loop = false;
      play(): Promise<void> {
        silent = false;
        return Promise.resolve();
      }
      pause(): void {
        silent = true;
      }
    },
  );
  vi.stubGlobal(
    "MediaMetadata",
    class {
      readonly title: string | undefined;
      readonly artist: string | undefined;
      readonly artwork: readonly MediaImage[];
      constructor({ title, artist, artwork = [] }: MediaMetadataInit) {
        Object.assign(this, { title, artist });
        this.artwork = artwork;
      }
    },
  );
});
afterEach(() => vi.unstubAllGlobals());

/** Paints at once, and says what. */
const painted: Artwork = (technique, leg) => Promise.resolve({ src: `picture of ${technique} on the ${leg} leg`, type: "image/png" });
const noPaint: Artwork = () => Promise.reject(new Error("There is no canvas here."));

/** A lock screen: it shows what it is told, and its buttons can be pressed. */
function lockScreen(headset = true, artist = painted) {
  const { conductor, time } = conduct();
  const settings = new Settings(new Store(new MemoryShelf()));
  settings.change({ headset });
  const buttons = new Map<string, () => void>();
  const screen = {
    metadata: null as MediaMetadata | null,
    playbackState: "none",
    setActionHandler: (name: string, handler: (() => void) | null) => {
      if (handler === null) buttons.delete(name);
      else buttons.set(name, handler);
    },
  };
  const pressed: string[] = [];
  const press = (name: string) => () => pressed.push(name);
  const steering = { play: press("play"), pause: press("pause"), back: press("back"), on: press("on") };
  const feature = new HeadsetButtons(conductor, settings, screen as unknown as MediaSession, steering, artist);
  return { conductor, time, settings, screen, buttons, pressed, feature };
}

describe("the lock screen and headset buttons", () => {
  test("steer the session", () => {
    const { buttons, pressed } = lockScreen();
    for (const name of ["play", "pause", "stop", "previoustrack", "nexttrack"]) buttons.get(name)?.();

    expect(pressed).toEqual(["play", "pause", "pause", "back", "on"]);
  });

  test("show the technique, the leg and a picture of both, also after the leg has changed", async () => {
    const { conductor, time, screen } = lockScreen();
    const sources = (): string[] => (screen.metadata?.artwork ?? []).map(({ src }) => src);
    conductor.play();
    time.pass(20_000);
    expect(screen.metadata).toMatchObject({ title: "Arch rub", artist: "Left leg" });
    await vi.waitFor(() => expect(sources()).toEqual(["picture of arch-rub on the left leg", "/static/favicon.svg"]));
    // As the device wrote it: not each can write WebP.
    expect(screen.metadata?.artwork[0]?.type).toBe("image/png");
    time.pass(60_000);

    expect(screen.metadata).toMatchObject({ title: "Arch rub", artist: "Right leg" });
    expect(sources()).not.toContain("picture of arch-rub on the left leg");
    await vi.waitFor(() => expect(sources()[0]).toBe("picture of arch-rub on the right leg"));
  });

  test("show the sign of the app where no picture can be made", async () => {
    const { conductor, time, screen } = lockScreen(true, noPaint);
    conductor.play();
    time.pass(20_000);
    await Promise.resolve();

    expect(screen.metadata?.artwork.map(({ src }) => src)).toEqual(["/static/favicon.svg"]);
  });

  test("know whether the session plays", () => {
    const { conductor, screen } = lockScreen();
    conductor.play();
    expect([screen.playbackState, silent]).toEqual(["playing", false]);
    conductor.pause();

    expect([screen.playbackState, silent]).toEqual(["paused", true]);
  });

  test("are left to other music until they are asked for", () => {
    const { conductor, settings, screen } = lockScreen(false);
    conductor.play();
    expect([screen.metadata, silent]).toEqual([null, true]);
    settings.change({ headset: true });

    expect(silent).toBe(false);
  });

  test("let go of everything with the player", () => {
    const { feature, buttons, screen } = lockScreen();
    feature.dispose();

    expect(buttons.size).toBe(0);
    expect(screen.metadata).toBeNull();
  });
});
