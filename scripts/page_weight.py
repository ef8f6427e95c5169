"""What a page brings over the line on its first view, before anybody does anything there."""

from __future__ import annotations

import gzip
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Page, Request, Response

MOST_SCRIPT = 90_000
"""Bytes of scripts, gzipped, before a session starts."""
MOST_PAGE = 150_000
"""Bytes of a page with its pictures, as sent, heads of answers included."""
BEST_COMPRESSION = 9
COMES_WITHIN_S = 30
QUIET_S = 0.5
LOOKS_EACH_MS = 50
# Lighthouse's phone: of such a screen's dots pictures are chosen.
SMALL_PHONE: dict[str, Any] = {
    "viewport": {"width": 412, "height": 823},
    "device_scale_factor": 1.75,
    "is_mobile": True,
    "has_touch": True,
}


@dataclass(frozen=True, slots=True)
class Weight:
    """What came of one page, in bytes; a session that it fetches counts apart, for that is as long as it is."""

    scripts: int
    """Gzipped, whatever way the server packs them for this browser."""
    page: int
    """As it was sent."""
    session: int
    """Its timeline, what happened in it, and the sound that is fetched beforehand."""
    by_kind: dict[str, int] = field(default_factory=dict)
    """Of the page, by what Chromium calls it: document, font, image, script, stylesheet, fetch."""

    def __str__(self) -> str:
        """Say it in one line."""
        parts = ", ".join(f"{kind} {size / 1_000:.1f}" for kind, size in sorted(self.by_kind.items()))
        return f"{self.page / 1_000:.1f} kB ({parts}), scripts gzipped {self.scripts / 1_000:.1f} kB"


def weight_of(page: Page, address: str) -> Weight:
    """Open a page with an empty cache and weigh what comes until nothing more does.

    Raises:
        TimeoutError: something still comes after half a minute.
    """
    answers: list[Response] = []
    coming: set[Request] = set()
    changed = time.monotonic()

    def begin(request: Request) -> None:
        nonlocal changed
        if not _is_of_session(request.url):
            coming.add(request)
            changed = time.monotonic()

    def end(request: Request) -> None:
        nonlocal changed
        if request in coming:
            coming.discard(request)
            changed = time.monotonic()

    def note(answer: Response) -> None:
        answers.append(answer)

    page.on("request", begin)
    page.on("requestfinished", end)
    page.on("requestfailed", end)
    page.on("response", note)
    page.goto(address)
    until = time.monotonic() + COMES_WITHIN_S
    # Sound may still have to be made, and is asked for until it is.
    while coming or time.monotonic() - changed < QUIET_S:
        if time.monotonic() > until:
            raise TimeoutError(f"{address} still waits for {[request.url for request in coming]}")
        page.wait_for_timeout(LOOKS_EACH_MS)
    page.remove_listener("response", note)
    scripts, session = 0, 0
    by_kind: dict[str, int] = {}
    for answer in answers:
        kind = answer.request.resource_type
        if _is_of_session(answer.url):
            session += int(answer.headers.get("content-length", "0"))
            continue
        sizes = answer.request.sizes()
        by_kind[kind] = by_kind.get(kind, 0) + sizes["responseBodySize"] + sizes["responseHeadersSize"]
        if kind == "script":
            scripts += len(gzip.compress(answer.body(), BEST_COMPRESSION))
    return Weight(scripts, sum(by_kind.values()), session, by_kind)


def _is_of_session(address: str) -> bool:
    """Tell whether something is a sound, the list of a session's sounds, or another part of a session."""
    path = urlsplit(address).path
    return "clips" in path.split("/") or path.startswith("/api/v1/sittings/")
