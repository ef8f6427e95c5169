/**
 * A plan that is changed in place: nothing moves under the finger, the focus stays near, and the change is said.
 *
 * The server draws the whole plan anew; what was pressed may be gone, or may not be pressed any more.
 */
export function keepPlace(page: Document = document): void {
  const live = page.querySelector("#plan-said");
  if (live === null) return;
  let place: Place | undefined;
  page.addEventListener("htmx:beforeSwap", (event) => {
    place = placeOf(page, pressedIn(event));
    // Old and new stand side by side for a moment, and of one name a browser leaves one open: the old one.
    // What was drawn along goes with the old one; its new one must not be given its style.
    for (const block of page.querySelectorAll("#plan .piece[style]")) block.removeAttribute("style");
    for (const block of page.querySelectorAll("#plan details[name]")) block.removeAttribute("name");
  });
  page.addEventListener("htmx:afterSettle", () => {
    const heading = candidatesAsked(page);
    if (heading !== null) heading.focus({ preventScroll: true });
    else if (place !== undefined) comeBack(page, place);
    place = undefined;
    const told = page.querySelector("#plan-refused") ?? page.querySelector("#plan-made");
    if (heading === null) live.textContent = told?.textContent.replace(/\s+/g, " ").trim() ?? "";
  });
}

/** Where somebody is in a plan: on which button, of which block, how far down the window, how far along each strip. */
interface Place {
  readonly id: string;
  readonly block: number;
  readonly top: number;
  readonly films: ReadonlyMap<string, number>;
}

/** What asked for a change: not every browser moves the focus to a button that is pressed. */
function pressedIn(event: Event): Element | undefined {
  const { detail } = event as CustomEvent<{ requestConfig?: { triggeringEvent?: Partial<SubmitEvent> } }>;
  return detail.requestConfig?.triggeringEvent?.submitter ?? undefined;
}

function placeOf(page: Document, pressed?: Element): Place | undefined {
  const focused = page.activeElement;
  const now = focused === page.body ? pressed : focused;
  if (!(now instanceof HTMLElement) || now.closest("#plan") === null) return undefined;
  const films = [...page.querySelectorAll<HTMLElement>(".film")].map((film) => [film.id, film.scrollLeft] as const);
  const piece = now.closest(".piece");
  const block = piece === null ? -1 : [...page.querySelectorAll(".piece")].indexOf(piece);
  return { id: now.id, block, top: now.getBoundingClientRect().top, films: new Map(films) };
}

function comeBack(page: Document, { id, block, top, films }: Place): void {
  for (const [film, along] of films) page.getElementById(film)?.scrollTo({ left: along, behavior: "instant" });
  const back = successor(page, id, block);
  if (back === null) return;
  back.focus({ preventScroll: true });
  scrollBy({ top: back.getBoundingClientRect().top - top, behavior: "instant" });
}

/** The same button; where it cannot be pressed any more, what opens its block; where that is gone, the next block's. */
function successor(page: Document, id: string, block: number): HTMLElement | null {
  const same = id === "" ? null : page.getElementById(id);
  if (same !== null && !same.matches(":disabled")) return same;
  const own = same?.closest(".piece")?.querySelector<HTMLElement>("summary");
  const pieces = page.querySelectorAll<HTMLElement>(".piece summary");
  return own ?? pieces[Math.min(Math.max(block, 0), pieces.length - 1)] ?? page.querySelector("#plan-change-opens");
}

/** The heading of the list of what may come in, when that was what somebody asked for. */
function candidatesAsked(page: Document): HTMLElement | null {
  const pressed = page.activeElement;
  if (pressed?.id.startsWith("swap-") !== true) return null;
  return pressed.closest(".piece")?.querySelector<HTMLElement>(".candidates-title") ?? null;
}
