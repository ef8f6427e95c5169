"""What may be wrong with a page at a size, found inside the page: the focus is covered, or words are cut off."""

from __future__ import annotations

from playwright.sync_api import Page

MOST_STOPS = 60
"""Of the Tab key on one page: what comes after them is more of the same, as rules and sources are."""

WIDTH = "() => document.documentElement.scrollWidth - innerWidth"
"""By how many pixels a page has to be scrolled sideways."""

GROWN = "times => { document.documentElement.style.fontSize = `${100 * times}%`; }"

CUT = """() => {
  const said = (one) => one.textContent.trim().replace(/\\s+/g, ' ').slice(0, 40);
  const isPushed = (one) => ['auto', 'scroll'].includes(getComputedStyle(one).overflowX);
  const found = [];
  for (const one of document.querySelectorAll('main *, header *, footer *')) {
    const own = [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== '');
    if (!own || !one.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    if (one.closest('.visually-hidden, svg')) continue;
    const box = one.getBoundingClientRect();
    let around = one;
    while (around && !isPushed(around)) around = around.parentElement;
    if (!around && box.width > 0 && (box.right > innerWidth + 1 || box.left < -1)) {
      found.push(`out of the window: ${said(one)}`);
    }
    const { overflowX, overflowY } = getComputedStyle(one);
    if (overflowX === 'hidden' && one.scrollWidth > one.clientWidth + 1) found.push(`cut beside: ${said(one)}`);
    if (overflowY === 'hidden' && one.scrollHeight > one.clientHeight + 2) found.push(`cut below: ${said(one)}`);
  }
  return found;
}"""
"""Words that are cut off, or lie where nobody can scroll to."""

STOP = """() => {
  const deep = (x, y) => {
    let hit = document.elementFromPoint(x, y);
    for (let inner; (inner = hit?.shadowRoot?.elementFromPoint(x, y)) && inner !== hit; ) hit = inner;
    return hit;
  };
  const up = (one) => one.parentElement ?? (one.getRootNode() instanceof ShadowRoot ? one.getRootNode().host : null);
  const within = (one, is) => {
    for (let at = one; at; at = up(at)) if (is(at)) return at;
    return null;
  };
  const isBar = (one) => ['fixed', 'sticky'].includes(getComputedStyle(one).position);
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  if (!at || at === document.body) return null;
  const said = at.getAttribute('aria-label') ?? (at.labels?.[0]?.textContent || at.textContent);
  const id = `${at.localName} ${said.trim().replace(/\\s+/g, ' ').slice(0, 40) || at.name || at.className}`;
  const faults = new Set();
  for (const { left, top, right, bottom, width, height } of at.getClientRects()) {
    if (width <= 2 || height <= 2) continue;
    // Browsers show where somebody types, and not all of a field with several lines.
    const isTyped = at.localName === 'textarea' && top >= -1;
    const isOut = top < -1 || bottom > innerHeight + 1;
    if (isOut && height < innerHeight && !isTyped) faults.add(`${id}: out of the window`);
    if (left < -1 || right > innerWidth + 1) faults.add(`${id}: out at the side`);
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    for (const [px, py] of [[x, y], [x, top + 2], [x, bottom - 2], [left + 2, y], [right - 2, y]]) {
      const hit = px >= 0 && py >= 0 && px < innerWidth && py < innerHeight ? deep(px, py) : null;
      // What stays in its place while the page scrolls lies over it, and it is no part of that.
      const bar = within(hit, isBar);
      if (bar && !within(at, (one) => one === bar)) faults.add(`${id}: under ${bar.className || bar.localName}`);
    }
  }
  return [...faults];
}"""
"""Where what has the focus cannot be seen; nothing when nothing has it."""


def covered(page: Page) -> list[str]:
    """Walk through a page with the Tab key; name every stop that is not wholly to be seen."""
    page.evaluate("() => { scrollTo(0, 0); document.activeElement?.blur?.(); }")
    found: list[str] = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None:
            break
        found += stop
    return found
