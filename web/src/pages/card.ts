import { drawn, type CardWords } from "./card-picture";

const FILE = "legato.png";

/**
 * Lets a card say what is ticked at once, and makes a picture of it on this device.
 *
 * Without it the ticks are sent, and the page comes back with the card as it was chosen; it prints either way.
 * Returns how to stop it.
 */
export function showCard(page: HTMLElement): () => void {
  const ways = page.querySelector<HTMLElement>("[data-card-ways]");
  const share = page.querySelector<HTMLButtonElement>("[data-share]");
  const stopping = new AbortController();
  const { signal } = stopping;

  page.querySelector("[data-lines]")?.addEventListener("change", (event) => follow(page, event.target), { signal });
  page.querySelector("[data-print]")?.addEventListener("click", () => print(), { signal });
  page.querySelector("[data-save]")?.addEventListener("click", () => void save(page), { signal });
  share?.addEventListener("click", () => void send(page), { signal });
  if (share !== null) share.hidden = !canSend();
  if (ways !== null) ways.hidden = false;
  return () => stopping.abort();
}

function follow(page: HTMLElement, ticked: EventTarget | null): void {
  if (!(ticked instanceof HTMLInputElement)) return;
  const line = page.querySelector<HTMLElement>(`[data-line="${CSS.escape(ticked.value)}"]`);
  if (line !== null) line.hidden = !ticked.checked;
}

/** What is on the card now: a line that is not shown is not in the picture. */
export function wordsOn(page: HTMLElement): CardWords {
  const lines = [...page.querySelectorAll<HTMLElement>("[data-line]:not([hidden]) p")];
  return {
    title: textOf(page.querySelector("[data-card-title]")),
    lines: lines.map(textOf),
  };
}

function textOf(element: Element | null): string {
  return element === null ? "" : element.textContent.trim();
}

async function save(page: HTMLElement): Promise<void> {
  const address = URL.createObjectURL(await picture(page));
  const link = document.createElement("a");
  link.href = address;
  link.download = FILE;
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

async function send(page: HTMLElement): Promise<void> {
  const file = new File([await picture(page)], FILE, { type: "image/png" });
  try {
    await navigator.share({ files: [file] });
  } catch (why) {
    // Whoever changes their mind shares nothing.
    if (!(why instanceof DOMException && why.name === "AbortError")) throw why;
  }
}

async function picture(page: HTMLElement): Promise<Blob> {
  const card = page.querySelector<HTMLElement>("[data-picture]");
  return drawn(wordsOn(page), getComputedStyle(card ?? page));
}

function canSend(): boolean {
  return "canShare" in navigator && navigator.canShare({ files: [new File([], FILE, { type: "image/png" })] });
}
