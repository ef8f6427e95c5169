"""Clips: listed for a sitting, made in the background, sent as files."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from django.test import Client

from legato.render.speech import SOUNDS, Clips, Line, Studio, find_voice
from legato.render.speech.encoding import decode
from legato.render.speech.pack import Made, open_pack, pack_file
from legato.render.speech.packed import PackedVoice
from legato.render.speech.packing import lengths, line_sound
from legato.server.background import ENOUGH, HANDS
from legato.server.records.people.services import household_delete
from legato.server.sound import gateway as door
from legato.server.sound import listing
from legato.server.sound.rendering import speak
from legato.server.wire.clips import clip_address
from render.speech.voices_for_tests import Hoarse, Humming, without_pack
from server.builders import event, person, scope_for, send_events, sitting, visitor
from server.listening import lines_in, listed, texts_of, when_ready

pytestmark = pytest.mark.django_db
LINES = tuple(Line(f"Line number {number}.") for number in range(6))


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


class TestTheList:
    """`GET /api/v1/sittings/<id>/clips`."""

    def test_has_every_line_with_its_clip(self, humming: Humming) -> None:
        """In the order of speaking, each with address, length and size."""
        planned = sitting(person(), minutes=5)
        client = visitor(planned.person)
        found = when_ready(client, planned)

        assert found["voice"] == {"engine": "humming", "name": "hum", "language": "en-GB"}
        assert (found["type"], found["says"]) == ("audio/ogg; codecs=opus", None)
        assert list(found["clips"]) == texts_of(planned)
        for text, clip in found["clips"].items():
            content = client.get(clip["url"]).content
            assert len(content) == clip["bytes"], text
            assert decode(content).lasts == clip["ms"], text

    def test_has_every_sound(self, humming: Humming) -> None:
        """Tick and chimes."""
        planned = sitting(person(), minutes=5)
        client = visitor(planned.person)
        found = listed(client, planned)

        assert set(found["sounds"]) == set(SOUNDS)
        for clip in found["sounds"].values():
            assert len(client.get(clip["url"]).content) == clip["bytes"]

    def test_is_answered_before_all_is_made(self, humming: Humming, monkeypatch: pytest.MonkeyPatch) -> None:
        """The first line is there; the others have their addresses already, and those answer with the clip."""
        planned = sitting(person(), minutes=5)
        client = visitor(planned.person)
        found = listed(client, planned)
        first, *_, last = found["clips"].values()

        assert Path(listing.clips().folder / first["url"][7:9] / Path(first["url"]).name).exists()
        assert client.get(last["url"]).headers["Content-Type"] == "audio/ogg; codecs=opus"

    def test_tells_the_same_of_every_file_ready_or_not(self, humming: Humming) -> None:
        """Address, length and size, and nothing that only the house needs."""
        planned = sitting(person(), minutes=5)
        found = [listed(visitor(planned.person), planned), when_ready(visitor(planned.person), planned)]

        assert found[1]["ready"] is True
        for clip in (clip for one in found for clip in (*one["clips"].values(), *one["sounds"].values())):
            assert set(clip) - {"instead"} == {"url", "ms", "bytes"}

    def test_is_ready_at_once_where_all_was_spoken_beforehand(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """The first answer has every line, on a machine with nothing on its PATH and nothing kept."""
        monkeypatch.setenv("PATH", "/nowhere")
        monkeypatch.setattr(listing, "find_voice", find_voice)
        planned = sitting(person(), minutes=20)
        client = visitor(planned.person)
        found = listed(client, planned)

        assert (found["ready"], found["says"], found["voice"]["engine"]) == (True, None, "hibari")
        assert list(found["clips"]) == texts_of(planned)
        for clip in found["clips"].values():
            assert len(client.get(clip["url"]).content) == clip["bytes"]

    def test_leaves_to_the_browser_what_nobody_here_can_say(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        """It waits for no line that will never be made; where one can speak, the list has all of them."""
        planned = sitting(person(), minutes=5)
        texts = texts_of(planned)
        sounds = lengths({text: line_sound(Humming(), text, 0.95) for text in texts[1:]})
        (tmp_path / "hummed.voices").write_bytes(
            pack_file(Made("humming", "hum", "en-GB", "1", 1, 0.95), "inputs", sounds)
        )
        pack = open_pack(tmp_path / "hummed.voices")
        monkeypatch.setattr(listing, "find_voice", lambda folder: PackedVoice(pack, lambda: None))
        alone = listed(visitor(planned.person), planned)
        monkeypatch.setattr(listing, "find_voice", lambda folder: PackedVoice(pack, Humming))
        helped = when_ready(visitor(planned.person), planned)

        assert (alone["ready"], list(alone["clips"])) == (True, texts[1:])
        assert list(helped["clips"]) == texts

    def test_says_when_there_is_no_voice(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """In one sentence; the sounds are there all the same."""
        monkeypatch.setenv("PATH", "/nowhere")
        planned = sitting(person(), minutes=5)
        found = listed(visitor(planned.person), planned)

        assert (found["voice"], found["clips"]) == (None, {})
        assert found["says"].startswith("There is no voice on this computer")
        assert set(found["sounds"]) == set(SOUNDS)

    def test_says_when_the_voice_fails(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Whatever the programme did, the session goes on with the voice that comes with Legato."""
        monkeypatch.setattr(listing, "find_voice", lambda folder: Hoarse())
        planned = sitting(person(), minutes=5)
        found = listed(visitor(planned.person), planned)

        assert (found["voice"]["engine"], found["ready"]) == ("hibari", True)
        assert set(found["clips"]) <= set(texts_of(planned))
        assert found["says"] == "hoarse ended with error 1. The voice that comes with Legato speaks instead."

    def test_says_when_the_voice_fails_and_there_is_no_other(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        """Then the session goes on with the browser's voice."""
        without_pack(monkeypatch, tmp_path)
        monkeypatch.setattr(listing, "find_voice", lambda folder: Hoarse())
        planned = sitting(person(), minutes=5)
        found = listed(visitor(planned.person), planned)

        assert (found["voice"], found["clips"]) == (None, {})
        assert found["says"] == "hoarse ended with error 1. Your browser speaks instead."

    def test_says_when_the_disk_takes_nothing(self, humming: Humming, data_folder: Path) -> None:
        """A file stands where the folder should be: nothing can be made, so what was spoken beforehand is heard."""
        (data_folder / "cache").write_text("in the way")
        planned = sitting(person(), minutes=5)
        found = listed(visitor(planned.person), planned)

        assert found["voice"]["engine"] == "hibari"
        # Chimes come with Legato as well, and need no room.
        assert set(found["sounds"]) == set(SOUNDS)
        assert found["says"].startswith("A clip cannot be kept: ")

    def test_says_when_the_extra_is_missing(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A server without sound still plays sessions."""
        monkeypatch.setattr(door, "is_installed", lambda: False)
        planned = sitting(person(), minutes=5)
        found = listed(visitor(planned.person), planned)

        assert found["says"] == door.MISSING
        assert (found["voice"], found["clips"], found["sounds"]) == (None, {}, {})

    def test_gives_mp3_to_browsers_that_need_it(self, humming: Humming) -> None:
        """The same clips at other addresses."""
        planned = sitting(person(), minutes=5)
        client = visitor(planned.person)
        found = when_ready(client, planned, "?type=mp3")
        first = next(iter(found["clips"].values()))
        answer = client.get(first["url"])

        assert found["type"] == answer.headers["Content-Type"] == "audio/mpeg"
        assert first["url"].endswith(".mp3")
        assert decode(answer.content).lasts == pytest.approx(first["ms"], abs=80)

    def test_is_for_sittings_that_may_be_played(self, humming: Humming) -> None:
        """A finished one is refused as its timeline is; a strange one is not there; a strange type is refused."""
        planned = sitting(person(), minutes=5)
        client = visitor(planned.person)
        assert client.get(f"/api/v1/sittings/{planned.id}/clips?type=wav").status_code == 422
        send_events(client, planned, event("started"), event("finished", planned.lasts_ms))

        assert client.get(f"/api/v1/sittings/{planned.id}/clips").status_code == 409
        assert client.get("/api/v1/sittings/00000000-0000-4000-8000-000000000000/clips").status_code == 404


class TestAClip:
    """`GET /clips/<name>.<kind>`."""

    @pytest.fixture
    def kept(self, humming: Humming) -> str:
        """The address of a clip that has been made."""
        clip = Studio(humming, listing.clips()).make(Line("Rub the arch."))
        return clip_address(clip.name, "ogg")

    def test_may_be_kept_for_ever(self, kept: str) -> None:
        """Because its name says what is in it; and it is sent as it is."""
        answer = Client().get(kept, headers={"Accept-Encoding": "gzip"})

        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert answer.headers["Content-Type"] == "audio/ogg; codecs=opus"
        assert answer.content[:4] == b"OggS"
        assert "Content-Encoding" not in answer.headers

    @pytest.mark.parametrize(
        ("asked", "expected"),
        [
            ("bytes=0-3", slice(0, 4)),
            ("bytes=10-", slice(10, None)),
            ("bytes=-5", slice(-5, None)),
            ("bytes=0-99999999", slice(0, None)),
        ],
    )
    def test_is_sent_in_part_to_those_who_ask(self, kept: str, asked: str, expected: slice) -> None:
        """Safari asks for the first two bytes before it plays anything."""
        whole = Client().get(kept).content
        answer = Client().get(kept, headers={"Range": asked, "Accept-Encoding": "gzip"})

        assert answer.status_code == 206
        assert answer.content == whole[expected]
        assert answer.headers["Content-Range"].endswith(f"/{len(whole)}")

    @pytest.mark.parametrize(("asked", "status"), [("bytes=99999999-", 416), ("bytes=-0", 416)])
    def test_a_part_that_is_not_there_is_refused(self, kept: str, asked: str, status: int) -> None:
        """With the size that there is."""
        assert Client().get(kept, headers={"Range": asked}).status_code == status

    @pytest.mark.parametrize("asked", ["bytes=5-2", "bytes=-", "bytes=a-b", "lines=1-2", "bytes=0-1,5-6"])
    def test_a_range_that_makes_no_sense_gives_the_whole(self, kept: str, asked: str) -> None:
        """As the standard says."""
        assert Client().get(kept, headers={"Range": asked}).status_code == 200

    @pytest.mark.parametrize(
        "address",
        [f"/clips/{64 * '0'}.ogg", f"/clips/{64 * '0'}.mp3", f"/clips/{64 * '0'}.json", "/clips/../legato.sqlite3"],
    )
    def test_nothing_else_is_to_be_had(self, address: str) -> None:
        """Neither unknown clips, nor slips, nor any other file."""
        assert Client().get(address).status_code == 404

    def test_is_made_when_it_was_only_noted(self, humming: Humming) -> None:
        """After a restart the address of a clip still answers."""
        name = Studio(humming, listing.clips()).note(Line("Rub the arch."))

        assert Client().get(f"/clips/{name}.ogg").status_code == 200
        assert humming.asked == [("Rub the arch.", 100)]

    def test_that_was_noted_for_another_voice_is_not_made(self, humming: Humming) -> None:
        """What answers at an address is what its name says, or nothing."""
        name = Studio(Humming(name="deep"), listing.clips()).note(Line("Rub the arch."))

        assert Client().get(f"/clips/{name}.ogg").status_code == 404

    def test_that_cannot_be_made_says_so(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Not for ever, and in one sentence."""
        monkeypatch.setattr(listing, "find_voice", lambda folder: Hoarse())
        name = Studio(Hoarse(), listing.clips()).note(Line("Rub the arch."))
        answer = Client().get(f"/clips/{name}.ogg")

        assert answer.status_code == 503
        assert answer.content == b"hoarse ended with error 1."
        assert answer.headers["Cache-Control"] == "no-store"


class TestTheBackground:
    """Clips are made before anybody asks for them."""

    def test_a_plan_begins_to_speak_once_it_is_recorded(
        self, humming: Humming, django_capture_on_commit_callbacks
    ) -> None:
        """So that the first word is there when somebody presses start."""
        with django_capture_on_commit_callbacks(execute=True):
            planned = sitting(person(), minutes=5)
        studio = Studio(humming, listing.clips())
        lines = lines_in(planned)
        for _ in range(2_400):
            if all(studio.find(line) for line in lines):
                break
            time.sleep(0.05)

        assert [line.text for line in lines if studio.find(line) is None] == []

    def test_each_line_is_made_once_however_often_it_is_asked_for(self, tmp_path: Path) -> None:
        """Two visitors, one clip."""
        voice = Humming(seconds_a_word=0.02)
        studio = Studio(voice, Clips(tmp_path))
        jobs = [job for _ in range(3) for job in speak(studio, LINES)]
        for job in jobs:
            assert job.over.wait(120)

        assert sorted(text for text, _ in voice.asked) == sorted(line.text for line in LINES)

    def test_a_voice_that_keeps_failing_is_left_in_peace(self, tmp_path: Path) -> None:
        """Sixty lines are not tried one after the other, each for as long as its limit."""
        voice = Hoarse()
        lines = [Line(f"Line number {number}.") for number in range(60)]
        jobs = speak(Studio(voice, Clips(tmp_path)), lines)
        for job in jobs:
            assert job.over.wait(120)

        assert len(voice.asked) < ENOUGH + HANDS
        assert {job.trouble for job in jobs} == {"hoarse ended with error 1."}

    def test_after_a_failure_it_is_tried_again(self, tmp_path: Path) -> None:
        """A voice that has been mended speaks without a restart."""
        studio = Studio(Hoarse(), Clips(tmp_path))
        (failed,) = speak(studio, LINES[:1])
        assert failed.over.wait(120)
        (job,) = speak(Studio(Humming(), Clips(tmp_path)), LINES[:1])
        assert job.over.wait(120)

        assert job.trouble is None


def test_goes_when_everything_is_deleted(humming: Humming, data_folder: Path) -> None:
    """Clips, and the slips that say what is in them; a line that is just being spoken is not kept either."""
    planned = sitting(person(), minutes=5)
    listed(visitor(planned.person), planned)
    kept = [file.suffix for file in (data_folder / "cache").rglob("*") if file.is_file()]
    household_delete(scope_for(planned.person))

    assert ".json" in kept
    assert [file for file in data_folder.rglob("*") if file.is_file()] == []


def test_the_documentation_names_it() -> None:
    """The API's description tells what is answered."""
    paths = json.loads(Client().get("/api/v1/openapi.json").content)["paths"]

    assert "/api/v1/sittings/{sitting_id}/clips" in paths
