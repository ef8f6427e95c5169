"""How a screen looks, in a few numbers that engines must share: size of words, emptiness, overlap."""

from __future__ import annotations

import base64
from dataclasses import dataclass

from playwright.sync_api import Page

from e2e.engines.person import DEEP
from e2e.engines.window import Window

WORDS = (
    "() => {"
    + DEEP
    + """
  const texts = [];
  for (const root of [document, ...deep(document).flatMap(each => each.shadowRoot ?? [])]) {
    const walk = document.createTreeWalker(root.body ?? root, NodeFilter.SHOW_TEXT);
    for (let node; (node = walk.nextNode());) {
      const letters = node.data.replace(/\\s+/g, ' ').trim().length;
      const holder = node.parentElement;
      // What only screen readers are told is one pixel large.
      if (letters === 0 || holder === null || !isSeen(holder) || holder.getBoundingClientRect().width < 2) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) {
        const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
        const isInside = x > 0 && y > 0 && x < innerWidth && y < innerHeight && box.width > 2 && box.height > 4;
        const top = isInside ? onTop(x, y) : null;
        if (top && (isIn(holder, top) || isIn(top, holder))) {
          texts.push({ size: parseFloat(getComputedStyle(holder).fontSize), letters, box, node });
        }
      }
    }
  }
  const over = (one, other) =>
    Math.max(0, Math.min(one.right, other.right) - Math.max(one.left, other.left)) *
    Math.max(0, Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top));
  const area = box => box.width * box.height;
  const overlapping = texts.filter((one, i) => texts.some((other, k) =>
    k !== i && one.node !== other.node && over(one.box, other.box) > 0.3 * Math.min(area(one.box), area(other.box))));
  const sizes = texts.map(({ size }) => size).sort((one, other) => one - other);
  return {
    lines: texts.length,
    largest: Math.max(0, ...sizes),
    usual: sizes[sizes.length >> 1] ?? 0,
    overlapping: overlapping.map(({ node }) => node.data.trim().slice(0, 40)),
    wide: document.documentElement.scrollWidth - innerWidth,
  };
}"""
)
"""Reads what can be seen of the words: how many lines, how large, and which lie over others."""

PICTURES_ARE_THERE = (
    "async () => {"
    + DEEP
    + """
  const inSight = each => {
    const { top, bottom, width } = each.getBoundingClientRect();
    return isSeen(each) && width > 0 && bottom > 0 && top < innerHeight;
  };
  const pictures = deep(document).filter(each => each.matches('img') && inSight(each));
  // Firefox gives up decoding a picture that is asked for anew meanwhile; that comes as well.
  const there = async each => {
    for (let asked = 0; asked < 50 && !each.complete; asked += 1) await new Promise(later => setTimeout(later, 100));
    await each.decode().catch(() => undefined);
  };
  await Promise.all(pictures.map(there));
  await new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)));
}"""
)
"""Waits until every picture in sight has come and is drawn: WebKit takes a picture of a page that waits for one."""

INK = """async picture => {
  const bytes = Uint8Array.from(atob(picture), letter => letter.charCodeAt(0));
  const image = await createImageBitmap(new Blob([bytes]));
  const paper = new OffscreenCanvas(image.width, image.height).getContext('2d');
  paper.drawImage(image, 0, 0);
  const CELL = 12;
  let [inked, all] = [0, 0];
  for (let y = 0; y + CELL <= image.height; y += CELL) {
    for (let x = 0; x + CELL <= image.width; x += CELL) {
      const dots = paper.getImageData(x, y, CELL, CELL).data;
      let [low, high] = [255, 0];
      for (let at = 0; at < dots.length; at += 4) {
        const light = 0.3 * dots[at] + 0.6 * dots[at + 1] + 0.1 * dots[at + 2];
        low = Math.min(low, light);
        high = Math.max(high, light);
      }
      inked += high - low > 24 ? 1 : 0;
      all += 1;
    }
  }
  return inked / all;
}"""
"""The share of a picture that is not empty ground."""


@dataclass(frozen=True, slots=True)
class Look:
    """One screen in numbers: lines of words, their sizes in pixels, what overlaps, and how much is not empty."""

    lines: int
    largest: float
    usual: float
    overlapping: tuple[str, ...]
    wide: int
    ink: float


def look_of(window: Window, reader: Page) -> Look:
    """Look at what a window shows; another browser's page reads the picture."""
    window.run(PICTURES_ARE_THERE)
    words = window.run(WORDS)
    ink = reader.evaluate(INK, base64.b64encode(window.picture()).decode())
    return Look(words["lines"], words["largest"], words["usual"], tuple(words["overlapping"]), words["wide"], ink)


def differences(look: Look, other: Look) -> list[str]:
    """Tell where a look is far from another engine's of the same screen; fonts and edges may differ."""
    found = []
    for what, one, there, share in (
        ("lines of words", look.lines, other.lines, 0.6),
        ("the largest words", look.largest, other.largest, 0.75),
        ("the usual words", look.usual, other.usual, 0.75),
        ("what is not empty", look.ink, other.ink, 0.6),
    ):
        low, high = sorted((one, there))
        if low < share * high:
            found.append(f"{what}: {one:.2f} instead of {there:.2f}")
    if len(look.overlapping) > len(other.overlapping):
        found.append(f"words lie over each other: {look.overlapping}")
    if look.wide > 0:
        found.append(f"the page is {look.wide} pixels wider than the window")
    return found
