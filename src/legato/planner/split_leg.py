"""A session that compares two techniques: A on one leg, B on the other, and all else alike on both.

It is an ordinary session with wishes, under the same limits. It is made only where it could be made the other way
round as well: else it would hang on the list which sittings are held, and the legs that get A would be other legs.
"""

from __future__ import annotations

from dataclasses import dataclass

from legato.body import LEGS, Leg, ZoneId, other_leg
from legato.library import Library
from legato.notation.checkin import CheckIn
from legato.notation.phrase import Phrase, phrase
from legato.notation.session import Block, Grip, Session, WishedLength, Wishes
from legato.notation.technique import Oil, Technique, TechniqueRole
from legato.planner.candidates import Offer, offers
from legato.planner.compose import compose
from legato.planner.worth import GRID_SECONDS, pain_map
from legato.safety import Playable
from legato.units import MILLISECONDS_PER_SECOND

LEAST_PAIN = 2
"""With less pain before, there is too little that could ease [J]."""

MOST_APART = 2
"""By so many points, at most, the legs may differ before."""

_TRIES = 4
"""By so many minutes, at most, what both legs share is made shorter until it fits on both."""


@dataclass(frozen=True, slots=True)
class SplitPair:
    """Two techniques for as long each: A goes to one leg, B to the other."""

    a: str
    b: str
    seconds: int

    def on(self, leg: Leg, leg_of_a: Leg) -> str:
        """Return which of them a leg gets."""
        return self.a if leg is leg_of_a else self.b


@dataclass(frozen=True, slots=True)
class NoSplit:
    """Today nothing can be compared, and why not."""

    because: Phrase


def compared_zone(checkin: CheckIn) -> ZoneId | None:
    """Return the zone whose pain is compared: where both legs hurt most, and alike; `None` when they do not.

    It follows from what hurts before, and from nothing that a list decides.
    """
    left, right = (pain_map(checkin, leg) for leg in LEGS)
    if abs(checkin.pain_in(Leg.LEFT) - checkin.pain_in(Leg.RIGHT)) > MOST_APART:
        return None
    alike = [
        zone
        for zone in ZoneId
        if min(left.get(zone, 0), right.get(zone, 0)) >= LEAST_PAIN and abs(left[zone] - right[zone]) <= MOST_APART
    ]
    return max(alike, key=lambda zone: left[zone] + right[zone], default=None)


def split_choices(checkin: CheckIn, screening: Playable, library: Library) -> tuple[str, ...]:
    """Return the techniques that may be compared: possible on both legs in the same way, in the library's order.

    How a session opens and closes is not up for comparison.
    """
    possible = offers(checkin, screening, library, Wishes(), None)
    return tuple(
        name
        for name in library.techniques
        if _is_alike(name, possible) and library.techniques[name].role is TechniqueRole.WORK
    )


def split_seconds(a: Technique, b: Technique) -> int:
    """Return how long both last, in seconds: the shorter of what is usual, but never less than either's least."""
    usual = min(a.dose.usual_s, b.dose.usual_s)
    return max(a.dose.least_s, b.dose.least_s, usual) // GRID_SECONDS * GRID_SECONDS


def split_session(
    checkin: CheckIn, screening: Playable, library: Library, pair: SplitPair, leg_of_a: Leg
) -> Session | NoSplit:
    """Return the session in which one leg gets A and the other B, or in one sentence why there is none."""
    against = _against(checkin, screening, library, pair)
    if against is not None:
        return NoSplit(against)
    found = {leg: _session(checkin, screening, library, pair, leg) for leg in LEGS}
    wanted = found[leg_of_a]
    if wanted is None or found[other_leg(leg_of_a)] is None:
        return NoSplit(phrase("no-split-not-alike"))
    return wanted


def _against(checkin: CheckIn, screening: Playable, library: Library, pair: SplitPair) -> Phrase | None:
    if compared_zone(checkin) is None:
        return phrase("no-split-pain", points=MOST_APART)
    possible = offers(checkin, screening, library, Wishes(), None)
    for name in (pair.a, pair.b):
        for leg in LEGS:
            candidate = possible[leg].candidate(name)
            if candidate is None:
                return phrase("no-split-not-possible", technique=name, leg=leg.value)
            if not candidate.least_s <= pair.seconds <= candidate.most_s:
                return phrase("no-split-length", technique=name, seconds=pair.seconds)
        if not _is_alike(name, possible):
            return phrase("no-split-limits", technique=name)
    oils = {library.techniques[name].oil for name in (pair.a, pair.b)}
    return phrase("no-split-oil") if oils == {Oil.NEEDED, Oil.AVOID} else None


def _is_alike(name: str, possible: dict[Leg, Offer]) -> bool:
    """Tell whether a technique can be done on both legs, as hard and as long on one as on the other."""
    left, right = (possible[leg].candidate(name) for leg in LEGS)
    if left is None or right is None:
        return False
    return (left.least_s, left.most_s, left.hardest) == (right.least_s, right.most_s, right.hardest)


def _session(checkin: CheckIn, screening: Playable, library: Library, pair: SplitPair, leg_of_a: Leg) -> Session | None:
    """Return the best session whose legs are alike, from what is best on either leg; `None` when none fits."""
    for fewer in range(min(_TRIES, checkin.minutes - 1)):
        shorter = checkin.model_copy(update={"minutes": checkin.minutes - fewer})
        draft = compose(shorter, screening, library, wishes=_first_wishes(checkin, screening, library, pair, leg_of_a))
        if not isinstance(draft, Session):
            return None
        alike = [
            session
            for wishes in (_same_on_both(draft, leg, library, pair, leg_of_a) for leg in draft.legs)
            if isinstance(session := compose(checkin, screening, library, wishes=wishes), Session)
            and legs_are_alike(session, pair, leg_of_a)
        ]
        if alike:
            return max(alike, key=lambda session: session.worth)
    return None


def _first_wishes(checkin: CheckIn, screening: Playable, library: Library, pair: SplitPair, leg_of_a: Leg) -> Wishes:
    """Wish for A here and B there, and for nothing that cannot be done alike on both legs."""
    possible = offers(checkin, screening, library, Wishes(), None)
    out = tuple(
        Grip(leg=leg, technique=name)
        for leg in LEGS
        for name in library.techniques
        if name == pair.on(other_leg(leg), leg_of_a) or not _is_alike(name, possible)
    )
    return Wishes(leave_out=out, lengths=_lengths(pair, leg_of_a))


def _lengths(pair: SplitPair, leg_of_a: Leg) -> tuple[WishedLength, ...]:
    return tuple(WishedLength(leg=leg, technique=pair.on(leg, leg_of_a), seconds=pair.seconds) for leg in LEGS)


def _same_on_both(draft: Session, pattern: Leg, library: Library, pair: SplitPair, leg_of_a: Leg) -> Wishes:
    """Return wishes that hold one leg's techniques, lengths and order on both: A and B stand in the same place."""
    line = [block for block in draft.blocks if block.leg is pattern]
    shared = {
        block.technique: block.lasts_ms // MILLISECONDS_PER_SECOND
        for block in line
        if block.technique not in {pair.a, pair.b}
    }
    order = [block.technique for block in line]
    out = tuple(
        Grip(leg=leg, technique=name)
        for leg in LEGS
        for name in library.techniques
        if name not in shared and name != pair.on(leg, leg_of_a)
    )
    lengths = tuple(
        WishedLength(leg=leg, technique=name, seconds=seconds) for leg in LEGS for name, seconds in shared.items()
    )
    theirs = pair.on(pattern, leg_of_a)
    return Wishes(
        leave_out=out,
        lengths=(*_lengths(pair, leg_of_a), *lengths),
        order={leg: tuple(pair.on(leg, leg_of_a) if name == theirs else name for name in order) for leg in LEGS},
    )


def legs_are_alike(session: Session, pair: SplitPair, leg_of_a: Leg) -> bool:
    """Tell whether the legs get the same in the same order, as long and as hard, but for A and B."""

    def line(leg: Leg) -> list[tuple[object, ...]]:
        return [_told(block, pair.on(leg, leg_of_a)) for block in session.blocks if block.leg is leg]

    return line(Leg.LEFT) == line(Leg.RIGHT) and all(
        any(block.leg is leg and block.technique == pair.on(leg, leg_of_a) for block in session.blocks) for leg in LEGS
    )


def _told(block: Block, compared: str) -> tuple[object, ...]:
    if block.technique == compared:
        return "compared", block.lasts_ms
    return block.technique, block.lasts_ms, block.pressure, block.toward_heart
