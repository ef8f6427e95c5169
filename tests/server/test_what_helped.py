"""What helped: told on a page of the diary, from what was really played, late and without a promise."""

from __future__ import annotations

import random
import uuid
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from legato.body import Leg
from legato.response import ComparisonState
from legato.server.records.diary.helped import what_helped_in
from legato.server.records.diary.services import entry_delete
from legato.server.records.people.models import Person
from legato.server.records.sittings.models import Event, EventKind, Sitting, Status, ZonePain
from server.builders import check_in, person, scope_for, sitting, visitor

pytestmark = pytest.mark.django_db
PAGE = "/diary/what-helped/"
MINUTE = 60_000


def live_with(whose: Person, many: int, helps: float = 2.5, answered: float = 1.0) -> list[Sitting]:
    """Give somebody sessions on the left calf, in half of which one block was skipped that helps by so much."""
    chance = random.Random(7)
    one = sitting(whose)
    technique, begins, ends = _a_block(one)
    first = timezone.now() - timedelta(days=2 * many)
    held = []
    for nth in range(many):
        one.pk, one.made_at, one.status = uuid.uuid4(), first + timedelta(days=2 * nth), Status.FINISHED
        one.save(force_insert=True)
        skips = chance.random() < 0.5
        _tell(one, EventKind.STARTED, 0, 0)
        if skips:
            _tell(one, EventKind.SKIPPED, begins, begins, leg="left", technique=technique, detail={"to_ms": ends})
        _tell(one, EventKind.FINISHED, one.lasts_ms, one.lasts_ms)
        before = chance.choice((5, 6))
        after = round(4.5 + 0.6 * (before - 5) - helps * (not skips) + chance.gauss(0, 0.4))
        said = chance.random() < answered
        ZonePain.objects.create(sitting=one, leg="left", zone="calf", before=before, after=after if said else None)
        held.append(Sitting.objects.get(pk=one.pk))
    return held


def _a_block(one: Sitting) -> tuple[str, int, int]:
    begins = 0
    blocks = []
    for step in one.session["steps"]:
        if step["step"] == "block" and step["leg"] == "left":
            blocks.append((step["technique"], begins, begins + step["lasts_ms"]))
        begins += step["lasts_ms"]
    return blocks[2]


def _tell(one: Sitting, kind: EventKind, at_ms: int, after_ms: int, **more: object) -> None:
    moment = one.made_at.astimezone(UTC) + timedelta(milliseconds=after_ms)
    Event.objects.create(id=uuid.uuid4(), sitting=one, kind=kind, at_ms=at_ms, happened_at=moment, **more)


def page_of(whose: Person) -> str:
    """Return the page."""
    return str(visitor(whose).get(PAGE).content.decode())


@pytest.fixture
def anna() -> Person:
    """Give somebody with forty sessions, in half of which one technique was skipped that helps her."""
    somebody = person("Anna")
    live_with(somebody, 40)
    return somebody


def test_it_says_what_seems_to_help_more_and_from_how_many_sessions(anna: Person) -> None:
    """In words first, then in twenty dots that are words, too, for who cannot see them."""
    page = page_of(anna)

    assert "Seems to help you more." in page
    assert "There are twenty dots. 20 say “helps more”, 0 say “the same”, 0 say “helps less”." in page
    assert page.split('<svg viewBox="0 0 320')[1].split("</svg>")[0].count("<circle") == 20
    assert "Answered after 40 of 40 sessions." in page
    for claim in ("eased your", "%", "★", "cured", "relieved"):
        assert claim not in page.split("<main")[1].split("</main>")[0]


def test_what_was_always_there_is_not_judged(anna: Person) -> None:
    """There is nothing to compare it with, and no dots are drawn."""
    page = page_of(anna)

    assert "In 40 of 40 sessions so far." in page
    assert "more sessions, some without it." in page
    assert page.count('<svg viewBox="0 0 320') == 1


def test_what_was_skipped_was_not_done() -> None:
    """Seconds really played count: the plan held it each time."""
    anna = person("Anna")
    live_with(anna, 40)
    (account,) = what_helped_in(scope_for(anna)).legs
    technique = _a_block(Sitting.objects.first())[0]
    (compared,) = (one for one in account.comparisons if one.techniques == (technique,))

    assert compared.state is ComparisonState.HELPS_MORE
    assert 10 < compared.without < 30


def test_it_is_found_from_the_diary_and_leads_back(anna: Person) -> None:
    """One press each way."""
    client = visitor(anna)

    assert f'href="{PAGE}"' in client.get("/diary/").content.decode()
    assert 'href="/diary/"' in client.get(PAGE).content.decode()


def test_after_few_sessions_it_says_how_many_more_it_takes() -> None:
    """And nothing else."""
    anna = person("Anna")
    live_with(anna, 4)
    page = page_of(anna)

    assert "Cannot tell yet. About" in page
    assert "Seems to help" not in page
    assert '<svg viewBox="0 0 320' not in page


def test_before_the_first_session_it_says_what_it_takes() -> None:
    """Nobody is there yet, or nothing was held."""
    assert "There is nothing to compare yet." in page_of(person("Anna"))
    assert "There is nothing to compare yet." in Client().get(PAGE).content.decode()


def test_a_session_that_is_deleted_is_as_if_it_had_never_been(anna: Person) -> None:
    """Not a number of it stays."""
    scope = scope_for(anna)
    before = what_helped_in(scope)
    (extra,) = live_with(anna, 1)

    assert what_helped_in(scope) != before
    assert entry_delete(scope, sitting=extra)
    assert what_helped_in(scope) == before


def test_what_was_not_answered_and_what_was_read_from_paper_is_said(anna: Person) -> None:
    """Neither is made up."""
    paper = sitting(anna)
    Sitting.objects.filter(pk=paper.pk).update(status=Status.FINISHED)
    live_with(anna, 3, answered=0.0)
    page = page_of(anna)

    assert "Answered after 40 of 43 sessions. What was not answered is not guessed." in page
    assert "One session was held without the player." in page


def test_nobody_is_told_what_helped_somebody_else(anna: Person) -> None:
    """Not even in the same household."""
    ben = person("Ben", anna.household)

    assert "There is nothing to compare yet." in page_of(ben)
    assert what_helped_in(scope_for(ben)).legs == ()


def test_who_massages_somebody_else_reads_of_their_legs(anna: Person) -> None:
    """The check-in before said who massages whom."""
    check_in(visitor(anna), who="giver")
    page = page_of(anna)

    assert "<h1>What helped them</h1>" in page
    assert "Seems to help them more." in page


def test_however_long_the_diary_the_page_asks_the_database_no_more(anna: Person, django_assert_max_num_queries) -> None:
    """Sittings, pain and events, each once."""
    scope = scope_for(anna)
    with django_assert_max_num_queries(3):
        assert [account.leg for account in what_helped_in(scope).legs] == [Leg.LEFT]


def test_a_clock_that_ran_ahead_changes_nothing_but_the_day(anna: Person) -> None:
    """A day to come counts as today."""
    later = datetime.now(UTC) + timedelta(days=900)
    Sitting.objects.filter(person=anna).update(made_at=later)

    assert what_helped_in(scope_for(anna)).legs[0].answered == 40
