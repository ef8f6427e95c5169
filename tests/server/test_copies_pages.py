"""Copies in the app: kept as a download, brought back from a file, of everybody or of one person."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as app
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from legato.server import copies_folder
from legato.server.copies_folder import Why
from legato.server.records.copies.services import copy_keep
from legato.server.records.people.deleting import household_delete
from legato.server.records.people.models import Household, Person
from legato.server.records.sittings.models import Sitting
from legato.server.wire.unavailable import FULL
from server.builders import held, person, scope_for, visitor

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let everything that is written lie where this test alone sees it."""
    settings.DATA_FOLDER = settings.FILE_UPLOAD_TEMP_DIR = tmp_path
    monkeypatch.setattr("legato.server.copies_folder.data_folder", lambda: tmp_path)


@pytest.fixture
def anna() -> Person:
    """Give Anna, who is at home here with Mum."""
    anna = person("Anna")
    Household.objects.filter(pk=anna.household_id).update(is_home=True)
    anna.refresh_from_db()
    held(anna)
    held(person("Mum", anna.household))
    return anna


def read(answer: HttpResponse) -> bytes:
    """Read a download to its end."""
    assert answer.status_code == 200
    return b"".join(answer.streaming_content)


def send(client: Client, copy: bytes, **extra: Any) -> HttpResponse:
    """Choose a file on the page and send it."""
    return client.post("/people/copies/bring-back/", {"copy": SimpleUploadedFile("a.gz", copy)}, **extra)


def names_in(copy: bytes) -> list[str]:
    """Return who is in a copy."""
    told = [json.loads(line) for line in gzip.decompress(copy).splitlines()]
    return [one["row"]["name"] for one in told if one.get("is") == "people.person"]


def test_a_copy_is_kept_and_brought_back_on_an_empty_installation(anna: Person, tmp_path: Path) -> None:
    """Offered on its first page, to somebody who has just installed it."""
    answer = visitor(anna).get("/people/copies/everything/")
    copy = read(answer)
    household_delete(scope_for(anna))
    new = Client()
    first = new.get("/").content.decode()
    answered = send(new, copy, follow=True)

    assert answer.headers["Content-Type"] == "application/gzip"
    assert answer.headers["Cache-Control"] == "no-store"
    assert 'attachment; filename="legato-' in answer.headers["Content-Disposition"]
    assert 'href="/people/copies/"' in first
    assert "The copy is brought back: 2 people and 2 sessions were not here." in answered.content.decode()
    assert sorted(Person.objects.values_list("name", flat=True)) == ["Anna", "Mum"]
    assert list(tmp_path.iterdir()) == []


def test_the_first_page_asks_nobody_who_is_at_home_for_a_copy(anna: Person) -> None:
    """Only an empty one does."""
    assert "/people/copies/" not in visitor(anna).get("/").content.decode()


def test_mum_takes_her_own_records_along(anna: Person) -> None:
    """And nobody else's; the page offers it for each of them by name."""
    mum = Person.objects.get(name="Mum")
    page = visitor(anna).get("/people/copies/").content.decode()
    copy = read(visitor(anna).get(f"/people/{mum.id}/copy/"))

    assert "Keep a copy of <bdi>Mum</bdi>" in page
    assert names_in(copy) == ["Mum"]


def test_bringing_back_twice_says_that_all_is_here(anna: Person) -> None:
    """And changes nothing."""
    copy = read(visitor(anna).get("/people/copies/everything/"))
    page = send(visitor(anna), copy, follow=True).content.decode()

    assert "Everything in this copy is here already. Nothing was changed." in page
    assert Sitting.objects.count() == 2


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (b"my legs ache", "This is no copy of Legato."),
        (gzip.compress(b"{}\n"), "This is no copy of Legato."),
        (b"", "This is no copy of Legato."),
    ],
    ids=["a letter", "something packed", "nothing"],
)
def test_what_is_no_copy_is_said_where_it_was_chosen(given: bytes, says: str, anna: Person) -> None:
    """On the same page, beside the field."""
    answer = send(visitor(anna), given)

    assert answer.status_code == 422
    assert (f"<span>{says}</span>") in answer.content.decode().partition('id="copy_error"')[2]


def test_sending_no_file_is_said(anna: Person) -> None:
    """A form without its field."""
    answer = visitor(anna).post("/people/copies/bring-back/")

    assert answer.status_code == 422
    assert "Choose the file of a copy first." in answer.content.decode()


def test_a_form_from_elsewhere_brings_nothing_back(anna: Person) -> None:
    """The token is asked for, although more is read than of other forms."""
    copy = read(visitor(anna).get("/people/copies/everything/"))
    household_delete(scope_for(anna))
    answer = send(visitor(checks_csrf=True), copy)

    assert answer.status_code == 403
    assert not Person.objects.exists()


class TestTheSizeOfARequest:
    """A copy may be large, and nothing else."""

    @pytest.mark.parametrize("address", ["/people/add/", "/people/copies/", "/api/v1/plans", "/nowhere/"])
    def test_stays_a_megabyte_everywhere_else(self, address: str) -> None:
        """Told before any of it is read."""
        answer = Client().post(address, b"", content_type="text/plain", CONTENT_LENGTH=str(app.MAX_REQUEST_BYTES + 1))

        assert answer.status_code == 413

    def test_of_a_copy_ends_at_its_own_limit(self) -> None:
        """Which is said."""
        address, most = "/people/copies/bring-back/", app.MAX_COPY_BYTES
        over = Client().post(address, b"", content_type="text/plain", CONTENT_LENGTH=str(most + 1))

        assert over.status_code == 413
        assert "more than 256 megabytes" in over.content.decode()

    def test_of_a_copy_goes_to_the_disk_and_not_to_memory(self, anna: Person, tmp_path: Path) -> None:
        """Among the records, private, and gone afterwards."""
        answer = send(visitor(anna), b"x" * (app.MAX_REQUEST_BYTES * 4))

        assert answer.status_code == 422
        assert list(tmp_path.iterdir()) == []


class TestWhatIsKeptByItself:
    """Shown, taken along, brought back and deleted under People."""

    @pytest.fixture
    def name(self, anna: Person) -> str:
        """Keep the copy of a day; give its name."""
        copy_keep(scope_for(anna), why=Why.DAY)
        (one,) = copies_folder.copies()
        return one.name

    def test_is_shown_and_can_be_taken_along(self, name: str, anna: Person) -> None:
        """With its day and its size."""
        page = visitor(anna).get("/people/copies/").content.decode()

        assert "the copy of the day, 0.1 MB" in page
        assert sorted(names_in(read(visitor(anna).get(f"/people/copies/{name}/")))) == ["Anna", "Mum"]

    def test_can_be_brought_back(self, name: str, anna: Person) -> None:
        """What was lost by mistake; a copy of how it was is kept before."""
        Sitting.objects.all().delete()
        visitor(anna).post(f"/people/copies/{name}/bring-back/")

        assert Sitting.objects.count() == 2
        assert {one.why for one in copies_folder.copies()} == {Why.DAY, Why.BEFORE}

    def test_can_be_deleted(self, name: str, anna: Person) -> None:
        """Once, and once more."""
        for _ in range(2):
            assert visitor(anna).post(f"/people/copies/{name}/delete/").status_code == 302

        assert copies_folder.copies() == []

    @pytest.mark.parametrize("name", ["legato.sqlite3", "..%2Fsecret.key", "secret.key", "legato-20260101-000000-x.gz"])
    def test_is_no_way_to_anything_else(self, name: str, anna: Person, tmp_path: Path) -> None:
        """Only what is listed is there."""
        (tmp_path / "secret.key").write_text("secret")
        assert visitor(anna).get(f"/people/copies/{name}/").status_code == 404
        assert visitor(anna).post(f"/people/copies/{name}/bring-back/").status_code == 404
        visitor(anna).post(f"/people/copies/{name}/delete/")

        assert (tmp_path / "secret.key").exists()


class TestTheNewest:
    """They make room for each other."""

    def test_seven_stay(self, anna: Person) -> None:
        """The oldest goes."""
        for day in range(1, 10):
            with copies_folder.new(timezone.now().replace(2026, 1, day), Why.DAY) as file:
                file.write(b"a copy")

        assert [one.at.day for one in copies_folder.copies()] == [9, 8, 7, 6, 5, 4, 3]

    def test_fewer_where_they_are_large(self, anna: Person, monkeypatch: pytest.MonkeyPatch) -> None:
        """The newest stays, however large."""
        monkeypatch.setattr(copies_folder, "MOST_BYTES", 10)
        for day in range(1, 4):
            with copies_folder.new(timezone.now().replace(2026, 1, day), Why.DAY) as file:
                file.write(b"a" * 8 * day)

        assert [one.at.day for one in copies_folder.copies()] == [3]

    def test_one_that_cannot_be_finished_is_none(self, tmp_path: Path) -> None:
        """Whole or not at all."""
        with pytest.raises(TypeError), copies_folder.new(timezone.now(), Why.DAY) as file:
            file.writelines([b"half", None])

        assert copies_folder.copies() == []
        assert list((tmp_path / "copies").iterdir()) == []


@pytest.mark.parametrize(
    "wrong", [OSError(28, "No space left on device"), OperationalError("database or disk is full")]
)
def test_a_full_disk_is_said(wrong: Exception, anna: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    """With what helps, and 507."""

    def full(*_: object, **__: object) -> None:
        raise wrong

    copy = read(visitor(anna).get("/people/copies/everything/"))
    monkeypatch.setattr("legato.server.doors.pages.people.copies.copy_write", full)
    monkeypatch.setattr("legato.server.doors.pages.people.copies.copy_bring_back", full)
    client = visitor(anna)
    for answer in (client.get("/people/copies/everything/"), send(client, copy)):
        assert answer.status_code == 507
        assert FULL.says in answer.content.decode()


def test_a_copy_is_of_one_moment(anna: Person) -> None:
    """Streamed from a file that was written at once: what is added while it is sent is not half in it."""
    answer = visitor(anna).get("/people/copies/everything/")
    held(anna)
    counted = json.loads(gzip.decompress(b"".join(answer.streaming_content)).splitlines()[-1])["rows"]

    assert counted["sittings.sitting"] == 2
