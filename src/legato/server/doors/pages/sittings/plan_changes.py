"""What a person may change in a plan, as wishes for composing it anew.

Pure: a change turns the wishes so far into new ones; whether they fit is the planner's answer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from legato.body import Leg
from legato.errors import Finding, InvalidInputError
from legato.notation.checkin import LEAST_MINUTES, MOST_MINUTES
from legato.notation.session import Grip, Session, WishedLength, Wishes
from legato.server.wire.language import say

LONGEST_S, SHORTEST_S = 1_800, 10
_NOTHING = Wishes()


def wishes_with(session: Session, asked: Mapping[str, str], begun: Wishes = _NOTHING) -> Wishes:
    """Return the wishes after one change asked for by a form.

    `drop`, `swap`, `length:75`, `earlier`, `later`, `place:3` of a block; `undo_all` and `minutes:15` of the plan.
    `begun` is what was wished for before anybody changed anything.

    Raises:
        InvalidInputError: the change is unknown, or names no block of the plan.
    """
    what, _, size = asked.get("change", "").partition(":")
    if what == "undo_all":
        return begun
    if what == "minutes":
        return session.wishes
    if what not in _CHANGES:
        raise InvalidInputError([Finding("change", say("plan-no-such-change"))])
    leg, technique = _block(session, asked)
    return _CHANGES[what](session, leg, technique, {**asked, "change": what, "size": size})


def minutes_with(asked: Mapping[str, str]) -> int | None:
    """Return how long a plan should last at most from now on, in minutes; `None` where that is not what changes.

    Raises:
        InvalidInputError: it is no such length.
    """
    what, _, size = asked.get("change", "").partition(":")
    if what != "minutes":
        return None
    if not (size.isascii() and size.isdigit() and LEAST_MINUTES <= int(size[:9]) <= MOST_MINUTES):
        raise InvalidInputError([Finding("change", say("plan-no-such-change"))])
    return int(size)


def _block(session: Session, asked: Mapping[str, str]) -> tuple[Leg, str]:
    leg, technique = asked.get("leg", ""), asked.get("technique", "")
    if (leg, technique) not in {(block.leg.value, block.technique) for block in session.blocks}:
        raise InvalidInputError([Finding("technique", say("plan-no-such-block"))])
    return Leg(leg), technique


def _drop(session: Session, leg: Leg, technique: str, _: Mapping[str, str]) -> Wishes:
    before = _without(session.wishes, leg, technique)
    return before.model_copy(update={"leave_out": (*before.leave_out, Grip(leg=leg, technique=technique))})


def _swap(session: Session, leg: Leg, technique: str, asked: Mapping[str, str]) -> Wishes:
    other = asked.get("other", "")
    if other not in {choice.technique for choice in session.choices if choice.leg is leg and not choice.included}:
        raise InvalidInputError([Finding("other", say("plan-choose-technique"))])
    dropped = _without(_drop(session, leg, technique, asked), leg, other)
    order = {
        each: tuple(other if each is leg and name == technique else name for name in names)
        for each, names in session.wishes.order.items()
    }
    return dropped.model_copy(update={"include": (*dropped.include, Grip(leg=leg, technique=other)), "order": order})


def _resize(session: Session, leg: Leg, technique: str, asked: Mapping[str, str]) -> Wishes:
    text = asked.get("size", "")
    if not (text.isascii() and text.isdigit() and SHORTEST_S <= int(text[:9]) <= LONGEST_S):
        says = say("plan-block-range", least=SHORTEST_S, most=LONGEST_S)
        raise InvalidInputError([Finding("seconds", says)])
    kept = tuple(wish for wish in session.wishes.lengths if (wish.leg, wish.technique) != (leg, technique))
    wish = WishedLength(leg=leg, technique=technique, seconds=int(text))
    return session.wishes.model_copy(update={"lengths": (*kept, wish)})


def _move(session: Session, leg: Leg, technique: str, asked: Mapping[str, str]) -> Wishes:
    here = _line(session, leg).index(technique)
    return _put(session, leg, technique, here + (1 if asked["change"] == "later" else -1))


def _place(session: Session, leg: Leg, technique: str, asked: Mapping[str, str]) -> Wishes:
    """Put a block where it was dropped; `size` is its new place on the leg, from 1."""
    text = asked.get("size", "")
    place = int(text[:9]) if text.isascii() and text.isdigit() else 0
    return _put(session, leg, technique, place - 1)


def _put(session: Session, leg: Leg, technique: str, there: int) -> Wishes:
    names = _line(session, leg)
    if not 0 <= there < len(names):
        raise InvalidInputError([Finding("change", say("plan-at-that-end"))])
    names.remove(technique)
    names.insert(there, technique)
    return session.wishes.model_copy(update={"order": {**session.wishes.order, leg: tuple(names)}})


def _line(session: Session, leg: Leg) -> list[str]:
    return [block.technique for block in session.blocks if block.leg is leg]


def _without(wishes: Wishes, leg: Leg, technique: str) -> Wishes:
    """Forget everything that was wished about one technique on one leg."""

    def is_other(grip: Grip | WishedLength) -> bool:
        return (grip.leg, grip.technique) != (leg, technique)

    order = {each: tuple(n for n in names if each is not leg or n != technique) for each, names in wishes.order.items()}
    return wishes.model_copy(
        update={
            "leave_out": tuple(filter(is_other, wishes.leave_out)),
            "include": tuple(filter(is_other, wishes.include)),
            "lengths": tuple(filter(is_other, wishes.lengths)),
            "order": order,
        }
    )


_Change = Callable[[Session, Leg, str, Mapping[str, str]], Wishes]
_CHANGES: dict[str, _Change] = {
    "drop": _drop,
    "swap": _swap,
    "length": _resize,
    "earlier": _move,
    "later": _move,
    "place": _place,
}
