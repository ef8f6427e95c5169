"""The regression behind "what helped": pain after on pain before, with an effect for each technique on each leg.

For a sitting and a leg,

    after = level + slope x (before - 5) + trend x days ago - sum of effect x dose
            + what both legs of a sitting share + noise

where every technique has the same prior, centred on nought. Both legs are looked at together: what they share in
a sitting (mood, time of day, attention) then counts for neither, and the same technique is likely, not certain, to do
alike on both. The numbers here are judgements [J] unless a source is named.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from legato.body import LEGS, Leg
from legato.response.mixture import ONE, THOUSAND, ZERO, Belief, Matrix, Prior, Sums, beliefs
from legato.response.outcome import LegOutcome, SittingOutcome

SPREADS = tuple(map(Decimal, ("0.3", "0.5", "0.8")))
"""How far effects of a technique's usual time lie from nought, in points of pain: each as likely as the others [J]."""

NOISES = tuple(map(Decimal, ("0.7", "1", "1.4", "2")))
"""How far pain after lies from what could be foreseen, in points: each as likely as the others [J]."""

SHARED = Decimal("0.5")
"""How much of that both legs of a sitting share, as a part of its square [J]."""

LEGS_ALIKE = Decimal("0.5")
"""How much the effects of one technique on both legs go together, as a correlation [J]."""

_LEVEL, _LEVEL_SPREAD = Decimal(3), Decimal(3)
"""Pain after where pain before was 5: hardly anything is foreseen [J]."""

_SLOPE, _SLOPE_SPREAD = Decimal("0.6"), Decimal("0.2")
"""How much of a point more before is left after: pain goes back to its usual by itself (PMC1121605, J)."""

_TREND_SPREAD = ONE
"""How much a level may move by itself within the half-life, in points: most aches go, and some come [J]."""

_OF_A_LEG = 3
"""Level, slope and trend."""

_MIDDLE = 5 * THOUSAND

HALF_LIFE = 120
"""After so many days a session counts for half: legs and people change [J]."""

_LOW = 2 * THOUSAND
"""Up to this pain there is little room to get better, so it counts for half; 0 tells nothing [J]."""


@dataclass(frozen=True, slots=True)
class Together:
    """Techniques on a leg that were always done together, or never: one effect, because they cannot be told apart."""

    leg: Leg
    techniques: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    """One leg in one sitting, as it stands in the regression."""

    done: Mapping[int, Decimal]
    came: Decimal
    room: Decimal
    """How much it counts beside others of its day: a half where there is little room to get better."""


def vagueness() -> Decimal:
    """Return the variance of an effect before anything was told."""
    return sum((spread * spread for spread in SPREADS), ZERO) / len(SPREADS)


def is_telling(outcome: LegOutcome) -> bool:
    """Tell whether something can be learned: pain before was more than none, and pain after was told."""
    return outcome.after is not None and outcome.before > 0


def groups_of(sittings: Iterable[SittingOutcome]) -> tuple[Together, ...]:
    """Return the techniques of each leg as far as they can be told apart: those always done together are one."""
    told = tuple(sittings)
    found: list[Together] = []
    for leg in LEGS:
        here = [one.legs[leg] for one in told if leg in one.legs and is_telling(one.legs[leg])]
        patterns: dict[tuple[bool, ...], list[str]] = {}
        for technique in sorted({name for outcome in here for name in outcome.doses}):
            patterns.setdefault(tuple(technique in outcome.doses for outcome in here), []).append(technique)
        found += [Together(leg, tuple(names)) for names in patterns.values()]
    return tuple(sorted(found, key=lambda group: (LEGS.index(group.leg), group.techniques)))


def effects_of(sittings: Sequence[SittingOutcome], groups: Sequence[Together], today: date) -> tuple[Belief, ...]:
    """Return what is known of the effect of each group: points of pain less after it, for its usual time.

    `sittings` are in an order of their own, whatever order they were told in.
    """
    legs = [leg for leg in LEGS if any(group.leg is leg for group in groups)]
    places = {leg: _OF_A_LEG * at for at, leg in enumerate(legs)}
    first = _OF_A_LEG * len(legs)
    prior = _prior(len(legs), groups)
    told = [*_sittings(sittings, groups, places, first, today)]
    all_alike = _sums([(ONE, rows) for _, rows in told], len(prior.mean))
    return beliefs(prior, all_alike, _sums(told, len(prior.mean)))[first:]


def _prior(legs: int, groups: Sequence[Together]) -> Prior:
    first = _OF_A_LEG * legs
    size = first + len(groups)
    precision: Matrix = [[ZERO] * size for _ in range(size)]
    for at, spread in enumerate((_LEVEL_SPREAD, _SLOPE_SPREAD, _TREND_SPREAD) * legs):
        precision[at][at] = ONE / (spread * spread)
    apart = ONE - LEGS_ALIKE * LEGS_ALIKE
    for i, group in enumerate(groups, first):
        # Each of several brings a spread of its own.
        many = Decimal(len(group.techniques))
        precision[i][i] = ONE / many
        for j, other in enumerate(groups, first):
            if other.techniques == group.techniques and other.leg is not group.leg:
                precision[i][i] = ONE / (many * apart)
                precision[i][j] = -LEGS_ALIKE / (many * apart)
    mean = [each for _ in range(legs) for each in (_LEVEL, _SLOPE, ZERO)] + [ZERO] * len(groups)
    return Prior(mean, precision, frozenset(range(first, size)), SPREADS, NOISES)


def _sittings(
    sittings: Iterable[SittingOutcome],
    groups: Sequence[Together],
    places: Mapping[Leg, int],
    first: int,
    today: date,
) -> Iterator[tuple[Decimal, list[_Row]]]:
    """Give each sitting with how much it counts today, and its legs."""
    for sitting in sittings:
        halves = Decimal(max(0, (today - sitting.day).days)) / HALF_LIFE
        rows = [
            _row(leg, sitting.legs[leg], groups, places[leg], first, halves)
            for leg in places
            if leg in sitting.legs and is_telling(sitting.legs[leg])
        ]
        if rows:
            yield (ONE / 2) ** halves, rows


def _row(leg: Leg, outcome: LegOutcome, groups: Sequence[Together], place: int, first: int, halves: Decimal) -> _Row:
    done = {place: ONE, place + 1: Decimal(outcome.before - _MIDDLE) / THOUSAND}
    if halves:
        done[place + 2] = halves
    for at, group in enumerate(groups, first):
        doses = [outcome.doses[name] for name in group.techniques if name in outcome.doses]
        if group.leg is leg and doses:
            done[at] = -Decimal(sum(doses)) / (len(group.techniques) * THOUSAND)
    room = ONE / 2 if outcome.before <= _LOW else ONE
    return _Row(done, Decimal(outcome.after or 0) / THOUSAND, room)


def _sums(sittings: Sequence[tuple[Decimal, list[_Row]]], size: int) -> Sums:
    square_of_done: Matrix = [[ZERO] * size for _ in range(size)]
    done_and_came = [ZERO] * size
    square, weight = ZERO, ZERO
    for fresh, rows in sittings:
        inverse = _inverse_of_noise([row.room for row in rows])
        weight += fresh * sum((row.room for row in rows), ZERO)
        for one, line in zip(rows, inverse, strict=True):
            for other, entry in zip(rows, line, strict=True):
                by = fresh * entry
                square += by * one.came * other.came
                for i, mine in one.done.items():
                    done_and_came[i] += by * mine * other.came
                    for j, theirs in other.done.items():
                        square_of_done[i][j] += by * mine * theirs
    return Sums(square_of_done, done_and_came, square, weight)


def _inverse_of_noise(rooms: Sequence[Decimal]) -> Matrix:
    """Return the inverse of how the noise of the legs of one sitting goes together, for a noise of one."""
    own = [(ONE - SHARED) / room + SHARED for room in rooms]
    if len(own) == 1:
        return [[ONE / own[0]]]
    left, right = own
    determinant = left * right - SHARED * SHARED
    return [[right / determinant, -SHARED / determinant], [-SHARED / determinant, left / determinant]]
