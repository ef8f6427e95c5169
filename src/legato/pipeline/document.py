"""The text of a JSON document, looked over before records are built from it.

JSON allows what a health document must not hold: a name given twice, where the
second silently wins; numbers that are none, or longer than any number here; and
one value as large as a book.
"""

from __future__ import annotations

import codecs
import json
import math
from collections import Counter
from collections.abc import Iterator
from typing import Any

from legato.errors import Finding
from legato.notation.model import path_of

DEEPEST = 40
"""Levels of one value in another; a session has eight."""

LONGEST_TEXT = 10_000
"""Characters of one text; the longest that ships is a tenth of it."""

LARGEST_NUMBER = 2**53
"""Beyond it, a browser does not count in whole numbers any more."""

_Place = tuple[int | str, ...]


class _Twice(dict[str, Any]):
    """A table in which a name is given more than once."""

    name = ""


class NotJsonError(Exception):
    """This is no JSON document that can be used; `finding` says why."""

    def __init__(self, says: str, line: int | None = None) -> None:
        self.finding = Finding("", says, line)
        super().__init__(says)


def text_of(written: bytes) -> str:
    """Return the text of a document.

    Raises:
        NotJsonError: it is not JSON.
    """
    try:
        return written.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise NotJsonError(why_not_text(written, wrong)) from None


def why_not_text(written: bytes, wrong: UnicodeDecodeError) -> str:
    """Say what is wrong with bytes that are not UTF-8, and what helps where that is known."""
    if written.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        helps = "use `| Out-File -Encoding utf8`"
        return f"This is not UTF-8 text but UTF-16, as `>` writes it in an older PowerShell: {helps}."
    return f"This is not UTF-8 text: byte {wrong.start} cannot be read."


def look_over(text: str) -> tuple[Finding, ...]:
    """Return what no document may hold, each with its place.

    Raises:
        NotJsonError: it is not JSON.
    """
    try:
        document = json.loads(text, object_pairs_hook=_table, parse_int=_whole)
    except json.JSONDecodeError as wrong:
        says = f"This is not valid JSON: {wrong.msg[:1].lower()}{wrong.msg[1:]}, at column {wrong.colno}."
        raise NotJsonError(says, wrong.lineno) from None
    except RecursionError:
        raise NotJsonError("This is nested too deeply.") from None
    return tuple(Finding(path_of(place), says) for place, says in _misfits(document))


def _table(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    twice = _Twice(found)
    twice.name = Counter(name for name, _ in pairs).most_common(1)[0][0]
    return twice


def _whole(digits: str) -> int | float:
    """Read a whole number; one that is too long is as good as no number, and reading it takes a while."""
    return int(digits) if len(digits) <= len(str(-LARGEST_NUMBER)) else math.inf


def _misfits(document: Any) -> Iterator[tuple[_Place, str]]:
    open_places: list[tuple[_Place, Any]] = [((), document)]
    while open_places:
        place, value = open_places.pop()
        if len(place) > DEEPEST:
            yield place[:1], "This is nested too deeply."
            return
        if isinstance(value, dict):
            if isinstance(value, _Twice):
                yield place, f"{value.name[:60]!r} is given twice in the same place."
            yield from ((place, says) for name in value if (says := _misfit(name)))
            open_places += reversed([((*place, name[:60]), inner) for name, inner in value.items()])
        elif isinstance(value, list):
            open_places += reversed([((*place, at), inner) for at, inner in enumerate(value)])
        elif says := _misfit(value):
            yield place, says


def _misfit(value: Any) -> str | None:
    """Say what is wrong with one plain value."""
    if isinstance(value, str):
        return _misfit_of_text(value)
    if isinstance(value, float) and math.isnan(value):
        return "NaN is not a number that can be used here."
    if isinstance(value, int | float) and abs(value) > LARGEST_NUMBER:
        return "This is no number, or one that is too long."
    return None


def _misfit_of_text(text: str) -> str | None:
    """Say why a text cannot be kept; what is kept may have to go into any database, and out as any file."""
    if len(text) > LONGEST_TEXT:
        return f"This text has {len(text)} characters; {LONGEST_TEXT} fit."
    if "\0" in text or any("\ud800" <= letter <= "\udfff" for letter in text):
        return "This text holds a letter that is none."
    return None
