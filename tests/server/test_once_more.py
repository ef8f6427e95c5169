"""Ids that devices choose, brought by two at once: whoever comes second gets the answer of whoever comes second."""

from __future__ import annotations

import uuid
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError

from folder_records import ask
from legato.server.records.once_more import once_more_if_taken
from legato.server.records.people.models import Household
from running import running_server
from server.browsing import Browser, at_once
from server.builders import checkin, event


@pytest.mark.slow
@pytest.mark.records
def test_an_id_is_of_whoever_brought_it_first_also_at_the_same_moment(tmp_path: Path) -> None:
    """Two devices of two people tell of different things under one id: one is kept, and the other is told."""
    with running_server(tmp_path) as server:
        two = [Browser(server.address) for _ in range(2)]
        for browser, name in zip(two, ("Anna", "Ben"), strict=True):
            browser.post("/people/add/", {"name": name})
            ((whose,),) = ask(tmp_path, f"SELECT id FROM people_person WHERE name = '{name}'")
            browser.post(f"/people/{uuid.UUID(whose)}/choose/", {})
            assert browser.post_json("/api/v1/plans", checkin()) == 201
        sittings = [uuid.UUID(id_) for (id_,) in ask(tmp_path, "SELECT id FROM sittings_sitting ORDER BY made_at")]
        statuses: list[Any] = []
        for _ in range(20):
            same = event("started")
            sent = [
                partial(browser.post_json, f"/api/v1/sittings/{id_}/events", {"events": [same]})
                for browser, id_ in zip(two, sittings, strict=True)
            ]
            statuses.append(sorted(at_once(*sent)))

        assert statuses == [[200, 422]] * 20
        assert ask(tmp_path, "SELECT count(*) FROM sittings_event") == [(20,)]


@pytest.mark.django_db
class TestAService:
    """What is done a second time, and what is not."""

    def test_looks_again_when_an_id_was_taken_in_between(self) -> None:
        """What the first time had written is taken back."""
        times = []

        @once_more_if_taken
        def service(name: str) -> str:
            times.append(name)
            if len(times) == 1:
                Household.objects.create()
                raise IntegrityError
            return f"{name} was there before"

        assert service("Anna") == "Anna was there before"
        assert not Household.objects.exists()

    def test_that_breaks_a_rule_of_the_records_breaks_it_twice_and_no_more(self) -> None:
        """A fault of ours is not hidden."""
        times = []

        @once_more_if_taken
        def service() -> None:
            times.append(1)
            raise IntegrityError

        with pytest.raises(IntegrityError):
            service()
        assert len(times) == 2
