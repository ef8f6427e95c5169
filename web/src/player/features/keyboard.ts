import type { Feature } from "../../session/feature";

export type KeyAction = "toggle" | "play" | "pause" | "back" | "on" | "louder" | "quieter" | "leave";

export interface Key {
  readonly key: string;
  /** Held with Control, Alt or Command: meant for the browser. */
  readonly combined: boolean;
  /** Whether the key is being held down and repeats. */
  readonly repeats: boolean;
  /** Whether a button or the like has the focus, which Space and Enter press by themselves. */
  readonly onControl: boolean;
}

/** What a key does, whatever else is going on. */
const ALWAYS: Readonly<Record<string, KeyAction>> = {
  ArrowLeft: "back",
  ArrowRight: "on",
  ArrowUp: "louder",
  ArrowDown: "quieter",
  Escape: "leave",
  MediaPlayPause: "toggle",
  MediaPlay: "play",
  MediaPause: "pause",
  MediaStop: "pause",
  MediaTrackPrevious: "back",
  MediaTrackNext: "on",
};

/** Whatever writes, and what is as large beside it; keys that only move about (Tab, Home, Page Down ...) leave it playing. */
const PLAIN = /^(.|Enter|Backspace|Delete)$/u;

/**
 * Tell what a key does.
 *
 * While a session plays, every plain key pauses it: a person with oily hands hits any key and means "wait". Keys that
 * move about do not, so that buttons can be reached, and then be pressed. Once it is paused keys have their usual meaning.
 */
export function keyAction({ key, combined, repeats, onControl }: Key, playing: boolean): KeyAction | undefined {
  if (combined) return undefined;
  const action = ALWAYS[key];
  if (action !== undefined) return repeats && action !== "louder" && action !== "quieter" ? undefined : action;
  if (repeats || !PLAIN.test(key) || (onControl && (key === " " || key === "Enter"))) return undefined;
  if (playing) return "pause";
  return key === " " || key === "k" ? "play" : undefined;
}

/** Listens to the keyboard of the whole page. */
export class Keyboard implements Feature {
  readonly dispose: () => void;

  constructor(page: Window, playing: () => boolean, busy: () => boolean, act: (action: KeyAction) => void) {
    let handled: string | undefined;
    const listener = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || busy()) return;
      const key: Key = {
        key: event.key,
        combined: event.ctrlKey || event.altKey || event.metaKey,
        repeats: event.repeat,
        onControl: isControl(event.composedPath()[0]),
      };
      const action = keyAction(key, playing());
      if (action === undefined) return;
      // Space would scroll as well.
      event.preventDefault();
      handled = event.key;
      act(action);
    };
    // Some browsers press a focused button when the key comes up again.
    const release = (event: KeyboardEvent): void => {
      if (event.key === handled) event.preventDefault();
      handled = undefined;
    };
    page.addEventListener("keydown", listener);
    page.addEventListener("keyup", release);
    this.dispose = () => {
      page.removeEventListener("keydown", listener);
      page.removeEventListener("keyup", release);
    };
  }
}

function isControl(target: EventTarget | undefined): boolean {
  return target instanceof Element && target.matches("button, a[href], input, select, textarea, summary");
}
