"""Reviews by clinicians: read from a filled-in table, kept with name, role and date, counted for one wording only."""

from __future__ import annotations

import csv
from datetime import date
from io import StringIO
from typing import Any

import pytest

from legato.errors import InvalidInputError
from legato.safety.reviews import (
    COLUMNS,
    Decision,
    ItemReview,
    Signature,
    items_without_review,
    merge_reviews,
    read_reviews,
    read_sheet,
    reviews_of,
    write_reviews,
)

VERSION = "0123456789ab"
MARKS = {"rule:E01": "aaaaaaaaaaaa", "rule:M21": "bbbbbbbbbbbb", "claim:calm": "cccccccccccc"}
TODAY = date(2026, 11, 22)
SIGNED = {"name": "The first reviewer", "role": "physiotherapist", "date": "2026-11-20"}


def table(*rows: dict[str, str], delimiter: str = ",") -> str:
    """Write a filled-in table."""
    written = StringIO()
    writer = csv.DictWriter(written, COLUMNS, delimiter=delimiter, restval="")
    writer.writeheader()
    writer.writerows({"version": VERSION, **row} for row in rows)
    return written.getvalue()


def read(text: str, **more: Any) -> tuple[ItemReview, ...]:
    """Read a table against the three items there are."""
    return read_sheet(text, marks=MARKS, version=VERSION, today=TODAY, **more)


def refused(text: str, **more: Any) -> list[tuple[str, int | None, str]]:
    """Read a table that cannot be used, and give everything that is wrong with it."""
    with pytest.raises(InvalidInputError) as wrong:
        read(text, **more)
    return [(finding.path, finding.line, finding.says) for finding in wrong.value.findings]


def review(**changes: Any) -> ItemReview:
    """Make a review of the first item."""
    fields = {
        "item": "rule:E01",
        "mark": MARKS["rule:E01"],
        "version": VERSION,
        "decision": Decision.AGREE,
        "name": "The first reviewer",
        "role": "physiotherapist",
        "on": TODAY,
    }
    return ItemReview(**(fields | changes))


def test_who_decided_what_and_when_is_read() -> None:
    """Name, role, date and changes of each row; rows without a decision are not yet reviewed."""
    agreed, changed = read(
        table(
            {"item": "rule:E01", "decision": "agree", **SIGNED},
            {"item": "rule:M21", "decision": "Change", "changes": "A cap of 2.", **SIGNED},
            {"item": "claim:calm"},
        )
    )

    assert (agreed.item, agreed.mark, agreed.decision, agreed.changes) == (
        "rule:E01",
        MARKS["rule:E01"],
        Decision.AGREE,
        "",
    )
    assert (agreed.name, agreed.role, agreed.on) == ("The first reviewer", "physiotherapist", date(2026, 11, 20))
    assert (changed.item, changed.decision, changed.changes) == ("rule:M21", Decision.CHANGE, "A cap of 2.")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_tables_of_any_spreadsheet_are_read(delimiter: str) -> None:
    """Commas, semicolons or tabs between cells, and line breaks inside them."""
    rows = {"item": "rule:E01", "decision": "remove", "changes": "Two\nlines, and; more", **SIGNED}

    (read_back,) = read(table(rows, delimiter=delimiter))

    assert read_back.changes == "Two\nlines, and; more"


def test_one_signature_stands_for_all_rows_that_have_none() -> None:
    """Somebody who fills in everything signs once; a row with its own name keeps it."""
    first, second = read(
        table(
            {"item": "rule:E01", "decision": "agree"},
            {"item": "rule:M21", "decision": "agree", **SIGNED, "name": "The second reviewer"},
        ),
        signature=Signature("The first reviewer", "physician", "2026-11-21"),
    )

    assert (first.name, first.role, first.on) == ("The first reviewer", "physician", date(2026, 11, 21))
    assert (second.name, second.role, second.on) == ("The second reviewer", "physiotherapist", date(2026, 11, 20))


def test_a_file_for_another_version_is_refused() -> None:
    """One row of another version is enough: what was read then may not be what the rules say now."""
    ((path, _, says),) = refused(
        table({"item": "rule:E01", "decision": "agree", **SIGNED}, {"item": "rule:M21", "version": "ffffffffffff"})
    )

    assert path == "version"
    assert "'ffffffffffff'" in says
    assert VERSION in says


@pytest.mark.parametrize(
    ("row", "path", "says"),
    [
        ({"item": "rule:E99", "decision": "agree", **SIGNED}, "item", "There is no item 'rule:E99'"),
        ({"item": "rule:E01", "decision": "fine", **SIGNED}, "decision", "agree, change, remove"),
        ({"item": "rule:E01", "changes": "Less.", **SIGNED}, "decision", "changes but no decision"),
        ({"item": "rule:E01", "decision": "change", **SIGNED}, "changes", "says what"),
        ({"item": "rule:E01", "decision": "agree", **SIGNED, "name": ""}, "name", "rule:E01"),
        ({"item": "rule:E01", "decision": "agree", **SIGNED, "role": ""}, "role", "rule:E01"),
        ({"item": "rule:E01", "decision": "agree", **SIGNED, "date": ""}, "date", "2026-01-31"),
        ({"item": "rule:E01", "decision": "agree", **SIGNED, "date": "20/11/26"}, "date", "2026-01-31"),
        ({"item": "rule:E01", "decision": "agree", **SIGNED, "date": "2026-11-23"}, "date", "not here yet"),
        ({"item": "rule:E01", "decision": "agree", **SIGNED, "changes": "x" * 4001}, "changes", "rule:E01"),
    ],
)
def test_a_row_that_cannot_be_used_is_named(row: dict[str, str], path: str, says: str) -> None:
    """With its line, its cell and what would help."""
    ((where, line, told),) = refused(table({"item": "claim:calm"}, row))

    assert (where, line) == (path, 3)
    assert says in told


def test_all_that_is_wrong_is_told_at_once_and_nothing_is_kept() -> None:
    """Whoever filled it in mends it in one go."""
    row = {"decision": "agree", **SIGNED}

    told = refused(table({"item": "rule:E01", **row}, {"item": "rule:E01", **row}, {"item": "no:such", **row}))

    assert [(path, line) for path, line, _ in told] == [("item", 3), ("item", 4)]
    assert "a second time" in told[0][2]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "columns are missing: changes, date, decision, item, name, role, version"),
        ("version,item,decision\n", "columns are missing: changes, date, name, role"),
        (f'{",".join(COLUMNS)}\n"open', "not a table"),
    ],
)
def test_what_is_no_such_table_is_refused(text: str, says: str) -> None:
    """An empty file, another table, or one that is cut off."""
    ((_, _, told),) = refused(text)

    assert says in told


def test_a_reviews_file_survives_writing_and_reading() -> None:
    """With every letter of every change."""
    reviews = (review(), review(item="rule:M21", decision=Decision.CHANGE, changes='Say "calf";\nnot ö = 3.'))

    assert read_reviews(write_reviews(reviews)) == reviews
    assert read_reviews("") == ()


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("[[review", ""),
        ("[[remark]]\nitem = 1", "remark"),
        ("review = 3", "review[0]."),
        ('[[review]]\nitem = "rule:E01"', "review[0].mark"),
    ],
)
def test_a_broken_reviews_file_is_refused_with_its_place(text: str, path: str) -> None:
    """A file somebody has written into by hand."""
    with pytest.raises(InvalidInputError) as wrong:
        read_reviews(text)

    assert path in [finding.path for finding in wrong.value.findings]


def test_the_same_persons_later_word_replaces_the_earlier_one() -> None:
    """On the same wording; another person's word stays beside it, and an older wording stays in the record."""
    old = (review(), review(name="The second reviewer"), review(mark="dddddddddddd"))
    new = (review(decision=Decision.REMOVE, changes="It is not needed."),)

    assert merge_reviews(old, new) == (old[1], old[2], new[0])


def test_a_review_counts_for_its_own_wording_only() -> None:
    """When the words or limits of an item change, it is unreviewed again."""
    reviews = (review(on=date(2026, 11, 22)), review(name="The second reviewer", on=date(2026, 11, 20)))

    assert [one.name for one in reviews_of(MARKS, reviews)["rule:E01"]] == ["The second reviewer", "The first reviewer"]
    assert list(items_without_review(MARKS, reviews)) == ["rule:M21", "claim:calm"]
    assert list(items_without_review(MARKS | {"rule:E01": "eeeeeeeeeeee"}, reviews)) == list(MARKS)
    assert list(items_without_review(MARKS, ())) == list(MARKS)
