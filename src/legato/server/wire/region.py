"""The country whose numbers are shown: chosen and kept in a cookie, or guessed from where the house or browser is."""

from __future__ import annotations

from django.http import HttpRequest

from legato.render import Region, region_in
from legato.server.wire.language import browser_languages
from legato.server.wire.zones import zone_of

COOKIE = "legato_region"
"""Read by the pages that work without a network as well, so it is not hidden from scripts."""


def region_of(request: HttpRequest) -> Region:
    """Return the country somebody chose, else that of the browser's time zone or the house's, or of its languages."""
    return region_in(request.COOKIES.get(COOKIE, ""), zone_of(request).name, browser_languages(request))
