"""What helped: comparisons between ways to massage, for one person and leg, told in three states and twenty dots.

Never how much massage eased: pain often goes by itself, and nobody was left without massage to compare with. A
comparison is drawn only where a technique was in some sessions and out of others, and every answer can be
"cannot tell yet". Sessions are taken in an order of their own, so it does not matter when and in what order they
were told, and one that is deleted leaves nothing behind.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_CEILING, Decimal, localcontext
from enum import StrEnum

from legato.body import LEGS, Leg
from legato.response.mixture import ARITHMETIC, ONE, THOUSAND, ZERO, Belief
from legato.response.outcome import LegOutcome, SittingOutcome
from legato.response.regression import Together, effects_of, groups_of, is_telling, vagueness

DOTS = 20
"""Into so many values, each as likely as the others, what is known is shared out."""

LEAST_ANSWERED = 6
"""With fewer answered sessions on a leg nothing is compared [J]."""

LEAST_EACH = 3
"""So many of them at least with a technique, and so many without [J]."""

LEAST_SHARE, MOST_SHARE = 150, 850
"""In how many of a thousand sessions a technique must be, at least and at most, to be compared with going without."""

SURE = 970
"""So many chances of a thousand it takes to say that something seems to help more."""

STANDS = 800
"""So many it must still have if nothing had changed in any session that was not answered [J]."""

NOTICED = 300
"""Less than so many thousandths of a point between with and without is not worth telling anybody [J]."""

ALIKE = 500
"""Within so many thousandths of a point either way nobody would notice a difference [J]."""

DOTS_ALIKE = 18
"""When so many dots lie within that, no difference was seen."""

LEAST_FOR_ALIKE = 20
"""No difference is said to be seen before so many answered sessions: a prior alone must never say it [J]."""

MOST_GONE = 300
"""Where pain was gone after more than so many of a thousand sessions, no difference could have shown [J]."""

_MOST_KEPT = 200
"""Older sessions count for next to nothing after years, and what is read must stay bounded."""

_SHARPNESS = Decimal("0.35")
"""Something can be said, mostly, once an effect is known within so many points [J]."""

_USUAL_TELLS = Decimal("0.16")
"""How much one more session tells where nothing is known yet: noise of 1.2, one session in three with it [J]."""

_STEP, _MOST_MORE = 5, 60


class ComparisonState(StrEnum):
    """What can be said of a technique on a leg."""

    HELPS_MORE = "helps_more"
    NO_DIFFERENCE = "no_difference"
    CANNOT_TELL = "cannot_tell"


class Side(StrEnum):
    """Which sessions helped more: those with a technique, or those without."""

    WITH = "with"
    WITHOUT = "without"


class Unclear(StrEnum):
    """Why nothing can be told yet."""

    FEW = "few"
    """Too few sessions, with it or without."""
    ALWAYS = "always"
    """It was in nearly all sessions, so there is nothing to compare with."""
    SELDOM = "seldom"
    """It was in hardly any."""
    GONE = "gone"
    """Pain was mostly gone afterwards, whatever was done."""
    UNSURE = "unsure"
    """Sessions differ by chance more than by this."""
    UNANSWERED = "unanswered"
    """Sessions that were not answered could change it."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """One technique on a leg, or several that were always done together, against sessions without."""

    leg: Leg
    techniques: tuple[str, ...]
    state: ComparisonState
    with_it: int
    """How many answered sessions it was in."""
    without: int
    dots: tuple[int, ...] = ()
    """Twenty values in thousandths of a point, each as likely as the others: above nought, it helps more."""
    mean: int = 0
    """Their centre, in thousandths of a point of pain for the usual time of the technique."""
    deviation: int = 0
    chance: int = 500
    """How likely it is that it helps more than nothing of it, in thousandths."""
    side: Side | None = None
    """Which sessions seem to help more; only where some do."""
    unclear: Unclear | None = None
    """Why nothing can be told yet; only where that is so."""
    more: int | None = None
    """About how many more sessions it takes until something can be told; only where that is so."""


@dataclass(frozen=True, slots=True)
class LegAccount:
    """What can be said about one leg."""

    leg: Leg
    answered: int
    """Sessions whose pain before and after was told and can teach something."""
    unanswered: int
    """Sessions with pain before, where nothing was said afterwards."""
    comparisons: tuple[Comparison, ...]


def what_helped(sittings: Iterable[SittingOutcome], today: date) -> tuple[LegAccount, ...]:
    """Return what can be said of each leg that was massaged and hurt before, in the order of the legs.

    The same for the same sittings in any order, on every machine.
    """
    with localcontext(ARITHMETIC):
        return _accounts(in_order_of_days(sittings), today)


def in_order_of_days(sittings: Iterable[SittingOutcome]) -> tuple[SittingOutcome, ...]:
    """Return the newest sittings, each once, from the first to the last."""
    once = {sitting.id: sitting for sitting in sittings}
    return tuple(sorted(once.values(), key=lambda sitting: (sitting.day, sitting.id))[-_MOST_KEPT:])


def _accounts(sittings: tuple[SittingOutcome, ...], today: date) -> tuple[LegAccount, ...]:
    groups = groups_of(sittings)
    known = dict(zip(groups, effects_of(sittings, groups, today), strict=True))
    compared = {group: _compared(sittings, group, belief) for group, belief in known.items()}
    if any(each.state is ComparisonState.HELPS_MORE for each in compared.values()):
        compared = _robust(sittings, groups, compared, today)
    accounts = []
    for leg in LEGS:
        here = [one.legs[leg] for one in sittings if leg in one.legs and one.legs[leg].before > 0]
        if here:
            mine = tuple(each for group, each in compared.items() if group.leg is leg)
            answered = sum(is_telling(outcome) for outcome in here)
            accounts.append(LegAccount(leg, answered, len(here) - answered, mine))
    return tuple(accounts)


def _compared(sittings: Sequence[SittingOutcome], group: Together, belief: Belief) -> Comparison:
    here = [one.legs[group.leg] for one in sittings if group.leg in one.legs and is_telling(one.legs[group.leg])]
    with_it = sum(_is_in(group, outcome) for outcome in here)
    variance = belief.variance
    plain = Comparison(
        leg=group.leg,
        techniques=group.techniques,
        state=ComparisonState.CANNOT_TELL,
        with_it=with_it,
        without=len(here) - with_it,
    )
    lacking = lacks_contrast(with_it, len(here))
    if lacking is None and sum(outcome.after == 0 for outcome in here) * THOUSAND > MOST_GONE * len(here):
        lacking = Unclear.GONE
    if lacking is not None:
        return replace(plain, unclear=lacking, more=_more(variance, len(here), group, has_contrast=False))
    full = replace(
        plain,
        dots=tuple(_thousandths(dot) for dot in belief.quantiles(DOTS)),
        mean=_thousandths(belief.mean),
        deviation=_thousandths(variance.sqrt()),
        chance=_thousandths(belief.chance_above(ZERO)),
    )
    if full.chance >= SURE and full.mean >= NOTICED:
        return replace(full, state=ComparisonState.HELPS_MORE, side=Side.WITH)
    if full.chance <= THOUSAND - SURE and full.mean <= -NOTICED:
        return replace(full, state=ComparisonState.HELPS_MORE, side=Side.WITHOUT)
    alike = sum(abs(dot) <= ALIKE for dot in full.dots)
    if alike >= DOTS_ALIKE and len(here) >= LEAST_FOR_ALIKE and min(full.with_it, full.without) >= LEAST_ANSWERED:
        return replace(full, state=ComparisonState.NO_DIFFERENCE)
    return replace(full, unclear=Unclear.UNSURE, more=_more(variance, len(here), group, has_contrast=True))


def lacks_contrast(with_it: int, answered: int) -> Unclear | None:
    """Return why a technique cannot be compared with going without it; `None` when it can."""
    if answered < LEAST_ANSWERED:
        return Unclear.FEW
    if with_it * THOUSAND > MOST_SHARE * answered:
        return Unclear.ALWAYS
    if with_it * THOUSAND < LEAST_SHARE * answered:
        return Unclear.SELDOM
    return Unclear.FEW if min(with_it, answered - with_it) < LEAST_EACH else None


def _robust(
    sittings: Sequence[SittingOutcome], groups: Sequence[Together], compared: dict[Together, Comparison], today: date
) -> dict[Together, Comparison]:
    """Take back what would not stand if nothing had changed in all sessions that were not answered."""
    filled = [replace(one, legs={leg: _as_if_unchanged(each) for leg, each in one.legs.items()}) for one in sittings]
    if filled == list(sittings):
        return compared
    worst = dict(zip(groups, effects_of(filled, groups, today), strict=True))
    kept = {}
    for group, each in compared.items():
        chance = _thousandths(worst[group].chance_above(ZERO))
        stands = chance >= STANDS if each.side is Side.WITH else chance <= THOUSAND - STANDS
        if each.side is not None and not stands:
            more = _more(worst[group].variance, each.with_it + each.without, group, has_contrast=True)
            each = replace(  # noqa: PLW2901 - it is the same comparison, told more carefully
                each, state=ComparisonState.CANNOT_TELL, side=None, unclear=Unclear.UNANSWERED, more=more
            )
        kept[group] = each
    return kept


def _as_if_unchanged(outcome: LegOutcome) -> LegOutcome:
    return outcome if outcome.after is not None else replace(outcome, after=outcome.before)


def _more(variance: Decimal, answered: int, group: Together, *, has_contrast: bool) -> int:
    """Return about how many more sessions it takes until an effect is known well enough, in steps of five."""
    wanted = ONE / (_SHARPNESS * _SHARPNESS)
    vague = vagueness() * len(group.techniques)
    tells = _USUAL_TELLS
    if has_contrast:
        # What a session told so far, a further one will tell as well; chance may make it look like nothing.
        tells = max((ONE / variance - ONE / vague) / answered, _USUAL_TELLS / 4)
        missing = (wanted - ONE / variance) / tells
    else:
        missing = (wanted - ONE / vague) / tells
    steps = (missing / _STEP).to_integral_value(ROUND_CEILING)
    return min(_MOST_MORE, max(1, int(steps)) * _STEP)


def _is_in(group: Together, outcome: LegOutcome) -> bool:
    return any(technique in outcome.doses for technique in group.techniques)


def _thousandths(value: Decimal) -> int:
    return int((value * THOUSAND).to_integral_value())
