"""The last session once more: one page that asks for anything new, and what was told then to be confirmed."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from legato.server.records.checkins.there import MISSING
from legato.server.records.sittings.models import Draft, Sitting
from server.builders import answer_step, check_in, ticks, turn_to, visitor

pytestmark = pytest.mark.django_db


def _known() -> tuple[Client, Sitting]:
    """Give somebody of 44 who has held a session for a left calf that hurt 5 of 10."""
    client = visitor()
    check_in(client, legs={})
    return client, Sitting.objects.get()


def _again(client: Client, sitting: Sitting) -> tuple[Draft, str]:
    client.post(f"/sittings/{sitting.id}/repeat/")
    draft = Draft.objects.get(outcome="open")
    return draft, client.get(f"/check-in/{draft.id}/first-questions/").content.decode()


def _first(client: Client, draft: Draft, **given: Any) -> Any:
    return answer_step(client, draft, "first-questions", {"none": "yes", "health": "right", **given})


def test_the_first_page_shows_what_was_told_last_time() -> None:
    """Where it hurt, with its number, and how the session was: nothing is taken that is not shown."""
    client, sitting = _known()
    _, page = _again(client, sitting)

    assert "As last time" in page
    assert "Left calf: pain 5 of 10" in page
    assert "20 min" in page
    assert "Anything new since" in page


def test_nothing_new_leads_past_every_page_that_was_confirmed() -> None:
    """Pain in one calf alone is asked about every time, whatever was said before; then the session is there."""
    client, sitting = _known()
    draft, _ = _again(client, sitting)
    answer = _first(client, draft, again="same")

    assert answer.headers["Location"].endswith("/your-legs/")
    answer = answer_step(client, draft, "your-legs", {})
    new = Sitting.objects.exclude(id=sitting.id).get()
    assert answer.headers["Location"] == f"/sittings/{new.id}/play/"
    assert new.session["checkin"]["pain"] == sitting.session["checkin"]["pain"]
    assert new.repeats == sitting


def test_different_today_asks_where_it_hurts() -> None:
    """What was marked is there to begin with, and counts only once it is sent off."""
    client, sitting = _known()
    draft, _ = _again(client, sitting)
    answer = _first(client, draft, again="other")
    draft.refresh_from_db()

    assert answer.headers["Location"].endswith("/today/")
    assert not draft.answers["today"]["done"]


def test_silence_is_no_answer() -> None:
    """A form without that choice, as a giver's is before they have asked, leads to the page that asks."""
    client, sitting = _known()
    draft, _ = _again(client, sitting)

    assert _first(client, draft).headers["Location"].endswith("/today/")


def test_nothing_is_proposed_to_a_giver() -> None:
    """Whoever answers for somebody else asks first."""
    client, sitting = _known()
    draft, page = _again(client, sitting)
    assert 'name="again" value="same" checked' in page
    turn_to(client, draft, "giver")
    page = client.get(f"/check-in/{draft.id}/first-questions/").content.decode()

    assert 'name="again" value="same" checked' not in page
    assert "Is it like that again today?" in page


def test_a_sign_of_today_still_refuses() -> None:
    """What was confirmed of last time lowers nothing that is noticed now."""
    client, sitting = _known()
    draft, _ = _again(client, sitting)
    given = {**ticks("one_leg_swollen"), "health": "right", "again": "same"}
    answer = answer_step(client, draft, "first-questions", given)

    assert answer.headers["Location"].endswith("/verdict/")


def test_of_what_is_missing_nothing_is_taken_over() -> None:
    """A part of a leg may have been lost since: only what is there can hurt as last time."""
    client, sitting = _known()
    check_in(client, health={"age": "44", **ticks(MISSING)})
    draft, page = _again(client, sitting)
    _first(client, draft, again="same")
    draft.refresh_from_db()

    assert "Left calf: pain" not in page
    assert draft.answers["today"]["pain"] == []
