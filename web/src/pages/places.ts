/**
 * Puts the leg map around a list of places once somebody wants to mark them.
 *
 * Without this script the list is all there is. A page may ask where many things are, so no map is drawn before
 * it is looked at.
 */
export function drawMaps(within: ParentNode = document): void {
  for (const list of within.querySelectorAll<HTMLElement>("[data-map]")) {
    const fold = list.closest("details");
    if (fold === null) continue;
    if (fold.open) draw(list);
    else fold.addEventListener("toggle", () => draw(list), { once: true });
  }
}

function draw(list: HTMLElement): void {
  if (list.parentElement?.localName === "legato-leg-map") return;
  const map = document.createElement("legato-leg-map");
  map.setAttribute("mode", "where");
  list.replaceWith(map);
  map.append(list);
  void import("../leg-map/index.ts");
}
