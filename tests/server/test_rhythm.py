"""A programme that somebody keeps: begun, paused without guilt, ended; each session of it is asked about as any."""

from __future__ import annotations

from datetime import timedelta

import pytest

from legato.library import load_library
from legato.server.records.people.models import Person
from legato.server.records.rhythm.models import Rhythm
from legato.server.records.sittings.models import Draft
from server.builders import event, held, person, send_events, visitor

pytestmark = pytest.mark.django_db
EVENING = "evening-legs"


def plain(page: str) -> str:
    """Return a page without the signs that set names and numbers apart."""
    return page.replace("\u2068", "").replace("\u2069", "")


def begun(anna: Person) -> Rhythm:
    """Return what somebody keeps."""
    return Rhythm.objects.get(person=anna, ended_on__isnull=True)


def test_whoever_begins_one_finds_it_on_the_first_page() -> None:
    """It begins today, and today is a good day for the first session."""
    anna = person("Anna")
    client = visitor(anna)

    client.post(f"/programme/begin/{EVENING}/")
    home = client.get("/").content.decode()

    assert "Tired legs in the evening" in home
    assert "Today is a good day for the next session." in home


def test_one_is_kept_at_a_time() -> None:
    """Another one takes its place; pressed twice, the same one goes on."""
    anna = person("Anna")
    client = visitor(anna)

    for name in (EVENING, "after-sport", "after-sport"):
        client.post(f"/programme/begin/{name}/")

    assert begun(anna).programme == "after-sport"
    assert Rhythm.objects.filter(person=anna).count() == 2


def test_a_check_in_that_was_left_open_is_not_started_over_by_it() -> None:
    """Its card offers a session again once that is finished or put away."""
    anna = person("Anna")
    client = visitor(anna)
    client.post(f"/programme/begin/{EVENING}/")
    assert "Begin: 10 minutes" in plain(client.get("/").content.decode())

    client.post("/check-in/")

    assert "Begin: 10 minutes" not in plain(client.get("/").content.decode())


def test_a_programme_that_is_not_there_is_not_begun() -> None:
    """An address that nobody has written down leads nowhere, and nothing is kept."""
    anna = person("Anna")

    assert visitor(anna).post("/programme/begin/of-my-own/").status_code == 404
    assert not Rhythm.objects.exists()


def test_days_of_rest_are_not_counted() -> None:
    """Ten days of pause move the end by ten days, and no sentence speaks of it."""
    anna = person("Anna")
    client = visitor(anna)
    client.post(f"/programme/begin/{EVENING}/")
    today = begun(anna).begun_on
    client.post("/programme/pause/")
    Rhythm.objects.update(begun_on=today - timedelta(days=12), paused_on=today - timedelta(days=10))

    client.post("/programme/pause/")
    assert "It rests. Go on whenever you like." in client.get("/programme/").content.decode()
    client.post("/programme/go-on/")
    client.post("/programme/go-on/")
    page = client.get("/programme/").content.decode()

    assert begun(anna).begins == today - timedelta(days=2)
    assert begun(anna).begun_on == today - timedelta(days=12)
    assert "Week 1: no session of 3" in plain(page)
    assert "Week 2" not in plain(page)


def test_at_the_end_one_looks_back() -> None:
    """After its weeks it says what was done and claims nothing."""
    anna = person("Anna")
    client = visitor(anna)
    client.post(f"/programme/begin/{EVENING}/")
    Rhythm.objects.update(begun_on=begun(anna).begun_on - timedelta(weeks=4))

    page = client.get("/programme/").content.decode()

    assert "There was no session in these weeks." in page
    assert load_library().programmes[EVENING].look_back in page


def test_what_was_held_is_counted() -> None:
    """A session of the diary counts, whether or not it was begun from here."""
    anna = person("Anna")
    client = visitor(anna)
    client.post(f"/programme/begin/{EVENING}/")
    Rhythm.objects.update(begun_on=begun(anna).begun_on - timedelta(days=4))
    send_events(client, held(anna, 3), event("started"), event("finished", 60_000))

    assert "Week 1: one session of 3" in plain(client.get("/programme/").content.decode())


def test_its_session_begins_with_the_questions_and_its_wishes_chosen() -> None:
    """The red flags come first as always; what it wishes for is only chosen beforehand."""
    anna = person("Anna")
    client = visitor(anna)
    client.post(f"/programme/begin/{EVENING}/")

    answer = client.post("/programme/session/")
    draft = Draft.objects.get(person=anna)

    assert answer.headers["Location"] == f"/check-in/{draft.id}/first-questions/"
    assert draft.answers["today"] == {
        "complaint": "tired_from_standing",
        "minutes": 10,
        "aims": ["lighten", "relax"],
        "done": False,
    }


def test_whoever_ends_it_is_asked_nothing_more() -> None:
    """The first page says nothing of it, and its own page leads to the others."""
    anna = person("Anna")
    client = visitor(anna)
    client.post(f"/programme/begin/{EVENING}/")

    client.post("/programme/end/")

    assert "Your programme" not in client.get("/").content.decode()
    assert client.get("/programme/").headers["Location"] == "/library/programmes/"


def test_somebody_else_keeps_their_own() -> None:
    """What Anna began is not shown to Ben, and Ben ends nothing of hers."""
    anna = person("Anna")
    ben = person("Ben", anna.household)
    visitor(anna).post(f"/programme/begin/{EVENING}/")

    visitor(ben).post("/programme/end/")

    assert begun(anna).programme == EVENING
    assert "Your programme" not in visitor(ben).get("/").content.decode()
