"""The clip of a sleeve: its chambers fill from the foot upwards, hold, and let go together."""

from __future__ import annotations

import numpy as np

from legato_hands.clips import Stage, heading
from legato_hands.course import ease
from legato_hands.limb import unit
from legato_hands.makehuman import Floats
from legato_hands.scene import AnimationClip, Track
from legato_hands.sleeve import CHAMBERS, chambers, inner_wall
from legato_hands.variants import Variant
from legato_hands.views import round_points

FILLING, OVERLAP = 0.42, 0.15
"""Share of the time outside the hold in which all chambers fill, and by how much one begins before the last is full."""
EMPTYING = 0.12
"""Share of the time outside the hold in which they let go; then they rest."""
KEYS = 240
VIEWS = {
    "giver": ([-0.5, 0.55, 0.8], [0, 1, 0]),
    "sole": ([-0.2, -0.55, 0.85], [0, 1, 0]),
    "top": ([0.6, 0.55, 0.7], [0, 1, 0]),
    "side": ([-1.0, 0.1, 0.15], [0, 1, 0]),
}
"""From where it is seen, and which way is up."""
MIDDLE, FAR = np.array([0.0, 0.13, 0.03]), 1.0


def sleeve_clip(stage: Stage, variant: Variant, number: int) -> AnimationClip:
    """Return the clip of a sleeve, with the sleeve itself."""
    stroke = variant.technique.score.strokes[number - 1]
    seconds = 60 / stroke.tempo.per_minute
    fills = fills_over(seconds, (stroke.size.hold_ms or 0) / 1000)
    shapes = chambers(stage.atlas.leg)
    first, end = inner_wall()
    extras = {
        **heading(variant, number, strokes=1),
        "zones": [zone.value for zone in dict.fromkeys(z for touch in stroke.touches for z in touch.zones)],
        "shows": ["leg", *(shape.name for shape in shapes)],
        "paths": [],
        "contacts": [{"chamber": shape.name, "wall": [first, end], "moves": True} for shape in shapes],
        "views": {
            view: {
                "position": round_points((MIDDLE + unit(np.array(way)) * FAR)[None], 3)[0],
                "target": round_points(MIDDLE[None], 3)[0],
                "up": up,
            }
            for view, (way, up) in VIEWS.items()
        },
    }
    tracks = tuple(Track(shape.name, fills=row[:, None]) for shape, row in zip(shapes, fills, strict=True))
    return AnimationClip(variant.clip(number), seconds, tracks, extras, tuple(shapes))


def fills_over(seconds: float, hold: float) -> Floats:
    """Return how full each chamber is, 0 to 1, over a cycle: one row for each chamber."""
    at = np.linspace(0, seconds, KEYS + 1)
    rest = seconds - hold
    each = FILLING * rest / (CHAMBERS - (CHAMBERS - 1) * OVERLAP)
    begins = np.arange(CHAMBERS)[:, None] * each * (1 - OVERLAP)
    full = ease(np.clip((at - begins) / each, 0, 1))
    gone = ease(np.clip((at - FILLING * rest - hold) / (EMPTYING * rest), 0, 1))
    return np.asarray(full * (1 - gone))
