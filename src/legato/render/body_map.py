"""Both legs as a drawing with a number where it hurt: the outlines of the leg map, as SVG for paper.

What goes into the drawing is numbers and our own outlines; no text that somebody wrote gets there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from legato.body import LEGS, Leg, ZoneId

Scores = Mapping[tuple[Leg, ZoneId], int]
Outlines = Mapping[str, Any]
"""For each view its size, the outline of the left leg, its zones and their middles, as `outlines.json` has them."""

_LEFT_IS_ON_THE_RIGHT = {"front": True, "back": False, "sole": True}
"""Seen from the front, and from below, the person's left leg is on the right; from behind it is on the left."""
_BETWEEN_LEGS, _BETWEEN_VIEWS, _BELOW = 60, 230, 330
_LARGER = {"sole": 1.7}
"""How much larger a view is drawn than it would be: soles are small."""
_RADIUS, _LETTERS = 105, 150
_INK, _LINE, _MARK = "#1f2a2e", "#8a8f8c", "#35606b"
_WORST = 10
_ASIDE = {ZoneId.ANKLE_INNER: -70, ZoneId.ANKLE_OUTER: 70}
"""How far beside the middle of its zone a number stands, where two would lie on each other."""


def body_map(scores: Scores, outlines: Outlines, captions: Mapping[str, str]) -> str:
    """Draw both legs from the front, from behind and from below, with each score where it is.

    Args:
        scores: of places, 0 to 10.
        outlines: of the views.
        captions: the words under each view (`front`, `back`, `sole`) and each leg (`left`, `right`).
    """
    height = max(drawn["size"][1] for drawn in outlines.values())
    parts, x = [], 0.0
    for view, drawn in outlines.items():
        scale = _LARGER.get(view, 1.0)
        width = (2 * drawn["size"][0] + _BETWEEN_LEGS) * scale
        top = height - drawn["size"][1] * scale
        inside = "".join(_view(view, outlines, scores))
        parts.append(f'<g transform="translate({x:g} {top:g}) scale({scale:g})">{inside}</g>')
        parts.extend(_captions(view, x, width, height, captions))
        x += width + _BETWEEN_VIEWS
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-40 -40 {x - _BETWEEN_VIEWS + 80:g} '
        f'{height + _BELOW + 80}" font-family="Libertinus Serif" text-anchor="middle" fill="{_INK}">'
        f"{''.join(parts)}</svg>"
    )


def _view(view: str, outlines: Outlines, scores: Scores) -> Iterator[str]:
    drawn = outlines[view]
    width = drawn["size"][0]
    scale = _LARGER.get(view, 1.0)
    for leg in LEGS:
        beside = width + _BETWEEN_LEGS if (leg is Leg.LEFT) is _LEFT_IS_ON_THE_RIGHT[view] else 0
        # The outlines are those of a left leg.
        turned = f"matrix(-1 0 0 1 {beside + width} 0)" if leg is Leg.RIGHT else f"translate({beside} 0)"
        here = {zone: score for (side, zone), score in scores.items() if side is leg and zone.value in drawn["zones"]}
        skin = f'<path d="{drawn["outline"]}" fill="#ffffff" stroke="{_LINE}" stroke-width="{14 / scale:g}"/>'
        zones = "".join(
            f'<path d="{drawn["zones"][zone.value]}" fill="{_MARK}" fill-opacity="{_tint(score):g}"/>'
            for zone, score in here.items()
        )
        yield f'<g transform="{turned}">{skin}{zones}</g>'
        for zone, score in here.items():
            if _best_view(zone, outlines) == view:
                middle, down, _ = drawn["centres"][zone.value]
                middle += _ASIDE.get(zone, 0)
                yield from _number(beside + (width - middle if leg is Leg.RIGHT else middle), down, score, scale)


def _best_view(zone: ZoneId, outlines: Outlines) -> str:
    """Return the view in which a zone has most room: its number stands there, and once."""
    return max(outlines, key=lambda view: outlines[view]["centres"].get(zone.value, (0, 0, 0))[2])


def _tint(score: int) -> float:
    """Return how dark a place is; a place that was told and does not hurt is still seen to be told."""
    return 0.10 + 0.5 * score / _WORST


def _number(x: float, y: float, score: int, scale: float) -> Iterator[str]:
    radius, letters = _RADIUS / scale, _LETTERS / scale
    ring = f'fill="#ffffff" stroke="{_MARK}" stroke-width="{16 / scale:g}"'
    yield f'<circle cx="{x:g}" cy="{y:g}" r="{radius:g}" {ring}/>'
    yield f'<text x="{x:g}" y="{y + letters * 0.33:g}" font-size="{letters:g}" font-weight="bold">{score}</text>'


def _captions(view: str, x: float, width: float, height: float, captions: Mapping[str, str]) -> Iterator[str]:
    for leg in LEGS:
        is_right = (leg is Leg.LEFT) is _LEFT_IS_ON_THE_RIGHT[view]
        middle = x + width * (0.75 if is_right else 0.25)
        yield f'<text x="{middle:g}" y="{height + 150:g}" font-size="150">{captions[leg.value]}</text>'
    yield f'<text x="{x + width / 2:g}" y="{height + 310:g}" font-size="150" fill="#4a5557">{captions[view]}</text>'
