"""What of a page in the pseudo-language escaped the catalogues, and what of it is cut off.

A text is right when it stands between the marks, when the content files have it, when a person typed it, or when it has
no letters. All that can be read or heard counts: text, options, what screen readers are told, shadow roots too.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Page

from player_page import PlayerPage

SOURCES = Path(__file__).parents[2] / "src/legato"
NAMES = re.compile(
    r"\bLegato\b|\bPubMed \d+|\bhttps?://\S+|\b[\w-]+(?:\.[\w-]+)+/\S+|\b(?:[A-Z0-9]{4} ){2}[A-Z0-9]{4}\b"
)
"""Of the product and of papers, addresses on the web, and the codes by which phones join."""
PLACEHOLDER = re.compile(r"\{\w+\}")
AN_ID = re.compile(r"[a-z0-9_-]+")
LETTERS = re.compile(r"[^\W\d_]{2,}")
MARKED = re.compile(r"⟦[^⟦⟧]*⟧\.?")

COLLECT = """() => {
  const found = [];
  const seen = text => text.replace(/\\s+/g, ' ').trim();
  const where = element => {
    const path = [];
    for (let at = element; at && path.length < 4; at = at.parentElement ?? at.getRootNode().host)
      path.unshift([at.localName, ...at.classList].slice(0, 3).join('.'));
    return path.join(' > ');
  };
  const told = ['aria-label', 'aria-description', 'aria-roledescription', 'alt', 'title', 'placeholder'];
  const note = (kind, text, element, whole = text) => {
    if (seen(text)) found.push([kind, seen(text), where(element), seen(whole)]);
  };
  const walk = root => {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) walk(element.shadowRoot);
      if (element.closest('head, script, style, template, noscript')) continue;
      if (!element.checkVisibility({ visibilityProperty: true })) continue;
      for (const name of told) if (element.hasAttribute(name)) note(name, element.getAttribute(name), element);
      if (element.localName === 'select') for (const one of element.options) note('option', one.label, element);
      if (element.matches('input[type=submit], input[type=button]')) note('value', element.value, element);
      if (element.closest('select, textarea')) continue;
      for (const node of element.childNodes)
        if (node.nodeType === Node.TEXT_NODE) note('text', node.data, element, element.textContent);
    }
  };
  walk(document);
  note('title', document.title, document.documentElement);
  return found;
}"""

CUT_OFF = """() => {
  const found = [];
  const { clientWidth: width, scrollWidth: needed } = document.documentElement;
  if (needed > width) found.push(`the page is ${needed} px wide`);
  const hidden = element => element.closest('.visually-hidden, .unseen, .skip-link, [aria-hidden=true]') !== null;
  const scrolls = element => {
    for (let at = element; at; at = at.parentElement ?? at.getRootNode().host ?? null)
      if (['auto', 'scroll'].includes(getComputedStyle(at).overflowX)) return true;
    return false;
  };
  const walk = root => {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) walk(element.shadowRoot);
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || hidden(element)) continue;
      for (const node of element.childNodes) {
        if (node.nodeType !== Node.TEXT_NODE || !node.data.trim()) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        const box = range.getBoundingClientRect();
        if (box.width < 2 || scrolls(element)) continue;
        const name = node.data.trim().slice(0, 40);
        if (box.left < -1 || box.right > width + 1) found.push(`beyond the screen: ${name}`);
        for (let at = element; at; at = at.parentElement) {
          const style = getComputedStyle(at);
          if (style.overflowX !== 'hidden' && style.overflowX !== 'clip') continue;
          const around = at.getBoundingClientRect();
          const sticksOut = box.right > around.right + 1 || box.left < around.left - 1;
          if (style.textOverflow !== 'ellipsis' && sticksOut) found.push(`cut off: ${name}`);
        }
      }
    }
  };
  walk(document);
  return [...new Set(found)];
}"""

OVERLAPS = """selectors => {
  const root = document.querySelector('legato-player').shadowRoot;
  const boxes = selectors.flatMap(one => [...root.querySelectorAll(one)])
    .filter(one => one.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
    .map(one => [one.className || one.localName, one.getBoundingClientRect()])
    .filter(([, box]) => box.width > 2 && box.height > 2);
  const over = (one, other) => Math.min(one.right, other.right) - Math.max(one.left, other.left) > 2
    && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 2;
  return boxes.flatMap(([name, box], i) => boxes.slice(i + 1)
    .filter(([, other]) => over(box, other)).map(([other]) => `${name} lies over ${other}`));
}"""

STANDS = "() => document.querySelector('legato-player').paused"
GOES_ON = """words => (player => !player.paused || player.shadowRoot.querySelector('.stage').innerText !== words)(
  document.querySelector('legato-player'))"""


class Shown(NamedTuple):
    """A text of a page."""

    kind: str
    """`text`, the attribute it stands in, or `option`."""
    text: str
    where: str
    whole: str
    """All text of the element it stands in."""


def strings_of(value: Any) -> Iterator[str]:
    """Give every string of a document."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings_of(inner)


@cache
def content() -> re.Pattern[str]:
    """Return what matches any sentence of the content files, with whatever is put in at their places."""
    found = {
        " ".join(text.split())
        for file in SOURCES.rglob("*.toml")
        for text in strings_of(tomllib.loads(file.read_text("utf-8")))
    }
    sentences = sorted((text for text in found if text and not AN_ID.fullmatch(text)), key=len, reverse=True)
    return re.compile(
        "|".join(
            PLACEHOLDER.sub("[^⟦⟧]+?", re.escape(text).replace(r"\{", "{").replace(r"\}", "}")) for text in sentences
        )
    )


def has_escaped(shown: Shown, typed: Collection[str] = ()) -> bool:
    """Tell whether a text is neither marked, nor content, nor typed, nor without letters."""
    return not any(_is_right(text, typed) for text in (shown.text, shown.whole))


def _is_right(text: str, typed: Collection[str]) -> bool:
    rest = text
    # Sentences may be put into sentences: the inner marks come first.
    while (less := MARKED.sub("·", rest)) != rest:
        rest = less
    for name in typed:
        rest = re.sub(rf"\b{re.escape(name)}\b", "·", rest)
    return _is_content(text) or all(_is_free(part) for part in rest.split("·"))


def _is_free(part: str) -> bool:
    """Tell whether a part of a text is content, or nothing but names."""
    spare = NAMES.sub(" ", part).strip(" .:,()")
    return not LETTERS.search(spare) or any(_is_content(one) for one in (part.strip(" .:,()"), spare))


@cache
def _is_content(text: str) -> bool:
    """Tell whether a text is one sentence of the content, or several, one after the other."""
    if any(content().fullmatch(one) for one in (text, f"{text}.")):
        return True
    met = content().match(text)
    return met is not None and _is_content(text[met.end() :].lstrip(" .,"))


def escaped_on(page: Page, typed: Collection[str] = ()) -> list[str]:
    """Say each text of a page that escaped the catalogues, with its place."""
    shown = (Shown(*one) for one in page.evaluate(COLLECT))
    return sorted({f"{one.kind}: {one.text!r} in {one.where}" for one in shown if has_escaped(one, typed)})


def cut_off_on(page: Page) -> list[str]:
    """Say what does not fit on the screen of a page."""
    found: list[str] = page.evaluate(CUT_OFF)
    return found


def overlaps_in_player(page: Page) -> list[str]:
    """Say what lies over what on the stage of the player."""
    parts = [".head", ".words", ".toast", ".row", ".controls", ".controls button", ".given", ".ending > a"]
    found: list[str] = page.evaluate(OVERLAPS, parts)
    return [one for one in found if not (one.startswith("controls") and " lies over button" in one)]


def begin_session(page: Page) -> None:
    """Begin, and walk through what is done before the clock starts; one tap for each thing, or the last one pauses."""
    main, stage = page.locator("legato-player .controls .main"), page.locator("legato-player .stage")
    while page.evaluate(STANDS):
        words = stage.evaluate("stage => stage.innerText")
        main.click()
        # It asks for its turn first: another tab of this browser may be playing.
        page.wait_for_function(GOES_ON, arg=words)


def at_a_technique(player: PlayerPage) -> None:
    """Go into the middle of the first technique."""
    block = next(cue for cue in player.timeline()["cues"] if cue.get("shown", {}).get("step") == "block")
    player.set("currentTime", block["at_ms"] / 1_000 + 5)
