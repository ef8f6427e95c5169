"""What a person changed in a plan: whether it can be, and with what it collides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from legato.body import Leg
from legato.errors import Finding, InvalidInputError
from legato.library import Library
from legato.notation.session import Grip, Reason, ReasonCode, WishedLength, Wishes
from legato.notation.technique import Oil, Technique
from legato.planner.candidates import Offer
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
    helps: list[str] = []
    for grip in dict.fromkeys(_asked_for(wishes)):
        technique = library.techniques[grip.technique]
        for reason in offers[grip.leg].left_out.get(grip.technique, ()):
            reasons.append(_named(technique, grip.leg, reason))
            help_ = help_for(reason.code)
            helps += [help_] if help_ else []
    for wish in wishes.lengths:
        for reason, help_ in _against_length(wish, offers[wish.leg], library):
            reasons.append(reason)
            helps.append(help_)
    for leg, names in wishes.order.items():
        for reason, help_ in _against_order(names, offers[leg], library):
            reasons.append(reason)
            helps.append(help_)
    return wishes_collide(reasons, helps) if reasons else None


def wish_reasons(wishes: Wishes, library: Library) -> Iterator[Reason]:
    """Name what was asked for, so that it can be seen what does not fit together."""
    for wish in wishes.lengths:
        name = library.techniques[wish.technique].words.name
        says = f"You chose {wish.seconds} seconds of {name}, {wish.leg.value} leg."
        args: dict[str, str | int] = {"technique": wish.technique, "leg": wish.leg.value, "seconds": wish.seconds}
        yield Reason(code=ReasonCode.CHOSEN, says=says, args=args)
    for grip in wishes.include:
        name = library.techniques[grip.technique].words.name
        about: dict[str, str | int] = {"technique": grip.technique, "leg": grip.leg.value}
        yield Reason(code=ReasonCode.CHOSEN, says=f"You chose {name}, {grip.leg.value} leg.", args=about)


def _asked_for(wishes: Wishes) -> Iterator[Grip]:
    yield from wishes.include
    for wish in wishes.lengths:
        yield Grip(leg=wish.leg, technique=wish.technique)


def _named(technique: Technique, leg: Leg, reason: Reason) -> Reason:
    return reason.model_copy(update={"says": f"{technique.words.name}, {leg.value} leg: {reason.says}"[:300]})


def _against_length(wish: WishedLength, offer: Offer, library: Library) -> Iterator[tuple[Reason, str]]:
    candidate = offer.candidate(wish.technique)
    if candidate is None:
        return
    what = f"{library.techniques[wish.technique].words.name}, {wish.leg.value} leg"
    args: dict[str, str | int] = {"technique": wish.technique, "leg": wish.leg.value, "seconds": wish.seconds}
    if wish.seconds % GRID_SECONDS:
        says = f"{what}: lengths go in steps of {GRID_SECONDS} seconds, not {wish.seconds}."
        yield Reason(code=ReasonCode.NO_TIME, says=says, args=args), f"Choose a multiple of {GRID_SECONDS} seconds."
    elif wish.seconds < candidate.least_s:
        says = f"{what}: less than {candidate.least_s} seconds is not worth doing."
        args["least_seconds"] = candidate.least_s
        yield Reason(code=ReasonCode.NO_TIME, says=says, args=args), "Make it longer, or leave it out."
    elif wish.seconds > candidate.most_s:
        dose = candidate.technique.dose.most_s
        code = ReasonCode.LESS_VALUE if candidate.most_s == dose else ReasonCode.TIRES_HANDS
        says = f"{what}: more than {candidate.most_s} seconds in one go is too much."
        args["most_seconds"] = candidate.most_s
        yield Reason(code=code, says=says, args=args), f"Choose {candidate.most_s} seconds at most."


def _against_order(names: tuple[str, ...], offer: Offer, library: Library) -> Iterator[tuple[Reason, str]]:
    there = [name for name in names if offer.candidate(name) is not None]
    opener, closer = offer.opener, offer.closer
    if opener is not None and opener.name in there[1:]:
        says = f"The {offer.leg.value} leg begins with {opener.technique.words.name}, the gentlest way to begin."
        yield (
            _ordered(ReasonCode.OPENS, says, opener.name, offer.leg),
            "Keep the first technique first, or leave it out.",
        )
    if closer is not None and closer.name in there[:-1]:
        says = f"The {offer.leg.value} leg ends with {closer.technique.words.name}."
        yield (
            _ordered(ReasonCode.CLOSES, says, closer.name, offer.leg),
            "Keep the last technique last, or leave it out.",
        )
    oiled = [name for name in there if library.techniques[name].oil is Oil.NEEDED]
    for name in there:
        if library.techniques[name].oil is Oil.AVOID and any(there.index(one) < there.index(name) for one in oiled):
            says = f"{library.techniques[name].words.name} goes on dry skin, so it comes before oil."
            yield _ordered(ReasonCode.NEEDS_OIL, says, name, offer.leg), "Put techniques without oil first."


def _ordered(code: ReasonCode, says: str, technique: str, leg: Leg) -> Reason:
    return Reason(code=code, says=says, args={"technique": technique, "leg": leg.value})
