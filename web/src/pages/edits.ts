import { keepPlace } from "./changed-plan.ts";
import { letMove } from "./moved-blocks.ts";

/**
 * Let a plan be changed in place, by a library that comes when somebody opens the tools.
 *
 * What is pressed before they have come waits for them; where they cannot be had, it is sent as the page itself would.
 */
export function letEdit(tools: HTMLDetailsElement, page: Document = document): void {
  keepPlace(page);
  letMove(page);
  let coming: Promise<void> | undefined;
  const waiting = new AbortController();
  const come = (): Promise<void> =>
    (coming ??= import("htmx.org")
      // It begins by itself when the page is ready, and that was before it came.
      .then(({ default: htmx }) => htmx.process(page.body))
      .catch(() => undefined)
      .finally(() => waiting.abort()));
  const hold = (event: Event, again: () => void): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
    void come().then(again);
  };
  const options = { capture: true, signal: waiting.signal };
  page.addEventListener(
    "submit",
    (event) => {
      const { target: form, submitter } = event;
      if (form instanceof HTMLFormElement && form.matches("[hx-post]")) hold(event, () => form.requestSubmit(submitter));
    },
    options,
  );
  page.addEventListener(
    "click",
    (event) => {
      const link = event.target instanceof Element ? event.target.closest<HTMLElement>("a[hx-get]") : null;
      if (link !== null) hold(event, () => link.click());
    },
    options,
  );
  if (tools.open) void come();
  else for (const sign of ["pointerdown", "focusin", "toggle"]) tools.addEventListener(sign, () => void come(), { once: true });
}
