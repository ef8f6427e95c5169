import { uuid } from "../ground/ids";

/** Says which page sends a form: its own id, what it counts, and how often the step had been written before. */
const FIELD = "saving";
/** How long after the last change a form is saved, ms: long enough to be done with one answer. */
const SETTLES_MS = 400;

/**
 * Saves a form while it is being answered, so that an interruption loses nothing.
 *
 * The server keeps such answers without counting the step as finished. What fails is tried again with the
 * next change; sending the form off always sends everything.
 *
 * Requests overtake each other, so each says which page sends it and counts on from the last: what this page
 * saved earlier never replaces what it sent later, and never what another page wrote since this one was loaded.
 */
export function autosave(form: HTMLFormElement, send: typeof fetch = fetch): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: AbortController | undefined;
  const seen = form.closest<HTMLElement>("[data-writes]")?.dataset["writes"] ?? "0";
  const page = uuid();
  let sent = 0;
  const saving = form.ownerDocument.createElement("input");
  saving.type = "hidden";
  saving.name = FIELD;
  form.append(saving);

  const count = (): void => {
    sent += 1;
    saving.value = `${page}.${sent}.${seen}`;
  };
  const save = (): void => {
    running?.abort();
    count();
    running = new AbortController();
    send(form.action, {
      method: "POST",
      body: new FormData(form),
      headers: { "X-Autosave": "1" },
      credentials: "same-origin",
      redirect: "manual",
      keepalive: true,
      signal: running.signal,
    }).catch(() => undefined);
  };
  const wait = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      timer = undefined;
      save();
    }, SETTLES_MS);
  };
  const leave = (): void => {
    if (timer === undefined) return;
    stop();
    save();
  };
  const stop = (): void => {
    clearTimeout(timer);
    timer = undefined;
    running?.abort();
  };
  const sendOff = (): void => {
    stop();
    count();
  };

  form.addEventListener("change", wait);
  form.addEventListener("submit", sendOff);
  window.addEventListener("pagehide", leave);
  return () => {
    stop();
    form.removeEventListener("change", wait);
    form.removeEventListener("submit", sendOff);
    saving.remove();
    window.removeEventListener("pagehide", leave);
  };
}
