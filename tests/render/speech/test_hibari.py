"""The voice of the pack, speaking live, and what it is given to read."""

from __future__ import annotations

import numpy as np
import pytest

from legato.errors import SpeechError
from legato.render.speech.allowance import allowance, pauses_in, sentences_of
from legato.render.speech.hibari import Hibari, find_hibari
from legato.render.speech.pauses import with_pauses
from legato.render.speech.respelling import respell
from legato.render.speech.shaping import HIGHEST_PEAK, RATE, shape_speech
from legato.render.wanted import WANTED
from legato.timeline import speech


@pytest.fixture(scope="module")
def voice() -> Hibari:
    """The voice, which comes with the tools."""
    found = find_hibari()
    assert found is not None, "hibari is missing: run `make setup`"
    return found


@pytest.mark.parametrize(
    "text", ["Halfway.", "Rub the arch from heel to ball.", "Breathe in, and let go. Then rest, and feel both legs."]
)
def test_it_says_a_line_in_the_time_that_is_counted(voice: Hibari, text: str) -> None:
    """Calmly, and even when it is a single word."""
    said = shape_speech(voice.say(text))

    assert allowance(text) * 0.8 < said.lasts <= allowance(text)
    assert np.abs(said.samples).max() <= HIGHEST_PEAK


def test_the_same_line_is_the_same_sound(voice: Hibari) -> None:
    """Nothing in it is left to chance."""
    once, again = voice.say("Rub the arch."), voice.say("Rub the arch.")

    assert np.array_equal(once.samples, again.samples)


def test_it_hurries_when_it_is_asked_to(voice: Hibari) -> None:
    """Where a line of one's own has little room."""
    text = "Now stroke the whole calf with both hands."

    assert voice.say(text, 130).lasts < voice.say(text).lasts / 1.2


def test_pauses_are_counted() -> None:
    """A line may last as long as the timeline keeps free for it: 250 for a comma inside, 400 between two sentences."""
    text = "Warm-up twists. Twist, gently; then let go."

    assert (pauses_in(text), sentences_of(text)) == (2, ("Warm-up twists.", "Twist, gently; then let go."))
    assert allowance(text) == speech(text) == 3_000 + 2 * 250 + 400


def test_a_pause_is_as_long_as_it_is_counted() -> None:
    """Where the voice makes one; where it makes none, nothing is cut apart."""
    hum = np.full(RATE // 2, 0.3, np.float32)
    said = np.concatenate((hum, np.zeros(RATE // 10, np.float32), hum))

    assert len(with_pauses(said, "In, out.")) == RATE * 5 // 4
    assert len(with_pauses(said, "In out.")) == len(said)
    assert len(with_pauses(hum, "In, out.")) == len(hum)


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("At most 3/10.", "At most 3 of 10."),
        ("Hold – and breathe.", "Hold, and breathe."),
        ("Stay at “light”…", "Stay at light."),
        ("Warm-up twists.", "Warm-up twists."),
    ],
)
def test_what_would_be_read_amiss_is_written_as_it_sounds(written: str, heard: str) -> None:
    """And the rest is left as it is."""
    assert respell(written) == heard


def test_it_stops_between_sentences_when_nobody_waits(voice: Hibari) -> None:
    """A server that is being stopped does not wait for the rest of a line."""
    held = WANTED.set(lambda: False)
    try:
        with pytest.raises(SpeechError, match="nobody waits"):
            voice.say("Rub the arch. Stay light.")
    finally:
        WANTED.reset(held)
