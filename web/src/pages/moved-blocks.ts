/** Blocks of a plan that are drawn by their handles to another place of their leg; buttons do the same for keyboards. */
export function letMove(page: Document = document): void {
  page.documentElement.classList.add("can-drag");
  page.addEventListener("pointerdown", (event) => {
    const handle = event.target instanceof Element ? event.target.closest<HTMLElement>(".piece-handle") : null;
    const piece = handle?.closest<HTMLElement>(".piece") ?? null;
    if (handle === null || piece === null || event.button !== 0) return;
    event.preventDefault();
    follow(handle, piece, event);
  });
}

/** Move a block with the pointer until it is let go; the others make room. */
function follow(handle: HTMLElement, piece: HTMLElement, { pointerId, pageY: from }: PointerEvent): void {
  const pieces = [...(piece.parentElement?.querySelectorAll<HTMLElement>(":scope > .piece") ?? [])];
  const here = pieces.indexOf(piece);
  const middles = pieces.map((one) => middleOf(one));
  const room = piece.getBoundingClientRect().height;
  const done = new AbortController();
  let there = here;

  const put = (shift: number): void => {
    there = placeAt(middles, here, shift);
    pieces.forEach((one, at) => {
      if (one === piece) one.style.translate = `0 ${shift}px`;
      else one.style.translate = `0 ${movedAside(at, here, there) * room}px`;
    });
  };
  const end = (): void => {
    done.abort();
    piece.classList.remove("is-dragged");
  };

  handle.setPointerCapture(pointerId);
  piece.classList.add("is-dragged");
  const { signal } = done;
  handle.addEventListener("pointermove", ({ pageY }) => put(pageY - from), { signal });
  handle.addEventListener(
    "pointerup",
    () => {
      end();
      if (there === here) for (const one of pieces) one.style.translate = "";
      else ask(piece, there + 1);
    },
    { signal },
  );
  handle.addEventListener(
    "pointercancel",
    () => {
      end();
      for (const one of pieces) one.style.translate = "";
    },
    { signal },
  );
}

function middleOf(one: HTMLElement): number {
  const { top, height } = one.getBoundingClientRect();
  return top + height / 2;
}

/** The place in a list at which something lies that is moved from its own by a way, all measured at its start. */
export function placeAt(middles: readonly number[], here: number, shift: number): number {
  const now = (middles[here] ?? 0) + shift;
  return middles.filter((middle, at) => at !== here && middle < now).length;
}

/** Whether another block makes room: one place up (-1), one down (1), or not at all. */
export function movedAside(at: number, here: number, there: number): -1 | 0 | 1 {
  if (at > here && at <= there) return -1;
  return at < here && at >= there ? 1 : 0;
}

/** Ask for the block's new place, counted from 1, as its buttons would. */
function ask(piece: HTMLElement, place: number): void {
  const form = piece.querySelector<HTMLFormElement>("form.tools");
  if (form === null) return;
  const button = document.createElement("button");
  button.name = "change";
  button.value = `place:${place}`;
  button.hidden = true;
  form.append(button);
  piece.querySelector("summary")?.focus({ preventScroll: true });
  // A press, not a sent form: htmx asks which button it was.
  button.click();
}
