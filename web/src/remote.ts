/** The receiver’s remote: big buttons, for eyes that are closed. */
import { csrfToken } from "./ground/csrf";
import type { AskKind } from "./pairing/line";
import { Remote } from "./pairing/remote";

/** A click this soon after the finger came down is the end of the same press, ms. */
const SAME_PRESS_MS = 2_000;

const form = document.querySelector<HTMLFormElement>("[data-remote]");
let lock: WakeLockSentinel | undefined;

if (form !== null) {
  const said = document.querySelector("[data-remote-said]");
  const remote = new Remote({
    address: form.action,
    token: csrfToken,
    show: (kind, says, state) => {
      const answer = form.querySelector<HTMLElement>(`[data-answer="${kind}"]`);
      if (answer === null || answer.textContent === says) return;
      answer.textContent = says;
      answer.dataset["state"] = state;
      if (said !== null && state !== "sending") said.textContent = says;
    },
    vibrate: (pattern) => (navigator as Partial<Navigator>).vibrate?.call(navigator, pattern),
    over: () => window.location.reload(),
  });
  // As soon as the finger is down: one that slides off a little has pressed all the same.
  for (const key of form.querySelectorAll<HTMLButtonElement>("button[name=kind]")) {
    let pointedAt = -Infinity;
    key.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      pointedAt = event.timeStamp;
      stayAwake();
      remote.press(key.value as AskKind);
    });
    key.addEventListener("click", (event) => {
      event.preventDefault();
      // A keyboard or a screen reader presses without pointing.
      if (event.timeStamp - pointedAt > SAME_PRESS_MS) remote.press(key.value as AskKind);
    });
  }
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible") return;
    remote.wake();
    stayAwake();
  });
  window.addEventListener("online", () => remote.wake());
  stayAwake();
}

/** Keep the screen on, where the browser lets a page do that; it lets go by itself when the page is hidden. */
function stayAwake(): void {
  const { wakeLock } = navigator as { wakeLock?: WakeLock };
  if (wakeLock === undefined || lock?.released === false) return;
  void wakeLock.request("screen").then(
    (held) => (lock = held),
    () => undefined,
  );
}
