"""Where the hands rest: as few times as they must, never twice within two minutes.

How many rests a session needs depends on the sum of its strain alone (docs/planner.md).
Where they stand is chosen here: at the change of legs when the hands are tired enough there,
otherwise as late as they may. Two rests that would come too soon after each other are taken
at once, or one of them earlier.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from legato.planner import costs


class TooTiringError(ValueError):
    """Hands would tire: rests that stand already are not where they would help most."""


@dataclass(frozen=True, slots=True)
class Effort:
    """One block as the hands feel it."""

    load: int
    """Strain times seconds."""
    lasts: int
    """Milliseconds with what leads to it."""
    changes_leg: bool = False


def rests_before(efforts: Sequence[Effort], settled: Mapping[int, int] | None = None) -> tuple[int, ...]:
    """Return how many rests stand before each block.

    Args:
        efforts: the blocks of a session, in order.
        settled: how many stand before some of the blocks already, because they have been played.

    Raises:
        TooTiringError: those that stand already make more necessary than the sum of the strain asks for.
    """
    known = settled or {}
    rests = max(_needed(efforts), sum(known.values()))
    for apart in (costs.REST_APART, 0):
        found = _placed(tuple(efforts), rests, known, apart)
        if found is not None:
            return found
    raise TooTiringError(f"{rests} rests are too few for these blocks")


def can_be_apart(efforts: Sequence[Effort]) -> bool:
    """Tell whether the rests of these blocks can be far enough apart."""
    rests = _needed(efforts)
    return rests < 2 or _placed(tuple(efforts), rests, {}, costs.REST_APART) is not None


def _needed(efforts: Sequence[Effort]) -> int:
    return -(-max(0, sum(each.load for each in efforts) - costs.STRAIN_LIMIT) // costs.REST_RELIEF)


def _placed(efforts: tuple[Effort, ...], rests: int, settled: Mapping[int, int], apart: int) -> tuple[int, ...] | None:
    """Return the first placing that keeps hands fresh and rests `apart`, `None` when none does."""

    @cache
    def ahead(at: int, left: int, tired: int, since: int) -> tuple[int, ...] | None:
        """Place what is left from a block on; `since` is the time since the last rest, as far as it matters."""
        if at == len(efforts):
            return () if left == 0 else None
        each = efforts[at]
        for count in _ways(each, left, tired) if at not in settled else (settled[at],):
            if count > left or (count and (at == 0 or (since < apart and at not in settled))):
                continue
            after = max(0, tired - count * costs.REST_RELIEF) + each.load
            if after > costs.STRAIN_LIMIT:
                continue
            rest = ahead(at + 1, left - count, after, min(apart, each.lasts + (0 if count else since)))
            if rest is not None:
                return (count, *rest)
        return None

    return ahead(0, rests, 0, apart)


def _ways(each: Effort, left: int, tired: int) -> tuple[int, ...]:
    """Return how many rests may stand here, the most welcome number first."""
    if each.changes_leg and left and tired >= costs.REST_RELIEF:
        return 1, 0, 2
    return 0, 1, 2
