"""Two requests at once, against a real server with its threads: a newer answer is never lost, nothing is made twice."""

from __future__ import annotations

import json
import re
import time
import uuid
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from depth import sampled
from folder_records import ask
from running import Server, running_server
from server.browsing import Browser, at_once
from server.builders import TODAY, checkin, event, ticks

pytestmark = [pytest.mark.slow, pytest.mark.records]

TRIES = (10, 60)
"""By `make test`, and by `make prove`."""
APART_S = (0, 0.005, 0.02)
HEALTH = {"age": "44"}
TICKED = {**HEALTH, **ticks("blood_thinner")}
SORE = {**TODAY, "pain-left-calf": "5"}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Run the app as people do."""
    with running_server(tmp_path_factory.mktemp("at-once")) as running:
        yield running


def begun(anna: Browser) -> str:
    """Answer a check-in up to its health step; give its address."""
    _, first = anna.post("/check-in/", {})
    draft = first.removesuffix("first-questions/")
    for step, given in (("first-questions", {"none": "yes"}), ("today", SORE)):
        anna.post(f"{draft}{step}/", given)
    return draft


def told(server: Server, draft: str) -> list[str]:
    """Give the facts of the health step, as they are in the records."""
    ((answers,),) = ask(
        server.data_folder, "SELECT answers FROM sittings_draft WHERE id = ?", draft.split("/")[2].replace("-", "")
    )
    return [answer["fact"] for answer in json.loads(answers)["health"]["facts"]]


def as_our_page(page: str) -> Callable[[int], dict[str, str]]:
    """Return how a page that was loaded once says that it sends something, as `autosave.ts` does."""
    seen = "".join(re.findall(r'data-writes="(\d+)"', page))
    own = uuid.uuid4()
    return lambda number: {"saving": f"{own}.{number}.{seen}"}


def as_any_page(page: str) -> Callable[[int], dict[str, str]]:
    """Return how something else sends a form: without a word of which page it is."""
    return lambda number: {}


@pytest.mark.parametrize("tries", sampled(TRIES))
@pytest.mark.parametrize("page_of", [as_our_page, as_any_page])
def test_what_is_sent_off_is_not_lost_to_what_the_page_saved_before(
    server: Server, page_of: Callable[[str], Callable[[int], dict[str, str]]], tries: int
) -> None:
    """The old form, saved by itself, and the same with one more tick, sent off 0, 5 and 20 ms later, many times."""
    anna = Browser(server.address)
    health = f"{begun(anna)}health/"
    lost = dict.fromkeys(APART_S, 0)
    for apart in APART_S:
        for _ in range(tries):
            anna.post(health, HEALTH)
            page = page_of(anna.get(health))
            before, after = {**HEALTH, **page(1)}, {**TICKED, **page(2)}

            def send_off(form: dict[str, str] = after, apart: float = apart) -> int:
                time.sleep(apart)
                return anna.post(health, form)[0]

            save = partial(anna.post, health, before, **{"X-Autosave": "1"})
            (saved, _), sent = at_once(save, send_off)
            assert (saved, sent) == (204, 302)
            lost[apart] += "blood_thinner" not in told(server, health)

    assert lost == dict.fromkeys(APART_S, 0)


@pytest.mark.parametrize("tries", sampled(TRIES))
def test_steps_that_are_sent_off_at_once_are_both_kept(server: Server, tries: int) -> None:
    """Two tabs, two steps: each merges its own, and neither brings back what the other had read."""
    anna = Browser(server.address)
    draft = begun(anna)
    for _ in range(tries // 2):
        anna.post(f"{draft}health/", HEALTH)
        anna.post(f"{draft}today/", SORE)
        at_once(
            partial(anna.post, f"{draft}health/", TICKED),
            partial(anna.post, f"{draft}today/", {**SORE, "pain-right-heel": "3"}),
        )
        ((answers,),) = ask(
            server.data_folder, "SELECT answers FROM sittings_draft WHERE id = ?", draft.split("/")[2].replace("-", "")
        )
        kept = json.loads(answers)
        assert [answer["fact"] for answer in kept["health"]["facts"]] == ["blood_thinner"]
        assert len(kept["today"]["pain"]) == 2


def test_a_last_step_that_is_sent_off_twice_makes_one_plan(server: Server) -> None:
    """Two quick presses."""
    for _ in range(5):
        anna = Browser(server.address)
        draft = begun(anna)
        anna.post(f"{draft}health/", HEALTH)
        before = ask(server.data_folder, "SELECT count(*) FROM sittings_sitting")[0][0]
        at_once(*[partial(anna.post, f"{draft}your-legs/", {})] * 3)

        made = ask(server.data_folder, "SELECT withdrawn FROM sittings_sitting ORDER BY made_at")[before:]
        assert made == [("",)]


def test_people_who_come_first_at_once_are_of_one_household(server: Server) -> None:
    """Four browsers press "Start a check-in" on an empty installation: one household, one person, nobody lost."""
    for _ in range(10):
        Browser(server.address).post("/people/delete-everything/", {"word": "delete"})
        four = [Browser(server.address) for _ in range(4)]
        answers = at_once(*[partial(one.post, "/check-in/", {}) for one in four])

        assert {status for status, _ in answers} == {302}
        assert ask(server.data_folder, "SELECT count(*) FROM people_household") == [(1,)]
        assert ask(server.data_folder, "SELECT name FROM people_person") == [("Me",)]


def test_an_event_that_is_sent_twice_at_once_is_recorded_once(tmp_path: Path) -> None:
    """A player that gave up waiting and sent again; something that felt wrong withdraws once, and never fails."""
    with running_server(tmp_path) as server:
        anna = Browser(server.address)
        for _ in range(10):
            assert anna.post_json("/api/v1/plans", checkin()) == 201
            (sitting,) = ask(tmp_path, "SELECT id FROM sittings_sitting ORDER BY made_at DESC LIMIT 1")[0]
            wrong = event("something_wrong", 60_000, detail={"what": "hurts", "where": "left_lower_leg"})
            sent = {"events": [event("started"), wrong]}
            address = f"/api/v1/sittings/{uuid.UUID(sitting)}/events"
            statuses = at_once(*[partial(anna.post_json, address, sent)] * 4)

            assert set(statuses) == {200}
            kept = ask(tmp_path, "SELECT kind FROM sittings_event WHERE sitting_id = ? ORDER BY kind", sitting)
            assert kept == [("something_wrong",), ("started",)]


def test_somebody_is_deleted_while_a_player_tells_of_their_session(server: Server) -> None:
    """What is told is kept and deleted with them, or nobody is there any more; neither fails, and nothing is left."""
    anna = Browser(server.address)
    for _ in range(15):
        anna.post("/people/delete-everything/", {"word": "delete"})
        assert anna.post_json("/api/v1/plans", checkin()) == 201
        ((sitting, person),) = ask(server.data_folder, "SELECT id, person_id FROM sittings_sitting")
        address = f"/api/v1/sittings/{uuid.UUID(sitting)}/events"
        *told, (deleted, _) = at_once(
            *[partial(anna.post_json, address, {"events": [event("started"), event("paused", 9)]}) for _ in range(3)],
            partial(anna.post, f"/people/{uuid.UUID(person)}/delete/", {}),
        )

        assert set(told) <= {200, 404}, server.tells()
        assert deleted == 302
        for table in ("people_person", "sittings_sitting", "sittings_event"):
            assert ask(server.data_folder, f"SELECT count(*) FROM {table}") == [(0,)]
