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

SHOWN_NAME, UPWARD_NAME = "shown.json", "upward.json"
SIZES = {"small": (480, 320), "large": (1080, 720)}
"""Width and height of the pictures, in dots."""
STRIP_SIZE = (1440, 240)


@cache
def poster_names() -> Mapping[str, Mapping[str, str]]:
    """Return by whose hands which file shows a technique; nothing when nothing was built."""
    place = Path(settings.PLAYER_FOLDER) / SHOWN_NAME
    return json.loads(place.read_text("utf-8")) if place.is_file() else {}


@cache
def upward() -> Mapping[str, Mapping[str, int]]:
    """Return by whose hands which way the heart is in a technique's picture: degrees clockwise from its top."""
    place = Path(settings.PLAYER_FOLDER) / UPWARD_NAME
    return json.loads(place.read_text("utf-8")) if place.is_file() else {}


def turned_mark(technique: Technique, leg: Leg, performer: Performer, says: str) -> SafeString:
    """Mark a picture of strokes that run toward the heart here, with an arrow that points there on either leg.

    The picture shows them as their score is written; without an arrow that fits it says so in words alone.
    """
    angle = upward().get(performer, {}).get(technique.id)
    if not has_hands(technique, performer) or angle is None:
        return format_html('<span class="turned-mark">{}</span>', says)
    return format_html(
        '<span class="turned-mark"><svg class="icon turned-{}" viewBox="0 0 24 24" width="24" height="24" fill="none" '
        'stroke="currentColor" stroke-width="3" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" '
        'focusable="false"><g transform="rotate({} 12 12)"><path d="m5 12 7-7 7 7"/><path d="M12 19V5"/></g></svg>'
        "{}</span>",
        leg.value,
        angle,
        says,
    )


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
