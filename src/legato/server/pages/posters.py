"""Still pictures of the moving hands, one for each technique that has been looked at and found right.

The pictures show a left leg; a right one is its mirror image, made by the page's styles.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString

from legato.body import Leg
from legato.notation.technique import Technique
from legato.server import assets

SHOWN_NAME = "shown.json"
SIZES = {"small": (480, 320), "large": (1080, 720)}
"""Width and height of the pictures, in dots."""
STRIP_SIZE = (1440, 240)


@cache
def shown() -> frozenset[str]:
    """Return the techniques that are shown by hands; none when nothing was built."""
    place = Path(settings.PLAYER_FOLDER) / SHOWN_NAME
    return frozenset(json.loads(place.read_text("utf-8"))) if place.is_file() else frozenset()


def has_hands(technique: Technique) -> bool:
    """Tell whether a technique is shown by hands."""
    return technique.id in shown() and bool(_url(technique, "large"))


def poster(technique: Technique, leg: Leg, size: str, look: str = "") -> SafeString:
    """Show the hands at a telling moment of the stroke; what they do is said in words beside it.

    Whoever chose a light or a dark look gets that; otherwise the device says.
    """
    width, height = SIZES[size]
    light, dark = _url(technique, size), _url(technique, f"{size}-dark")
    source = format_html('<source media="(prefers-color-scheme: dark)" srcset="{}">', dark) if dark else ""
    chosen = look in ("light", "dark")
    return format_html(
        '<picture>{}<img class="poster poster-{}" src="{}" width="{}" height="{}" alt="" loading="lazy" '
        'decoding="async"></picture>',
        "" if chosen else source,
        leg.value,
        dark if look == "dark" and dark else light,
        width,
        height,
    )


def strip(technique: Technique) -> SafeString:
    """Show the key moments of one stroke side by side; empty where there is no such picture."""
    url = _url(technique, "strip")
    if not url:
        return SafeString("")
    return format_html(
        '<img class="strip-picture" src="{}" width="{}" height="{}" alt="" loading="lazy" decoding="async">',
        url,
        *STRIP_SIZE,
    )


def _url(technique: Technique, size: str) -> str:
    return assets.url_of(f"src/stage/posters/{technique.id}-{size}.webp")
