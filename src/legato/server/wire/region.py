"""The country whose numbers are shown: chosen and kept in a cookie, or guessed from where the house or browser is."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest

from legato.render import Region, region_in
from legato.server.wire.language import browser_languages

COOKIE = "legato_region"
"""Read by the pages that work without a network as well, so it is not hidden from scripts."""


def region_of(request: HttpRequest) -> Region:
    """Return the country somebody chose, else that of the house's time zone or of the browser's languages."""
    return region_in(request.COOKIES.get(COOKIE, ""), settings.TIME_ZONE, browser_languages(request))
