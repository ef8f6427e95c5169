"""Reviews at the command line: written out, brought in, counted, and never made up."""

from __future__ import annotations

import csv
import json
import shutil
import sys
from contextlib import chdir
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from legato.cli import app

pytestmark = pytest.mark.slow
ITEM = "rule:M21"
SIGNED = ["--name", "The first reviewer", "--role", "physiotherapist", "--date", "2026-11-20"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder with a data folder of its own inside."""
    monkeypatch.setenv("LEGATO_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("COLUMNS", "100")
    return tmp_path


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write everything out, once for all who read it."""
    folder = tmp_path_factory.mktemp("exported")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("LEGATO_DATA_DIR", str(folder / "data"))
        assert legato("export", "--to", "out", folder=folder).exit_code == 0
    assert not (folder / "data").exists()
    return folder / "out"


@pytest.fixture
def rows(folder: Path, exported: Path) -> list[dict[str, str]]:
    """Give the rows of the table, and document and table in a folder `out`."""
    shutil.copytree(exported, folder / "out")
    with (folder / "out/legato-review.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def legato(*words: str, folder: Path, given: str | None = None) -> Any:
    """Run `legato review` with these words in a folder."""
    with chdir(folder):
        return CliRunner().invoke(app, ["review", *words], input=given)


def fill_in(folder: Path, rows: list[dict[str, str]], item: str = ITEM, **cells: str) -> None:
    """Save the table with one row filled in, as a spreadsheet would."""
    filled = [row | cells if row["item"] == item else row for row in rows]
    with (folder / "filled.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys(), delimiter=";")
        writer.writeheader()
        writer.writerows(filled)


def state(folder: Path) -> dict[str, Any]:
    """Ask for the state as data."""
    answer: dict[str, Any] = json.loads(legato("status", "--json", folder=folder).stdout)
    return answer


def test_an_export_is_a_document_and_a_table(folder: Path, rows: list[dict[str, str]]) -> None:
    """Both are written, with every item; nothing counts as reviewed by it."""
    told = state(folder)

    assert (folder / "out/legato-review.pdf").read_bytes().startswith(b"%PDF")
    assert [row["item"] for row in rows] == told["unreviewed"]
    assert told["reviewed"] == {}
    assert not (folder / "data").exists()


def test_who_decided_what_is_recorded_and_the_rest_is_still_open(folder: Path, rows: list[dict[str, str]]) -> None:
    """Name, role, date and changes are kept; the table that follows counts what nobody has looked at."""
    fill_in(folder, rows, decision="change", changes="A cap of 2.")

    answer = legato("import", "filled.csv", *SIGNED, folder=folder)
    told = state(folder)

    assert answer.exit_code == 0
    assert "1 reviews recorded" in answer.stdout
    assert "rule:M21: change: A cap of 2." in answer.stdout
    assert f"{len(rows) - 1} of {len(rows)} items unreviewed" in answer.stdout
    ((item, (review,)),) = told["reviewed"].items()
    assert item == ITEM
    assert (review["name"], review["role"], review["on"]) == ("The first reviewer", "physiotherapist", "2026-11-20")
    assert ITEM not in told["unreviewed"]


def test_a_second_reviewer_sees_the_first_ones_word(
    folder: Path, rows: list[dict[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next export tells it, and both stay in the record."""
    fill_in(folder, rows, decision="agree")
    legato("import", "filled.csv", *SIGNED, folder=folder)
    monkeypatch.setitem(sys.modules, "typst", None)  # the table alone takes a tenth of the time
    legato("export", "--to", "again", folder=folder)
    legato("import", "filled.csv", *SIGNED[2:], "--name", "The second reviewer", folder=folder)

    assert "agree by The first reviewer" in (folder / "again/legato-review.csv").read_text("utf-8-sig")
    assert len(state(folder)["reviewed"][ITEM]) == 2


def test_an_empty_table_is_no_review(folder: Path, rows: list[dict[str, str]]) -> None:
    """Bringing back what was written out records nothing."""
    answer = legato("import", "out/legato-review.csv", *SIGNED, folder=folder)

    assert answer.exit_code == 0
    assert "There is no decision in this table." in answer.stdout
    assert "No clinician has reviewed anything of this version yet." in answer.stdout
    assert not (folder / "data").exists()


def test_a_table_for_another_version_is_refused(folder: Path, rows: list[dict[str, str]]) -> None:
    """What was read then may not be what the rules say now; nothing is recorded."""
    fill_in(folder, [row | {"version": "ffffffffffff"} for row in rows], decision="agree")

    answer = legato("import", "filled.csv", *SIGNED, folder=folder)

    assert answer.exit_code == 2
    assert "for version 'ffffffffffff'" in answer.stderr
    assert state(folder)["reviewed"] == {}


def test_a_review_without_a_name_is_refused(folder: Path, rows: list[dict[str, str]]) -> None:
    """A decision nobody stands for is none."""
    fill_in(folder, rows, decision="agree", date="2026-11-20", role="physiotherapist")

    answer = legato("import", "filled.csv", folder=folder)

    assert answer.exit_code == 2
    assert "name: rule:M21" in answer.stderr


@pytest.mark.parametrize(
    ("words", "given", "says"),
    [
        (["import", "-"], b"a,b\n1,2\n", "columns are missing"),
        (["import", "-"], b"\xff\xfe\x00", "not UTF-8"),
        (["import", "-"], b"x" * 1_000_001, "larger than 1,000,000 bytes"),
        (["import", "nowhere.csv"], None, "nowhere.csv cannot be read"),
        (["status", "--reviews", "broken.toml"], None, "broken.toml: This is not TOML"),
        (["status", "--reviews", "bytes.toml"], None, "bytes.toml: This is not UTF-8"),
        (["export", "--to", "broken.toml"], None, "broken.toml cannot be written"),
    ],
)
def test_what_cannot_be_used_is_said(folder: Path, words: list[str], given: Any, says: str) -> None:
    """One clear line, and exit code 2."""
    (folder / "broken.toml").write_text("[[review")
    (folder / "bytes.toml").write_bytes(b"\xff\xfe\x00")

    answer = legato(*words, folder=folder, given=given)

    assert answer.exit_code == 2
    assert says in answer.stderr
    assert "Traceback" not in answer.stderr


def test_without_typst_there_is_the_table_and_a_hint(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The document needs the extra; the table does not."""
    monkeypatch.setitem(sys.modules, "typst", None)

    answer = legato("export", "--to", "out", folder=folder)

    assert answer.exit_code == 1
    assert "legato[review]" in answer.stderr
    assert (folder / "out/legato-review.csv").is_file()


@pytest.mark.parametrize("command", ["export", "import", "status"])
def test_each_command_explains_itself(folder: Path, command: str) -> None:
    """With an example."""
    answer = legato(command, "--help", folder=folder)

    assert answer.exit_code == 0
    assert "Example" in answer.stdout
