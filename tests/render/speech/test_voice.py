"""Texts on their way to a voice."""

from __future__ import annotations

import pytest

from legato.errors import SpeechError
from legato.render.speech.voice import MOST_CHARACTERS, Sound, sayable
from render.speech.voices_for_tests import tone


def test_a_line_stays_as_it_is() -> None:
    """Words, signs and accents of every language are for speaking."""
    assert sayable("Rub the arch: heel to ball – « l'été » 5 × 2.") == "Rub the arch: heel to ball – « l'été » 5 × 2."


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("Rub\x01+10P the\tarch\r\n", "Rub +10P the arch"),
        ("Rub\x00 the \u200e\u202earch", "Rub the arch"),
        ("Rub [[h@'loU]] the arch", "Rub [h@'loU] the arch"),
        ("Rub [[[[x]]]]", "Rub [x]"),
        ("  Rub \u2028 the   arch ", "Rub the arch"),
    ],
)
def test_commands_to_a_speech_programme_are_taken_out(given: str, said: str) -> None:
    """Control characters and doubled brackets never reach it."""
    assert sayable(given) == said


@pytest.mark.parametrize("nothing", ["", " \n\t", "\x00\x07", "...", "[[ ]]"])
def test_nothing_is_not_spoken(nothing: str) -> None:
    """And the sentence says so."""
    with pytest.raises(SpeechError, match="nothing to say"):
        sayable(nothing)


def test_a_book_is_not_a_line() -> None:
    """No text may keep a voice busy for minutes."""
    with pytest.raises(SpeechError, match=f"at most {MOST_CHARACTERS}"):
        sayable("word " * MOST_CHARACTERS)


def test_a_sound_knows_how_long_it_is() -> None:
    """In whole milliseconds."""
    assert tone(seconds=1.5).lasts == 1_500
    assert Sound(tone().samples[:0], 24_000).lasts == 0
