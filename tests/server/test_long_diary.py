"""A diary of years: every session can be seen and corrected, and what is counted says of how many it tells."""

from __future__ import annotations

import re
import uuid
from datetime import UTC, datetime, timedelta

import pytest

from legato.server.doors.pages.diary.views import AT_A_TIME, MOST_SUMMED
from legato.server.records.people.models import Person
from legato.server.records.sittings.models import Sitting, Status, ZonePain
from server.builders import held, person, visitor

pytestmark = pytest.mark.django_db
MANY = 230
FIRST = datetime(2026, 1, 1, 12, tzinfo=UTC)


@pytest.fixture
def anna() -> Person:
    """Give somebody who has held a session on each of many days."""
    anna = person()
    one = held(anna)
    Sitting.objects.filter(id=one.id).update(made_at=FIRST, started_at=None, zone="UTC")
    one.refresh_from_db()
    for nth in range(1, MANY):
        one.pk, one.made_at, one.status = uuid.uuid4(), FIRST + timedelta(days=nth), Status.FINISHED
        one.save(force_insert=True)
        ZonePain.objects.create(sitting=one, leg="left", zone="calf", before=5, after=2)
    return anna


def sessions(page: str) -> list[str]:
    """Return which sessions can be opened from a page."""
    return re.findall(r'class="entry-day"><a href="/diary/([0-9a-f-]{36})/"', page)


class TestALongDiary:
    """Ended at the newest hundred, and said so nowhere."""

    def test_shows_every_session_once(self, anna: Person) -> None:
        """From page to page, by the links that stand there; the oldest can be corrected as well."""
        client, path, seen = visitor(anna), "/diary/", list[str]()
        while path:
            page = client.get(path).content.decode()
            seen += sessions(page)
            following = re.search(r'rel="next" href="([^"]+)"', page)
            path = "/diary/" + following[1] if following else ""

        assert len(seen) == len(set(seen)) == MANY
        assert f"/sittings/{seen[-1]}/after/" in client.get(f"/diary/{seen[-1]}/").content.decode()

    def test_says_where_it_stands(self, anna: Person) -> None:
        """How many there are, and which of them these are."""
        page = visitor(anna).get("/diary/?page=2").content.decode()

        assert f"{AT_A_TIME + 1} to {2 * AT_A_TIME} of {MANY}" in page
        assert "Newer sessions" in page
        assert "Older sessions" in page

    def test_says_of_how_many_sessions_the_plots_tell(self, anna: Person) -> None:
        """Of the newest; on the other pages they would be of something else, so there are none."""
        client = visitor(anna)

        assert f"Only the newest {MOST_SUMMED} sessions are counted here." in client.get("/diary/").content.decode()
        assert "Your legs over time" not in client.get("/diary/?page=2").content.decode()


def test_a_short_diary_is_one_page_and_counts_everything() -> None:
    """Nothing is said about pages where there is one."""
    anna = person()
    held(anna)
    page = visitor(anna).get("/diary/").content.decode()

    assert "Older sessions" not in page
    assert "sessions are counted here" not in page
