"""The file of a copy: gzip of JSON, one document to a line; the first says what it is, the last that it is whole.

Nothing in it depends on chance or on a clock: the moment it was made at is given, and stands in the first line.
Each line has one form alone, and whatever is written otherwise was altered by somebody.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Any, BinaryIO, Self

from legato import __version__
from legato.errors import CopyError

FORMAT = 1
NAME = "copy"
MOST_BYTES = 2 * 1024**3
"""Of the lines of a copy altogether: two hundred people for ten years."""
MOST_LINE_BYTES = 4 * 1024**2
MOST_ROWS = 5_000_000
_ZERO = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")


@dataclass(frozen=True, slots=True)
class Head:
    """What the first line says."""

    of: str
    """`household` or `person`."""
    made_at: str
    schema: Mapping[str, str]
    version: str = __version__


class Lines:
    """Writes the lines of a copy; it is whole when it has been left without an error."""

    def __init__(self, out: BinaryIO, head: Head) -> None:
        self._zip = gzip.GzipFile(filename="", mode="wb", compresslevel=6, fileobj=out, mtime=0)
        self._mark, self._rows = hashlib.sha256(), Counter[str]()
        first = {"legato": NAME, "format": FORMAT, "of": head.of, "version": head.version, "made_at": head.made_at}
        self._write(first | {"schema": dict(sorted(head.schema.items()))})

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, wrong: BaseException | None, at: TracebackType | None) -> None:
        """End with what tells that nothing is missing, unless something went wrong."""
        if kind is None:
            self._write({"rows": dict(sorted(self._rows.items())), "sha256": self._mark.hexdigest()})
            self._zip.close()

    def row(self, kind: str, fields: Mapping[str, Any]) -> None:
        """Write one record."""
        self._rows[kind] += 1
        self._write({"is": kind, "row": fields})

    def _write(self, document: Mapping[str, Any]) -> None:
        line = encode(document)
        self._mark.update(line)
        self._zip.write(line)


def encode(document: Any) -> bytes:
    """Return the one form of a line."""
    return json.dumps(document, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode() + b"\n"


class CopyReader:
    """Reads a copy line by line: never more than a line of it is held."""

    def __init__(self, file: BinaryIO) -> None:
        """Read the first line.

        Raises:
            CopyError: this is no copy, or one of a newer version.
        """
        self._zip = gzip.GzipFile(fileobj=file, mode="rb")
        self._mark, self._counted, self._bytes, self._at = hashlib.sha256(), Counter[str](), 0, 0
        first = self._read(begins=True)
        if first.get("legato") != NAME:
            raise CopyError("copies-not-a-copy")
        if not isinstance(first.get("format"), int) or first["format"] > FORMAT:
            raise newer(first.get("version"))
        self.head = _head(first)

    def rows(self) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """Give each record with its kind; when all were given, the copy is known to be whole.

        Raises:
            CopyError: something was cut off, altered or added.
        """
        while True:
            mark = self._mark.hexdigest()
            line = self._read()
            if line.keys() == {"rows", "sha256"}:
                break
            kind, row = line.get("is"), line.get("row")
            if not isinstance(kind, str) or not isinstance(row, dict) or len(line) != 2:
                raise self.wrong()
            self._counted[kind] += 1
            if self._counted.total() > MOST_ROWS:
                raise CopyError("copies-too-much")
            yield kind, row
        if line["sha256"] != mark or line["rows"] != dict(self._counted):
            raise CopyError("copies-altered")
        if self._take(1):
            raise CopyError("copies-altered")

    def wrong(self) -> CopyError:
        """Return the error for the line that was read last."""
        return CopyError("copies-line", line=self._at)

    def _read(self, *, begins: bool = False) -> dict[str, Any]:
        line = self._take(MOST_LINE_BYTES + 1, begins=begins)
        self._at += 1
        self._bytes += len(line)
        if not line.endswith(b"\n"):
            if len(line) > MOST_LINE_BYTES:
                raise CopyError("copies-too-much")
            raise CopyError("copies-not-a-copy" if begins else "copies-cut")
        if self._bytes > MOST_BYTES:
            raise CopyError("copies-too-much")
        self._mark.update(line)
        try:
            found = json.loads(line)
            is_ours = encode(found) == line and _ZERO.search(line.decode()) is None
        except (ValueError, RecursionError):
            is_ours = False
        if not is_ours or not isinstance(found, dict):
            raise CopyError("copies-not-a-copy") if begins else self.wrong()
        return found

    def _take(self, most: int, *, begins: bool = False) -> bytes:
        try:
            return self._zip.readline(most)
        except gzip.BadGzipFile:
            raise CopyError("copies-not-a-copy" if begins else "copies-cut") from None
        except (EOFError, zlib.error):
            raise CopyError("copies-cut") from None


def newer(version: Any) -> CopyError:
    """Return the error for a copy that this version cannot read."""
    told = version if isinstance(version, str) and len(version) < 40 else "?"
    return CopyError("copies-newer", version=told, own=__version__)


def _head(first: Mapping[str, Any]) -> Head:
    of, made_at, schema, version = (first.get(name) for name in ("of", "made_at", "schema", "version"))
    is_good = (
        of in {"household", "person"}
        and isinstance(made_at, str)
        and isinstance(version, str)
        and isinstance(schema, dict)
        and all(isinstance(name, str) for name in schema.values())
    )
    if not is_good:
        raise CopyError("copies-altered")
    return Head(of=str(of), made_at=str(made_at), schema=dict(schema or {}), version=str(version))
