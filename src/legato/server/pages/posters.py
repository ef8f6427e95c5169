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


@cache
def shown() -> frozenset[str]:
    """Return the techniques that are shown by hands; none when nothing was built."""
    place = Path(settings.PLAYER_FOLDER) / SHOWN_NAME
    return frozenset(json.loads(place.read_text("utf-8"))) if place.is_file() else frozenset()


def has_hands(technique: Technique) -> bool:
    """Tell whether a technique is shown by hands."""
    return technique.id in shown() and bool(_url(technique, "large"))


def poster(technique: Technique, leg: Leg, size: str) -> SafeString:
    """Show the hands at a telling moment of the stroke; what they do is said in words beside it."""
    width, height = SIZES[size]
    return format_html(
        '<img class="poster poster-{}" src="{}" width="{}" height="{}" alt="" loading="lazy" decoding="async">',
        leg.value,
        _url(technique, size),
        width,
        height,
    )


def _url(technique: Technique, size: str) -> str:
    return assets.url_of(f"src/stage/posters/{technique.id}-{size}.webp")
