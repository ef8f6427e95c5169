"""While clips are still being made: how far they are, who speaks meanwhile, and what lies under them."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from legato.render.speech.encoding import decode
from legato.server.sound import listing
from render.speech.voices_for_tests import Humming, Stumbling
from server.builders import person, sitting, visitor
from server.listening import listed, once_made, texts_of, when_ready

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def data_folder(settings, tmp_path: Path) -> Path:
    """An empty data folder for each test."""
    settings.DATA_FOLDER = tmp_path
    return tmp_path


@pytest.fixture
def humming(monkeypatch: pytest.MonkeyPatch) -> Humming:
    """A machine whose voice hums."""
    voice = Humming(seconds_a_word=0.02)
    monkeypatch.setattr(listing, "find_voice", lambda folder: voice)
    return voice


def test_tells_how_far_it_is_and_lets_another_speak_meanwhile(humming: Humming) -> None:
    """Whoever only looks begins nothing; each missing line has one in the voice that comes with Legato."""
    planned = sitting(person(), minutes=5)
    client = visitor(planned.person)
    looked = listed(client, planned, "?look=true")
    of = len(texts_of(planned))

    assert looked["made"] == {"lines": 0, "of": of, "trouble": None}
    assert humming.asked == []
    meanwhile = [clip["instead"] for clip in looked["clips"].values() if "instead" in clip]
    assert len(meanwhile) > of / 2
    assert len(client.get(meanwhile[0]["url"]).content) == meanwhile[0]["bytes"]

    ready = when_ready(client, planned)
    assert ready["made"] == {"lines": of, "of": of, "trouble": None}
    assert not any("instead" in clip for clip in ready["clips"].values())


def test_tells_which_line_could_not_be_made(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first of them, with the reason, until it is made after all."""
    planned = sitting(person(), minutes=5)
    client, third = visitor(planned.person), texts_of(planned)[2]
    voice = Stumbling(cannot=third)
    monkeypatch.setattr(listing, "find_voice", lambda folder: voice)
    listed(client, planned)
    for _ in range(2_400):
        found = listed(client, planned, "?look=true")
        if found["made"]["lines"] == found["made"]["of"] - 1:
            break
        time.sleep(0.05)

    assert found["made"]["trouble"] == {"text": third, "says": "stumbling ended with error 1."}
    assert found["ready"] is False
    voice.over.append(third)
    assert when_ready(client, planned)["made"]["trouble"] is None


def test_lays_a_bed_of_sound_for_whoever_asks(humming: Humming) -> None:
    """Three kinds, made once, each longer than the turn that repeats itself."""
    planned = sitting(person(), minutes=5)
    client = visitor(planned.person)
    beds = listed(client, planned)["beds"]

    assert set(beds) == {"rain", "chords", "waves"}
    for bed in beds.values():
        sound = decode(once_made(client, bed["url"]))
        assert sound.lasts == bed["ms"] > bed["from_ms"] + bed["loop_ms"]
    assert listed(client, planned, "?type=mp3")["beds"]["rain"]["url"].endswith(".mp3")
