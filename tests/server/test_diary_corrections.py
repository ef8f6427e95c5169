"""An answer that is put right says so, and an entry can be deleted unless the next check-in counts on it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from legato.safety import load_stop_words
from legato.server.records.diary.services import entry_delete
from legato.server.records.holding import sitting_finish
from legato.server.records.lasting import stuck_of
from legato.server.records.people.models import Person
from legato.server.records.sittings.models import Correction, Sitting
from server.builders import event, held, person, scope_for, send_events, sitting, visitor

pytestmark = pytest.mark.django_db


def told(whose: Sitting, score: int | None, felt: str = "better") -> None:
    """Say once more how the left calf is."""
    pains = [] if score is None else [{"leg": "left", "zone": "calf", "score": score}]
    sitting_finish(scope_for(whose.person), sitting=whose, pains=pains, felt=felt)


def entry(whose: Sitting) -> str:
    """Read its page."""
    return visitor(whose.person).get(f"/diary/{whose.id}/").content.decode()


class TestACorrection:
    """What was said first is not forgotten."""

    def test_tells_what_was_said_before(self) -> None:
        """The entry shows the number that counts, and that there was another."""
        one = held(person(), 6, 2)
        told(one, 4)
        page = entry(one)

        assert "Your left calf: 6 before, 4 after." in page
        assert "Left calf, after: 4 instead of 2." in page
        assert "corrected" in visitor(one.person).get("/diary/").content.decode()

    def test_tells_every_step_in_its_order(self) -> None:
        """Corrected twice is corrected twice."""
        one = held(person(), 6, 2)
        told(one, 4, "same")
        told(one, None, "")

        said = [(row.part, row.was, row.became) for row in Correction.objects.all()]
        assert said == [
            ("pain", "2", "4"),
            ("felt", "better", "same"),
            ("pain", "4", ""),
            ("felt", "same", ""),
        ]
        assert "was taken back" in entry(one)

    def test_is_none_the_first_time_or_where_nothing_changes(self) -> None:
        """To answer is not to correct."""
        one = held(person(), 6, 2)
        told(one, 2)

        assert not Correction.objects.exists()
        assert "Corrected" not in entry(one)

    def test_takes_no_warning_back(self) -> None:
        """Pain that rose was told, and stays told, whatever the number says now."""
        one = held(person(), 3, 6)
        told(one, 2)

        assert one.events.filter(kind="told_after", detail__what="pain_rose").exists()


class TestDeleting:
    """One entry, with everything in it."""

    def test_asks_once_and_then_nothing_is_left(self) -> None:
        """The others stay."""
        anna = person()
        kept, gone = held(anna), held(anna)
        client = visitor(anna)

        assert "Delete the entry of" in client.get(f"/diary/{gone.id}/delete/").content.decode()
        answer = client.post(f"/diary/{gone.id}/delete/")

        assert answer.headers["Location"] == "/diary/"
        assert list(Sitting.objects.all()) == [kept]
        assert client.get(f"/diary/{gone.id}/").status_code == 404

    def test_keeps_what_makes_the_next_session_more_careful(self) -> None:
        """Something felt wrong: without the entry nobody would ask about it any more."""
        hurt = sitting(person())
        client = visitor(hurt.person)
        send_events(client, hurt, event("something_wrong", 9_000, detail={"what": "hurts", "where": "left_knee"}))
        answer = client.post(f"/diary/{hurt.id}/delete/")

        assert answer.status_code == 409
        assert "it has to stay" in answer.content.decode()
        assert "button-danger" not in answer.content.decode()
        assert Sitting.objects.filter(id=hurt.id).exists()

    def test_keeps_a_place_that_does_not_get_better(self) -> None:
        """Its advice counts the sessions, so none of those goes; one about another place may."""
        anna, numbers = person(), load_stop_words().not_better
        ones = [held(anna, 6, 6) for _ in range(numbers.sessions)]
        for nth, one in enumerate(ones):
            at = timezone.now() - timedelta(days=nth * numbers.days)
            Sitting.objects.filter(id=one.id).update(made_at=at)
        elsewhere = sitting(anna, pain=[{"leg": "right", "zone": "heel", "score": 4}])

        assert stuck_of(scope_for(anna), anna)
        assert not any(entry_delete(scope_for(anna), sitting=one) for one in ones)
        assert entry_delete(scope_for(anna), sitting=elsewhere)

    def test_is_not_for_anybody_else(self) -> None:
        """An entry of another person of the household is as good as not there."""
        anna = person()
        ben: Person = person("Ben", anna.household)
        one = held(ben)

        assert visitor(anna).post(f"/diary/{one.id}/delete/").status_code == 404
        assert Sitting.objects.filter(id=one.id).exists()
