/** How long after the last change a form is saved, ms: long enough to be done with one answer. */
const SETTLES_MS = 400;

/**
 * Saves a form while it is being answered, so that an interruption loses nothing.
 *
 * The server keeps such answers without counting the step as finished. What fails is tried again with the
 * next change; sending the form off always sends everything.
 */
export function autosave(form: HTMLFormElement, send: typeof fetch = fetch): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: AbortController | undefined;

  const save = (): void => {
    running?.abort();
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

  form.addEventListener("change", wait);
  form.addEventListener("submit", stop);
  window.addEventListener("pagehide", leave);
  return () => {
    stop();
    form.removeEventListener("change", wait);
    form.removeEventListener("submit", stop);
    window.removeEventListener("pagehide", leave);
  };
}
