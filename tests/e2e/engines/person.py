"""Somebody who walks through the app in a window, and finds things by what they are called."""

from __future__ import annotations

import re
import time
from contextlib import suppress
from typing import Any

from e2e.engines.window import Window

PATIENCE_S = 30
LOOKS_EACH_S = 0.1
ENTER = "\ue007"

DEEP = """
  const deep = root =>
    [...root.querySelectorAll('*')].flatMap(each => [each, ...(each.shadowRoot ? deep(each.shadowRoot) : [])]);
  const above = each => each.parentNode ?? each.host;
  const isIn = (whole, part) => {
    for (let at = part; at; at = above(at)) if (at === whole) return true;
    return false;
  };
  const onTop = (x, y) => {
    let found = document.elementFromPoint(x, y);
    while (found?.shadowRoot) {
      const inner = found.shadowRoot.elementFromPoint(x, y);
      if (!inner || inner === found) break;
      found = inner;
    }
    return found;
  };
  const isSeen = each => each.getClientRects().length > 0 && getComputedStyle(each).visibility === 'visible';
"""
"""What every script below needs: elements through all shadows, and which one is on top at a place."""

FIND = (
    """(kind, name, doing) => {"""
    + DEEP
    + """
  const kinds = {
    press: 'button, summary, a[href], [role="button"], input[type="submit"]',
    choice: 'input[type="radio"], input[type="checkbox"], [role="radio"], [role="checkbox"], button[aria-pressed]',
    field: 'input, textarea',
    heading: 'h1, h2',
    zone: '[role="button"][aria-label], button[aria-label], [role="option"], path[aria-label]',
  };
  const called = each => {
    const labels = [...(each.labels ?? [])].map(label => label.textContent).join(' ');
    const from = (each.getAttribute('aria-labelledby') ?? '').split(' ').filter(Boolean);
    const told = from.map(id => each.getRootNode().getElementById(id)?.textContent ?? '').join(' ');
    return (each.getAttribute('aria-label') ?? (told || labels || each.textContent)).replace(/\\s+/g, ' ').trim();
  };
  const wanted = new RegExp(name, 'i');
  const all = deep(document).filter(each => each.matches(kinds[kind]) && !each.disabled && wanted.test(called(each)));
  const places = all.map(each => [each, ...(each.labels ?? [])].find(isSeen)).filter(Boolean);
  if (doing === 'count') return { found: places.length };
  for (const place of doing === 'last' ? places.reverse() : places) {
    if (doing === 'focus') {
      place.scrollIntoView({ block: 'center', behavior: 'instant' });
      place.focus();
      return { found: 1 };
    }
    place.scrollIntoView({ block: 'center', behavior: 'instant' });
    const { left, top, width, height } = place.getBoundingClientRect();
    const [x, y] = [left + width / 2, top + height / 2];
    if (isIn(place, onTop(x, y))) return { found: 1, x, y };
  }
  return { found: 0, all: all.length, seen: places.length };
}"""
)


class Person:
    """Walks, waits until what they look for can be touched, and gives up after a while with a sentence."""

    def __init__(self, window: Window, address: str) -> None:
        self.window = window
        self.address = address

    def goes_to(self, path: str) -> None:
        """Open a page."""
        self.window.open(self.address + path)

    def where(self) -> str:
        """Give the path of the page."""
        return str(self.window.run("() => location.pathname"))

    def until(self, script: str, *given: Any, says: str, within_s: float = PATIENCE_S) -> Any:
        """Wait until a function gives something true, and give that; a page that is just left gives nothing."""
        if found := self.sees(script, *given, within_s=within_s):
            return found
        raise AssertionError(f"{self.window.name}: {says}, at {self.where()}\n{self.window.run(SAID)[:1500]}")

    def sees(self, script: str, *given: Any, within_s: float) -> Any:
        """Wait no longer than that until a function gives something true; gives that, or nothing."""
        until = time.monotonic() + within_s
        while time.monotonic() < until:
            # A page that is just left answers nothing.
            with suppress(RuntimeError):
                if found := self.window.run(script, *given):
                    return found
            time.sleep(LOOKS_EACH_S)
        return None

    def finds(self, kind: str, name: str) -> int:
        """Count what is seen of a kind and is called so."""
        return int(self.window.run(FIND, kind, name, "count")["found"])

    def taps(self, kind: str, name: str, *, which: str = "first") -> None:
        """Tap the first or last that is called so, once nothing lies over it."""
        place = self.until(
            f"(...given) => {{ const found = ({FIND})(...given); return found.found ? found : undefined; }}",
            kind,
            name,
            which,
            says=f"no {kind} called {name!r} can be tapped",
        )
        self.window.tap(place["x"], place["y"])

    def presses(self, kind: str, name: str) -> None:
        """Put the focus on what is called so and press Enter, as with a keyboard."""
        self.until(
            f"(...given) => ({FIND})(...given).found", kind, name, "focus", says=f"no {kind} called {name!r} is there"
        )
        self.window.key(ENTER)

    def taps_through(self, name: str) -> None:
        """Tap what leads to another page, and wait until that is there."""
        self.window.run("() => { window.isLeft = false; }")
        self.taps("press", name)
        self.arrives()

    def arrives(self) -> None:
        """Wait until the page is another one."""
        self.until(
            "() => window.isLeft === undefined && document.readyState === 'complete'", says="the page was never left"
        )

    def fills(self, name: str, text: str) -> None:
        """Write into a field, letter by letter."""
        self.until(
            f"(...given) => ({FIND})(...given).found", "field", name, "focus", says=f"no field {name!r} is there"
        )
        for letter in text:
            self.window.key(letter)

    def said(self) -> str:
        """Give all words of the page, those in shadows too."""
        return re.sub(r"\s+", " ", str(self.window.run(SAID)))


SAID = (
    "() => {"
    + DEEP
    + """
  const roots = [document, ...deep(document).flatMap(each => each.shadowRoot ?? [])];
  return roots.map(root => (root.body ?? root).textContent).join(' ');
}"""
)
