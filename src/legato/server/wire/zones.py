"""Where whoever asks is: the time zone of their browser, which its pages tell by a cookie; else that of the house."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

from legato.server.local_time import Zone, zone_named

COOKIE = "legato_zone"
"""Written by every page (`web/src/device/zone.ts`): a browser tells its zone to scripts alone."""


def zone_of(request: HttpRequest) -> Zone:
    """Return the zone of the browser; that of the house where it tells none, or none that is known here."""
    house: Zone = settings.HOUSE_ZONE.zone
    return zone_named(request.COOKIES.get(COOKIE, "")) or house


class ZoneMiddleware:
    """Write and read days as they are where whoever asks is."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Let everything pass, in the zone of the browser."""
        with timezone.override(zone_of(request).rules):
            return self.get_response(request)
