"""A copy that was made once can be brought back for ever: the files beside this are never made anew."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from legato.server.records.copies.services import copy_bring_back
from legato.server.records.lasting import lasting_of
from legato.server.records.people.models import Person
from legato.server.records.sittings.models import Event, Sitting, Withdrawal
from server.builders import scope_for, scope_in, visitor

pytestmark = pytest.mark.django_db
COPIES = Path(__file__).parent / "copies"


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let everything that is written lie where this test alone sees it."""
    settings.DATA_FOLDER = tmp_path
    monkeypatch.setattr("legato.server.copies_folder.data_folder", lambda: tmp_path)


@pytest.mark.parametrize("file", sorted(COPIES.glob("*.jsonl.gz")), ids=lambda file: file.name)
def test_is_brought_back_whole_and_as_strict(file: Path) -> None:
    """Every row that it counts, what still lasts, and the plan that was taken back; its pages open."""
    told = json.loads((COPIES / file.name.replace(".jsonl.gz", ".json")).read_text())
    with file.open("rb") as copy:
        brought = copy_bring_back(scope_in(None), copy=copy)
    anna = Person.objects.get(name="Anna")

    assert brought.added == told["rows"]
    assert (
        sorted({str(answer.fact) for one in lasting_of(scope_for(anna), anna) for answer in one.facts}) == told["lasts"]
    )
    assert sorted(fact.fact for fact in anna.facts.all()) == told["remembered"]
    assert Sitting.objects.filter(withdrawn=Withdrawal.REFUSED).count() == told["refused"]
    assert Event.objects.count() == told["events"]
    for address in ("/", "/diary/", *(f"/sittings/{one.id}/" for one in anna.sittings.all())):
        assert visitor(anna).get(address, follow=True).status_code in {200, 409}


def test_there_is_one_of_each_format() -> None:
    """Whoever raises the number adds a file, made by the code of the release before."""
    from legato.server.records.copies.lines import FORMAT  # noqa: PLC0415 - for this alone

    assert {file.name.partition(".")[0] for file in COPIES.glob("*.gz")} >= {f"format-{n + 1}" for n in range(FORMAT)}
