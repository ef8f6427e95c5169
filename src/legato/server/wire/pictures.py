"""Pictures of legs as SVG: the same outlines as the leg map's, with a technique's zones filled.

A page defines each outline once and uses it as often as it needs.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from legato.body import Leg, ZoneId
from legato.notation.technique import Technique

OUTLINES_NAME = "outlines.json"
_GAP = 60
_NOWHERE = (0, 0, 0)
"""Stands for a zone that a view does not show; the third number is how much room a zone has there."""
_LEAST_HEIGHT = 620
_ROOM_AROUND = 110
_PARTS = re.compile(r"M([^l]*)l([^M]*)")
_NUMBER = re.compile(r"-?\d+")
_PROPORTION = 1.5
"""Width over height of a technique's picture."""
_DRAWN_LEFT_LEG_ON_THE_RIGHT = {"front": True, "back": False, "sole": True}
"""Seen from the front, and from below, the receiver's left leg is on the right; from behind it is on the left."""


@dataclass(frozen=True, slots=True)
class Cut:
    """The part of a view that a picture shows."""

    view: str
    x: float
    y: float
    width: float
    height: float


@cache
def outlines() -> Mapping[str, Any]:
    """Return the outlines of each view; empty when nothing was built."""
    place = Path(settings.PLAYER_FOLDER) / OUTLINES_NAME
    if not place.is_file():
        return {}
    found: Mapping[str, Any] = json.loads(place.read_text("utf-8"))
    return found


@cache
def leg_symbols() -> SafeString:
    """Define every outline and zone, once on a page that draws legs."""
    parts = (part for view, drawn in outlines().items() for part in (_body(view, drawn), *_zones(view, drawn)))
    return format_html(
        '<svg class="leg-symbols" width="0" height="0" aria-hidden="true" focusable="false"><defs>{}</defs></svg>',
        _joined(parts),
    )


def leg_picture(technique: Technique) -> SafeString:
    """Draw both legs as far as the technique's zones reach, and fill these."""
    return _picture_of(technique.zones)


@cache
def _picture_of(zones: tuple[ZoneId, ...]) -> SafeString:
    if not outlines():
        return SafeString("")
    return _drawing(_cut(zones), [zone.value for zone in zones], "leg-picture")


def turned_picture(technique: Technique, leg: Leg) -> SafeString:
    """Draw one leg with a technique's zones, and an arrow along them toward the heart.

    Stands for the picture of the hands where strokes are turned: that shows them, and their arrow, the other way.
    """
    return _turned(technique.zones, leg)


@cache
def _turned(places: tuple[ZoneId, ...], leg: Leg) -> SafeString:
    if not outlines():
        return SafeString("")
    cut = _cut(places)
    drawn, width = outlines()[cut.view], outlines()[cut.view]["size"][0]
    zones = [zone.value for zone in places if zone.value in drawn["zones"]]
    heights = [height for zone in zones for height in _heights(drawn["zones"][zone])]
    across = round(sum(drawn["centres"][zone][0] for zone in zones) / len(zones))
    top, bottom = min(heights), max(heights)
    # Seen from below, the heel is at the bottom, and the way to the heart leads there.
    start, end = (top, bottom) if cut.view == "sole" else (bottom, top)
    head = round(cut.height / 9) * (1 if end > start else -1)
    arrow = format_html(
        '<path class="turned-arrow" d="M{} {}V{}M{} {}L{} {}L{} {}"/>',
        *(across, start, end, across - abs(head), end - head, across, end, across + abs(head), end - head),
    )
    one = format_html("{}{}", _leg(cut.view, zones), arrow)
    return format_html(
        '<svg class="leg-picture turned-picture" viewBox="{} {} {} {}" data-leg="{}" aria-hidden="true" '
        'focusable="false">{}</svg>',
        *(f"{number:g}" for number in ((width - cut.width) / 2, cut.y, cut.width, cut.height)),
        leg.value,
        one if leg is Leg.LEFT else _mirrored(one, width),
    )


def _drawing(cut: Cut, zones: Iterable[str], classes: str) -> SafeString:
    width = outlines()[cut.view]["size"][0]
    one = _leg(cut.view, [zone for zone in zones if zone in outlines()[cut.view]["zones"]])
    first, second = (_mirrored(one, width), _beside(one, width))
    if not _DRAWN_LEFT_LEG_ON_THE_RIGHT[cut.view]:
        first, second = (one, _beside(_mirrored(one, width), width))
    size = outlines()[cut.view]["size"][1]
    classes += " is-cut-above" if cut.y > 0 else ""
    classes += " is-cut-below" if cut.y + cut.height < size else ""
    return format_html(
        '<svg class="{}" viewBox="{} {} {} {}" aria-hidden="true" focusable="false">{}{}</svg>',
        classes,
        *(f"{number:g}" for number in (cut.x, cut.y, cut.width, cut.height)),
        first,
        second,
    )


def _leg(view: str, zones: Iterable[str]) -> SafeString:
    """Draw the left leg as it is seen from a side, with some of its zones filled."""
    return _joined(
        format_html('<use href="#leg-{}-{}"{}/>', view, name, mark_safe(' class="leg-zone"') if name != "body" else "")
        for name in ["body", *zones]
    )


def _cut(zones: tuple[ZoneId, ...]) -> Cut:
    """Choose the view that shows most of the zones, and the part of it they lie in."""
    names = [zone.value for zone in zones]
    view = max(outlines(), key=lambda one: sum(outlines()[one]["centres"].get(name, _NOWHERE)[2] for name in names))
    drawn = outlines()[view]
    heights = [height for name in names if name in drawn["zones"] for height in _heights(drawn["zones"][name])]
    whole = drawn["size"][1]
    if view == "sole":
        return _framed(view, 0, whole)
    top, bottom = max(0, min(heights) - _ROOM_AROUND), min(whole, max(heights) + _ROOM_AROUND)
    if bottom - top < _LEAST_HEIGHT:
        top = max(0, min(whole - _LEAST_HEIGHT, (top + bottom - _LEAST_HEIGHT) // 2))
        bottom = top + _LEAST_HEIGHT
    return _framed(view, top, bottom)


def _heights(path: str) -> tuple[int, int]:
    """Return the top and bottom of a path; the outlines are written as a start and steps from there."""
    top = bottom = here = 0
    for start, steps in _PARTS.findall(path):
        here = int(_NUMBER.findall(start)[1])
        top, bottom = (here, here) if not top and not bottom else (min(top, here), max(bottom, here))
        for step in _NUMBER.findall(steps)[1::2]:
            here += int(step)
            top, bottom = min(top, here), max(bottom, here)
    return top, bottom


def _whole(view: str, start: float, end: float) -> Cut:
    whole = outlines()[view]["size"][1]
    return _framed(view, round(whole * start), round(whole * end))


def _framed(view: str, top: float, bottom: float) -> Cut:
    width = 2 * outlines()[view]["size"][0] + _GAP
    height = max(bottom - top + 40, (width + 80) / _PROPORTION)
    framed = height * _PROPORTION
    # What has to be added is added above: below the foot there is nothing to see.
    return Cut(view, round((width - framed) / 2), round(bottom + 20 - height), round(framed), round(height))


def _body(view: str, drawn: Mapping[str, Any]) -> SafeString:
    shades = _joined(format_html('<path class="leg-shade" d="{}"/>', path) for path in drawn["shades"])
    details = _joined(format_html('<path class="leg-detail" d="{}"/>', path) for path in drawn["details"])
    skin = format_html('<path class="leg-skin" d="{}"/>', drawn["outline"])
    return format_html('<g id="leg-{}-body">{}{}{}</g>', view, skin, shades, details)


def _zones(view: str, drawn: Mapping[str, Any]) -> Iterable[SafeString]:
    return (format_html('<path id="leg-{}-{}" d="{}"/>', view, zone, path) for zone, path in drawn["zones"].items())


def _mirrored(one: SafeString, width: int) -> SafeString:
    return format_html('<g transform="matrix(-1 0 0 1 {} 0)">{}</g>', width, one)


def _beside(one: SafeString, width: int) -> SafeString:
    return format_html('<g transform="translate({} 0)">{}</g>', width + _GAP, one)


def _joined(parts: Iterable[SafeString]) -> SafeString:
    return format_html_join("", "{}", ((part,) for part in parts))
