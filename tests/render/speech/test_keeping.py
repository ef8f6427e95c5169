"""Clips in their folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from legato.errors import SpeechError
from legato.render.speech.encoding import Kind, encode
from legato.render.speech.keeping import Clips
from legato.render.speech.shaping import shape_speech
from render.speech.voices_for_tests import tone

NAME = "ab" + 62 * "0"
CONTENT = encode(shape_speech(tone()), Kind.OGG)


@pytest.fixture
def clips(tmp_path: Path) -> Clips:
    """An empty folder of clips."""
    return Clips(tmp_path / "clips")


def test_a_kept_clip_is_found_again(clips: Clips) -> None:
    """With its length and size."""
    kept = clips.keep(NAME, CONTENT)

    assert clips.find(NAME) == kept
    assert (kept.size, kept.file.read_bytes()) == (len(CONTENT), CONTENT)
    assert kept.lasts > 900


def test_what_was_never_kept_is_not_there(clips: Clips) -> None:
    """Neither as Ogg nor as MP3."""
    assert clips.find(NAME) is None
    assert clips.find(NAME, Kind.MP3) is None
    assert clips.recipe_of(NAME) is None


def test_mp3_is_made_when_it_is_first_asked_for(clips: Clips) -> None:
    """And then it stays."""
    ogg = clips.keep(NAME, CONTENT)
    made = clips.find(NAME, Kind.MP3)

    assert made is not None
    assert made.lasts == pytest.approx(ogg.lasts, abs=60)
    assert clips.find(NAME, Kind.MP3) == made


def test_a_damaged_clip_counts_as_missing(clips: Clips) -> None:
    """It is thrown away, so that it is made again."""
    kept = clips.keep(NAME, CONTENT)
    kept.file.write_bytes(CONTENT[:20])

    assert clips.find(NAME) is None
    assert not kept.file.exists()


def test_nothing_is_left_half_written(clips: Clips) -> None:
    """Beside a clip lies nothing else."""
    kept = clips.keep(NAME, CONTENT)

    assert list(kept.file.parent.iterdir()) == [kept.file]


def test_a_disk_that_takes_nothing_is_told_in_a_sentence(tmp_path: Path) -> None:
    """A file stands where the folder should be."""
    (tmp_path / "clips").write_text("in the way")

    with pytest.raises(SpeechError, match="cannot be kept: "):
        Clips(tmp_path / "clips").keep(NAME, CONTENT)


def test_what_a_clip_is_to_be_made_of_is_remembered(clips: Clips) -> None:
    """Also by the next process."""
    clips.note(NAME, b"a recipe")

    assert Clips(clips.folder).recipe_of(NAME) == b"a recipe"


def test_what_was_used_longest_ago_makes_room(clips: Clips) -> None:
    """By when it was asked for last, not by when it was made."""
    names = [f"{number:02d}" + 62 * "0" for number in range(4)]
    for age, name in enumerate(names):
        made = clips.keep(name, CONTENT)
        os.utime(made.file, (1_000 + age, 1_000 + age))
    clips.find(names[0])
    gone = clips.keep_within(2 * len(CONTENT))

    assert gone == 2
    assert [clips.find(name) is not None for name in names] == [True, False, False, True]
    assert clips.keep_within(2 * len(CONTENT)) == 0
