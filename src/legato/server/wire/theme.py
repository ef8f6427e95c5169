"""Light, dark, or as the device says: a choice kept in a cookie, so that pages come in the right colours at once."""

from __future__ import annotations

from enum import StrEnum

from django.http import HttpRequest

COOKIE = "legato_look"
"""Its name is older than the word; another one would forget what people have chosen."""
A_YEAR_S = 365 * 24 * 3600
"""How long a browser keeps a choice."""


class Theme(StrEnum):
    """The colours of the pages."""

    AUTO = "auto"
    LIGHT = "light"
    DARK = "dark"


def theme_of(request: HttpRequest) -> Theme:
    """Return the theme somebody chose, `auto` when nobody did."""
    name = request.COOKIES.get(COOKIE, "")
    return Theme(name) if name in set(Theme) else Theme.AUTO
