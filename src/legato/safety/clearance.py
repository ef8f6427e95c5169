"""Clearance: the only way from a session to something that may be played.

A session is screened again from its own check-in and checked block by block,
because it may have been edited, stored, sent or written by hand since it was
composed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final, NoReturn, final

from legato.body import LEGS, Leg
from legato.errors import NotClearedError
from legato.notation.session import Block, Session
from legato.notation.technique import Technique
from legato.safety.audit import audit
from legato.safety.book import RuleBook
from legato.safety.breach import breaches, pressure_allowed
from legato.safety.engine import screen
from legato.safety.model import Limits, Playable, Refusal
from legato.units import clock, minutes, seconds

if TYPE_CHECKING:
    from legato.library import Library

_SEAL: Final = object()
"""Known to this module alone: without it nothing is cleared."""


@final
class Cleared:
    """A session that was found to keep every limit, with the screening it was held against.

    Only `clear` makes one. It cannot be changed, written down and read back, or made from another.
    """

    __slots__ = ("_screening", "_seal", "_session")
    _seal: object
    _session: Session
    _screening: Playable

    def __init__(self, session: Session, screening: Playable, *, seal: object = None) -> None:
        if seal is not _SEAL:
            raise NotClearedError(["Only `legato.safety.clear` clears a session."])
        object.__setattr__(self, "_seal", seal)
        object.__setattr__(self, "_session", session)
        object.__setattr__(self, "_screening", screening)

    @property
    def session(self) -> Session:
        """The session."""
        self._refuse_forgery()
        return self._session

    @property
    def screening(self) -> Playable:
        """The screening the session was held against."""
        self._refuse_forgery()
        return self._screening

    def _refuse_forgery(self) -> None:
        if getattr(self, "_seal", None) is not _SEAL:
            raise NotClearedError(["This was not made by `legato.safety.clear`."])

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"A cleared session cannot be changed: {name!r}.")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"A cleared session cannot be changed: {name!r}.")

    def __init_subclass__(cls, **kwargs: Any) -> NoReturn:
        raise TypeError("There is one kind of cleared session.")

    def __copy__(self) -> Cleared:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Cleared:
        return self

    def __replace__(self, **changes: Any) -> NoReturn:
        raise TypeError("A changed session has to be cleared again.")

    def __reduce__(self) -> NoReturn:
        raise TypeError("A clearance cannot be stored: clear the session when it is read.")

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        self.__reduce__()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Cleared) and (self.session, self.screening) == (other.session, other.screening)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"<Cleared session of {clock(self.session.lasts)}>"


def clear(session: Session, book: RuleBook, library: Library) -> Cleared:
    """Screen the session's own check-in again, and clear the session when it keeps every limit.

    Raises:
        NotClearedError: massage is refused, or the session breaks a limit; every breach is named.
        CheckInError: the session's check-in cannot be right.
    """
    screening = screen(session.checkin, book, library)
    if isinstance(screening, Refusal):
        raise NotClearedError([book.rule(reason.rule).says for reason in screening.reasons if reason.verdict.refuses])
    # The auditor looks for itself: what it alone finds is refused just the same.
    broken = list(_broken(session, screening, library)) or audit(session, book, library)
    if broken:
        raise NotClearedError(broken)
    return Cleared(session, screening, seal=_SEAL)


def _broken(session: Session, screening: Playable, library: Library) -> Iterator[str]:
    asked = minutes(session.checkin.minutes)
    if session.lasts > asked:
        yield f"The session lasts {clock(session.lasts)}, longer than the {clock(asked)} asked for."
    cap = screening.minutes_cap
    if cap is not None and session.lasts > minutes(cap):
        yield f"The session lasts {clock(session.lasts)}; it may last {cap} minutes."
    for leg in LEGS:
        most = screening.limits[leg].minutes_cap
        if most is not None and session.time_on(leg) > minutes(most):
            yield f"Hands are on the {leg.value} leg for {clock(session.time_on(leg))}; it may be {most} minutes."
    for at, step in enumerate(session.steps):
        if isinstance(step, Block):
            technique = library.techniques.get(step.technique)
            if technique is None:
                yield f"steps[{at}].technique: there is no technique called {step.technique!r}."
                continue
            for told in _broken_by(step, technique, screening):
                yield f"steps[{at}]: {technique.words.name}, {step.leg.value} leg: {told}"
    yield from _overdone(session, library)


def _broken_by(block: Block, technique: Technique, screening: Playable) -> Iterator[str]:
    limits: Limits = screening.limits[block.leg]
    for breach in breaches(technique, block.leg, screening):
        about = ", ".join(f"{name} {value}" for name, value in breach.args)
        yield f"{breach.code.value} ({about}), by {breach.rule or 'what the technique itself is not for'}."
    allowed = pressure_allowed(technique, limits)
    if block.pressure > allowed:
        yield f"it asks for a pressure of {block.pressure}; here it may be {allowed}."
    if limits.block_seconds_cap is not None and block.lasts_ms > seconds(limits.block_seconds_cap):
        yield f"it lasts {clock(block.lasts_ms)}; here it may last {clock(seconds(limits.block_seconds_cap))}."
    if limits.toward_heart and technique.score.runs_from_heart and not block.toward_heart:
        yield "its glides must run towards the heart here."


def _overdone(session: Session, library: Library) -> Iterator[str]:
    """Find techniques that are given for longer than is wise on one leg, however many blocks they are cut into."""
    for leg, name in dict.fromkeys((block.leg, block.technique) for block in session.blocks):
        technique = library.techniques.get(name)
        if technique is None:
            continue
        given = _time_with(session, leg, name)
        if given > technique.dose.most:
            yield (
                f"{technique.words.name}, {leg.value} leg: it lasts {clock(given)} in all; "
                f"at most {clock(technique.dose.most)} is wise."
            )


def _time_with(session: Session, leg: Leg, technique: str) -> int:
    return sum(block.lasts_ms for block in session.blocks if block.leg is leg and block.technique == technique)
