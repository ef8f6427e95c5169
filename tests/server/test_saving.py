"""What a page saves by itself: it counts when it is newer than what is kept, and only then."""

from __future__ import annotations

import re
import uuid
from random import Random
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from legato.server.records.changing import GoneError
from legato.server.records.checkins.draft import Save, is_newer, with_save
from legato.server.records.checkins.services import draft_save
from legato.server.records.people.deleting import person_delete
from legato.server.records.sittings.models import Draft
from legato.server.wire.middleware import GoneMiddleware
from server.builders import TODAY, answer_step, begin, person, scope_for, sitting, visitor

pytestmark = pytest.mark.django_db
MAP = "today"


class Page:
    """A page of the map that was loaded now, as `autosave.ts` saves it."""

    def __init__(self, client: Client, draft: Draft) -> None:
        """Read how often the step had been written."""
        self._client, self._draft = client, draft
        shown = client.get(f"/check-in/{draft.id}/today/").content.decode()
        (self._seen,) = re.findall(r'data-writes="(\d+)"', shown)
        self._id, self._number = uuid.uuid4(), 0

    def form(self, pain: int) -> dict[str, Any]:
        """Give the form as it is sent next."""
        self._number += 1
        return {**TODAY, "pain-left-calf": str(pain), "saving": f"{self._id}.{self._number}.{self._seen}"}

    def saves(self, pain: int, form: dict[str, Any] | None = None) -> int:
        """Save by itself, or let an earlier form arrive now; give the pain that is kept then."""
        headers = {"X-Autosave": "1"}
        assert answer_step(self._client, self._draft, MAP, form or self.form(pain), headers=headers).status_code == 204
        return kept(self._draft)

    def sends_off(self, pain: int) -> int:
        """Send it off; give the pain that is kept then."""
        assert answer_step(self._client, self._draft, MAP, self.form(pain)).status_code == 302
        return kept(self._draft)


def kept(draft: Draft) -> int:
    """Give the pain that is kept."""
    draft.refresh_from_db()
    return int(draft.answers[MAP]["pain"][0]["score"])


@pytest.fixture
def anna() -> tuple[Client, Draft]:
    """Begin a check-in, up to its map."""
    client = visitor()
    draft = begin(client)
    answer_step(client, draft, "first-questions", {"none": "yes"})
    return client, draft


def test_each_newer_answer_of_a_page_is_kept(anna: tuple[Client, Draft]) -> None:
    """While it is being answered, before and after it was sent off, also when somebody comes back to it."""
    page = Page(*anna)

    assert [page.saves(2), page.saves(3), page.sends_off(4), page.saves(5)] == [2, 3, 4, 5]
    assert Page(*anna).saves(6) == 6


def test_an_older_answer_that_arrives_late_is_left_out(anna: tuple[Client, Draft]) -> None:
    """It was overtaken by a later one, or by what was sent off."""
    page = Page(*anna)
    first, second = page.form(2), page.form(3)

    assert page.saves(0, second) == 3
    assert page.saves(0, first) == 3
    third = page.form(4)
    assert page.sends_off(5) == 5
    assert page.saves(0, third) == 5


def test_a_page_that_was_loaded_before_another_one_wrote_saves_nothing(anna: tuple[Client, Draft]) -> None:
    """Two tabs: the older form would take back what the newer one says; sending it off is somebody's own word."""
    old = Page(*anna)
    assert Page(*anna).saves(7) == 7

    assert old.saves(2) == 7
    assert old.sends_off(3) == 3


A_PAGE = uuid.UUID(int=7)
"""Always the same: processes that share the tests must name them alike."""


@pytest.mark.parametrize("saying", ["", "nonsense", "1.2", f"{A_PAGE}.-1.0", f"{A_PAGE}.1.{'9' * 40}"])
def test_a_form_that_does_not_say_which_page_it_is_replaces_nothing(anna: tuple[Client, Draft], saying: str) -> None:
    """Before anything was written it is kept; afterwards it may be older than what is."""
    page = Page(*anna)

    assert page.saves(0, {**TODAY, "pain-left-calf": "2", "saving": saying}) == 2
    assert page.saves(0, {**TODAY, "pain-left-calf": "3", "saving": saying}) == 2


def test_whatever_order_requests_arrive_in_the_newest_of_a_page_is_kept() -> None:
    """A thousand shuffles of what one page saves and sends off."""
    chance = Random(7)
    for _ in range(1_000):
        answers = with_save({}, MAP, Save("another"))
        last_sent = chance.randint(0, 6)
        arriving = list(range(1, 7))
        chance.shuffle(arriving)
        newest = 0
        for number in arriving:
            save = Save("this", number, seen=1)
            if number == last_sent or is_newer(answers, MAP, save):
                answers = with_save(answers, MAP, save)
                newest = number

        assert newest >= last_sent


def test_what_is_saved_late_does_not_touch_a_check_in_that_is_over(anna: tuple[Client, Draft]) -> None:
    """It was on its way while the plan was made."""
    _, draft = anna
    Draft.objects.update(outcome="planned")
    draft_save(
        scope_for(draft.person),
        draft=draft,
        step=MAP,
        given={"pain": [], "avoid": []},
        done=False,
        save=Save("page", 9, 9),
    )

    assert MAP not in Draft.objects.get().answers


def test_a_change_begins_with_the_row_as_it_stands() -> None:
    """Whatever was set before on a copy that is old by now is forgotten."""
    plan = sitting(person())
    plan.status = "finished"
    with scope_for(plan.person).changing(plan) as row:
        assert row.status == "planned"
        assert row is plan


def test_what_was_deleted_meanwhile_is_not_there_to_be_changed() -> None:
    """A page of it answers as if it had been asked for later."""
    anna = person()
    plan = sitting(anna)
    person_delete(scope_for(anna), person=anna)

    with pytest.raises(GoneError), scope_for(anna).changing(plan):
        pass


def test_a_record_that_goes_between_finding_and_changing_is_not_found() -> None:
    """Its person is deleted in the middle of a request: 404 in either shape, as a moment later."""

    def lost(request: HttpRequest) -> HttpResponse:
        raise GoneError

    for address, shape in (("/sittings/1/edit/", "text/html"), ("/api/v1/sittings/1/events", "application/json")):
        request = RequestFactory().post(address)
        answer = GoneMiddleware(lost).process_exception(request, GoneError())
        assert answer is not None
        assert (answer.status_code, answer.headers["Content-Type"].partition(";")[0]) == (404, shape)
    assert GoneMiddleware(lost).process_exception(request, ValueError()) is None
