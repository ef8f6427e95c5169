"""A moving picture is its still ones, one after the other."""

from __future__ import annotations

from struct import pack, unpack_from

import pytest

from legato_hands.pictures.moving import join_frames


def _still(name: bytes, data: bytes) -> bytes:
    body = b"WEBP" + name + pack("<I", len(data)) + data + b"\0" * (len(data) % 2)
    return b"RIFF" + pack("<I", len(body)) + body


def test_every_frame_is_kept_with_its_length() -> None:
    """The container says how large it is, and each frame how long it is shown."""
    moving = join_frames([_still(b"VP8 ", b"one"), _still(b"VP8L", b"four")], 480, 320, lasts_ms=50)

    assert unpack_from("<I", moving, 4)[0] == len(moving) - 8
    assert moving[8:16] == b"WEBPVP8X"
    assert moving.count(b"ANMF") == 2
    frame = moving.index(b"ANMF") + 8
    assert int.from_bytes(moving[frame + 6 : frame + 9], "little") == 479
    assert int.from_bytes(moving[frame + 12 : frame + 15], "little") == 50
    assert b"VP8 \x03\0\0\0one\0" in moving
    assert b"VP8L\x04\0\0\0four" in moving


def test_what_is_no_picture_is_refused() -> None:
    """A frame that was not drawn would leave a hole."""
    with pytest.raises(ValueError, match="not a WebP picture"):
        join_frames([b"RIFF\0\0\0\0WEBP"], 10, 10, lasts_ms=50)
