/**
 * Puts the session that stands in the fragment of the page's address into the form that opens it.
 *
 * The fragment is sent to no server by any browser; it leaves this page when somebody presses the button.
 */
export function openShared(form: HTMLFormElement, here: Location = location): void {
  const field = form.querySelector<HTMLTextAreaElement>("textarea");
  const paste = form.querySelector<HTMLElement>("[data-paste]");
  const inAddress = form.querySelector<HTMLElement>("[data-in-address]");
  const read = (): void => {
    const told = here.hash.slice(1);
    if (!/^L\d+\./.test(told) || field === null) return;
    field.value = told;
    if (paste !== null) paste.hidden = true;
    if (inAddress !== null) inAddress.hidden = false;
  };
  // Somebody may open a second link while the page is there.
  window.addEventListener("hashchange", read);
  read();
}

/** Lets a button copy what stands in a field, where the browser can do that. */
export function letCopy(part: HTMLElement, clipboard: Clipboard | null = (navigator as Partial<Navigator>).clipboard ?? null): void {
  const button = part.querySelector<HTMLButtonElement>("[data-copy]");
  const field = part.querySelector<HTMLTextAreaElement>("textarea");
  const status = part.querySelector<HTMLElement>("[role=status]");
  if (button === null || field === null || status === null) return;
  field.addEventListener("focus", () => field.select());
  // Browsers give no clipboard to a page that came without encryption from another computer.
  if (clipboard === null) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    clipboard.writeText(field.value).then(
      () => (status.textContent = button.dataset["said"] ?? ""),
      // Refused: the field is selected, to be copied by hand.
      () => field.focus(),
    );
  });
}
