"""Still pictures of the moving hands, one for each technique that has been looked at and found right.

The pictures show a left leg; a right one is its mirror image, made by the page's styles.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from legato.body import Leg
from legato.notation.checkin import Performer
from legato.notation.technique import Technique
from legato.server.wire import assets

SHOWN_NAME = "shown.json"
SIZES = {"small": (480, 320), "large": (1080, 720)}
"""Width and height of the pictures, in dots."""
STRIP_SIZE = (1440, 240)


@cache
def poster_names() -> Mapping[str, Mapping[str, str]]:
    """Return by whose hands which file shows a technique; nothing when nothing was built."""
    place = Path(settings.PLAYER_FOLDER) / SHOWN_NAME
    return json.loads(place.read_text("utf-8")) if place.is_file() else {}


def file_of(technique: str, performer: Performer) -> str | None:
    """Return the name of the file that shows a technique by somebody's hands; a tool looks the same for everybody."""
    return poster_names().get(performer, {}).get(technique)


def has_hands(technique: Technique, performer: Performer = Performer.SELF) -> bool:
    """Tell whether a technique is shown moving."""
    return bool(_url(technique, performer, "large"))


def poster(
    technique: Technique,
    leg: Leg,
    size: str,
    theme: str = "",
    performer: Performer = Performer.SELF,
    *,
    is_first: bool = False,
) -> SafeString:
    """Show the hands at a telling moment of the stroke; what they do is said in words beside it.

    Whoever chose a light or a dark theme gets that; otherwise the device says.
    With `is_first` it is what a page begins with, and is fetched before all else.
    """
    width, height = SIZES[size]
    light, dark = (_url(technique, performer, picture) for picture in (size, f"{size}-dark"))
    source = format_html('<source media="(prefers-color-scheme: dark)" srcset="{}">', dark) if dark else ""
    chosen = theme in ("light", "dark")
    return format_html(
        '<picture>{}<img class="poster poster-{}" src="{}" width="{}" height="{}" alt="" {} '
        'decoding="async"></picture>',
        "" if chosen else source,
        leg.value,
        dark if theme == "dark" and dark else light,
        width,
        height,
        mark_safe('fetchpriority="high"' if is_first else 'loading="lazy"'),  # noqa: S308 - written here
    )


def paper_poster(technique: Technique, leg: Leg, performer: Performer) -> SafeString:
    """Show the hands for paper: in the light, and fetched beforehand: nothing is fetched while it prints."""
    width, height = SIZES["small"]
    return format_html(
        '<img class="poster poster-{}" src="{}" width="{}" height="{}" alt="" loading="eager" fetchpriority="low">',
        leg.value,
        _url(technique, performer, "small"),
        width,
        height,
    )


def strip(technique: Technique) -> SafeString:
    """Show the key moments of one stroke side by side; empty where there is no such picture."""
    url = _url(technique, Performer.SELF, "strip")
    if not url:
        return SafeString("")
    return format_html(
        '<img class="strip-picture" src="{}" width="{}" height="{}" alt="" loading="lazy" decoding="async">',
        url,
        *STRIP_SIZE,
    )


def _url(technique: Technique, performer: Performer, size: str) -> str:
    file = file_of(technique.id, performer)
    return assets.url_of(f"src/stage/posters/{file}-{size}.webp") if file else ""
