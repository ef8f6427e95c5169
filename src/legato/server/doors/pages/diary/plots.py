"""The plot of relief: for each session a line from pain before to pain after, drawn as SVG by the template."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from legato.response import ZoneSummary

WIDTH, HEIGHT = 320, 168
_LEFT, _RIGHT, _TOP, _BOTTOM = 30, 14, 12, 28
_WORST = 10
MOST_SHOWN = 12
"""More sessions than this would stand too close to be told apart; the table has them all."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One session on the plot, in the plot's own units."""

    x: float
    y_before: float
    y_after: float
    before: int
    after: int
    at: datetime

    @property
    def eased(self) -> bool:
        """Whether pain was less afterwards."""
        return self.after < self.before

    @property
    def same(self) -> bool:
        """Whether nothing changed."""
        return self.after == self.before


@dataclass(frozen=True, slots=True)
class Plot:
    """A zone's plot."""

    width: int
    height: int
    left: int
    right: int
    rules: tuple[tuple[int, float], ...]
    """Scores that are ruled across, with their heights."""
    bars: tuple[Bar, ...]
    left_out: int


def relief_plot(summary: ZoneSummary) -> Plot:
    """Lay out the plot of one zone."""
    shown = summary.history[-MOST_SHOWN:]
    room = (WIDTH - _LEFT - _RIGHT) / max(len(shown), 4)
    bars = (
        Bar(round(_LEFT + room * (place + 0.5), 1), _height(before), _height(after), before, after, at)
        for place, (at, before, after) in enumerate(shown)
    )
    return Plot(
        width=WIDTH,
        height=HEIGHT,
        left=_LEFT,
        right=WIDTH - _RIGHT,
        rules=tuple((score, _height(score)) for score in (0, 5, 10)),
        bars=tuple(bars),
        left_out=len(summary.history) - len(shown),
    )


def _height(score: int) -> float:
    return round(_TOP + (HEIGHT - _TOP - _BOTTOM) * (1 - score / _WORST), 1)
