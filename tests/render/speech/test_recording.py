"""A session as one piece of sound."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyloudnorm
import pytest
import soundfile

from legato import pipeline
from legato.body import Leg
from legato.notation.session import Block, Settle
from legato.render.speech import (
    Clips,
    Kind,
    NoVoice,
    Sound,
    Studio,
    decode,
    find_voice,
    lines_of,
    lines_on_the_clock,
)
from legato.render.speech.chimes import sound
from legato.render.speech.recording import recording
from legato.render.speech.shaping import HIGHEST_PEAK, RATE, SPOKEN_LUFS, shape_speech
from legato.render.speech.writing import write_recording
from legato.timeline import CueKind
from legato.units import clock, seconds
from legato.words import Narration
from render.speech.voices_for_tests import tone
from timeline.plays import narration_of, play, technique

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def session() -> Narration:
    """A short session on both legs."""
    made = play(
        Settle(leg=Leg.LEFT, lasts_ms=seconds(10)),
        Block(leg=Leg.LEFT, technique="arch-rub", lasts_ms=seconds(90), pressure=4),
        Settle(leg=Leg.RIGHT, lasts_ms=seconds(10), changes_leg=True),
        Block(leg=Leg.RIGHT, technique="arch-rub", lasts_ms=seconds(60), pressure=4),
        techniques=(technique("Arch rub"),),
    )
    return narration_of(made)


@pytest.fixture(scope="module")
def said(session: Narration) -> dict[str, Sound]:
    """A hum for each text, at a pitch no other sound has."""
    return {line.text: shape_speech(tone(900, seconds=0.4)) for line in lines_of(session)}


def level(samples: np.ndarray, at_ms: int, hertz: float, lasts_ms: int = 80) -> float:
    """Return how strong a pitch is from a moment on."""
    begin = at_ms * RATE // 1_000
    part = samples[begin : begin + lasts_ms * RATE // 1_000]
    t = np.arange(len(part)) / RATE
    return float(abs(np.mean(part * np.exp(-2j * np.pi * hertz * t))))


def test_every_word_sounds_at_its_moment(session: Narration, said: dict[str, Sound]) -> None:
    """There, and not before."""
    whole = np.concatenate(list(recording(session, said)))

    for cue in session.cues:
        if cue.text:
            assert level(whole, cue.at_ms + 100, 900) > 0.05, cue
            assert cue.at_ms == 0 or level(whole, cue.at_ms - 90, 900) < 0.02, cue


def test_every_stroke_ticks(session: Narration, said: dict[str, Sound]) -> None:
    """At its moment."""
    whole = np.concatenate(list(recording(session, said)))
    silent = np.concatenate(list(recording(_without(session, CueKind.BEAT), said)))
    ticks = whole - silent

    beats = [cue.at_ms for cue in session.cues if cue.kind is CueKind.BEAT]
    assert len(beats) > 20
    assert all(np.abs(ticks[at * RATE // 1_000 :][: RATE // 50]).max() > 0.05 for at in beats)


def test_the_change_of_leg_is_heard_before_it_is_told(session: Narration, said: dict[str, Sound]) -> None:
    """A chime leads."""
    (change,) = (cue for cue in session.cues if cue.kind is CueKind.CHANGE_LEG)
    whole = np.concatenate(list(recording(_without(session, CueKind.BEAT), said)))

    assert level(whole, change.at_ms - 650, 392, 200) > 0.01
    assert level(whole, change.at_ms - 1_500, 392, 200) < 0.001


def test_it_ends_with_the_last_word_and_its_chime(session: Narration, said: dict[str, Sound]) -> None:
    """Not a moment sooner, and nothing after."""
    whole = np.concatenate(list(recording(session, said)))
    last = session.lasts_ms + said[session.cues[-1].text or ""].lasts + sound("end").lasts

    assert abs(len(whole) * 1_000 / RATE - last) < 2


def test_it_never_clips_and_does_not_depend_on_its_pieces(
    session: Narration, said: dict[str, Sound], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What lies across the edge of two pieces is whole."""
    whole = np.concatenate(list(recording(session, said)))
    monkeypatch.setattr("legato.render.speech.recording.BLOCK_S", 3)
    other = np.concatenate(list(recording(session, said)))

    assert np.abs(whole).max() <= HIGHEST_PEAK
    assert np.array_equal(whole, other)


def test_a_session_is_even_enough_to_leave_the_volume_alone(tmp_path: Path) -> None:
    """Between the loud and the quiet of five spoken minutes lie less than 11 LU, measured by others (EBU Tech 3342)."""
    planned = pipeline.plan(pipeline.read_checkin('{"person": {"age": 44}, "minutes": 5}'))
    assert isinstance(planned, pipeline.Planned)
    narration = pipeline.narration(planned.cleared.session)
    voice = find_voice(tmp_path)
    assert not isinstance(voice, NoVoice)
    studio = Studio(voice, Clips(tmp_path))
    said = {line.text: decode(studio.make(line).content()) for line in lines_on_the_clock(narration)}
    whole = np.concatenate(list(recording(narration, said)))

    assert pyloudnorm.Meter(RATE).loudness_range(whole.astype(np.float64)) < 11
    assert abs(pyloudnorm.Meter(RATE).integrated_loudness(whole.astype(np.float64)) - SPOKEN_LUFS) < 1


def test_players_show_what_it_is(session: Narration, said: dict[str, Sound], tmp_path: Path) -> None:
    """Title and language, in both kinds of file."""
    for kind in Kind:
        file = tmp_path / f"evening.{kind.value}"
        write_recording(session, said, file, kind, "en-GB")
        with soundfile.SoundFile(file) as written:
            assert (written.title, written.comment) == (f"Leg massage, {clock(session.lasts_ms)}", "Language: en-GB")

    assert b"TLAN\x00\x00\x00\x04\x00\x00\x03eng" in (tmp_path / "evening.mp3").read_bytes()


@pytest.mark.parametrize("kind", Kind)
def test_it_is_written_whole(session: Narration, said: dict[str, Sound], kind: Kind, tmp_path: Path) -> None:
    """As long as it should be, and nothing is left beside it."""
    file = tmp_path / f"evening.{kind.value}"
    size = write_recording(session, said, file, kind, "en-GB")

    assert decode(file).lasts == pytest.approx(session.lasts_ms + 3_000, abs=200)
    assert (file.stat().st_size, list(tmp_path.iterdir())) == (size, [file])


def test_without_its_quick_encoder_it_is_the_same_session_later(
    session: Narration, said: dict[str, Sound], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As long, and with the same title: `legato[mp3]` makes it quicker, and nobody misses anything without it."""
    quick, slow = tmp_path / "quick.mp3", tmp_path / "slow.mp3"
    write_recording(session, said, quick, Kind.MP3, "en-GB")
    monkeypatch.setattr("legato.render.speech.writing.find_spec", lambda name: None)

    assert write_recording(session, said, slow, Kind.MP3, "en-GB") == slow.stat().st_size
    assert decode(slow).lasts == pytest.approx(decode(quick).lasts, abs=100)
    with soundfile.SoundFile(slow) as written:
        assert (written.title, written.comment) == (f"Leg massage, {clock(session.lasts_ms)}", "Language: en-GB")


def test_what_cannot_be_written_leaves_nothing(session: Narration, said: dict[str, Sound], tmp_path: Path) -> None:
    """And an older file stays as it was."""
    with pytest.raises(OSError, match="No such file"):
        write_recording(session, said, tmp_path / "nowhere" / "evening.ogg", Kind.OGG, "en-GB")
    (tmp_path / "folder.ogg").mkdir()
    with pytest.raises(OSError, match="directory"):
        write_recording(session, said, tmp_path / "folder.ogg", Kind.OGG, "en-GB")

    assert [file.name for file in tmp_path.iterdir()] == ["folder.ogg"]


def _without(session: Narration, kind: CueKind) -> Narration:
    cues = [cue for cue in session.cues if cue.kind is not kind]
    return session.model_copy(update={"cues": tuple(cues)})
