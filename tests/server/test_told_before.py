"""What was told once is not dropped on the next page: a missing foot, a stop, a refusal."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from server.builders import answer_step, begin, event, person, send_events, sitting, tell, ticks, up_to, visitor

pytestmark = pytest.mark.django_db


def test_a_missing_foot_can_be_said_again_after_the_page_has_saved_itself() -> None:
    """The page keeps what was ticked before it is sent off; the places stay on offer for this one question."""
    client = visitor()
    draft = up_to(client, "health")
    told = {"age": "67", **ticks("leg_missing", leg="right", zones=("toes", "heel"))}

    client.post(f"/check-in/{draft.id}/health/", told, headers={"X-Autosave": "1"})
    sent = answer_step(client, draft, "health", told)

    assert sent.status_code == 302
    draft.refresh_from_db()
    facts = draft.answers["health"]["facts"]
    assert [(fact["fact"], fact["leg"]) for fact in facts] == [("leg_missing", "right")]


def test_after_a_stop_the_page_still_says_what_to_do() -> None:
    """One leg swells, the session ends, and the next page is no time to be cheerful."""
    whose = person()
    client = visitor(whose)
    played = sitting(whose)
    send_events(client, played, event("something_wrong", leg="left", detail={"what": "leg_swollen"}))

    page = client.get(f"/sittings/{played.id}/after/").content.decode()

    assert "verdict-red" in page
    assert 'href="tel:' in page
    assert "Drink if you are thirsty" not in page


def test_a_refusal_is_recalled_at_the_next_check_in() -> None:
    """Whoever begins anew reads what refused massage last time, and where it says what to do."""
    client = visitor()
    refused = begin(client)
    tell(client, refused, "one_leg_swollen")

    again = client.get(f"/check-in/{begin(client).id}/first-questions/").content.decode()

    assert "Your last check-in said no massage." in again
    assert f"/check-in/{refused.id}/verdict/" in again


@pytest.mark.parametrize("away", [timedelta(days=3), timedelta(days=-3)])
def test_an_old_refusal_is_not_recalled(away: timedelta) -> None:
    """After two days the questions stand by themselves, whatever a clock says."""
    client = visitor()
    refused = begin(client)
    tell(client, refused, "one_leg_swollen")
    type(refused).objects.filter(id=refused.id).update(saved_at=timezone.now() - away)

    again = client.get(f"/check-in/{begin(client).id}/first-questions/").content.decode()

    assert "Your last check-in said no massage." not in again
