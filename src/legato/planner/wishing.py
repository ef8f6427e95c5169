"""What a person changed in a plan: whether it can be, and with what it collides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from legato.body import Leg
from legato.errors import Finding, InvalidInputError
from legato.library import Library
from legato.notation.phrase import Phrase, phrase
from legato.notation.session import Grip, Reason, ReasonCode, WishedLength, Wishes
from legato.notation.technique import Oil
from legato.planner.candidates import Candidate, Offer
from legato.planner.refusal import NoSession, help_for, wishes_collide
from legato.planner.worth import GRID_SECONDS


def refuse_unknown(wishes: Wishes, library: Library) -> None:
    """Refuse wishes that name techniques nobody knows, or one of them twice.

    Raises:
        InvalidInputError: with the path of each.
    """
    found: list[Finding] = []
    wished: Mapping[str, Sequence[Grip | WishedLength]] = {
        "leave_out": wishes.leave_out,
        "include": wishes.include,
        "lengths": wishes.lengths,
    }
    for field, grips in wished.items():
        seen: set[tuple[Leg, str]] = set()
        for at, grip in enumerate(grips):
            found += _about(f"{field}[{at}].technique", grip.technique, (grip.leg, grip.technique) in seen, library)
            seen.add((grip.leg, grip.technique))
    for leg, names in wishes.order.items():
        for at, name in enumerate(names):
            found += _about(f"order.{leg.value}[{at}]", name, name in names[:at], library)
    if found:
        raise InvalidInputError(found)


def _about(path: str, name: str, is_second: bool, library: Library) -> list[Finding]:  # noqa: FBT001
    if name not in library.techniques:
        return [Finding(path, f"There is no technique called {name!r}.")]
    return [Finding(path, f"{name!r} is named a second time.")] if is_second else []


def collision(wishes: Wishes, offers: Mapping[Leg, Offer], library: Library) -> NoSession | None:
    """Return which wishes are against which limits, `None` when each of them is possible."""
    reasons: list[Reason] = []
    helps: list[Phrase] = []
    for grip in dict.fromkeys(_asked_for(wishes)):
        for reason in offers[grip.leg].left_out.get(grip.technique, ()):
            reasons.append(reason.model_copy(update={"args": {**reason.args, "wished": 1}}))
            help_ = help_for(reason.code)
            helps += [help_] if help_ else []
    for wish in wishes.lengths:
        for reason, help_ in _against_length(wish, offers[wish.leg]):
            reasons.append(reason)
            helps.append(help_)
    for leg, names in wishes.order.items():
        for reason, help_ in _against_order(names, offers[leg], library):
            reasons.append(reason)
            helps.append(help_)
    return wishes_collide(reasons, helps) if reasons else None


def wish_reasons(wishes: Wishes) -> Iterator[Reason]:
    """Name what was asked for, so that it can be seen what does not fit together."""
    for wish in wishes.lengths:
        yield _reason(ReasonCode.CHOSEN, "length", wish.technique, wish.leg, seconds=wish.seconds)
    for grip in wishes.include:
        yield _reason(ReasonCode.CHOSEN, "technique", grip.technique, grip.leg)


def _asked_for(wishes: Wishes) -> Iterator[Grip]:
    yield from wishes.include
    for wish in wishes.lengths:
        yield Grip(leg=wish.leg, technique=wish.technique)


def _against_length(wish: WishedLength, offer: Offer) -> Iterator[tuple[Reason, Phrase]]:
    candidate = offer.candidate(wish.technique)
    if candidate is None:
        return
    if wish.seconds % GRID_SECONDS:
        about = wish.technique, wish.leg
        reason = _reason(ReasonCode.NO_TIME, "grid", *about, seconds=wish.seconds, grid=GRID_SECONDS)
        yield reason, phrase("help-grid", grid=GRID_SECONDS)
    else:
        yield from beyond_bounds(candidate, wish.seconds)


def beyond_bounds(candidate: Candidate, seconds: int) -> Iterator[tuple[Reason, Phrase]]:
    """Give why a technique cannot last so long where it is possible, and what would help; nothing where it can."""
    about = candidate.name, candidate.leg
    if seconds < candidate.least_s:
        reason = _reason(ReasonCode.NO_TIME, "too_short", *about, seconds=seconds, least_seconds=candidate.least_s)
        yield reason, phrase("help-longer-or-leave-out")
    elif seconds > candidate.most_s:
        dose = candidate.technique.dose.most_s
        code = ReasonCode.LESS_VALUE if candidate.most_s == dose else ReasonCode.TIRES_HANDS
        reason = _reason(code, "too_long", *about, seconds=seconds, most_seconds=candidate.most_s)
        yield reason, phrase("help-most-seconds", seconds=candidate.most_s)


def _against_order(names: tuple[str, ...], offer: Offer, library: Library) -> Iterator[tuple[Reason, Phrase]]:
    there = [name for name in names if offer.candidate(name) is not None]
    opener, closer = offer.opener, offer.closer
    if opener is not None and opener.name in there[1:]:
        yield _reason(ReasonCode.OPENS, "order", opener.name, offer.leg), phrase("help-keep-first")
    if closer is not None and closer.name in there[:-1]:
        yield _reason(ReasonCode.CLOSES, "order", closer.name, offer.leg), phrase("help-keep-last")
    oiled = [name for name in there if library.techniques[name].oil is Oil.NEEDED]
    for name in there:
        if library.techniques[name].oil is Oil.AVOID and any(there.index(one) < there.index(name) for one in oiled):
            yield _reason(ReasonCode.NEEDS_OIL, "dry_first", name, offer.leg), phrase("help-dry-first")


def _reason(code: ReasonCode, case: str, technique: str, leg: Leg, **more: int) -> Reason:
    return Reason(code=code, args={"case": case, "technique": technique, "leg": leg.value, **more})
