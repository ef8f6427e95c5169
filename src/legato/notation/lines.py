"""Where each field of a TOML text stands: from its path to its line.

This is a scanner of our own because `tomllib` forgets the lines once it has
read the values, and a finding without its line sends people hunting.
It trusts that the text is valid TOML: `tomllib` has read it before.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterator, Mapping

Loc = tuple[str | int, ...]
"""A place inside a document: names of fields and numbers of entries."""

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_SCALAR = re.compile(r"[^,\]}\n#]*")
_STRINGS = {
    '"""': re.compile(r'"""(?:[^"\\]|\\.|"(?!""))*"{3,5}', re.DOTALL),
    "'''": re.compile(r"'''(?:[^']|'(?!''))*'{3,5}"),
    '"': re.compile(r'"(?:[^"\\]|\\.)*"'),
    "'": re.compile(r"'[^']*'"),
}
"""Strings by how they begin, the long ones first; up to two quotes may stand before the closing three."""

_PART = re.compile(r"\[(\d+)\]|([^.\[\]]+)")


def lines_of(text: str) -> dict[Loc, int]:
    """Return the line, counted from 1, of every field, entry and table of a TOML text."""
    lines: dict[Loc, int] = {}
    for loc, line in _Scanner(text).fields():
        for length in range(1, len(loc) + 1):
            lines.setdefault(loc[:length], line)
    return lines


def line_of(lines: Mapping[Loc, int], loc: Loc) -> int | None:
    """Return the line of a place, or of the nearest thing around it that is written down."""
    while loc:
        if loc in lines:
            return lines[loc]
        loc = loc[:-1]
    return None


def loc_of(path: str) -> Loc:
    """Read a path such as `score.strokes[2].tempo` back into its parts."""
    return tuple(int(entry) if entry else name for entry, name in _PART.findall(path))


class _Scanner:
    """Walks once through a valid TOML text."""

    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0
        self.line_starts = [0, *(found.end() for found in re.finditer("\n", text))]
        self.entries: dict[Loc, int] = {}
        """How many tables an array of tables has so far."""

    def fields(self) -> Iterator[tuple[Loc, int]]:
        """Give each place with its line, in the order of the text."""
        table: Loc = ()
        while self._skip_blank() < len(self.text):
            line = self._line()
            if self._take("[["):
                table = self._array_entry(self._key())
                self.at += len("]]")
                yield table, line
            elif self._take("["):
                table = self._inside(self._key())
                self.at += len("]")
                yield table, line
            else:
                yield from self._pair(table)

    def _array_entry(self, key: Loc) -> Loc:
        path = (*self._inside(key[:-1]), key[-1])
        self.entries[path] = self.entries.get(path, 0) + 1
        return (*path, self.entries[path] - 1)

    def _inside(self, key: Loc) -> Loc:
        path: Loc = ()
        for name in key:
            path = (*path, name)
            if path in self.entries:
                path = (*path, self.entries[path] - 1)
        return path

    def _pair(self, table: Loc) -> Iterator[tuple[Loc, int]]:
        line, key = self._line(), self._key()
        yield table + key, line
        self._skip_blank()
        self.at += len("=")
        yield from self._value(table + key)

    def _value(self, loc: Loc) -> Iterator[tuple[Loc, int]]:
        self._skip_blank()
        if self._take("["):
            for number in range(len(self.text)):
                self._skip_blank()
                if self._take("]"):
                    return
                yield (*loc, number), self._line()
                yield from self._value((*loc, number))
                self._skip_blank()
                self._take(",")
        elif self._take("{"):
            while self._skip_blank() < len(self.text) and not self._take("}"):
                yield from self._pair(loc)
                self._skip_blank()
                self._take(",")
        elif self.text[self.at] in "\"'":
            self._skip_string()
        else:
            self.at = self._end_of(_SCALAR)

    def _key(self) -> Loc:
        names: list[str] = []
        while True:
            self._skip_blank()
            start = self.at
            if self.text[start] in "\"'":
                self._skip_string()
                names.append(tomllib.loads(f"name = {self.text[start : self.at]}")["name"])
            else:
                self.at = self._end_of(_BARE_KEY)
                names.append(self.text[start : self.at])
            self._skip_blank()
            if not self._take("."):
                return tuple(names)

    def _skip_string(self) -> None:
        begins = next(quotes for quotes in _STRINGS if self.text.startswith(quotes, self.at))
        self.at = self._end_of(_STRINGS[begins])

    def _take(self, expected: str) -> bool:
        there = self.text.startswith(expected, self.at)
        self.at += len(expected) if there else 0
        return there

    def _skip_blank(self) -> int:
        self.at = self._end_of(_BLANK)
        return self.at

    def _end_of(self, pattern: re.Pattern[str]) -> int:
        found = pattern.match(self.text, self.at)
        return found.end() if found else self.at

    def _line(self) -> int:
        return bisect_right(self.line_starts, self.at)
