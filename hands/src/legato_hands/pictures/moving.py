"""Join still WebP pictures into one that moves.

The format: https://developers.google.com/speed/webp/docs/riff_container
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from struct import pack, unpack_from

_ANIMATED, _SEES_THROUGH = 0x02, 0x10
_FRESH = 0x03
"""A frame replaces the one before: it is not blended with it, and cleared away after it."""
_HEADER = 12
_PICTURE = {b"ALPH", b"VP8 ", b"VP8L"}


def join_frames(frames: Sequence[bytes], width: int, height: int, *, lasts_ms: int) -> bytes:
    """Return one picture that shows each frame for so long, over and over."""
    size = _u24(width - 1) + _u24(height - 1)
    parts = [
        _chunk(b"VP8X", pack("<I", _ANIMATED | _SEES_THROUGH) + size),
        _chunk(b"ANIM", pack("<IH", 0, 0)),
    ]
    for frame in frames:
        picture = b"".join(_chunk(name, data) for name, data in _chunks(frame) if name in _PICTURE)
        if not picture:
            raise ValueError("a frame is not a WebP picture")
        parts.append(_chunk(b"ANMF", _u24(0) * 2 + size + _u24(lasts_ms) + bytes([_FRESH]) + picture))
    body = b"WEBP" + b"".join(parts)
    return b"RIFF" + pack("<I", len(body)) + body


def _chunks(picture: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = _HEADER
    while at + 8 <= len(picture):
        name, length = unpack_from("<4sI", picture, at)
        yield name, picture[at + 8 : at + 8 + length]
        at += 8 + length + length % 2


def _chunk(name: bytes, data: bytes) -> bytes:
    return name + pack("<I", len(data)) + data + b"\0" * (len(data) % 2)


def _u24(number: int) -> bytes:
    return number.to_bytes(3, "little")
