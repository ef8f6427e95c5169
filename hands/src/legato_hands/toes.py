"""What hands do to toes: draw one after the other, and rub the gaps between them.

While it is at a toe or a gap the hand keeps to the directions of that toe or gap.
In the air they turn from one's to the next's, because between two toes the skin has none that is steady.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from legato.notation.score import Touch
from legato_hands.course import HIGH_LIFT, LIFT, Trajectory, ease, on_line, smooth_normals
from legato_hands.limb import unit
from legato_hands.makehuman import Floats
from legato_hands.places import Atlas

HELD = 0.56
"""Share of a stroke in which a toe is held or a gap is rubbed; in the rest the hand goes to the next."""
TAKEN, DRAWN = 0.47, 0.70
"""Shares of a toe, from its root, at which it is taken and let go."""
CLOSING = 0.28
"""Share of a hold in which thumb and finger close; only then the toe is drawn."""
BESIDE = (0.25, 0.75)
"""Share of its way through the air in which the hand goes aside: before and after it is still around a toe."""
FINGERTIP = 0.0065
"""Metres from a fingertip's middle to its skin: it sinks into a gap until it touches both toes."""
RUBBED = (0.08, 0.42)
"""Shares of the toes, from their roots, between which a gap is rubbed."""


@dataclass(frozen=True)
class _Turn:
    """Which toe or gap it is at each moment, which comes next, and how far it is with either."""

    here: np.ndarray
    there: np.ndarray
    held: Floats
    """0 to 1 while it is there, then 1."""
    free: Floats
    """0 while it is there, then to 1 in the air."""
    aside: Floats
    """0 here to 1 there, a column."""

    @classmethod
    def of(cls, v: Floats, count: int) -> _Turn:
        """Tell it for moments counted in strokes."""
        inside = v - np.floor(v)
        here = np.floor(v).astype(int) % count
        free = np.clip((inside - HELD) / (1 - HELD), 0, 1)
        aside = ease(np.clip((free - BESIDE[0]) / (BESIDE[1] - BESIDE[0]), 0, 1))[:, None]
        return cls(here, (here + 1) % count, np.clip(inside / HELD, 0, 1), free, aside)

    def between(self, rows: Floats) -> Floats:
        """Return what each has, one row each, at each moment."""
        return np.asarray(rows[self.here] * (1 - self.aside) + rows[self.there] * self.aside)

    def lift(self, height: float) -> Floats:
        """Return how far from the skin it is on its way."""
        lift = np.where(self.free > 0, np.sin(np.pi * self.free), 0) * height
        return np.where(lift < 1e-4, 0, lift)


def pulls(atlas: Atlas, touch: Touch, v: Floats, firm: float) -> Trajectory:
    """Return the course of a hand that draws toes, at moments counted in strokes."""
    lines = [atlas.lines(place)[0] for place in touch.on]
    turn = _Turn.of(v, len(lines))
    drawn = TAKEN + (DRAWN - TAKEN) * ease(np.clip((turn.held - CLOSING) / (1 - CLOSING), 0, 1))
    at = np.array([_spot(lines[k], share) for k, share in zip(turn.here, drawn, strict=True)])
    taken = np.array([_spot(line, TAKEN) for line in lines])
    along, normals = _ways(atlas, lines, (TAKEN, DRAWN))
    hold = ease(np.clip(turn.held / CLOSING, 0, 1)) * (1 - ease(np.clip(turn.free / 0.2, 0, 1)))
    return Trajectory(
        touch,
        at * (1 - turn.aside) + taken[turn.there] * turn.aside,
        unit(turn.between(normals)),
        unit(turn.between(along)),
        turn.lift(HIGH_LIFT),
        np.full(len(v), firm),
        hold,
        np.concatenate(lines),
        closed=False,
    )


def rubs(atlas: Atlas, touch: Touch, v: Floats, firm: float) -> Trajectory:
    """Return the course of a fingertip that rubs to and fro in one gap between toes after the other."""
    gaps = [_gap(atlas, int(place.rsplit("_", 1)[1])) for place in touch.on]
    turn = _Turn.of(v, len(gaps))
    share = 0.5 - 0.5 * np.cos(2 * np.pi * turn.held)
    at = np.array([_spot(gaps[k], s) for k, s in zip(turn.here, share, strict=True)])
    begins = np.array([gap[0] for gap in gaps])
    along, normals = _ways(atlas, gaps, (0, 1))
    return Trajectory(
        touch,
        at * (1 - turn.aside) + begins[turn.there] * turn.aside,
        unit(turn.between(normals)),
        unit(turn.between(along)),
        turn.lift(LIFT * 0.6),
        np.full(len(v), firm * 0.5),
        np.ones(len(v)),
        np.concatenate(gaps),
        closed=False,
    )


def _spot(line: Floats, share: float) -> Floats:
    return np.asarray(on_line(line, np.array([share]))[0][0])


def _ways(atlas: Atlas, lines: list[Floats], shares: tuple[float, float]) -> tuple[Floats, Floats]:
    """Return which way each line points, and the direction of the skin along a part of it, square to that."""
    along = np.array([unit(line[-1] - line[0]) for line in lines])
    steps = np.linspace(*shares, 5)
    top = unit(np.array([smooth_normals(atlas, on_line(line, steps)[0]).mean(0) for line in lines]))
    return along, unit(top - (top * along).sum(1, keepdims=True) * along)


def _gap(atlas: Atlas, number: int) -> Floats:
    """Return where a fingertip from above comes to rest along the gap between a toe and the next."""
    sides = [atlas.lines(f"toe_{n}")[0] for n in (number, number + 1)]
    shares = np.linspace(*RUBBED, 9)
    middle = np.mean([on_line(side, shares)[0] for side in sides], axis=0)
    (up,) = unit(np.mean(_ways(atlas, sides, RUBBED)[1], axis=0, keepdims=True))
    low, high = np.full(len(middle), -0.010), np.full(len(middle), 0.020)
    for _ in range(12):
        height = (low + high) / 2
        inside = atlas.skin.depth(middle + height[:, None] * up) > -FINGERTIP
        low, high = np.where(inside, height, low), np.where(inside, high, height)
    return np.asarray(middle + (high[:, None] - FINGERTIP) * up)
