import { afterEach, describe, expect, test } from "vitest";

import { keyAction, Keyboard, type Key, type KeyAction } from "../../../src/player/features/keyboard";

const plain = (key: string, more: Partial<Key> = {}): Key => ({
  key,
  combined: false,
  repeats: false,
  onControl: false,
  ...more,
});

describe("what a key does", () => {
  test.each([" ", "Enter", "a", "Z", "7", "k", "Backspace", "Delete", "ß", "?"])("%s pauses a session that plays", (key) => {
    expect(keyAction(plain(key), true)).toBe("pause");
  });

  test("a letter pauses whatever has the focus, and Space and Enter press the button that has it", () => {
    expect(keyAction(plain("a", { onControl: true }), true)).toBe("pause");
    expect(keyAction(plain(" ", { onControl: true }), true)).toBeUndefined();
    expect(keyAction(plain("Enter", { onControl: true }), true)).toBeUndefined();
  });

  test.each(["Tab", "Home", "End", "PageUp", "PageDown", "Insert", "Help", "ContextMenu"])(
    "%s only moves about: the session plays on",
    (key) => {
      expect(keyAction(plain(key), true)).toBeUndefined();
      expect(keyAction(plain(key, { onControl: true }), true)).toBeUndefined();
    },
  );

  test.each<[string, KeyAction]>([
    ["ArrowLeft", "back"],
    ["ArrowRight", "on"],
    ["ArrowUp", "louder"],
    ["ArrowDown", "quieter"],
    ["Escape", "leave"],
    ["MediaPlayPause", "toggle"],
    ["MediaTrackNext", "on"],
  ])("%s does what people expect, paused or not", (key, action) => {
    expect(keyAction(plain(key), true)).toBe(action);
    expect(keyAction(plain(key), false)).toBe(action);
  });

  test("Space goes on when paused, but presses the button that has the focus", () => {
    expect(keyAction(plain(" "), false)).toBe("play");
    expect(keyAction(plain(" ", { onControl: true }), false)).toBeUndefined();
  });

  test.each(["Tab", "Enter", "a", "Delete"])("%s is the browser's own when paused", (key) => {
    expect(keyAction(plain(key), false)).toBeUndefined();
  });

  test.each(["Shift", "Control", "Alt", "Meta", "CapsLock", "F5", "AudioVolumeUp", "Dead", "PrintScreen"])(
    "%s is no key to pause with",
    (key) => {
      expect(keyAction(plain(key), true)).toBeUndefined();
    },
  );

  test("keys held with Control, Alt or Command belong to the browser", () => {
    expect(keyAction(plain("r", { combined: true }), true)).toBeUndefined();
    expect(keyAction(plain("ArrowLeft", { combined: true }), true)).toBeUndefined();
  });

  test("a key that is held down acts once, except for the volume", () => {
    expect(keyAction(plain(" ", { repeats: true }), true)).toBeUndefined();
    expect(keyAction(plain(" ", { repeats: true }), false)).toBeUndefined();
    expect(keyAction(plain("ArrowRight", { repeats: true }), true)).toBeUndefined();
    expect(keyAction(plain("ArrowUp", { repeats: true }), true)).toBe("louder");
  });
});

describe("the keyboard of the page", () => {
  let keyboard: Keyboard | undefined;
  afterEach(() => keyboard?.dispose());

  function press(key: string, playing: boolean, busy = false): { acts: KeyAction[]; prevented: boolean } {
    const acts: KeyAction[] = [];
    keyboard = new Keyboard(
      window,
      () => playing,
      () => busy,
      (action) => acts.push(action),
    );
    const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
    window.dispatchEvent(event);
    return { acts, prevented: event.defaultPrevented };
  }

  test("lets the focus move at Tab while the session plays on", () => {
    expect(press("Tab", true)).toEqual({ acts: [], prevented: false });
  });

  test("pauses at Space without scrolling the page or pressing a button", () => {
    expect(press(" ", true)).toEqual({ acts: ["pause"], prevented: true });
    const release = new KeyboardEvent("keyup", { key: " ", cancelable: true });
    window.dispatchEvent(release);

    expect(release.defaultPrevented).toBe(true);
  });

  test("leaves keys alone while a question is open", () => {
    expect(press(" ", false, true)).toEqual({ acts: [], prevented: false });
  });

  test("is silent once let go of", () => {
    const acts: KeyAction[] = [];
    const gone = new Keyboard(
      window,
      () => true,
      () => false,
      (action) => acts.push(action),
    );
    gone.dispose();
    window.dispatchEvent(new KeyboardEvent("keydown", { key: "a" }));

    expect(acts).toEqual([]);
  });
});
