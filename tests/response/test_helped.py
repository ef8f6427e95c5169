"""What helped: said late, in three states, and the same whatever way it was told."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Context, localcontext
from statistics import NormalDist

import pytest

from legato.body import Leg
from legato.response import Comparison, ComparisonState, LegOutcome, Side, SittingOutcome, Unclear, what_helped
from legato.response.helped import lacks_contrast
from legato.response.mixture import _NORMAL

FIRST = date(2026, 1, 5)
TODAY = date(2026, 7, 1)


def sittings(
    many: int,
    helps: float = 0.0,
    *,
    seed: int = 1,
    level: float = 4.0,
    noise: float = 0.5,
    always: Sequence[str] = ("warmup-twists",),
    beside: Sequence[str] = (),
    legs: Sequence[Leg] = (Leg.LEFT,),
) -> tuple[SittingOutcome, ...]:
    """Give sessions on a leg with pain of 5 and 6, in some of which there was kneading, which helps by so much."""
    chance = random.Random(seed)
    found = []
    for nth in range(many):
        kneaded = chance.random() < 0.5
        done = [*always, *(("kneading", *beside) if kneaded else ())]
        before = chance.choice((5, 6))
        told = {}
        for leg in legs:
            after = level + 0.6 * (before - 5) - helps * kneaded + chance.gauss(0, noise)
            told[leg] = LegOutcome(before * 1_000, max(0, round(after)) * 1_000, dict.fromkeys(done, 1_000))
        found.append(SittingOutcome(f"{nth:03}", FIRST + timedelta(days=3 * nth), told))
    return tuple(found)


def about(told: Iterable[SittingOutcome], technique: str = "kneading", leg: Leg = Leg.LEFT) -> Comparison:
    """Return what is said of a technique."""
    accounts = what_helped(told, TODAY)
    return next(
        one for account in accounts if account.leg is leg for one in account.comparisons if technique in one.techniques
    )


class TestThreeStates:
    """Nothing is said early, and nothing else is ever said."""

    def test_a_technique_that_helps_much_seems_to_help_more(self) -> None:
        """With how many sessions with it and without, and twenty dots of which most lie above nought."""
        told = about(sittings(40, helps=1.5))

        assert (told.state, told.side) == (ComparisonState.HELPS_MORE, Side.WITH)
        assert told.with_it + told.without == 40
        assert len(told.dots) == 20
        assert sum(dot > 0 for dot in told.dots) >= 19
        assert list(told.dots) == sorted(told.dots)
        assert told.more is None

    def test_where_sessions_without_it_help_more_that_is_said_instead(self) -> None:
        """It would be no answer to hide it behind "no difference"."""
        told = about(sittings(40, helps=-1.5))

        assert (told.state, told.side) == (ComparisonState.HELPS_MORE, Side.WITHOUT)

    def test_no_difference_is_seen_only_after_many_sessions(self) -> None:
        """Before the twentieth it is never said, however much alike they are."""
        many = sittings(60, noise=0.2)

        assert about(many).state is ComparisonState.NO_DIFFERENCE
        assert about(many[:20]).state is ComparisonState.NO_DIFFERENCE
        assert about(many[:19]).state is ComparisonState.CANNOT_TELL

    def test_after_few_sessions_it_cannot_be_told_and_about_how_many_more_it_takes_is(self) -> None:
        """However well it seemed to go."""
        told = about(sittings(5, helps=3))

        assert (told.state, told.unclear, told.dots) == (ComparisonState.CANNOT_TELL, Unclear.FEW, ())
        assert told.more is not None
        assert told.more % 5 == 0

    def test_noise_is_not_taken_for_help(self) -> None:
        """Evenings differ by themselves."""
        told = about(sittings(16, noise=2))

        assert (told.state, told.unclear) == (ComparisonState.CANNOT_TELL, Unclear.UNSURE)

    def test_where_pain_is_mostly_gone_afterwards_nothing_can_be_compared(self) -> None:
        """Nought is the least that anybody can say."""
        told = about(sittings(40, level=0.3))

        assert (told.state, told.unclear) == (ComparisonState.CANNOT_TELL, Unclear.GONE)


class TestContrast:
    """A technique is compared with sessions without it, or not at all."""

    @pytest.mark.parametrize(
        ("with_it", "answered", "why"),
        [
            (3, 5, Unclear.FEW),
            (3, 6, None),
            (2, 6, Unclear.FEW),
            (17, 20, None),
            (18, 20, Unclear.ALWAYS),
            (3, 20, None),
            (2, 20, Unclear.SELDOM),
        ],
    )
    def test_takes_six_sessions_and_a_share_between_15_and_85_percent(
        self, with_it: int, answered: int, why: Unclear | None
    ) -> None:
        """And three sessions of each kind."""
        assert lacks_contrast(with_it, answered) is why

    def test_what_was_in_every_session_is_never_judged(self) -> None:
        """Pain went down each time; by what, nobody knows."""
        told = about(sittings(40), "warmup-twists")

        assert (told.state, told.unclear, told.without) == (ComparisonState.CANNOT_TELL, Unclear.ALWAYS, 0)

    def test_techniques_that_always_go_together_get_one_answer(self) -> None:
        """They cannot be told apart, and it says which they are."""
        told = about(sittings(40, helps=1.5, beside=("rolling",)))

        assert told.techniques == ("kneading", "rolling")
        assert told.state is ComparisonState.HELPS_MORE

    def test_a_single_session_apart_tells_them_apart(self) -> None:
        """From then on there are two answers."""
        told = list(sittings(40, beside=("rolling",)))
        nth = next(nth for nth, one in enumerate(told) if "rolling" in one.legs[Leg.LEFT].doses)
        leg = told[nth].legs[Leg.LEFT]
        told[nth] = replace(told[nth], legs={Leg.LEFT: replace(leg, doses={"kneading": 1_000})})

        assert about(told, "kneading").techniques == ("kneading",)

    def test_worse_days_are_not_held_against_a_technique(self) -> None:
        """It is used when pain is 8 and left out when it is 4; averages would call it the better one by two points."""
        chance = random.Random(3)
        told = []
        for nth in range(60):
            bad = chance.random() < 0.5
            before = 8 if bad else 4
            after = round(3 + 0.5 * (before - 5) + chance.gauss(0, 0.5))
            done = {"kneading": 1_000} if bad is (chance.random() < 0.8) else {"rolling": 1_000}
            told.append(SittingOutcome(f"{nth:03}", FIRST, {Leg.LEFT: LegOutcome(before * 1_000, after * 1_000, done)}))

        assert abs(about(told).mean) < 300


class TestWhatIsMissing:
    """An answer that was not given is not made up."""

    def test_a_session_without_an_answer_changes_nothing_but_its_count(self) -> None:
        """Silence is not ease, and not the lack of it."""
        answered = sittings(12, helps=1)
        silent = replace(answered[0], id="silent", legs={Leg.LEFT: replace(answered[0].legs[Leg.LEFT], after=None)})
        (account,) = what_helped([*answered, silent], TODAY)

        assert (account.answered, account.unanswered) == (12, 1)
        assert account.comparisons == what_helped(answered, TODAY)[0].comparisons

    def test_what_unanswered_sessions_could_undo_is_not_said(self) -> None:
        """Had nothing changed in any of them, it would not stand."""
        answered = sittings(40, helps=1.2)
        silent = [
            replace(one, id=f"silent {one.id}", legs={Leg.LEFT: replace(one.legs[Leg.LEFT], after=None)})
            for one in answered
            if "kneading" in one.legs[Leg.LEFT].doses
        ]

        assert about(answered).state is ComparisonState.HELPS_MORE
        assert about([*answered, *silent]).unclear is Unclear.UNANSWERED

    def test_no_pain_before_tells_nothing(self) -> None:
        """There was nothing to ease."""
        answered = sittings(12, helps=1)
        well = SittingOutcome("well", FIRST, {Leg.LEFT: LegOutcome(0, 0, {"kneading": 1_000})})

        assert what_helped([*answered, well], TODAY) == what_helped(answered, TODAY)


class TestTheSameEverywhere:
    """It follows from what is recorded and from nothing else."""

    def test_the_order_in_which_sessions_are_told_does_not_matter(self) -> None:
        """Nor does it matter when one is told twice."""
        told = list(sittings(30, helps=0.8, legs=(Leg.LEFT, Leg.RIGHT)))
        mixed = [*told, told[7]]
        random.Random(5).shuffle(mixed)

        assert what_helped(mixed, TODAY) == what_helped(told, TODAY)

    def test_only_the_newest_two_hundred_count_in_whatever_order(self) -> None:
        """What is read stays bounded."""
        told = list(sittings(210, helps=0.8))
        mixed = told.copy()
        random.Random(5).shuffle(mixed)

        assert what_helped(mixed, TODAY) == what_helped(told[10:], TODAY)

    def test_it_does_not_matter_how_others_reckon(self) -> None:
        """Whoever calls may have a decimal context of their own; it is left as it was."""
        told = sittings(30, helps=0.8)
        usual = what_helped(told, TODAY)
        with localcontext(Context(prec=5)):
            assert what_helped(told, TODAY) == usual

    def test_these_are_the_numbers_of_every_machine(self) -> None:
        """To the thousandth; whoever changes the model changes them here, too."""
        told = about(sittings(30, helps=0.8, legs=(Leg.LEFT, Leg.RIGHT)))

        assert (told.mean, told.deviation, told.chance) == (289, 304, 833)

    def test_old_sessions_count_for_less(self) -> None:
        """What helped a year ago and does not now is not said to help."""
        then = sittings(30, helps=2)
        now = [
            replace(one, id=f"now {one.id}", day=one.day + timedelta(days=500)) for one in sittings(30, helps=0, seed=2)
        ]
        both = [*then, *now]
        today = max(one.day for one in now)
        of_late = next(one for one in what_helped(both, today)[0].comparisons if one.techniques == ("kneading",))
        alike = [replace(one, day=today) for one in both]
        all_alike = next(one for one in what_helped(alike, today)[0].comparisons if one.techniques == ("kneading",))

        assert of_late.mean < all_alike.mean / 2

    def test_what_both_legs_share_in_a_sitting_counts_for_neither(self) -> None:
        """A good day eases both; what is left is the difference between them, and that is nearer to the truth."""
        off_alone, off_together = 0, 0
        for seed in range(8):
            told = [_a_day(nth, random.Random(f"{seed} {nth}")) for nth in range(30)]
            alone = [replace(one, legs={Leg.LEFT: one.legs[Leg.LEFT]}) for one in told]
            off_together += abs(about(told).mean - about(told, "rolling").mean - 1_000)
            off_alone += abs(about(alone).mean - about(alone, "rolling").mean - 1_000)

        assert off_together < off_alone


def _a_day(nth: int, chance: random.Random) -> SittingOutcome:
    """Give a sitting with kneading, which helps by a point, on one leg and rolling on the other."""
    day, left = chance.gauss(0, 1.1), chance.random() < 0.5
    legs = {}
    for leg, kneaded in ((Leg.LEFT, left), (Leg.RIGHT, not left)):
        after = 4 + day - kneaded + chance.gauss(0, 0.6)
        legs[leg] = LegOutcome(5_000, round(1_000 * after), {"kneading" if kneaded else "rolling": 1_000})
    return SittingOutcome(f"{nth:03}", FIRST, legs)


def test_forty_points_share_out_a_normal_distribution_evenly() -> None:
    """As it is tabulated."""
    evenly = [NormalDist().inv_cdf((nth + 0.5) / 40) for nth in range(40)]

    assert [float(point) for point in _NORMAL] == pytest.approx(evenly, abs=0.0006)
