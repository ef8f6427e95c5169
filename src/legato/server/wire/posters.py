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
SIZES = {"thumb": (300, 200), "small": (480, 320), "large": (1080, 720)}
"""Width and height of the pictures, in dots."""
AMONG_OTHERS = ("thumb", "small")
"""What a picture among others may be, the smallest first."""
STRIP_SIZE = (1440, 240)
_AMONG_OTHERS_SIZES = SafeString(' sizes="(min-width: 48rem) 20vw, 30vw"')
"""As wide as they stand, or two thirds of it on a phone, whose dots are finer than eyes are."""


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
    among_others: bool = False,
) -> SafeString:
    """Show the hands at a telling moment of the stroke; what they do is said in words beside it.

    Whoever chose a light or a dark theme gets that; otherwise the device says.
    With `is_first` it is what a page begins with, and is fetched before all else. A small one `among_others` is the
    smallest that the screen's dots ask for; no device keeps that for times without a network.
    """
    width, height = SIZES[size]
    files = AMONG_OTHERS if among_others else (size,)
    light, dark = (_srcset(technique, performer, files, scheme) for scheme in ("", "-dark"))
    sizes = _AMONG_OTHERS_SIZES if among_others else ""
    source = format_html('<source media="(prefers-color-scheme: dark)" srcset="{}"{}>', dark, sizes) if dark else ""
    chosen = theme in ("light", "dark")
    is_dark = theme == "dark" and bool(dark)
    return format_html(
        '<picture>{}<img class="poster poster-{}" src="{}"{}{} width="{}" height="{}" alt="" {} '
        'decoding="async"></picture>',
        "" if chosen else source,
        leg.value,
        _url(technique, performer, f"{size}-dark" if is_dark else size),
        format_html(' srcset="{}"', dark if is_dark else light) if sizes else "",
        sizes,
        width,
        height,
        mark_safe('fetchpriority="high"' if is_first else 'loading="lazy"'),  # noqa: S308 - written here
    )


def paper_poster(technique: Technique, leg: Leg, performer: Performer) -> SafeString:
    """Show the hands for paper: in the light, and fetched beforehand: nothing is fetched while it prints.

    On paper it is 34 mm wide, and the smallest has 220 dots to the inch there.
    """
    width, height = SIZES["thumb"]
    return format_html(
        '<img class="poster poster-{}" src="{}" width="{}" height="{}" alt="" loading="eager" fetchpriority="low">',
        leg.value,
        _url(technique, performer, "thumb"),
        width,
        height,
    )


def strip(technique: Technique) -> SafeString:
    """Show the key moments of one stroke side by side; empty where there is no such picture.

    It is what paper has in place of the moving hands, so it is there before somebody prints.
    """
    url = _url(technique, Performer.SELF, "strip")
    if not url:
        return SafeString("")
    return format_html(
        '<img class="strip-picture" src="{}" width="{}" height="{}" alt="" loading="eager" fetchpriority="low">',
        url,
        *STRIP_SIZE,
    )


def _srcset(technique: Technique, performer: Performer, sizes: tuple[str, ...], scheme: str) -> str:
    """Return the files a picture may be, with their widths where there are several; empty where one is missing."""
    urls = {size: _url(technique, performer, f"{size}{scheme}") for size in sizes}
    if not all(urls.values()) or len(urls) == 1:
        return urls[sizes[0]]
    return ", ".join(f"{url} {SIZES[size][0]}w" for size, url in urls.items())


def _url(technique: Technique, performer: Performer, size: str) -> str:
    file = file_of(technique.id, performer)
    return assets.url_of(f"src/stage/posters/{file}-{size}.webp") if file else ""
