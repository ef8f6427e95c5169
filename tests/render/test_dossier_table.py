"""A dossier as a table: what a spreadsheet opens, and what it must not make of it."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as some

from dossiers import ALL, FIRST, RIGHT_ARCH, cramp, dossier, programme, refusal, session, trouble
from legato.body import Leg, ZoneId
from legato.render.dossier_table import columns_of, table_lines
from legato.response import Dossier, DossierPart, DossierSession, SpotPain, WorkDone

Row = dict[str, str]


def rows(whole: Dossier) -> list[Row]:
    """Read a table as a spreadsheet does."""
    written = b"".join(table_lines(whole))
    assert written.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(StringIO(written.decode("utf-8-sig"), newline="")))


def row_of(given: Iterable[DossierSession], leg: str = "left", zone: str = "calf") -> Row:
    """Return the row of one place, of which there has to be one."""
    (found,) = [row for row in rows(dossier(given)) if (row["leg"], row["zone"]) == (leg, zone)]
    return found


def test_has_a_row_for_each_session_leg_and_zone() -> None:
    """Where it hurt and where hands were, on the left and on the right, in the order of the body."""
    places = [(row["session"][:4], row["leg"], row["zone"]) for row in rows(dossier([session(0), session(1)]))]

    assert len(places) == len(set(places))
    assert {leg for _, leg, _ in places} == {"left", "right"}
    assert {zone for _, _, zone in places} == {"calf"}
    assert len(places) == 4


def test_tells_moments_with_their_zone() -> None:
    """As ISO 8601 writes them: who reads it elsewhere knows when it was."""
    row = row_of([session()])

    assert row["began"] == "2026-09-01T20:05:00+01:00"
    assert row["ended"] == "2026-09-01T20:25:00+01:00"


def test_leaves_a_cell_empty_where_nobody_was_asked() -> None:
    """Before a ready-made session nobody is; nought is written only where somebody said nought."""
    asked = row_of([session(pains=(SpotPain(Leg.LEFT, ZoneId.CALF, 4, 0),))])
    not_asked = row_of([cramp()])
    silent = row_of([session(pains=(SpotPain(Leg.LEFT, ZoneId.CALF, 4, None),), felt="", was_asked_after=False)])

    assert (asked["asked_before"], asked["pain_before"], asked["pain_after"]) == ("yes", "4", "0")
    assert (not_asked["asked_before"], not_asked["pain_before"], not_asked["pain_after"]) == ("no", "", "3")
    assert (silent["answered_after"], silent["pain_after"], silent["felt_after"]) == ("no", "", "")


def test_never_takes_one_leg_for_the_other() -> None:
    """A pain, a technique, a rule and a condition stand in the rows of their own leg."""
    given = [session(pains=(SpotPain(Leg.LEFT, ZoneId.CALF, 5, 2), SpotPain(*RIGHT_ARCH, 7, 6)))]
    left, right = row_of(given), row_of(given, "right", "arch")

    assert (left["pain_before"], right["pain_before"]) == ("5", "7")
    assert (left["rules"], right["rules"]) == ("M01", "")
    assert left["facts"] == "varicose_veins@left:calf; blood_thinner"
    assert right["facts"] == "blood_thinner"


def test_keeps_a_session_of_which_nothing_is_known() -> None:
    """It was held, so it has a row."""
    (row,) = rows(dossier([session(pains=(), work=(), answers=None, findings=None)]))

    assert (row["state"], row["leg"], row["zone"]) == ("finished", "", "")


def test_names_a_technique_that_is_not_known_any_more() -> None:
    """On its leg, without a zone."""
    row = row_of([session(pains=(), work=(WorkDone(Leg.RIGHT, "gone-by-now"),))], "right", "")

    assert row["techniques"] == "gone-by-now"


def test_tells_what_felt_wrong_with_its_place() -> None:
    """By the codes of the stop words."""
    row = row_of([session(status="stopped", wrong=(trouble(), trouble(1, "numb", None)))])

    assert (row["state"], row["felt_wrong"]) == ("stopped", "hurts@left:calf; numb")


def test_puts_refused_check_ins_between_the_sessions() -> None:
    """In the order in which they were; no session, so no leg."""
    whole = dossier([session(0), session(2)], refusals=(refusal(1),), programmes=(programme(),))
    found = rows(whole)

    assert list(dict.fromkeys(row["state"] for row in found)) == ["finished", "refused"]
    assert [row["state"] for row in found].index("refused") == 2
    (row,) = [row for row in found if row["state"] == "refused"]
    assert (row["kind"], row["verdict"], row["urgency"], row["rules"]) == ("check-in", "emergency", "now", "E01")
    assert (row["leg"], row["pain_before"], row["facts"]) == ("", "", "chest_or_breath")


def test_has_no_column_for_what_was_left_out() -> None:
    """Not an empty one, which would say that there was nothing."""
    assert "note" not in columns_of(ALL - {DossierPart.NOTES})
    assert not {"person", "age"} & set(columns_of(ALL - {DossierPart.NAME}))
    assert columns_of([]) == columns_of(ALL)[: len(columns_of([]))]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n", "＝"])
def test_lets_no_text_run_as_a_formula(sign: str) -> None:
    """A note or a name that begins like one stays what was written, with a quote before it."""
    found = rows(dossier([session(note=f'{sign}HYPERLINK("https://example.org")')], name=f"{sign}Anna"))

    assert found[0]["note"].startswith(f"'{sign}")
    assert found[0]["person"].startswith(f"'{sign}")


@given(note=some.text(max_size=200), name=some.text(min_size=1, max_size=60))
def test_brings_every_text_through(note: str, name: str) -> None:
    """Quotes, commas, line ends, signs of every script: what was written is what is read."""
    found = rows(dossier([session(note=note)], name=name))

    assert {row["note"].removeprefix("'") for row in found} == {note.removeprefix("'")}
    assert {row["person"].removeprefix("'") for row in found} == {name.removeprefix("'")}
    assert {row["began"][:10] for row in found} == {f"{FIRST:%Y-%m-%d}"}
