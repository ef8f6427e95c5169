"""Voice and sound: hearing the voices of this computer, choosing one, and seeing how far its lines are."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from django.test import Client

from legato.render.speech import find_voice
from legato.render.speech.encoding import decode
from legato.server.sound import gateway as sound
from legato.server.sound import listing
from render.speech.voices_for_tests import Stumbling, humming_programme
from server.builders import person, sitting, visitor

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def data_folder(settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty data folder for each test, and the voices there really are; other tests of the server have none."""
    settings.DATA_FOLDER = tmp_path / "data"
    monkeypatch.setattr(listing, "find_voice", find_voice)
    return tmp_path / "data"


@pytest.fixture
def humming(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer with a second voice: a programme of the usual name that hums."""
    monkeypatch.setenv("PATH", str(humming_programme(tmp_path).parent), prepend=os.pathsep)


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer with nothing but what comes with Legato."""
    monkeypatch.setenv("PATH", "/nowhere")


def page(client: Client) -> str:
    """Give the page as it is read."""
    return client.get("/voices/").content.decode()


def once_made(client: Client, voice: str) -> bytes:
    """Listen to a voice as soon as its sample is made."""
    for _ in range(20):
        answer = client.get("/voices/listen/", {"voice": voice})
        if answer.status_code == 200:
            assert answer.headers["Content-Type"] == "audio/mpeg"
            return answer.content
    pytest.fail(f"{voice} was not heard: {answer.content.decode()}")


def test_every_voice_is_heard_before_it_is_chosen(humming: None) -> None:
    """The one that comes with Legato, and the one found here: each with a sentence of its own making."""
    client = visitor(person())
    shown = page(client)

    assert shown.index("Legato’s own voice") < shown.index("espeak-ng")
    assert shown.count("data-listen data-stop") == 2
    assert shown.index("?voice=espeak-ng") < shown.index('value="espeak-ng"')
    for voice in ("heart", "espeak-ng"):
        assert decode(once_made(client, voice)).lasts > 500


def test_the_choice_speaks_from_now_on(humming: None, data_folder: Path) -> None:
    """On this computer, whoever asks: as `legato voices use` would have chosen it."""
    client = visitor(person())
    answer = client.post("/voices/use/", {"voice": "espeak-ng"}, follow=True)

    assert "espeak-ng speaks from now on" in answer.content.decode()
    assert answer.content.decode().count("data-speaks") == 1
    assert find_voice(data_folder / "voices").name == "espeak-ng"

    client.post("/voices/use/", {"voice": "heart"})
    assert find_voice(data_folder / "voices").name == "heart"


def test_the_lines_of_the_next_session_are_made_and_counted(humming: None, django_capture_on_commit_callbacks) -> None:
    """From the choice on, without anybody opening the session; and one may begin at any time."""
    planned = sitting(person(), minutes=5)
    client = visitor(planned.person)
    client.post("/voices/use/", {"voice": "espeak-ng"})
    of = listing.clip_list(bytes(planned.timeline), listing.Kind.OGG, look=True)["made"]["of"]
    assert f'<progress aria-labelledby="lines-title" max="{of}"' in page(client)

    for _ in range(2_400):
        told = client.get("/voices/lines/").content.decode()
        if f"All {of} lines are ready." in told:
            break
        assert f"of {of} lines are ready." in told
        time.sleep(0.05)
    assert f'value="{of}"' in told


def test_a_line_that_fails_is_named_with_what_would_help(monkeypatch: pytest.MonkeyPatch) -> None:
    """The count stays true, and the voice that comes with Legato fills the gap."""
    planned = sitting(person(), minutes=5)
    client = visitor(planned.person)
    third = list(listing.clip_list(bytes(planned.timeline), listing.Kind.OGG, look=True)["clips"])[2]
    monkeypatch.setattr(listing, "find_voice", lambda folder: Stumbling(cannot=third))
    sound.make_ahead_soon(bytes(planned.timeline))
    for _ in range(2_400):
        told = client.get("/voices/lines/").content.decode()
        if "data-trouble" in told:
            break
        time.sleep(0.05)

    assert f"“{third}” could not be made: stumbling ended with error 1." in told
    assert "To try again" in told


def test_without_another_voice_one_sentence_says_what_could_be_installed(alone: None) -> None:
    """And nothing else is missing from the page."""
    shown = page(visitor(person()))

    assert "Install espeak-ng or piper on this computer" in shown
    assert shown.count("data-listen data-stop") == 1
    assert 'value="heart"' not in shown
    assert "<progress" not in shown


def test_a_voice_that_is_gone_or_cannot_be_kept_is_told_in_one_sentence(
    humming: None, data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the form says, nothing is broken and nothing is changed."""
    client = visitor(person())
    gone = client.post("/voices/use/", {"voice": "en_GB-nobody-low"}, follow=True).content.decode()
    assert "This voice is not here any more." in gone
    assert client.get("/voices/listen/", {"voice": "en_GB-nobody-low"}).status_code == 404

    data_folder.mkdir(exist_ok=True)
    (data_folder / "voices").write_text("in the way")
    kept = client.post("/voices/use/", {"voice": "espeak-ng"}, follow=True).content.decode()
    assert "The choice cannot be kept: " in kept


def test_without_the_extra_the_page_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sessions go on with the voice of the device, which is offered all the same."""
    monkeypatch.setattr(sound, "is_installed", lambda: False)
    client = visitor(person())
    shown = page(client)

    assert "legato[sound]" in shown
    assert "data-own hidden" in shown
    assert client.get("/voices/listen/", {"voice": "heart"}).status_code == 404
    assert "legato[sound]" in client.post("/voices/use/", {"voice": "heart"}, follow=True).content.decode()
