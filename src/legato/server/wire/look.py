"""Light, dark, or as the device says: a choice kept in a cookie, so that pages come in the right look at once."""

from __future__ import annotations

from enum import StrEnum

from django.http import HttpRequest

COOKIE = "legato_look"
A_YEAR_S = 365 * 24 * 3600
"""How long a browser keeps a choice."""


class Look(StrEnum):
    """How the pages look."""

    AUTO = "auto"
    LIGHT = "light"
    DARK = "dark"


def chosen_look(request: HttpRequest) -> Look:
    """Return the look somebody chose, `auto` when nobody did."""
    found = request.COOKIES.get(COOKIE, "")
    return Look(found) if found in set(Look) else Look.AUTO
