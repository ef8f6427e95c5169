/** How often a page with a code looks whether a phone has joined, ms. */
const LOOKS_EACH_MS = 2_000;

/**
 * Lets a part of a page show a code, and each phone as soon as it has joined.
 *
 * Its forms are sent without leaving the page, which may be a player's in the middle of a session. Returns
 * how to stop it.
 */
export function showPhones(part: HTMLElement, ask: typeof fetch = (...request) => fetch(...request)): () => void {
  const send = async (form: HTMLFormElement): Promise<void> => {
    try {
      const answer = await ask(form.action, { method: "POST", body: new FormData(form), headers: { "X-Part": "1" } });
      if (answer.ok) part.replaceChildren(...read(await answer.text()).childNodes);
      else form.submit();
    } catch {
      // No network: the form stays where it is, to be pressed again.
    }
  };
  const submitted = (event: SubmitEvent): void => {
    event.preventDefault();
    void send(event.target as HTMLFormElement);
  };
  const look = async (): Promise<void> => {
    const list = part.querySelector<HTMLElement>("[data-joined]");
    const address = list?.dataset["joined"];
    if (list === null || address === undefined) return;
    // Somebody is writing a name.
    if (list.querySelector("input:focus") !== null) return;
    try {
      const answer = await ask(address, { cache: "no-store" });
      if (answer.ok) show(part, list, read(await answer.text()));
    } catch {
      // The network is away: the next look finds out.
    }
  };

  part.addEventListener("submit", submitted);
  const timer = setInterval(() => void look(), LOOKS_EACH_MS);
  return () => {
    part.removeEventListener("submit", submitted);
    clearInterval(timer);
  };
}

/** Replace the list of phones only when it has changed: the rest would lose the focus, and be read aloud again. */
function show(part: HTMLElement, list: HTMLElement, found: HTMLElement): void {
  if (wordsOf(found) === wordsOf(list)) return;
  const more = found.querySelectorAll("li").length > list.querySelectorAll("li").length;
  list.replaceChildren(...found.childNodes);
  // The code has done its work; it lets nobody else join.
  if (more) part.querySelector(".phone-code")?.remove();
}

function read(page: string): HTMLElement {
  return new DOMParser().parseFromString(page, "text/html").body;
}

function wordsOf(part: HTMLElement): string {
  return part.textContent.replace(/\s+/g, " ").trim();
}
