"""What a page brings over the line on its first view, before anybody does anything there."""

from __future__ import annotations

import gzip
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Page, Response

MOST_SCRIPT = 90_000
"""Bytes of scripts, gzipped, before a session starts."""
MOST_PAGE = 150_000
"""Bytes of a page with its pictures, as sent, heads of answers included."""
BEST_COMPRESSION = 9
# Lighthouse's phone: of such a screen's dots pictures are chosen.
SMALL_PHONE: dict[str, Any] = {
    "viewport": {"width": 412, "height": 823},
    "device_scale_factor": 1.75,
    "is_mobile": True,
    "has_touch": True,
}


@dataclass(frozen=True, slots=True)
class Weight:
    """What came of one page, in bytes; the sound of a session that is fetched beforehand counts apart."""

    scripts: int
    """Gzipped, whatever way the server packs them for this browser."""
    page: int
    """As it was sent."""
    sound: int
    by_kind: dict[str, int] = field(default_factory=dict)
    """Of the page, by what Chromium calls it: document, font, image, script, stylesheet, fetch."""

    def __str__(self) -> str:
        """Say it in one line."""
        parts = ", ".join(f"{kind} {size / 1_000:.1f}" for kind, size in sorted(self.by_kind.items()))
        return f"{self.page / 1_000:.1f} kB ({parts}), scripts gzipped {self.scripts / 1_000:.1f} kB"


def weight_of(page: Page, address: str) -> Weight:
    """Open a page with an empty cache and weigh what comes until nothing more does."""
    answers: list[Response] = []

    def note(answer: Response) -> None:
        answers.append(answer)

    page.on("response", note)
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.remove_listener("response", note)
    scripts, sound = 0, 0
    by_kind: dict[str, int] = {}
    for answer in answers:
        sizes = answer.request.sizes()
        size = sizes["responseBodySize"] + sizes["responseHeadersSize"]
        kind = answer.request.resource_type
        if kind == "script":
            scripts += len(gzip.compress(answer.body(), BEST_COMPRESSION))
        if _is_sound(answer.url):
            sound += size
        else:
            by_kind[kind] = by_kind.get(kind, 0) + size
    return Weight(scripts, sum(by_kind.values()), sound, by_kind)


def _is_sound(address: str) -> bool:
    """Tell whether something is a sound, or the list of the sounds of a session."""
    return "clips" in urlsplit(address).path.split("/")
