"""Every page: it answers without a script, asks the database little, and says one thing first."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from http import HTTPStatus

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import resolve

from legato.library import load_library
from legato.safety import load_foot_check
from legato.server.records.people.models import Household
from legato.server.records.sittings.models import Draft, Sitting
from server.addresses import LIBRARY, operations_of, pages_of, routes
from server.builders import TODAY, answer_step, begin, event, held, person, send_events, sitting, ticks, visitor

pytestmark = pytest.mark.django_db
HTML = "text/html"
MOST_QUERIES = 10
MOST_QUERIES_OF_THE_EXPORT = 12
"""It reads each kind of record once."""
NOT_PAGES = {
    r"clips/^(?P<name>[0-9a-f]{64})\.(?P<ending>ogg|mp3)$",
    "theme/",
    "region/",
    # For monitors and the browser, not for people; and the address the quick pages are kept under.
    "healthz",
    "sw.js",
    "manifest.webmanifest",
    "quick/",
    "check-in/",
    # Of a check-in that has begun it leads on; tests/e2e/test_pages_for_everybody.py looks at it before.
    "check-in/asked/<uuid:draft_id>/",
    "check-in/<uuid:draft_id>/who/",
    "check-in/<uuid:draft_id>/whose/",
    "check-in/<uuid:draft_id>/verdict/",
    "check-in/<uuid:draft_id>/foot-check/",
    "check-in/<uuid:draft_id>/where/",
    "check-in/<uuid:draft_id>/no-plan/",
    "shared/begin/",
    "sittings/<uuid:sitting_id>/edit/",
    "sittings/<uuid:sitting_id>/repeat/",
    "sittings/<uuid:sitting_id>/phones/joined/",
    "sittings/<uuid:sitting_id>/phones/<uuid:phone_id>/end/",
    "sittings/<uuid:sitting_id>/phones/<uuid:phone_id>/name/",
    # The programme somebody keeps leads to the library where there is none; tests/server/test_rhythm.py reads it.
    "programme/",
    "programme/begin/<slug:name>/",
    "programme/pause/",
    "programme/go-on/",
    "programme/end/",
    "programme/session/",
    "programme/reminders/remove/",
    "programme/reminders/file/",
    "programme/reminders/address/",
    "programme/reminders/address/end/",
    # For calendars, not for people; tests/server/test_calendars.py asks as one.
    "calendar/<str:token>.ics",
    "people/add/",
    "voices/use/",
    "voices/listen/",
    "voices/lines/",
    "people/<uuid:person_id>/choose/",
    # Files to take along, and forms.
    "diary/take-along/file/",
    "people/export/",
    "people/copies/everything/",
    "people/copies/bring-back/",
    "people/copies/<str:name>/",
    "people/copies/<str:name>/bring-back/",
    "people/copies/<str:name>/delete/",
    "people/<uuid:person_id>/copy/",
}
"""Addresses that take forms only, or lead on; other tests walk through them."""


@pytest.fixture(scope="module")
def household(records_of_the_file: None) -> tuple[Client, Sitting, Draft]:
    """Give a household with a history: three people, ten sessions held and one stopped, a plan and an open check-in.

    Made once, because no test of this file writes.
    """
    anna = person("Anna")
    for name in ("Ben", "Cleo"):
        person(name, anna.household)
    client = visitor(anna)
    for before in (3, 4, 5, 6, 7, 3, 4, 5, 6, 7):
        send_events(client, held(anna, before), event("started"), event("finished", 60_000))
    hurt = sitting(anna)
    send_events(client, hurt, event("something_wrong", 9_000, detail={"what": "hurts", "where": "left_knee"}))
    draft = begin(client)
    answer_step(client, draft, "since-last-time", {f"reply-{hurt.events.get().id}": "still"})
    answer_step(client, draft, "first-questions", {"none": "yes"})
    answer_step(client, draft, "today", {**TODAY, "pain-left-calf": "5"})
    answer_step(client, draft, "health", {"age": "44", **ticks("diabetes")})
    for look in load_foot_check().looks:
        answer_step(client, draft, f"foot-check/{look.id}", {"none": "yes"})
    return client, sitting(anna), draft


def test_the_sweep_knows_every_page(household: tuple[Client, Sitting, Draft]) -> None:
    """A page that is added without a test fails here."""
    _, planned, draft = household
    swept = {resolve(address.split("?")[0]).route for address in pages_of(planned, draft)}

    assert {route for route in routes() if not route.startswith(("api/", "^api"))} == swept | NOT_PAGES, (
        "a page goes into tests/server/addresses.py; what takes a form only, or leads on, into NOT_PAGES"
    )


@dataclass(frozen=True)
class Looked:
    """A page as it came, and how often the database was asked for it."""

    answer: HttpResponse
    queries: int

    @property
    def text(self) -> str:
        """What a browser gets."""
        return self.answer.content.decode()


def looked(client: Client, addresses: Iterable[str]) -> dict[str, Looked]:
    """Look at addresses, one after the other."""
    pages = {}
    for address in addresses:
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(address)
        # A file is read to its end, which closes it.
        _ = answer.getvalue() if answer.streaming else None
        pages[address] = Looked(answer, len(queries))
    return pages


@pytest.fixture(scope="module")
def pages(household: tuple[Client, Sitting, Draft]) -> dict[str, Looked]:
    """Every page of the household."""
    client, planned, draft = household
    return looked(client, pages_of(planned, draft))


def test_every_page_answers_with_few_queries(pages: dict[str, Looked]) -> None:
    """No page needs more than eight, however much there is to show."""
    assert {address for address, page in pages.items() if page.answer.status_code != HTTPStatus.OK} == set()
    assert {address: page.queries for address, page in pages.items() if page.queries > MOST_QUERIES} == {}


def test_every_operation_answers_with_few_queries(household: tuple[Client, Sitting, Draft]) -> None:
    """The same for what can be read from the API."""
    client, planned, _ = household
    for address, answered in looked(client, operations_of(planned)).items():
        assert answered.answer.status_code == 200, address
        most = MOST_QUERIES_OF_THE_EXPORT if address.endswith("/export") else MOST_QUERIES
        assert answered.queries <= most, address


def test_every_page_has_one_heading_a_title_and_a_language(pages: dict[str, Looked]) -> None:
    """What a screen reader says first."""
    html = {address: page for address, page in pages.items() if page.answer.headers["Content-Type"].startswith(HTML)}

    assert len(html) > 20
    for address, page in html.items():
        assert len(re.findall(r"<h1[ >]", page.text)) == 1, address
        assert re.search(r"<title>[^<]+</title>", page.text), address
        assert '<html lang="en-GB"' in page.text, address
        assert '<main id="main"' in page.text, address


def test_no_page_has_a_script_or_style_inside(pages: dict[str, Looked]) -> None:
    """The security policy forbids them, so one that slipped in would silently not work."""
    for address, page in pages.items():
        assert re.search(r"<style|\sstyle=|\son[a-z]+=", page.text) is None, address
        for tag in re.findall(r"<script[^>]*>", page.text):
            assert "src=" in tag or 'type="application/json"' in tag, (address, tag)


def test_no_page_asks_for_anything_from_elsewhere(pages: dict[str, Looked]) -> None:
    """Only links that somebody follows on purpose lead out."""
    for address, page in pages.items():
        assert re.search(r'(?:src|action|srcset|poster)="(?:https?:)?//', page.text) is None, address
        assert re.search(r'<link[^>]+href="(?:https?:)?//', page.text) is None, address


def test_every_page_works_before_anybody_has_begun() -> None:
    """An empty installation has nobody to care for yet."""
    client = Client()
    Household.objects.all().delete()
    for address in ("/", "/diary/", "/people/", "/people/delete-everything/", *LIBRARY):
        assert client.get(address).status_code == 200, address


def test_every_technique_has_its_page() -> None:
    """With its words, its stop signs and what rules it out."""
    client = Client()
    for technique in load_library().techniques.values():
        page = client.get(f"/library/techniques/{technique.id}/").content.decode()
        assert technique.words.name in page
        assert "Stop if" in page
        assert "Left out when" in page


def test_search_finds_plain_words_and_survives_strange_ones() -> None:
    """A word that is there is found; anything else is answered kindly, and never run."""
    client = Client()

    assert "/library/techniques/" in client.get("/library/search/", {"q": "calf"}).content.decode()
    for query in ("xqzv", "<script>alert(1)</script>", "'; DROP TABLE", "é" * 5_000):
        page = client.get("/library/search/", {"q": query}).content.decode()
        assert "<script>alert" not in page


def test_the_theme_is_kept_in_a_cookie_and_leads_back() -> None:
    """Dark stays dark, on the page it was chosen on."""
    client = Client()
    answer = client.post("/theme/", {"theme": "dark", "next": "/library/"})

    assert answer.headers["Location"] == "/library/"
    assert 'data-theme="dark"' in client.get("/").content.decode()


def test_choosing_a_theme_never_leads_elsewhere() -> None:
    """An address of another site is not followed."""
    for target in ("https://example.org/", "//example.org", "javascript:alert(1)"):
        assert Client().post("/theme/", {"theme": "dark", "next": target}).headers["Location"] == "/"
