"""Stopping the real app in the middle of a clip: it ends at once, as if nothing had been in the making."""

from __future__ import annotations

import json
import os
import signal
import time
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.request import HTTPCookieProcessor, Request, build_opener

import pytest
import soundfile

from legato.render.speech import choose_voice
from render.speech.voices_for_tests import humming_programme
from running import Server, start_server
from server.builders import checkin

STOPS_WITHIN_S = 5
"""Gunicorn gives its workers three seconds; the rest is this machine's."""


@pytest.fixture
def speaking(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine with a voice, whether or not it has one: a programme of the usual name that hums. Gives a folder."""
    programmes = tmp_path / "programmes"
    programmes.mkdir()
    humming_programme(programmes, seconds=4.0)
    monkeypatch.setenv("PATH", str(programmes), prepend=os.pathsep)
    return tmp_path


def plan(server: Server) -> None:
    """Plan a session through the API; its lines are spoken from then on."""
    browser = build_opener(HTTPCookieProcessor(CookieJar()))
    page = browser.open(server.address).read().decode()
    token = page.split('name="csrf-token" content="')[1].split('"')[0]
    headers = {"X-CSRFToken": token, "Content-Type": "application/json"}
    browser.open(Request(f"{server.address}/api/v1/plans", json.dumps(checkin(minutes=30)).encode(), headers)).read()


def clips_in(folder: Path) -> list[Path]:
    """Give the clips that were made."""
    return list((folder / "cache").rglob("*.ogg"))


def stop_after(folder: Path, clips: int, how: signal.Signals) -> None:
    """Start the app, have a session spoken, and stop it when so many clips are made."""
    folder.mkdir()
    # The usual voice has nothing to make.
    choose_voice(folder / "voices", "espeak-ng")
    server = start_server(folder)
    try:
        plan(server)
        until = time.monotonic() + 60
        while len(clips_in(folder)) < clips:
            assert time.monotonic() < until, server.tells()
        asked = time.monotonic()
        server.process.send_signal(how)
        code = server.process.wait(30)
        took = time.monotonic() - asked
    finally:
        server.process.kill()

    assert (code, server.tells().splitlines()[1:]) == (0, [])
    assert took < STOPS_WITHIN_S
    left = [file for file in (folder / "cache").rglob("*") if file.is_file()]
    # Whole clips, what they are made of, and why one was given up; no half of anything.
    assert [file for file in left if file.suffix not in {".ogg", ".json", ".why"}] == []
    assert all(soundfile.info(file).frames for file in left if file.suffix == ".ogg")


@pytest.mark.slow
def test_in_the_middle_of_a_clip(speaking: Path) -> None:
    """With a signal from the system, and with Ctrl-C."""
    stop_after(speaking / "term", 3, signal.SIGTERM)
    stop_after(speaking / "int", 4, signal.SIGINT)


@pytest.mark.prove
def test_at_twenty_different_moments(speaking: Path) -> None:
    """From before the first clip to well into the session."""
    for moment in range(20):
        stop_after(speaking / str(moment), moment, (signal.SIGTERM, signal.SIGINT)[moment % 2])
