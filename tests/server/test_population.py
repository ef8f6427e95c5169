"""A made-up population goes through the check-in: fewer questions, few taps, and never another answer."""

from __future__ import annotations

import random
from functools import cache
from typing import Any

import pytest

from legato.library import load_library
from legato.safety import Screening, load_rule_book
from legato.server.records.checkins.draft import StepName, is_done
from server.population import Somebody, Walk, anybody, make_up, population, walk, walk_through_everything

MOST_TAPS = 9
MOST_LINES, PAGES = 28, 3
WELL = ("well, no pain", "well, sore muscles")


def counts(screening: Screening) -> tuple[Any, ...]:
    """Return what must not change: verdict, urgency and, while there is any massage, the limits."""
    return screening.verdict, screening.urgency, None if screening.verdict.refuses else screening.limits


@cache
def walks() -> tuple[tuple[Somebody, Walk, Walk], ...]:
    """Send a part of the population through the check-in, and through every question there is."""
    return tuple((whom, walk(whom), walk_through_everything(whom)) for whom in population(300))


def test_the_make_up_is_written_down_with_its_sources() -> None:
    """Shares add up, every fact is one that is asked, and every number says where it is from."""
    groups, asked = make_up()["group"], {fact.id for fact in load_rule_book().asked_facts}
    sources = {"J", *load_library().sources}

    assert sum(group["share"] for group in groups) == pytest.approx(1)
    for group in groups:
        assert group.get("source", "J") in sources
        for name, told in group.get("often", {}).items():
            assert name in asked
            assert 0 < told["often"] < 1
            assert told["source"] in sources


@pytest.mark.slow
def test_nobody_hears_another_verdict_for_being_asked_less(proved) -> None:
    """For each of the population: the verdict, the urgency and all limits are those of asking everything."""
    for whom, short, long in walks():
        assert counts(short.screening) == counts(long.screening), whom

    fewer = 1 - sum(short.asked for _, short, _ in walks()) / sum(long.asked for *_, long in walks())
    assert fewer > 0
    proved(f"Questions: {len(walks())} made-up people are asked {fewer:.0%} less, and hear the same")


@pytest.mark.parametrize("seed", range(4))
def test_nothing_is_lost_for_anybody_at_all(seed: int) -> None:
    """People of whom anything may be true, in any combination."""
    dice = random.Random(seed)
    for _ in range(40):
        whom = anybody(dice)
        assert counts(walk(whom).screening) == counts(walk_through_everything(whom).screening), whom


def test_a_well_person_needs_few_taps() -> None:
    """From the home page to the plan, with nothing to tell but one place that aches: three pages of 28 lines."""
    well = [whom for whom in population(300) if whom.group in WELL and not whom.facts and len(whom.pain) <= 1]

    assert len(well) > 50
    for whom in well:
        going = walk(whom)
        # One more where a calf or a thigh hurts alone: the question about a clot.
        is_asked_more = is_done(going.answers, StepName.LEGS)
        assert going.taps <= MOST_TAPS + is_asked_more, whom
        assert going.lines <= MOST_LINES
        assert whom.is_known or going.pages - is_asked_more == PAGES
        if not whom.pain:
            assert going.screening.verdict.value == "clear"


def test_somebody_who_comes_back_with_nothing_new_needs_two_pages() -> None:
    """What is remembered is confirmed on the first, and the second is as it was."""
    back = [whom for whom in population(300) if whom.is_known and whom.group == "well, no pain"]

    assert len(back) > 10
    assert {(walk(whom).pages, walk(whom).taps) for whom in back} == {(2, 4)}


@pytest.mark.slow
def test_nobody_is_asked_more_than_everything() -> None:
    """Not more taps, whoever it is, but for the one tap below a verdict; not more lines, but for those of a new day."""
    for whom, short, long in walks():
        assert short.taps <= long.taps + 1
        assert short.lines <= long.lines + 3 * whom.is_known, whom
