"""Thousands of requests made up by schemathesis, good and bad: no fault of ours, no answer that is not described."""

from __future__ import annotations

import json
import re
import ssl
from collections.abc import Callable, Iterator
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, HTTPSHandler, Request, build_opener

import pytest

from api_documents import FOLDER
from legato.server.wire.openapi import examples
from running import Server, door_port, machine, start_server, stop_server
from server.fuzzing import Fuzzed, Visit, fuzz, send, visit

pytestmark = [pytest.mark.prove]
ENOUGH = 20
"""Made-up requests for each operation and phase; the boundaries of each field come on top."""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A real server with a folder of its own, and the door for phones."""
    started = start_server(tmp_path, share=True)
    yield started
    stop_server(started)


def planned_on(server: Server, **changes: object) -> str:
    """Plan a session over HTTP."""
    plan = send(f"{server.address}/api/v1/plans", {**examples.CHECK_IN, **changes}, visit(server.address))
    return str(plan["sitting"])


def statuses_of(fuzzed: Fuzzed) -> dict[str, set[int]]:
    """Return the statuses each operation answered with."""
    found: dict[str, set[int]] = {}
    for line in fuzzed.statuses:
        name, status = line.split()
        found.setdefault(name, set()).add(int(status))
    return found


def test_the_api_answers_as_it_is_described(server: Server, tmp_path: Path, proved: Callable[[str], None]) -> None:
    """All operations: examples, boundaries, made-up data, and walks along links from a plan to its events."""
    sittings = [planned_on(server, minutes=minutes) for minutes in (5, 20)]
    own = visit(server.address)
    fuzzed = fuzz(
        f"{server.address}/api/v1/openapi.json",
        tmp_path,
        headers=own.headers(),
        sittings=sittings,
        plans=f"{server.address}/api/v1/plans",
        check_in=examples.CHECK_IN,
        examples=ENOUGH,
    )
    assert fuzzed.code == 0, fuzzed.printed

    statuses = statuses_of(fuzzed)
    described = json.loads(FOLDER.joinpath("openapi.json").read_text())
    names = {one["operationId"] for methods in described["paths"].values() for one in methods.values()}
    assert statuses.keys() == names
    unheard = {name for name, seen in statuses.items() if not any(status < 300 for status in seen)}
    assert unheard == set(), "each operation was asked in a way that works"
    assert fuzzed.requests > 1_500
    proved(f"{fuzzed.requests} made-up requests to {len(names)} operations of the API: each answered as described")


def joined_phone(server: Server, sitting: str, use: str) -> tuple[str, Visit]:
    """Let a phone join over HTTPS; return the door's address and what the phone sends with everything."""
    own = visit(server.address)
    form = urlencode({"csrfmiddlewaretoken": own.token}).encode()
    request = Request(f"{server.address}/sittings/{sitting}/phones/", form, own.headers())
    page = build_opener().open(request, timeout=30).read().decode()
    code = re.search(r"\b([0-9A-Z]{4}) ([0-9A-Z]{4}) ([0-9A-Z]{4})\b", page)
    assert code is not None, page
    door = f"https://{machine()}:{door_port(server)}"
    jar = CookieJar()
    trusting = ssl.create_default_context()
    trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
    browser = build_opener(HTTPCookieProcessor(jar), HTTPSHandler(context=trusting))
    link = f"{door}/join/{''.join(code.groups())}/"
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', browser.open(link, timeout=30).read().decode())
    assert token is not None
    press = Request(link, urlencode({"csrfmiddlewaretoken": token[1], "use": use}).encode(), {"Referer": link})
    here = browser.open(press, timeout=30).read().decode()
    of_the_page = re.search(r'name="csrf-token" content="([^"]+)"', here)
    assert of_the_page is not None, here[:600]
    return door, Visit({cookie.name: cookie.value or "" for cookie in jar}, of_the_page[1])


@pytest.mark.parametrize(
    ("use", "names"),
    [
        ("screen", {"getTimeline", "recordEvents", "getCompany", "tellMoment", "tellHeard"}),
        ("remote", {"listAsks", "ask"}),
    ],
)
def test_the_phones_door_answers_as_it_is_described(
    use: str, names: set[str], server: Server, tmp_path: Path, proved: Callable[[str], None]
) -> None:
    """A joined screen and a joined remote, with what they may ask and with what they may not."""
    sitting = planned_on(server, performer="partner", position="bed")
    door, own = joined_phone(server, sitting, use)
    fuzzed = fuzz(
        str(FOLDER / "phones.json"),
        tmp_path,
        headers={**own.headers(), "Referer": f"{door}/"},
        sittings=[sitting],
        examples=ENOUGH,
        options=[f"--url={door}", "--tls-verify=false", "--phases=examples,coverage,fuzzing"],
    )
    assert fuzzed.code == 0, fuzzed.printed

    statuses = statuses_of(fuzzed)
    assert {name for name, seen in statuses.items() if any(status < 300 for status in seen)} == names
    assert all(410 in seen for name, seen in statuses.items() if name not in names)
    proved(f"{fuzzed.requests} made-up requests of a joined {use}: each answered as described")


@pytest.mark.django_db(transaction=True)
@pytest.mark.urls("server.planted")
@pytest.mark.parametrize(
    ("operation", "told"),
    [
        ("listFacts", "Server error"),
        ("listTechniques", "Undocumented status code"),
        ("listSittings", "Response violates schema"),
        ("getDiary", "Undocumented Content-Type"),
    ],
)
def test_a_planted_fault_is_found(operation: str, told: str, live_server: object, tmp_path: Path) -> None:
    """Whoever looks for faults and finds none has to show that they would find one."""
    fuzzed = fuzz(
        f"{live_server}/api/v1/openapi.json",
        tmp_path,
        headers={},
        examples=3,
        options=[f"--include-operation-id={operation}", "--phases=fuzzing"],
    )

    assert fuzzed.code == 1, fuzzed.printed
    assert told in fuzzed.printed
