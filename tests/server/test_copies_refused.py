"""A copy that is cut, altered, of something else, from the future or without end is refused, and nothing is changed."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connections
from django.utils import timezone

from legato.errors import CopyError
from legato.server.records.copies import lines, services
from legato.server.records.copies.lines import encode
from legato.server.records.people.deleting import household_delete
from legato.server.records.people.models import Household, Person
from legato.server.records.people.scope import Scope
from legato.server.records.sittings.models import Event, Sitting
from legato.server.scratch import PREFIX, SCRATCH
from legato.words import ENGLISH, load_sentences
from server.builders import held, person, reminders, scope_for, scope_in

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
Change = Callable[[list[dict[str, Any]]], None]


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let everything that is written lie where this test alone sees it."""
    settings.DATA_FOLDER = tmp_path
    monkeypatch.setattr("legato.server.copies_folder.data_folder", lambda: tmp_path)


@pytest.fixture
def home() -> Scope:
    """Give an installation on which everything was deleted after a copy was made."""
    anna = person("Anna")
    Household.objects.filter(pk=anna.household_id).update(is_home=True)
    held(anna)
    reminders(anna)
    return scope_for(anna)


@pytest.fixture
def copy(home: Scope) -> bytes:
    """Give a good copy, of what is not there any more."""
    out = io.BytesIO()
    services.copy_write(home, out=out)
    household_delete(home)
    return out.getvalue()


def refused(copy: bytes) -> str:
    """Bring a copy back that cannot be; give the code of what is said, once nothing is found changed or left."""
    scope = scope_in(None)
    with pytest.raises(CopyError) as told:
        services.copy_bring_back(scope, copy=io.BytesIO(copy))

    assert not Person.objects.exists()
    assert not Sitting.objects.exists()
    assert not hasattr(connections._connections, SCRATCH)
    assert list(Path(settings.DATA_FOLDER).glob(f"{PREFIX}*")) == []
    assert load_sentences(ENGLISH).say(told.value.code, **told.value.values)
    return told.value.code


def altered(copy: bytes, change: Change, *, sealed: bool = True) -> bytes:
    """Change the documents of a copy; sealed again with a right checksum, as somebody would who knows how."""
    documents = [json.loads(line) for line in gzip.decompress(copy).splitlines()]
    end = documents.pop()
    change(documents)
    body = b"".join(encode(each) for each in documents)
    if sealed:
        counted: dict[str, int] = {}
        for each in documents[1:]:
            counted[each["is"]] = counted.get(each["is"], 0) + 1
        end = {"rows": dict(sorted(counted.items())), "sha256": hashlib.sha256(body).hexdigest()}
    return gzip.compress(body + encode(end))


def rows(documents: list[dict[str, Any]], kind: str) -> list[dict[str, Any]]:
    """Return the rows of a kind."""
    return [each["row"] for each in documents[1:] if each["is"] == kind]


def test_the_copy_itself_is_good(copy: bytes) -> None:
    """So that each refusal below is about what was done to it."""
    services.copy_bring_back(scope_in(None), copy=io.BytesIO(altered(copy, lambda _: None)))

    assert Person.objects.get().name == "Anna"


@pytest.mark.parametrize(
    "given",
    [
        b"",
        b"my legs ache",
        gzip.compress(b""),
        gzip.compress(b"my legs ache\n"),
        gzip.compress(b'{"format":1}\n'),
        gzip.compress(b"[" * 100_000 + b"\n"),
        gzip.compress(b'{"a":' * 50_000 + b"\n"),
        b"PK\x03\x04" + b"\0" * 40,
        b"SQLite format 3\0" + b"\0" * 4_000,
    ],
    ids=["nothing", "words", "empty", "zipped words", "a document", "brackets", "depth", "a zip", "a database"],
)
def test_of_something_else(given: bytes) -> None:
    """Whatever somebody picks by mistake."""
    assert refused(given) == "copies-not-a-copy"


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9, 0.999])
def test_cut_anywhere(part: float, copy: bytes) -> None:
    """A full stick, or a broken download."""
    assert refused(copy[: int(len(copy) * part)]) == "copies-cut"


def test_cut_between_two_lines(copy: bytes) -> None:
    """Each line is good; the end is missing."""
    kept = gzip.decompress(copy).splitlines(keepends=True)

    assert refused(gzip.compress(b"".join(kept[:-1]))) == "copies-cut"


def test_of_which_one_bit_is_another(copy: bytes) -> None:
    """Wherever it is in the file; one in the first line may make it look like another version's."""
    reasons = {f"copies-{why}" for why in ("cut", "altered", "line", "not-a-copy", "unfit", "newer")}
    for at in range(20, len(copy), len(copy) // 12):
        damaged = bytearray(copy)
        damaged[at] ^= 0x10
        assert refused(bytes(damaged)) in reasons


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda told: rows(told, "people.person")[0].update(name="Eve"), "copies-altered"),
        (lambda told: told.pop(), "copies-altered"),
        (lambda told: told.append(told[-1]), "copies-altered"),
    ],
    ids=["another name", "a record less", "a record twice"],
)
def test_altered_by_hand(change: Change, says: str, copy: bytes) -> None:
    """Without knowing how it is sealed."""
    assert says == refused(altered(copy, change, sealed=False))


@pytest.mark.parametrize(
    ("kind", "fields", "says"),
    [
        ("people.person", {"age": 300}, "copies-unfit"),
        ("people.person", {"age": "44"}, "copies-line"),
        ("people.person", {"age": True}, "copies-line"),
        ("people.person", {"age": 10**30}, "copies-unfit"),
        ("people.person", {"name": "x" * 61}, "copies-cannot-be"),
        ("people.person", {"name": ""}, "copies-cannot-be"),
        ("people.person", {"id": "1"}, "copies-line"),
        ("people.person", {"made_at": "yesterday"}, "copies-line"),
        ("people.person", {"made_at": "0001-01-01T00:00:00+14:00"}, "copies-line"),
        ("people.person", {"household": "x"}, "copies-line"),
        ("sittings.sitting", {"person": "00000000-0000-0000-0000-000000000000"}, "copies-unfit"),
        ("sittings.sitting", {"repeats": "00000000-0000-0000-0000-000000000000"}, "copies-unfit"),
        ("sittings.sitting", {"status": "cleared"}, "copies-unfit"),
        ("sittings.sitting", {"session": {}}, "copies-cannot-be"),
        ("sittings.sitting", {"screening": {"verdict": "clear"}}, "copies-cannot-be"),
        ("sittings.sitting", {"session": None}, "copies-unfit"),
        ("sittings.sitting", {"lasts_ms": -1}, "copies-unfit"),
        ("sittings.zonepain", {"zone": "elbow"}, "copies-cannot-be"),
        ("sittings.zonepain", {"after": 11}, "copies-unfit"),
        ("rhythm.reminder", {"weekdays": "MO,XX"}, "copies-cannot-be"),
        ("rhythm.reminder", {"first_on": "2999-01-01"}, "copies-unfit"),
        ("rhythm.reminder", {"last_on": "9999-12-31"}, "copies-cannot-be"),
        ("rhythm.reminder", {"at": "25:00:00"}, "copies-line"),
        ("rhythm.reminder", {"state": "ringing"}, "copies-unfit"),
        ("sittings.feedback", {"wrong": "leg_swollen"}, "copies-cannot-be"),
    ],
)
def test_sealed_anew_with_what_cannot_be(kind: str, fields: dict[str, Any], says: str, copy: bytes) -> None:
    """Somebody who can write a checksum still cannot write what the app would never have taken."""
    assert says == refused(altered(copy, lambda told: rows(told, kind)[0].update(fields)))


@pytest.mark.parametrize(
    "row",
    [
        {"is": "people.household", "row": {}},
        {"is": "auth.user", "row": {"name": "root"}},
        {"is": "pairing.phone", "row": {}},
        {"is": 1, "row": {}},
        {"is": "people.person", "row": []},
        {"row": {}},
    ],
)
def test_with_a_record_of_no_kind_there_is(row: dict[str, Any], copy: bytes) -> None:
    """What is in no copy is brought back from none."""
    body = gzip.decompress(copy).splitlines(keepends=True)

    assert refused(gzip.compress(b"".join([body[0], encode(row), *body[1:]]))) == "copies-line"


@pytest.mark.parametrize(
    "line",
    [
        b'{"is": "people.person", "row": {}}\n',
        b'{"is":"people.person","is":"people.person","row":{}}\n',
        b'{"is":"people.person","row":{"age":NaN}}\n',
        b'{"is":"people.person","row":{"age":1e999}}\n',
        b'{"is":"people.person","row":{"name":"\\ud800"}}\n',
        b'{"is":"people.person","row":{"name":"\\u0000"}}\n',
        b'{"is":"people.person","row":{"age":' + b"9" * 5_000 + b"}}\n",
        b'{"is":"\xff"}\n',
    ],
    ids=["spaces", "twice", "no number", "endless", "half a sign", "a zero byte", "5000 digits", "no text"],
)
def test_with_a_line_that_legato_does_not_write(line: bytes, copy: bytes) -> None:
    """There is one way to write a line, so whatever is written otherwise was altered."""
    body = gzip.decompress(copy).splitlines(keepends=True)

    assert refused(gzip.compress(b"".join([body[0], line, *body[1:]]))) == "copies-line"


@pytest.mark.parametrize(
    "change",
    [
        lambda told: told[0].update(format=2, version="9.1.0"),
        lambda told: told[0].update(version="9.1.0", schema=told[0]["schema"] | {"people": "0099_of_tomorrow"}),
        lambda told: told[0].update(version="9.1.0", schema=told[0]["schema"] | {"tomorrow": "0001_initial"}),
    ],
    ids=["a format", "a table", "an app"],
)
def test_from_the_future(change: Change, copy: bytes) -> None:
    """It may know of something that this version would not obey."""
    assert refused(altered(copy, change)) == "copies-newer"


@pytest.mark.parametrize("field", ["of", "made_at", "schema", "version"])
def test_with_half_a_first_line(field: str, copy: bytes) -> None:
    """Altered where it says what it is."""
    assert refused(altered(copy, lambda told: told[0].pop(field))) == "copies-altered"


def test_with_something_after_its_end(copy: bytes) -> None:
    """Two copies in one file, or something hidden behind one."""
    assert refused(copy + copy) == "copies-altered"


class TestABomb:
    """Small to send, and large where it is read."""

    def test_of_one_line_is_not_unpacked(self) -> None:
        """Never more than a line of the length that there can be."""
        packer = zlib.compressobj(9, wbits=31)
        bomb = b"".join(packer.compress(b" " * 1024**2) for _ in range(200)) + packer.flush()

        assert refused(bomb) == "copies-too-much"

    def test_of_many_lines_ends_at_the_limit(self, copy: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
        """However good each of them is."""
        monkeypatch.setattr(lines, "MOST_BYTES", len(gzip.decompress(copy)) - 1)

        assert refused(copy) == "copies-too-much"

    def test_of_many_records_ends_at_the_limit(self, copy: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
        """However small each of them is."""
        monkeypatch.setattr(lines, "MOST_ROWS", 3)

        assert refused(copy) == "copies-too-much"


def test_into_a_place_where_it_cannot_be_finished(copy: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever happens in the middle, all of it is brought back or nothing: it is one change."""
    services.copy_bring_back(scope_in(None), copy=io.BytesIO(copy))
    home = Household.objects.get()
    Event.objects.all().delete()
    Sitting.objects.all().delete()
    before = Person.objects.get()
    told = altered(copy, lambda documents: rows(documents, "people.person")[0].update(age=80, told_on="2999-01-01"))

    def break_off(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("legato.server.records.copies.merging.Merge._withdraw_what_knows_too_little", break_off)
    with pytest.raises(RuntimeError):
        services.copy_bring_back(Scope(home, None, scope_in(None).role, timezone.now(), "en-gb"), copy=io.BytesIO(told))

    assert not Sitting.objects.exists()
    assert Person.objects.get().age == before.age
