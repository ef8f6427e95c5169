"""What clinicians have said about single items, written down with name, role and date.

A review is of one wording: when the words or limits of an item change, its
mark changes, and the item counts as unreviewed again.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from io import StringIO
from typing import Annotated, Any, Self

import tomli_w
from pydantic import Field, ValidationError, model_validator

from legato.errors import Finding, InvalidInputError
from legato.notation.model import Model, findings

COLUMNS = (
    "version", "item", "title", "text", "status", "sources", "decision", "changes", "name", "role", "date",
)  # fmt: skip
"""The columns of the table that a clinician fills in; the last five are theirs."""
NEEDED = frozenset({"version", "item", "decision", "changes", "name", "role", "date"})
_DELIMITERS = (",", ";", "\t")
_SHOWN = 5

Mark = Annotated[str, Field(pattern=r"^[0-9a-f]{12}$")]
Who = Annotated[str, Field(min_length=2, max_length=120)]


class Decision(StrEnum):
    """What a clinician says about an item."""

    AGREE = "agree"
    CHANGE = "change"
    REMOVE = "remove"


class ItemReview(Model):
    """One clinician's word on one item, as it stood then."""

    item: Annotated[str, Field(pattern=r"^[a-z]+:[\w-]+$", max_length=80)]
    mark: Mark
    """The wording it is about."""
    version: Mark
    """The version of all items that the clinician had before them."""
    decision: Decision
    changes: Annotated[str, Field(max_length=4_000)] = ""
    name: Who
    role: Who
    on: date

    @model_validator(mode="after")
    def _says_what_to_change(self) -> Self:
        if self.decision is not Decision.AGREE and not self.changes:
            raise ValueError(f"Whoever decides {self.decision.value!r} says what, in changes.")
        return self


@dataclass(frozen=True, slots=True)
class Signature:
    """Who fills in a whole table; rows that name nobody are theirs."""

    name: str = ""
    role: str = ""
    on: str = ""


def read_sheet(
    text: str, *, marks: Mapping[str, str], version: str, today: date, signature: Signature | None = None
) -> tuple[ItemReview, ...]:
    """Read the rows of a filled-in table that carry a decision.

    Args:
        text: the table, with commas, semicolons or tabs.
        marks: the mark of every item there is now.
        version: the version of them together.
        today: no review is from later.
        signature: stands in where a row leaves name, role or date empty.

    Raises:
        InvalidInputError: it is for another version, or rows cannot be used; every one is named with its line.
    """
    rows = _rows(text)
    others = sorted({row["version"] for _, row in rows} - {version})
    if others:
        told = ", ".join(repr(other) for other in others[:_SHOWN])
        raise InvalidInputError(
            [
                Finding(
                    "version",
                    f"This file is for version {told}; the rules here are version {version}. "
                    "Bring it in with the Legato it was written out with.",
                )
            ]
        )
    wrong: list[Finding] = []
    found: dict[str, ItemReview] = {}
    for line, row in rows:
        if not any(row[column] for column in ("decision", "changes")):
            continue
        review, mistakes = _review(line, row, marks, version, today, signature or Signature())
        wrong.extend(mistakes)
        if review is not None and review.item in found:
            wrong.append(Finding("item", f"{review.item!r} is decided a second time.", line))
        elif review is not None:
            found[review.item] = review
    if wrong:
        raise InvalidInputError(wrong)
    return tuple(found.values())


def _rows(text: str) -> list[tuple[int, dict[str, str]]]:
    head = text.partition("\n")[0]
    reader = csv.DictReader(StringIO(text, newline=""), delimiter=max(_DELIMITERS, key=head.count), strict=True)
    try:
        missing = sorted(NEEDED - {(name or "").strip().lower() for name in reader.fieldnames or ()})
        if missing:
            says = f"These columns are missing: {', '.join(missing)}."
            raise InvalidInputError([Finding("", says, 1)])
        return [
            (reader.line_num, {(name or "").strip().lower(): _cell(cell) for name, cell in row.items()})
            for row in reader
            if any(_cell(cell) for cell in row.values())
        ]
    except csv.Error as wrong:
        raise InvalidInputError([Finding("", f"This is not a table: {wrong}.", reader.line_num)]) from None


def _cell(cell: Any) -> str:
    return cell.strip() if isinstance(cell, str) else ""


def _review(
    line: int, row: Mapping[str, str], marks: Mapping[str, str], version: str, today: date, signature: Signature
) -> tuple[ItemReview | None, list[Finding]]:
    item = row["item"]
    unusable = _unusable(row, marks)
    if unusable is not None:
        return None, [Finding(*unusable, line)]
    try:
        review = ItemReview(
            item=item,
            mark=marks[item],
            version=version,
            decision=Decision(row["decision"].lower()),
            changes=row["changes"],
            name=row["name"] or signature.name,
            role=row["role"] or signature.role,
            on=_day(row["date"] or signature.on),
        )
    except ValidationError as wrong:
        named = {"on": "date"}
        return None, [
            Finding(named.get(one.path, one.path) or "changes", f"{item}: {one.says}", line) for one in findings(wrong)
        ]
    except ValueError:
        return None, [Finding("date", f"{item}: it needs a date, written as 2026-01-31.", line)]
    if review.on > today:
        return None, [Finding("date", f"{item}: {review.on} is not here yet.", line)]
    return review, []


def _unusable(row: Mapping[str, str], marks: Mapping[str, str]) -> tuple[str, str] | None:
    """Say which cell makes a row mean nothing, and why."""
    item, decision = row["item"], row["decision"]
    if item not in marks:
        return "item", f"There is no item {item!r}."
    if not decision:
        return "decision", f"{item} has changes but no decision."
    if decision.lower() not in list(Decision):
        return "decision", f"{item}: {decision!r} is none of {', '.join(Decision)}."
    return None


def _day(written: str) -> date:
    return date.fromisoformat(written)


def read_reviews(text: str) -> tuple[ItemReview, ...]:
    """Read a reviews file.

    Raises:
        InvalidInputError: it cannot be used; every mistake is named.
    """
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        raise InvalidInputError([Finding("", f"This is not TOML: {wrong}.")]) from None
    found: list[ItemReview] = []
    mistakes = [Finding(key, "Only [[review]] tables belong here.") for key in tables if key != "review"]
    listed = tables.get("review", [])
    for at, table in enumerate(listed if isinstance(listed, list) else [listed]):
        try:
            found.append(ItemReview.model_validate(table))
        except ValidationError as wrong:
            mistakes.extend(Finding(f"review[{at}].{one.path}", one.says) for one in findings(wrong))
    if mistakes:
        raise InvalidInputError(mistakes)
    return tuple(found)


def write_reviews(reviews: Iterable[ItemReview]) -> str:
    """Write a reviews file."""
    return tomli_w.dumps({"review": [review.model_dump() | {"decision": review.decision.value} for review in reviews]})


def merge_reviews(old: Sequence[ItemReview], new: Sequence[ItemReview]) -> tuple[ItemReview, ...]:
    """Add reviews to those there are; the same person's word on the same wording replaces the earlier one."""
    replaced = {(review.item, review.mark, review.name) for review in new}
    return (*(review for review in old if (review.item, review.mark, review.name) not in replaced), *new)


def reviews_of(marks: Mapping[str, str], reviews: Iterable[ItemReview]) -> Mapping[str, tuple[ItemReview, ...]]:
    """Return, for each item there is, the reviews of its present wording, oldest first."""
    found: dict[str, tuple[ItemReview, ...]] = dict.fromkeys(marks, ())
    for review in sorted(reviews, key=lambda one: one.on):
        if marks.get(review.item) == review.mark:
            found[review.item] = (*found[review.item], review)
    return found


def items_without_review(marks: Mapping[str, str], reviews: Iterable[ItemReview]) -> Iterator[str]:
    """Name every item whose present wording nobody has looked at."""
    yield from (item for item, said in reviews_of(marks, reviews).items() if not said)
