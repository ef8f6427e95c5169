"""Plans that chance chose: told on the plan, switched off by who does not want it, the same when asked again."""

from __future__ import annotations

import pytest
from django.test import Client

from legato import pipeline
from legato.pipeline import Planned
from legato.server.records.checkins import services
from legato.server.records.people.models import Person
from legato.server.records.sittings.models import Draft, Sitting
from legato.server.records.sittings.selectors import session_of
from server.builders import check_in, person, scope_for, visitor

pytestmark = pytest.mark.django_db
CHANCE = "Chance chose"


@pytest.fixture
def anna() -> Person:
    """Give somebody new, for whom chance may choose."""
    return person("Anna")


def planned_for(whose: Person) -> tuple[Client, Sitting]:
    """Check in on the pages, and give the plan that comes of it."""
    client = visitor(whose)
    check_in(client)
    return client, Sitting.objects.get(person=whose)


def test_a_plan_says_that_chance_chose_it_and_where_that_is_changed(anna):
    """How many others are as good, and the way to the setting."""
    client, planned = planned_for(anna)
    page = client.get(f"/sittings/{planned.id}/").content.decode()

    assert session_of(planned).draw is not None
    assert CHANCE in page
    assert f"/people/{anna.id}/rename/" in page


def test_seed_digest_and_chances_are_kept_and_give_the_same_session_again(anna):
    """What is stored with a sitting is all it takes."""
    _, planned = planned_for(anna)
    again = pipeline.replay(session_of(planned))

    assert isinstance(again, Planned)
    assert again.cleared.session == session_of(planned)


def test_who_does_not_let_chance_choose_gets_the_best_that_is_known(anna):
    """From the next plan on; and it can be let again."""
    visitor(anna).post(f"/people/{anna.id}/rename/", {"name": "Anna"})
    client, planned = planned_for(anna)

    assert session_of(planned).draw is None
    assert CHANCE not in client.get(f"/sittings/{planned.id}/").content.decode()

    client.post(f"/people/{anna.id}/rename/", {"name": "Anna", "draws": "on"})
    anna.refresh_from_db()
    assert anna.draws


def test_a_changed_plan_was_chosen_by_the_person(anna):
    """Nothing is said of chance any more."""
    client, planned = planned_for(anna)
    block = session_of(planned).blocks[1]
    given = {"change": "drop", "leg": block.leg.value, "technique": block.technique}
    client.post(f"/sittings/{planned.id}/edit/", given)
    planned.refresh_from_db()

    assert session_of(planned).wishes.leave_out
    assert CHANCE not in client.get(f"/sittings/{planned.id}/").content.decode()


def test_asking_again_draws_nothing_anew(anna):
    """A check-in has one seed: going back and forth is no way to another draw."""
    _, planned = planned_for(anna)
    draft = Draft.objects.get(person=anna)

    for _ in range(3):
        again = services.draft_answer(scope_for(anna), draft)
        assert isinstance(again, Planned)
        assert again.cleared.session == session_of(planned)
