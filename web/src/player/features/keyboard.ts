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

/** Keys that belong to the device or only change others. */
const NOT_OURS =
  /^(Control|Shift|Alt|AltGraph|Meta|Fn|FnLock|Hyper|Super|Symbol|CapsLock|NumLock|ScrollLock|Dead|Process|Unidentified|F\d+|Audio.*|Volume.*|Brightness.*|Power.*|Standby|WakeUp|PrintScreen|ContextMenu)$/;

/**
 * Tell what a key does.
 *
 * While a session plays, every plain key pauses it: a person with oily hands hits any key and means "wait".
 * Once it is paused keys have their usual meaning, so that buttons can be reached and pressed.
 */
export function keyAction({ key, combined, repeats, onControl }: Key, playing: boolean): KeyAction | undefined {
  if (combined || NOT_OURS.test(key)) return undefined;
  const action = ALWAYS[key];
  if (action !== undefined) return repeats && action !== "louder" && action !== "quieter" ? undefined : action;
  if (playing) return repeats ? undefined : "pause";
  if ((key === " " || key === "k") && !repeats && !(key === " " && onControl)) return "play";
  return undefined;
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
      // Space would scroll or press a button as well; Tab shall still move the focus.
      if (action === undefined) return;
      if (event.key !== "Tab") event.preventDefault();
      handled = event.key;
      act(action);
    };
    // Some browsers press a focused button when the key comes up again.
    const release = (event: KeyboardEvent): void => {
      if (event.key === handled && event.key !== "Tab") event.preventDefault();
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
