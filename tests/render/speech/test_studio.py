"""Clips made by a voice."""

from __future__ import annotations

from pathlib import Path

import pytest

from legato.errors import SpeechError
from legato.render.speech.keeping import Clips
from legato.render.speech.lines import Line
from legato.render.speech.studio import Studio
from legato.units import Span
from render.speech.voices_for_tests import Hoarse, Humming

LINE = Line("Rub the arch from heel to ball.")


@pytest.fixture
def clips(tmp_path: Path) -> Clips:
    """An empty folder of clips."""
    return Clips(tmp_path)


def test_a_line_is_spoken_once(clips: Clips) -> None:
    """The second time, and by another process, its clip is there."""
    first = Studio(Humming(), clips).make(LINE)
    other = Humming()
    second = Studio(other, clips).make(LINE)

    assert first == second
    assert other.asked == []


@pytest.mark.parametrize(
    "other",
    [Humming(mark="2"), Humming(name="deep"), Humming(language="de-DE"), Humming(engine="another")],
    ids=["version", "name", "language", "engine"],
)
def test_another_voice_makes_another_clip(other: Humming, clips: Clips) -> None:
    """Whatever about the voice differs, the clip has another name."""
    assert Studio(Humming(), clips).name(LINE) != Studio(other, clips).name(LINE)


def test_another_text_or_room_makes_another_clip(clips: Clips) -> None:
    """Names are hashes of all that can be heard."""
    studio = Studio(Humming(), clips)
    names = {studio.name(line) for line in (LINE, Line("Rub."), Line(LINE.text, Span(1_000)))}

    assert len(names) == 3
    assert all(len(name) == 64 and set(name) <= set("0123456789abcdef") for name in names)


def test_it_speaks_calmly_when_there_is_room(clips: Clips) -> None:
    """The pace is the usual one."""
    voice = Humming()
    Studio(voice, clips).make(Line(LINE.text, Span(3_000)))

    assert voice.asked == [(LINE.text, 100)]


def test_it_speaks_faster_when_there_is_less(clips: Clips) -> None:
    """Only as fast as is needed to be over in time."""
    voice = Humming()
    clip = Studio(voice, clips).make(Line(LINE.text, Span(1_700)))

    assert [pace for _, pace in voice.asked] == [100, 115, 130]
    assert clip.lasts <= 1_700


def test_it_is_silent_rather_than_in_the_way(clips: Clips) -> None:
    """A line that cannot be over in time at any pace has no clip, and the sentence says why."""
    with pytest.raises(SpeechError, match="no room to say: Rub the arch"):
        Studio(Humming(), clips).make(Line(LINE.text, Span(700)))


def test_a_voice_that_fails_leaves_nothing(clips: Clips) -> None:
    """The sentence of its programme is passed on."""
    studio = Studio(Hoarse(), clips)

    with pytest.raises(SpeechError, match="hoarse ended with error 1"):
        studio.make(LINE)
    assert studio.find(LINE) is None


def test_a_note_leads_back_to_its_line(clips: Clips) -> None:
    """So that a clip can still be made after a restart, knowing only its name."""
    studio = Studio(Humming(), clips)
    name = studio.note(Line("Rub.", Span(900)))

    assert Studio(Humming(), clips).line_of(name) == Line("Rub.", Span(900))


def test_a_note_for_another_voice_or_a_damaged_one_leads_nowhere(clips: Clips) -> None:
    """A clip is never made of something else than its name says."""
    studio = Studio(Humming(), clips)
    name = studio.note(LINE)
    damaged = "ff" + name[2:]
    clips.note(damaged, b'{"text": "Rub.", "room": "much"}')

    assert Studio(Humming(mark="2"), clips).line_of(name) is None
    assert studio.line_of(damaged) is None
