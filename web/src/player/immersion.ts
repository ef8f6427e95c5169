/**
 * Makes everything else on the page inert, so that neither Tab nor a screen reader leaves the player.
 *
 * The answer puts all back as it was.
 */
export function immerse(element: HTMLElement): () => void {
  const hushed: HTMLElement[] = [];
  for (let inner = element; inner !== document.body && inner.parentElement !== null; inner = inner.parentElement) {
    for (const other of inner.parentElement.children) {
      if (other === inner || !(other instanceof HTMLElement) || other.inert || other.tagName === "SCRIPT") continue;
      other.inert = true;
      hushed.push(other);
    }
  }
  const root = document.documentElement;
  root.classList.add("immersed");
  return () => {
    root.classList.remove("immersed");
    for (const other of hushed) other.inert = false;
  };
}
