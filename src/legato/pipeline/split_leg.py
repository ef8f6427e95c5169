"""Sittings of a split-leg trial: cleared like any session, with A on the leg that the sealed list says."""

from __future__ import annotations

from dataclasses import dataclass

from legato.errors import UnknownNameError
from legato.library import load_library
from legato.notation.checkin import CheckIn
from legato.notation.phrase import Phrase
from legato.pipeline.answers import Planned, Refused
from legato.pipeline.path import clear, screen
from legato.planner import NoSplit, SplitPair, split_choices, split_seconds, split_session
from legato.response import SplitProtocol
from legato.safety import Playable, Refusal


@dataclass(frozen=True, slots=True)
class NotSplit:
    """Massage would be possible, but today the legs cannot be compared; `because` says why."""

    screening: Playable
    because: Phrase


def techniques_to_compare(checkin: CheckIn) -> tuple[str, ...]:
    """Return the ids of the techniques that are possible on both legs in the same way; none when massage is refused.

    Raises:
        CheckInError: an answer names an unknown fact, or a place where the fact has none.
    """
    screening = screen(checkin)
    return () if isinstance(screening, Refusal) else split_choices(checkin, screening, load_library())


def split_protocol(a: str, b: str, sittings: int, seed: int) -> SplitProtocol:
    """Return the protocol of a trial that compares A with B.

    Raises:
        UnknownNameError: there is no such technique.
        ValueError: both are the same, or nobody offers so many sittings.
    """
    techniques = load_library().techniques
    for name in (a, b):
        if name not in techniques:
            raise UnknownNameError("technique", name, list(techniques))
    lasts = split_seconds(techniques[a], techniques[b])
    return SplitProtocol.model_validate({"a": a, "b": b, "seconds": lasts, "sittings": sittings, "seed": seed})


def split(checkin: CheckIn, protocol: SplitProtocol, number: int) -> Planned | Refused | NotSplit:
    """Screen a check-in, and compose and clear the sitting of that number, from nought, when massage is not refused.

    Raises:
        CheckInError: an answer names an unknown fact, or a place where the fact has none.
    """
    screening = screen(checkin)
    if isinstance(screening, Refusal):
        return Refused(screening)
    pair = SplitPair(protocol.a, protocol.b, protocol.seconds)
    found = split_session(checkin, screening, load_library(), pair, protocol.legs_of_a[number])
    if isinstance(found, NoSplit):
        return NotSplit(screening, found.because)
    return Planned(screening, clear(found))
