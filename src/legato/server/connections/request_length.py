"""How far a request reaches, as its own beginning says: enough to know whether all of it is there.

This decides only when a thread takes it. What is right about it, and what is not, its reader says.
"""

from __future__ import annotations

import re
from typing import NamedTuple

MOST_GATHERED = 1_050_000
"""Bytes of one request that are kept until it is whole: the usual megabyte of a body, and its head."""

_MOST_HEAD = 65_536
_HEAD_ENDS = re.compile(rb"\r?\n\r?\n")
_LENGTH = re.compile(rb"^content-length[ \t]*:[ \t]*(\d{1,12})[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
_ASKS_FIRST = re.compile(rb"^(?:transfer-encoding|expect)[ \t]*:", re.IGNORECASE | re.MULTILINE)


class RequestLength(NamedTuple):
    """What a thread is given of a request, in bytes, and whether that is all of it."""

    size: int
    is_whole: bool


def length_of(begun: bytes | bytearray) -> RequestLength | None:
    """Return how far a request reaches that has begun so; `None` as long as its head does not say.

    One that is too long to be kept, comes in pieces or wants to be asked for is given on after its head.
    """
    end = _HEAD_ENDS.search(begun)
    if end is None:
        # No head of ours is that long; its reader says so.
        return RequestLength(len(begun), is_whole=True) if len(begun) > _MOST_HEAD else None
    head = bytes(begun[: end.end()])
    length = _LENGTH.search(head)
    if length is None and _ASKS_FIRST.search(head) is None:
        return RequestLength(len(head), is_whole=True)
    size = len(head) + (int(length[1]) if length else 0)
    if _ASKS_FIRST.search(head) or size > MOST_GATHERED:
        return RequestLength(len(head), is_whole=False)
    return RequestLength(size, is_whole=True)
