"""Many people: a practice or a home for the old has hundreds, and each is found by name, a page at a time."""

from __future__ import annotations

import html
import re

import pytest
from django.test import Client

from legato.server.doors.pages.people.views import AT_A_TIME
from legato.server.records.people.models import Person
from legato.server.records.people.names import name_key
from server.builders import person, visitor

pytestmark = pytest.mark.django_db
MANY = 500
MOST_BYTES = 100_000


@pytest.fixture
def somebody() -> Person:
    """Add the first of many."""
    first = person("Anna")
    Person.objects.bulk_create(
        Person(household=first.household, name=name, name_key=name_key(name))
        for name in [f"Patient {nth}" for nth in range(MANY - 2)] + ["Émile Ünlü"]
    )
    return first


def names(client: Client, path: str) -> list[str]:
    """Return who is listed."""
    found = re.findall(r'<h2 class="named">.*?<bdi>(.*?)</bdi>', client.get(path).content.decode(), re.DOTALL)
    return [html.unescape(name) for name in found]


class TestAListOfManyPeople:
    """Is read a page at a time, without any script."""

    def test_is_no_longer_than_a_page(self, somebody: Person) -> None:
        """It was 876 kB for 500."""
        page = visitor(somebody).get("/people/").content

        assert len(page) < MOST_BYTES
        assert f"1 to {AT_A_TIME} of {MANY}" in page.decode()

    def test_shows_everybody_once(self, somebody: Person) -> None:
        """From page to page, by the links that stand there."""
        client, path, seen = visitor(somebody), "/people/", list[str]()
        while path:
            seen += names(client, path)
            following = re.search(r'rel="next" href="([^"]+)"', client.get(path).content.decode())
            path = "/people/" + html.unescape(following[1]) if following else ""

        assert len(seen) == len(set(seen)) == MANY

    @pytest.mark.parametrize("words", ["Émile", "emile ünlü"[1:], "E\u0301MILE", "ünLÜ"])
    def test_is_searched_by_name(self, somebody: Person, words: str) -> None:
        """In whatever case, and however the letters are composed."""
        assert names(visitor(somebody), f"/people/?q={words}") == ["Émile Ünlü"]

    def test_is_searched_page_by_page(self, somebody: Person) -> None:
        """The next page is still of what was looked for."""
        client = visitor(somebody)
        page = client.get("/people/?q=patient+1").content.decode()
        following = re.search(r'rel="next" href="([^"]+)"', page)
        assert following is not None

        assert all("Patient 1" in name for name in names(client, "/people/" + html.unescape(following[1])))

    def test_says_that_nobody_was_found(self, somebody: Person) -> None:
        """And how to see everybody again."""
        page = visitor(somebody).get("/people/?q=%25").content.decode()

        assert "Nobody has “<bdi>%</bdi>” in their name." in page
        assert "Show everybody" in page

    @pytest.mark.parametrize("page", ["0", "-1", "99999", "two", ""])
    def test_knows_no_page_that_is_missing(self, somebody: Person, page: str) -> None:
        """The nearest is shown."""
        assert visitor(somebody).get(f"/people/?page={page}").status_code == 200

    def test_costs_no_other_page_anything(self, somebody: Person, django_assert_max_num_queries) -> None:
        """Who is cared for is asked for by one question, and nobody else is read."""
        client = visitor(somebody)
        with django_assert_max_num_queries(12) as asked:
            client.get("/")

        assert not [one["sql"] for one in asked.captured_queries if "Patient" in str(one)]
        client.get("/people/copies/")
        assert len(client.get("/people/copies/").content) < MOST_BYTES


def test_a_few_people_are_not_searched() -> None:
    """A family sees itself at a glance."""
    page = visitor(person()).get("/people/").content.decode()

    assert "Find somebody" not in page
    assert "1 to 1" not in page
