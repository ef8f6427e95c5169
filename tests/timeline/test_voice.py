"""One voice, one line at a time."""

from __future__ import annotations

from legato.timeline.voice import SHORTEST, SpeechTrack, speech
from legato.units import seconds


def test_seven_words_take_three_seconds():
    """An unhurried voice says a hundred and forty words a minute."""
    assert speech("Hold the heel softly in one hand.") == seconds(3)


def test_a_single_word_is_not_rushed():
    """`Halfway.` takes its time."""
    assert speech("Halfway.") == SHORTEST


def test_a_voice_pauses_at_commas_and_between_sentences():
    """Words alone would have the next line begin while this one is still being said."""
    assert speech("Lift, go back to it. Begin again.") == seconds(3) + 250 + 400


def test_a_line_that_would_not_be_over_in_time_is_not_begun():
    """Nothing is cut off in the middle."""
    voice = SpeechTrack(seconds(3))

    assert voice.say(speech("Rub the arch from heel to ball slowly."), 0) is None
    assert voice.say(speech("Rub the arch."), 0) is not None


def test_two_lines_never_meet():
    """A line is refused while another is being said, and right after it."""
    voice = SpeechTrack(seconds(30))
    first = voice.say(speech("Rub the arch from heel to ball."), seconds(5))

    assert first is not None
    assert voice.say(speech("Halfway."), first.over - 1) is None
    assert voice.say(speech("Halfway."), first.over) is None
    assert voice.say(speech("Halfway."), first.over + 500) is not None


def test_a_line_that_need_not_be_said_waits_for_quiet():
    """It moves behind what is already there, and keeps its distance."""
    voice = SpeechTrack(seconds(60))
    question = voice.say(speech("How does it feel?"), seconds(10))
    assert question is not None

    waited = voice.find(speech("Keep your shoulders loose."), seconds(8), seconds(60), quiet=seconds(3))

    assert waited is not None
    assert waited.at == question.over + seconds(3)


def test_a_line_without_room_is_left_out():
    """When no quiet place is left before the end, nothing is said."""
    voice = SpeechTrack(seconds(60))
    voice.say(speech("Ten seconds."), seconds(10))

    assert voice.find(speech("Keep your shoulders loose."), seconds(2), seconds(10), quiet=seconds(7)) is None
