"""Speech programmes that do as they are told, and others."""

from __future__ import annotations

from pathlib import Path

import pytest

from legato.errors import SpeechError
from legato.render.speech.programmes import find_programme, run


def programme(folder: Path, script: str) -> Path:
    """Write a small programme."""
    file = folder / "speaker"
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o755)
    return file


def test_words_go_in_and_sound_comes_out(tmp_path: Path) -> None:
    """By standard input, so that no text can be taken for an option."""
    assert run(programme(tmp_path, "cat"), (), "--help; rm -rf « l'été »", 10).decode() == "--help; rm -rf « l'été »"


def test_arguments_are_not_read_by_a_shell(tmp_path: Path) -> None:
    """They arrive as they were given."""
    assert run(programme(tmp_path, 'printf %s "$1"'), ("$(date); a b",), "", 10) == b"$(date); a b"


@pytest.mark.parametrize(
    ("script", "says"),
    [
        ("exit 3", "speaker ended with error 3."),
        ("kill -SEGV $$", "speaker ended with error -11."),
        ("sleep 30", "speaker did not answer within 1 seconds."),
    ],
)
def test_a_programme_that_fails_or_hangs_is_told_in_a_sentence(tmp_path: Path, script: str, says: str) -> None:
    """Nobody waits longer than the limit."""
    with pytest.raises(SpeechError) as failed:
        run(programme(tmp_path, script), (), "Rub.", 1)

    assert str(failed.value) == says


def test_a_programme_that_is_no_programme(tmp_path: Path) -> None:
    """Missing, or not to be run."""
    with pytest.raises(SpeechError, match="cannot be started"):
        run(tmp_path / "nowhere", (), "", 1)


def test_it_is_looked_for_beside_and_then_on_the_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder that is named comes first."""
    there = programme(tmp_path, "cat")
    monkeypatch.setenv("PATH", "/nowhere")

    assert find_programme("speaker") is None
    assert find_programme("speaker", tmp_path) == there
