"""Ogg files that are the same whenever they are made: the number of their stream is drawn by chance otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

_SERIAL = slice(14, 18)
_CHECK = slice(22, 26)
_HEADER = 27
_POLYNOMIAL = 0x04C11DB7


def with_serial(file: bytes, serial: int) -> bytes:
    """Return an Ogg file whose one stream has this number."""
    return b"".join(_renumbered(page, serial) for page in _pages(file))


def _pages(file: bytes) -> Iterator[bytes]:
    at = 0
    while at < len(file):
        segments = file[at + _HEADER - 1]
        body = at + _HEADER + segments
        ends = body + sum(file[at + _HEADER : body])
        yield file[at:ends]
        at = ends


def _renumbered(page: bytes, serial: int) -> bytes:
    changed = bytearray(page)
    changed[_SERIAL] = serial.to_bytes(4, "little")
    changed[_CHECK] = bytes(4)
    changed[_CHECK] = _checksum(changed).to_bytes(4, "little")
    return bytes(changed)


def _checksum(page: bytearray) -> int:
    table, check = _table(), 0
    for byte in page:
        check = (check << 8 & 0xFFFFFFFF) ^ table[check >> 24 ^ byte]
    return check


@cache
def _table() -> tuple[int, ...]:
    def entry(byte: int) -> int:
        left = byte << 24
        for _ in range(8):
            left = (left << 1 ^ _POLYNOMIAL if left & 0x80000000 else left << 1) & 0xFFFFFFFF
        return left

    return tuple(map(entry, range(256)))
