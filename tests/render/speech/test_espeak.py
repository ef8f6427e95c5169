"""The real espeak-ng, saying the real lines."""

from __future__ import annotations

import itertools
import json
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest

from depth import sampled
from legato import pipeline
from legato.errors import SpeechError
from legato.pipeline import Planned
from legato.render.speech import CALM, Clips, Line, NoVoice, Sound, Studio, find_voice, known_voices, lines_of
from legato.render.speech import espeak as module
from legato.render.speech.espeak import Espeak, find_espeak
from legato.render.speech.loudness import loudness
from legato.render.speech.shaping import RATE, SPOKEN_LUFS, shape_speech
from legato.timeline.voice import WORDS_PER_MINUTE

CIRCUMSTANCES = tuple(
    itertools.product(
        ("self", "partner"),
        ("chair", "bed", "floor"),
        (5, 20, 60),
        ("ache_after_exercise", "stiff_knee"),
        (("oil",), ("oil", "tennis_ball", "foot_roller", "frozen_bottle", "air_compression", "shiatsu")),
    )
)


@dataclass(frozen=True)
class Listened:
    """espeak-ng, with somebody noting at which paces it was asked to speak."""

    espeak: Espeak
    hurried: set[str] = field(default_factory=set)

    def say(self, text: str, pace: int = CALM) -> Sound:
        """Speak, and note a text that had no room at a calm pace."""
        if pace > CALM:
            self.hurried.add(text)
        return self.espeak.say(text, pace)


@pytest.fixture(scope="module")
def espeak() -> Espeak:
    """The espeak-ng of this machine; `make test` installs it."""
    found = find_espeak()
    assert found is not None, "espeak-ng is missing: run `make voice`"
    return found


def lines_of_session(performer: str, position: str, minutes: int, complaint: str, have: tuple[str, ...]) -> set[Line]:
    """Plan a session and return what is said in it."""
    given = {
        "person": {"age": 44},
        "pain": [{"leg": "left", "zone": "calf", "score": 5}],
        "performer": performer,
        "position": position,
        "minutes": minutes,
        "complaint": complaint,
        "have": have,
    }
    answer = pipeline.plan(pipeline.read_checkin(json.dumps(given)))
    assert isinstance(answer, Planned)
    return set(lines_of(pipeline.narration(answer.cleared.session)))


@pytest.mark.voice
def test_it_speaks(espeak: Espeak) -> None:
    """A sentence becomes some seconds of sound, told apart from noise by its pauses."""
    said = espeak.say("Rub the arch from heel to ball.")

    assert said.rate == 22_050
    assert 1_500 < said.lasts < 4_500
    assert 0.05 < np.abs(said.samples).max() <= 1


@pytest.mark.voice
def test_the_same_line_always_sounds_the_same(espeak: Espeak) -> None:
    """So that a clip can be named by its recipe."""
    first, second = espeak.say("Halfway."), espeak.say("Halfway.")

    assert np.array_equal(first.samples, second.samples)


@pytest.mark.voice
def test_another_pace_is_faster(espeak: Espeak) -> None:
    """About as much as was asked for."""
    text = "Rub the arch from heel to ball, a little firmer each time."
    calm, brisk = shape_speech(espeak.say(text)), shape_speech(espeak.say(text, 130))

    assert 1.15 < calm.lasts / brisk.lasts < 1.45


@pytest.mark.voice
@pytest.mark.parametrize(
    "text",
    [
        "Halfway.",
        "Ten seconds. Next: Finishing strokes.",
        "Look at both legs and feet, also the soles and between the toes. Compare the two sides.",
        "Stop if it hurts.",
        "Press and release along the instep.",
    ],
)
def test_every_line_is_as_loud(espeak: Espeak, text: str) -> None:
    """Short or long, plosive or soft: no peak keeps a line quieter than the others."""
    shaped = shape_speech(espeak.say(text))

    assert loudness(shaped.samples, RATE) == pytest.approx(SPOKEN_LUFS, abs=0.6)


@pytest.mark.voice
@pytest.mark.parametrize(
    "text", ["<break/> one & two", "-v de one", "one\x01+20P two", "[[h@'loU]] one", "Ünïcode – ‘l’été’ 5 × 2", "1,234"]
)
def test_strange_lines_are_spoken_too(espeak: Espeak, text: str, tmp_path: Path) -> None:
    """Nothing in a text is taken for an option or a command."""
    assert Studio(espeak, Clips(tmp_path)).make(Line(text)).lasts > 200


def test_a_machine_without_it_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """Looking for it is not an error."""
    monkeypatch.setenv("PATH", "/nowhere")

    assert find_espeak() is None


def test_a_broken_one_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What does not even tell its version is not asked to speak."""
    (tmp_path / "espeak-ng").write_text("#!/bin/sh\nexit 1\n")
    (tmp_path / "espeak-ng").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))

    assert find_espeak() is None


def test_a_broken_one_is_named_as_the_cause(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever has installed it is not told to install it."""
    (tmp_path / "espeak-ng").write_text("#!/bin/sh\nexit 3\n")
    (tmp_path / "espeak-ng").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("legato.render.speech.voices.find_pack", lambda: None)
    found, (option,) = find_voice(tmp_path / "voices"), known_voices(tmp_path / "voices")

    assert isinstance(found, NoVoice)
    assert found.says == (
        "The voice espeak-ng does not work (espeak-ng ended with error 3); until it does your browser speaks."
    )
    assert option.wants == "does not work (espeak-ng ended with error 3)"


@pytest.mark.parametrize("written", [b"", b"not a sound", b"RIFF" + 40 * b"\0", b"RIFF" + 80 * b"\0"])
def test_what_is_no_sound_is_refused(written: bytes) -> None:
    """However it came about."""
    with pytest.raises(SpeechError, match="no sound"):
        module._sound(written)


@pytest.mark.voice
@pytest.mark.slow
@pytest.mark.parametrize("every", sampled((7, 1)))
def test_no_line_of_any_session_runs_into_the_next(espeak: Espeak, tmp_path: Path, proved, every: int) -> None:
    """Every line of many sessions in the room it has; nearly all calmly, at the pace the timeline counts with."""
    circumstances = CIRCUMSTANCES[::every]
    lines = set().union(*(lines_of_session(*given) for given in circumstances))
    voice = Listened(espeak)
    studio = Studio(voice, Clips(tmp_path))
    lasts = {line: studio._said(line).lasts for line in lines}
    words = sum(len(line.text.split()) for line in lines)

    assert len(lines) > 150
    assert [line for line in lines if line.room is not None and lasts[line] > line.room] == []
    assert len(voice.hurried) < len(lines) / 20
    assert 0.9 * WORDS_PER_MINUTE < words * 60_000 / sum(lasts.values()) < 1.1 * WORDS_PER_MINUTE
    proved(f"Speech: {len(lines)} lines of {len(circumstances)} sessions are over before the next one begins")
