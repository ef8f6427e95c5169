"""`legato export`: what somebody takes along, from the command line."""

from __future__ import annotations

import csv
import json
import stat
from io import StringIO
from pathlib import Path

import pytest

from running import running_server
from server.browsing import Browser
from server.builders import checkin
from server.test_copying import legato

pytestmark = [pytest.mark.slow, pytest.mark.records]


def test_writes_the_records_of_one_person_while_the_app_runs(tmp_path: Path) -> None:
    """As a table and as everything; readable by its owner alone, and never over what is there."""
    folder, file = tmp_path / "data", tmp_path / "for-my-doctor.csv"
    folder.mkdir()
    with running_server(folder) as server:
        assert Browser(server.address).post_json("/api/v1/plans", checkin()) == 201
        done = legato(folder, "export", "--to", "csv", "--since", "2026-06-01", str(file))
        again = legato(folder, "export", "--to", "csv", str(file))
        whole = legato(folder, "export", "--to", "json", str(tmp_path / "all.json"))
        for form in ("pdf", "fhir-r4", "fhir-r5"):
            assert legato(folder, "export", "--to", form, str(tmp_path / form)).returncode == 0
    table = csv.DictReader(StringIO(file.read_text("utf-8-sig"), newline=""))

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{file} (1 kB). Whoever has the file can read it.\n"
    assert "pain_before" in (table.fieldnames or [])
    assert "note" not in (table.fieldnames or [])
    assert list(table) == []  # The session was planned, and nobody has held it.
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert again.returncode == 2
    assert again.stderr == f"{file} is there already; choose another name, or move it away.\n"
    assert whole.returncode == 0
    assert (tmp_path / "pdf").read_bytes().startswith(b"%PDF-")
    assert json.loads((tmp_path / "fhir-r5").read_text())["resourceType"] == "Bundle"
    assert len(json.loads((tmp_path / "all.json").read_text())["sittings"]) == 1


def test_says_in_one_sentence_why_not(tmp_path: Path) -> None:
    """No records, nobody of that name, several people, no such form."""
    folder, file = tmp_path / "data", str(tmp_path / "out.csv")
    folder.mkdir()
    nothing = legato(folder, "export", "--to", "csv", file)
    with running_server(folder) as server:
        browser = Browser(server.address)
        for name in ("Anna", "Ben"):
            browser.post("/people/add/", {"name": name})
    nobody = legato(folder, "export", "--to", "csv", "--person", "Eve", file)
    several = legato(folder, "export", "--to", "csv", file)
    anna = legato(folder, "export", "--to", "csv", "--person", "anna", file)
    unknown = legato(folder, "export", "--to", "docx", file)

    assert nothing.stderr == f"There are no records in {folder} yet, so there is nothing to take along.\n"
    assert nobody.stderr == "There is nobody called 'Eve' here.\n"
    assert several.stderr == "There are several people here; say whose records with --person NAME.\n"
    assert [one.returncode for one in (nothing, nobody, several, unknown)] == [2, 2, 2, 2]
    assert anna.returncode == 0
