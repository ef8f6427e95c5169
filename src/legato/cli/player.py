"""Plays a timeline against a clock that only ever goes forward.

Each moment is read off the clock anew, because adding up waits would drift.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import NamedTuple, Protocol, Self

from legato.body import Leg
from legato.timeline import CueKind
from legato.units import MILLISECONDS_PER_SECOND, Moment
from legato.words import CueInWords, Narration, ShownInWords

NANOSECONDS_PER_MILLISECOND = 1_000_000
USUAL_SPEED = 1_000
_LONGEST_WAIT_MS = 200
"""How often the screen is looked at when nothing else happens."""


class Playhead(NamedTuple):
    """Where a session is: the step that is shown, and what was said last."""

    shown: ShownInWords
    leg: Leg | None
    step_at: Moment
    step_lasts: int
    text: str


@dataclass(frozen=True, slots=True)
class Clockwork:
    """The outside world's time: what a session is played against."""

    now: Callable[[], int]
    """Nanoseconds since some fixed moment; never goes back."""
    wait: Callable[[float], None]
    """Waits for so many seconds."""
    speed: int = USUAL_SPEED
    """How fast the session runs, in thousandths."""


class Display(Protocol):
    """Where a session is shown."""

    def happen(self, cue: CueInWords) -> None:
        """Take one cue, at its time."""

    def show(self, position: Playhead, moment: Moment) -> None:
        """Bring what is shown up to date."""

    def __enter__(self) -> Self:
        """Begin to show."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave the terminal as it was."""


class Player:
    """Gives each cue to the stage at its time."""

    def __init__(self, timeline: Narration, stage: Display, clockwork: Clockwork) -> None:
        self._timeline, self._stage, self._clockwork = timeline, stage, clockwork
        self._started = clockwork.now()
        self.position = _beginning(timeline)

    @property
    def moment(self) -> Moment:
        """The moment of the session that it is now."""
        passed = (self._clockwork.now() - self._started) * self._clockwork.speed
        return Moment(min(passed // (NANOSECONDS_PER_MILLISECOND * USUAL_SPEED), self._timeline.lasts_ms))

    def run(self) -> None:
        """Play from the beginning to the end."""
        self._started = self._clockwork.now()
        for cue in self._timeline.cues:
            self._wait_until(cue.at_ms)
            self.position = _moved(self.position, cue)
            self._stage.happen(cue)
        self._stage.show(self.position, self.moment)

    def _wait_until(self, at_ms: int) -> None:
        while (moment := self.moment) < at_ms:
            self._stage.show(self.position, moment)
            lasting_ms = (at_ms - moment) * USUAL_SPEED / self._clockwork.speed
            self._clockwork.wait(min(lasting_ms, _LONGEST_WAIT_MS) / MILLISECONDS_PER_SECOND)


def _beginning(timeline: Narration) -> Playhead:
    first = timeline.cues[0]
    return Playhead(first.shown or _nothing(), first.leg, Moment(0), first.lasts_ms, "")


def _nothing() -> ShownInWords:
    return ShownInWords(step="prepare", title="", line="")


def _moved(position: Playhead, cue: CueInWords) -> Playhead:
    if cue.kind is CueKind.SHOW and cue.shown is not None:
        return Playhead(cue.shown, cue.leg, Moment(cue.at_ms), cue.lasts_ms, "")
    return position._replace(text=cue.text) if cue.text else position
