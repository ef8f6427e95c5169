"""Sound files."""

from __future__ import annotations

from pathlib import Path

import pytest

from legato.errors import SpeechError
from legato.render.speech.encoding import BYTES_PER_SECOND, Kind, decode, encode, length_ms
from legato.render.speech.shaping import shape_speech
from render.speech.voices_for_tests import tone

SHAPED = shape_speech(tone(seconds=3))


@pytest.mark.parametrize("kind", Kind)
def test_a_file_can_be_played_again(kind: Kind, tmp_path: Path) -> None:
    """It is as long as what went in, and small."""
    file = tmp_path / f"clip.{kind.value}"
    file.write_bytes(encode(SHAPED, kind))

    assert length_ms(file) == pytest.approx(SHAPED.lasts, abs=60)
    assert decode(file).lasts == pytest.approx(SHAPED.lasts, abs=60)
    assert file.stat().st_size < 3 * BYTES_PER_SECOND[kind] * 1.3


def test_files_are_what_their_names_say() -> None:
    """Opus in Ogg, and MP3."""
    ogg, mp3 = encode(SHAPED, Kind.OGG), encode(SHAPED, Kind.MP3)

    assert ogg[:4] == b"OggS"
    assert b"OpusHead" in ogg[:100]
    assert mp3[:3] == b"ID3" or mp3[0] == 0xFF


def test_the_same_sound_makes_the_same_length(tmp_path: Path) -> None:
    """Opus knows how much of its first block is not music, so nothing is added."""
    file = tmp_path / "clip.ogg"
    file.write_bytes(encode(SHAPED, Kind.OGG))

    assert length_ms(file) == SHAPED.lasts


@pytest.mark.parametrize("content", [b"", b"OggS", b"RIFF....WAVEfmt ", b"<html>"])
def test_what_is_no_sound_is_refused(content: bytes, tmp_path: Path) -> None:
    """In one sentence."""
    file = tmp_path / "clip.ogg"
    file.write_bytes(content)

    with pytest.raises(SpeechError, match="cannot be read"):
        decode(content)
    with pytest.raises(SpeechError, match="cannot be read"):
        length_ms(file)
