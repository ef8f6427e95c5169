"""How a session stands: what follows from everything that happened in it.

Events are only ever added. They may come late, twice and in any order, from two devices at once, so
nothing is remembered beside them: the state of a session is computed from all its events. The player
computes the same (`web/src/device/standing.ts`), and tests hold the two together.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

from legato.body import Leg

_MILLISECOND = timedelta(milliseconds=1)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_JUMPS = frozenset({"skipped", "repeated"})
_RUNS = frozenset({"started", "resumed"})
_RESTS = frozenset({"paused", "finished", "something_wrong"})
_AFTERWARDS = frozenset({"pain_after", "told_after"})
"""What is told when the session is over says nothing about where it was."""

Status = Literal["planned", "playing", "stopped", "finished"]
Told = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Happening:
    """One event of a session, as it was told."""

    id: str
    kind: str
    """A kind that is not known here only says that the session was being held."""
    at_ms: int
    happened_at: datetime
    leg: Leg | None = None
    technique: str | None = None
    detail: Mapping[str, Told] | None = None

    @property
    def moment_ms(self) -> int:
        """When it happened, in whole milliseconds since 1970: a browser knows no finer time."""
        return (self.happened_at - _EPOCH) // _MILLISECOND


@dataclass(frozen=True, slots=True)
class Standing:
    """How a session stands."""

    status: Status = "planned"
    runs: bool = False
    """Whether it was going on when the last thing happened."""
    at_ms: int = 0
    """Where in the session to go on."""
    leg: Leg | None = None
    """Which leg was massaged there; `None` when none was, or when it is for the plan to say."""
    told_ms: int | None = None
    """When the last thing happened, in milliseconds since 1970."""
    started_ms: int | None = None
    ended_ms: int | None = None
    left_out: tuple[tuple[Leg, str], ...] = ()
    """Techniques that were skipped and not come back to, each with its leg, in order."""


def standing(happenings: Iterable[Happening], harmless: Collection[str]) -> Standing:
    """Return how a session stands after everything that happened, in whatever order it is told.

    `harmless` names what may feel wrong without ending a session; anything else ends it.
    """
    told = in_order(happenings)
    if not told:
        return Standing()
    last = next((one for one in reversed(told) if one.kind not in _AFTERWARDS), None)
    stops = [one.moment_ms for one in told if one.kind == "something_wrong" and not _is_harmless(one, harmless)]
    ends = [one.moment_ms for one in told if one.kind == "finished"]
    starts = [one.moment_ms for one in told if one.kind == "started"]
    at_ms, leg = (0, None) if last is None else place_of(last)
    return Standing(
        status="stopped" if stops else "finished" if ends else "playing",
        runs=_goes_on(told),
        at_ms=at_ms,
        leg=leg,
        told_ms=told[-1].moment_ms,
        started_ms=min(starts, default=None),
        ended_ms=max(stops or ends, default=None),
        left_out=_left_out(told),
    )


def in_order(happenings: Iterable[Happening]) -> list[Happening]:
    """Return everything that happened, each thing once, as it happened."""
    once = {happening.id: happening for happening in happenings}
    return sorted(once.values(), key=lambda one: (one.moment_ms, one.at_ms, one.id))


def runs(happening: Happening) -> bool:
    """Tell whether a session plays from this on."""
    return happening.kind in _RUNS


def rests(happening: Happening) -> bool:
    """Tell whether a session stands still from this on."""
    return happening.kind in _RESTS


def is_jump(happening: Happening) -> bool:
    """Tell whether a session goes on at another place from this on."""
    return happening.kind in _JUMPS


def _is_harmless(happening: Happening, harmless: Collection[str]) -> bool:
    return (happening.detail or {}).get("what") in harmless


def place_of(last: Happening) -> tuple[int, Leg | None]:
    """Return where to go on after something: where a jump led to, and otherwise where it happened."""
    to = (last.detail or {}).get("to_ms")
    if is_jump(last) and isinstance(to, int) and not isinstance(to, bool) and to >= 0:
        return to, None
    return last.at_ms, last.leg


def _goes_on(told: list[Happening]) -> bool:
    going = False
    for one in told:
        going = runs(one) or (going and not rests(one))
    return going


def _left_out(told: list[Happening]) -> tuple[tuple[Leg, str], ...]:
    out: set[tuple[Leg, str]] = set()
    for one in told:
        if one.leg is None or one.technique is None:
            continue
        if one.kind == "skipped":
            out.add((one.leg, one.technique))
        elif one.kind in {"repeated", "cue_reached"}:
            out.discard((one.leg, one.technique))
    return tuple(sorted(out))
