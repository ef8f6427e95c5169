"""Records that were written before: what was found out by comparing clocks until then is written down once."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import timedelta
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection
from django.utils import timezone

from legato.server.records.people.models import Household, Person
from legato.server.records.sittings.models import Draft, Event, Outcome, Sitting, Status, Withdrawal
from server.builders import person, sitting

pytestmark = pytest.mark.django_db
ROWS = {
    "people": ("0002_order_is_written_down", "the_first_is_home"),
    "sittings": ("0005_order_is_written_down", "withdraw_what_was"),
}
LATER, EARLIER = timedelta(minutes=1), timedelta(minutes=-1)


def migrate(app: str) -> None:
    """Do what the migration of an app does to rows."""
    module, step = ROWS[app]
    getattr(import_module(f"legato.server.records.{app}.migrations.{module}"), step)(apps, connection.schema_editor())


def refused(whose: Person, after: Sitting, by: timedelta) -> None:
    """Keep a refusal as it was before: beside the plan, and dated."""
    made = Draft.objects.create(person=whose, outcome=Outcome.REFUSED)
    Draft.objects.filter(id=made.id).update(saved_at=after.made_at + by)


def wrong(whose: Person, after: Sitting, by: timedelta) -> None:
    """Keep something that felt wrong in another session."""
    Event.objects.create(
        id=uuid.uuid4(),
        sitting=sitting(whose),
        kind="something_wrong",
        at_ms=0,
        happened_at=timezone.now(),
        received_at=after.made_at + by,
        detail={"what": "hurts"},
    )


@pytest.mark.parametrize(("happened", "because"), [(refused, Withdrawal.REFUSED), (wrong, Withdrawal.TROUBLE)])
@pytest.mark.parametrize("status", [Status.PLANNED, Status.PLAYING])
def test_withdraws_what_the_dates_would_have(happened, because: Withdrawal, status: Status) -> None:
    """A plan with something after it, by whose date; with the reason, and for good."""
    anna = person()
    plan = sitting(anna)
    Sitting.objects.filter(id=plan.id).update(status=status)
    happened(anna, plan, LATER)
    migrate("sittings")
    plan.refresh_from_db()

    assert plan.withdrawn == because
    assert plan.withdrawn_at == plan.made_at + LATER
    assert bool(plan.withdrawn_by_check_in) is (because == Withdrawal.REFUSED)
    assert bool(plan.withdrawn_by_event) is (because == Withdrawal.TROUBLE)


@pytest.mark.parametrize("happened", [refused, wrong])
def test_leaves_alone_what_came_after_and_what_is_somebody_elses(happened) -> None:
    """A plan that knew of it, and Ben's."""
    anna = person("Anna")
    plan, bens = sitting(anna), sitting(person("Ben", anna.household))
    happened(anna, plan, EARLIER)
    migrate("sittings")

    for each in (plan, bens):
        each.refresh_from_db()
        assert each.withdrawn == ""


def test_keeps_withdrawn_what_had_no_mark() -> None:
    """Until now an empty mark kept a plan off the home page."""
    plan = sitting(person())
    Sitting.objects.update(compiled_by="")
    migrate("sittings")
    plan.refresh_from_db()

    assert plan.withdrawn == Withdrawal.UNKNOWING


def test_the_household_that_visitors_had_stays_theirs() -> None:
    """It was the first that was made."""
    first = person("Anna").household
    person("Eve")
    Household.objects.update(is_home=False)
    migrate("people")

    assert list(Household.objects.filter(is_home=True)) == [first]


def test_an_empty_installation_has_nobody_to_move() -> None:
    """Nothing to do."""
    migrate("people")
    migrate("sittings")

    assert not Household.objects.exists()


@dataclass
class KeptAsk:
    """A press as it was kept with its sentence."""

    kind: str
    says: str
    wish: str = ""
    most: int | None = None

    def save(self, update_fields: list[str]) -> None:
        """Keep the code."""
        assert set(update_fields) == {"wish", "most"}


@pytest.mark.parametrize(
    ("kind", "says", "wish", "most"),
    [
        ("softer", "They ask for softer.", "softer", None),
        ("stop", "They ask you to stop. Take your hands away.", "stop", None),
        ("more", "They ask for more. Go up slowly, and no further than moderate.", "more", 4),
        ("more", "They ask for more. Go up slowly, and no further than firm.", "more", 6),
        ("more", "They ask for more, but this is as firm as it may be here. Stay as you are.", "more_is_most", None),
        ("more", "They ask for more. Wait for the next technique.", "more_nowhere", None),
        ("more", "A sentence of a version that nobody knows.", "more_is_most", None),
        ("stop", "A sentence of a version that nobody knows.", "stop", None),
    ],
)
def test_a_kept_sentence_becomes_its_code(kind: str, says: str, wish: str, most: int | None) -> None:
    """What cannot be read asks for nothing more, and a stop stays a stop."""
    kept = KeptAsk(kind, says)
    module = import_module("legato.server.records.pairing.migrations.0002_say_by_codes")
    asks = SimpleNamespace(objects=SimpleNamespace(all=lambda: [kept]))
    module.read_sentences(SimpleNamespace(get_model=lambda *_: asks), None)

    assert (kept.wish, kept.most) == (wish, most)
