"""The app below a path of its own, as `/legato/`: every address it gives begins there, and leads back to it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import closing
from html.parser import HTMLParser
from typing import Any
from wsgiref.util import setup_testing_defaults

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.test import Client
from django.test.utils import override_script_prefix

from legato.server.records.sittings.models import Draft, Sitting
from server.addresses import operations_of, pages_of
from server.builders import TODAY, answer_step, begin, event, find_nothing, held, person, send_events, sitting, visitor

BASE = "/legato/"
Household = tuple[Client, Sitting, Draft]


class Addresses(HTMLParser):
    """Collects every attribute of a page that holds an address on this server."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what begins with a slash."""
        self.found += [value for _, value in attrs if value and value.startswith("/")]


@pytest.fixture(scope="module")
def household(records_of_the_file: None) -> Iterator[Household]:
    """Give a household that lives below a path: a session held, a plan, and an open check-in."""
    with override_script_prefix(BASE):
        anna = person("Anna")
        client = visitor(anna)
        client.defaults["SCRIPT_NAME"] = BASE.rstrip("/")
        send_events(client, held(anna), event("started"), event("finished", 60_000))
        draft = begin(client)
        answer_step(client, draft, "first-questions", {"none": "yes"})
        answer_step(client, draft, "today", {**TODAY, "pain-left-calf": "5"})
        find_nothing(client, draft)
        yield client, sitting(anna), draft


@pytest.fixture(autouse=True)
def below() -> Iterator[None]:
    """Stand below the path, as each request finds it."""
    with override_script_prefix(BASE):
        yield


def addresses_in(page: HttpResponse) -> list[str]:
    """Return every address on this server that a page names, where it leads on included."""
    reader = Addresses()
    reader.feed(page.content.decode())
    return [*reader.found, *filter(None, [page.headers.get("Location")])]


def strings_in(value: Any) -> Iterator[str]:
    """Give every string of a document."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from strings_in(one)
    elif isinstance(value, list):
        for one in value:
            yield from strings_in(one)


@pytest.mark.django_db
class TestAnAppBelowAPath:
    """As a proxy, or another server, mounts it."""

    def test_names_no_address_outside_of_it_on_any_page(self, household: Household) -> None:
        """Links, forms, pictures, scripts, and what the player is told."""
        client, planned, draft = household
        pages = {address: client.get(address) for address in pages_of(planned, draft)}

        assert {page.status_code for page in pages.values()} <= {200, 302}
        found = {address: addresses_in(page) for address, page in pages.items()}
        outside = {(page, one) for page, named in found.items() for one in named if not one.startswith(BASE)}
        assert outside == set()
        assert min(len(named) for named in found.values()) > 0

    def test_tells_scripts_where_it_stands(self, household: Household) -> None:
        """On a page of the frame, and on the player's."""
        client, planned, _ = household
        for address in ("/", f"/sittings/{planned.id}/play/"):
            assert f'data-base="{BASE}"' in client.get(address).content.decode()

    def test_names_no_address_outside_of_it_in_any_document(self, household: Household) -> None:
        """A timeline, a list of clips, and what a device keeps."""
        client, planned, _ = household
        for address in operations_of(planned):
            if address.endswith("openapi.json"):
                continue
            answer = client.get(address)
            assert answer.status_code == 200, address
            told = strings_in(json.loads(answer.getvalue()))
            outside = [one for one in told if re.match(r"/\w", one) and not one.startswith(BASE)]
            assert outside == [], address

    def test_lists_clips_and_pictures_that_a_device_can_fetch(self, household: Household) -> None:
        """There are some, so that the sweep above sees them."""
        client, planned, _ = household
        clips = client.get(f"/api/v1/sittings/{planned.id}/clips").json()
        bundle = client.get("/api/v1/offline").json()

        assert all(one["url"].startswith(f"{BASE}clips/") for one in clips["sounds"].values())
        assert clips["sounds"]
        assert {one.split("static/")[0] for ready in bundle["ready"] for one in ready["pictures"]} == {BASE}

    def test_is_installed_where_it_stands(self) -> None:
        """Its manifest says how far it reaches."""
        manifest = Client().get("/manifest.webmanifest").json()

        assert (manifest["id"], manifest["scope"], manifest["start_url"]) == (BASE, BASE, BASE)
        named = [one["src"] for one in manifest["icons"]] + [one["url"] for one in manifest["shortcuts"]]
        assert all(address.startswith(BASE) for address in named)

    def test_has_a_worker_that_keeps_only_what_is_its_own(self) -> None:
        """One for each path: the worker of the root names other files."""
        below = Client().get("/sw.js").content.decode()
        with override_script_prefix("/"):
            at_root = Client().get("/sw.js").content.decode()

        assert {kept.startswith(BASE) for kept in keeps_of(below)} == {True}
        assert f"{BASE}offline/" in keeps_of(below)
        assert keeps_of(at_root) == [kept.replace(BASE, "/", 1) for kept in keeps_of(below)]

    def test_sends_people_back_to_itself(self, household: Household) -> None:
        """After a choice of look or country, also where the form names another server."""
        client, _, _ = household
        for address, given in (("/theme/", {"theme": "dark"}), ("/region/", {"region": "DE"})):
            for back in ("", "//elsewhere.example/"):
                assert client.post(address, {**given, "next": back}).headers["Location"] == BASE

    def test_still_answers_in_the_shape_of_the_api(self) -> None:
        """An error below /api/ is told in JSON, wherever the app stands."""
        client = Client(SCRIPT_NAME=BASE.rstrip("/"))

        for address in ("/api/v1/nothing", f"/api/v1/sittings/{'0' * 8}/timeline"):
            answer = client.get(address)
            assert answer.status_code in {404, 422}
            assert set(answer.json()["error"]) == {"says", "findings"}
        assert client.get("/api/v1/techniques").headers["Content-Security-Policy"].startswith("default-src 'none'")


@pytest.fixture
def records_stay_open() -> Iterator[None]:
    """Keep the test's connection: a real request ends those that are not kept, as PostgreSQL's, and rolls back."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/manifest.webmanifest", "/static/favicon.svg"])
def test_a_server_that_mounts_it_is_answered(path: str, records_stay_open: None) -> None:
    """By the name in front of the path, as WSGI tells it: pages, and files that are served past Django."""
    told: dict[str, str] = {}
    environ = {"SCRIPT_NAME": BASE.rstrip("/"), "PATH_INFO": path, "HTTP_HOST": "localhost"}
    setup_testing_defaults(environ)
    with closing(WSGIHandler()(environ, lambda status, headers: told.update(status=status))) as answer:
        body = b"".join(answer)

    assert told["status"].startswith("200")
    assert path == "/static/favicon.svg" or BASE.encode() in body


@pytest.mark.urls("legato.server.doors.phones.urls")
def test_the_phones_door_can_say_that_something_broke() -> None:
    """Its error page leads to its own first page, and to none of the computer's."""
    with override_script_prefix("/"):
        page = render_to_string("errors/error.html", {"status": 500, "title": "Something broke", "says": "Try again."})
        reader = Addresses()
        reader.feed(page)

    assert {address for address in reader.found if not address.startswith("/static/")} == {"/"}


def keeps_of(script: str) -> list[str]:
    """Return what a worker keeps, from the list in front of it."""
    listed: list[str] = json.loads(script.partition("const LEGATO = ")[2].partition(";\n")[0])["keeps"]
    return listed
