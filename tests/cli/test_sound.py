"""`legato render` and `legato voices`, as a person uses them."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import chdir
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from urllib.request import Request

import pytest
import soundfile
from click.testing import Result
from typer.testing import CliRunner

from legato.cli import app, voice_download
from legato.cli.exits import Exit
from legato.errors import SpeechError
from legato.render.speech import decode
from render.speech.voices_for_tests import humming_programme, without_pack

HUM = Path(__file__).parents[1] / "render/speech/voice/en_GB-hum-low.onnx"
NAME = "en_GB-hum-low"
CHECKIN = {"person": {"age": 44}, "minutes": 5, "have": ["oil"], "pain": [{"leg": "left", "zone": "calf", "score": 5}]}
REMOTE = f"en/en_GB/hum/low/{HUM.name}"


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of the test's own."""
    monkeypatch.setenv("LEGATO_DATA_DIR", str(tmp_path / "data"))
    return tmp_path / "data"


@pytest.fixture
def session(tmp_path: Path) -> Path:
    """A planned session as a file."""
    (tmp_path / "checkin.json").write_text(json.dumps(CHECKIN))
    planned = legato("plan", str(tmp_path / "checkin.json"), "--json")
    (tmp_path / "session.json").write_text(planned.stdout)
    return tmp_path / "session.json"


def legato(*words: str) -> Result:
    """Run a command."""
    return CliRunner().invoke(app, words, env={"COLUMNS": "200"})


class TestRender:
    """A session as a file."""

    def test_captions_are_written_to_the_terminal(self, session: Path) -> None:
        """Or to the file that is named."""
        shown = legato("render", str(session), "--to", "vtt")
        written = legato("render", str(session), "--to", "vtt", "-o", str(session.with_suffix(".vtt")))

        assert (shown.exit_code, written.exit_code, written.stdout) == (0, 0, "")
        assert shown.stdout.startswith("WEBVTT\n")
        assert session.with_suffix(".vtt").read_text() == shown.stdout

    @pytest.mark.slow
    @pytest.mark.voice
    def test_sound_is_written_to_a_file(self, session: Path) -> None:
        """Named after the session when no other is named, as long as the session."""
        with chdir(session.parent):
            ended = legato("render", "session.json", "--to", "audio")

        assert (ended.exit_code, ended.stderr) == (0, "")
        assert ended.stdout.startswith("session.mp3: 5:00, ")
        assert 300_000 < decode(session.with_suffix(".mp3")).lasts < 306_000

    @pytest.mark.parametrize(
        ("output", "says"),
        [("evening.wav", "let it end in .mp3 or .ogg"), ("evening", "let it end in .mp3 or .ogg")],
    )
    def test_another_kind_of_file_is_refused(self, session: Path, output: str, says: str) -> None:
        """Before anything is spoken."""
        ended = legato("render", str(session), "--to", "audio", "-o", output)

        assert ended.exit_code == Exit.BAD_INPUT
        assert says in ended.stderr

    def test_what_cannot_be_written_is_told(self, session: Path) -> None:
        """With the reason of the system."""
        ended = legato("render", str(session), "--to", "vtt", "-o", "/nowhere/evening.vtt")

        assert ended.exit_code == Exit.BAD_INPUT
        assert ended.stderr.strip() == "/nowhere/evening.vtt cannot be written: No such file or directory."

    def test_a_machine_with_nothing_speaks_the_whole_session(
        self, session: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Neither a speech programme nor anything else is needed; the file says what it is, and in which language."""
        monkeypatch.setenv("PATH", "/nowhere")
        file = session.with_suffix(".ogg")
        ended = legato("render", str(session), "--to", "audio", "-o", str(file))
        with soundfile.SoundFile(file) as written:
            title, comment = written.title, written.comment

        assert (ended.exit_code, ended.stderr) == (0, "")
        assert (title, comment) == ("Leg massage, 5:00", "Language: en-US")

    def test_without_a_voice_there_is_no_recording(
        self, session: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        """A file without words would be of no use; the sentence says what to install."""
        without_pack(monkeypatch, tmp_path)
        monkeypatch.setenv("PATH", "/nowhere")
        ended = legato("render", str(session), "--to", "audio")

        assert ended.exit_code == Exit.BROKEN
        assert "install espeak-ng" in ended.stderr

    def test_what_is_refused_is_not_rendered(self, session: Path) -> None:
        """A session that safety would not clear has neither sound nor captions."""
        document = json.loads(session.read_text())
        document["checkin"]["facts"] = [{"fact": "chest_or_breath"}]
        session.write_text(json.dumps(document))

        for to in ("audio", "vtt"):
            ended = legato("render", str(session), "--to", to)
            assert (ended.exit_code, ended.stdout) == (Exit.REFUSED, "")


class TestVoices:
    """Who speaks."""

    def test_the_list_says_who_speaks(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """As a table, or as data: the voice of the pack, until another is chosen."""
        monkeypatch.setenv("PATH", str(humming_programme(tmp_path).parent), prepend=os.pathsep)
        table, data = legato("voices", "list"), json.loads(legato("voices", "list", "--json").stdout)

        assert "speaks" in table.stdout
        assert data["speaks"] == "heart"
        assert data["voices"][0] == {"name": "heart", "engine": "hibari", "language": "en-US", "wants": None}
        assert data["voices"][1] == {"name": "espeak-ng", "engine": "espeak-ng", "language": "en-GB", "wants": None}

        legato("voices", "use", "espeak-ng")
        assert json.loads(legato("voices", "list", "--json").stdout)["speaks"] == "espeak-ng"

    def test_the_list_works_on_a_machine_with_nothing(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        """It says what to install."""
        without_pack(monkeypatch, tmp_path)
        monkeypatch.setenv("PATH", "/nowhere")
        ended = legato("voices", "list")

        assert ended.exit_code == 0
        assert "needs espeak-ng" in ended.stdout
        assert "There is no voice on this computer yet" in ended.stdout

    def test_a_file_is_taken_over_and_used(self) -> None:
        """Installed, tried, chosen."""
        installed = legato("voices", "install", str(HUM))
        chosen = legato("voices", "use", NAME)
        data = json.loads(legato("voices", "list", "--json").stdout)

        assert installed.stdout.strip() == f"{NAME} is installed. `legato voices use {NAME}` lets it speak."
        assert chosen.stdout.strip() == f"{NAME} speaks from now on."
        assert data["speaks"] == NAME

    def test_a_voice_that_cannot_speak_is_not_kept(self, tmp_path: Path) -> None:
        """That is found out now and not during a session."""
        shutil.copy(HUM.with_name(f"{HUM.name}.json"), tmp_path / "broken.onnx.json")
        (tmp_path / "broken.onnx").write_bytes(b"not a model")
        ended = legato("voices", "install", str(tmp_path / "broken.onnx"))

        assert ended.exit_code == Exit.BAD_INPUT
        assert ended.stderr.startswith("broken cannot speak and was not kept: piper ended with error")
        assert "broken" not in legato("voices", "list").stdout

    def test_a_description_that_has_no_end_is_told(self, tmp_path: Path) -> None:
        """A hundred thousand brackets in it are no voice."""
        (tmp_path / "deep.onnx").write_bytes(b"a model")
        (tmp_path / "deep.onnx.json").write_text(100_000 * "[")
        ended = legato("voices", "install", str(tmp_path / "deep.onnx"))

        assert ended.exit_code == Exit.BAD_INPUT
        assert ended.stderr.strip() == f"{tmp_path / 'deep.onnx.json'} does not describe a voice of piper."

    def test_names_nobody_knows_are_refused(self) -> None:
        """With those there are."""
        ended = legato("voices", "use", "espeak")

        assert ended.exit_code == Exit.BAD_INPUT
        assert "Perhaps you mean espeak-ng." in ended.stderr

    def test_a_missing_file_is_told(self) -> None:
        """In one sentence."""
        ended = legato("voices", "install", "nothing.onnx")

        assert ended.exit_code == Exit.BAD_INPUT
        assert ended.stderr.strip() == "nothing.onnx.json cannot be read: No such file or directory."


class Quiet(SimpleHTTPRequestHandler):
    """Serves files without a word."""

    def log_message(self, *said: object) -> None:
        """Say nothing."""


class SendsOn(Quiet):
    """Sends everybody on to an address in the open."""

    def do_GET(self) -> None:
        """Say where."""
        self.send_response(302)
        self.send_header("Location", "http://voices.example/voices.json")
        self.end_headers()


class TestFetching:
    """A voice from a list, as the public one is made."""

    @pytest.fixture
    def shelf(self, tmp_path: Path) -> Path:
        """A folder with the files of one voice, and the list of it."""
        shelf = tmp_path / "shelf"
        files = {REMOTE: HUM, f"{REMOTE}.json": HUM.with_name(f"{HUM.name}.json")}
        listed = {"en/en_GB/hum/low/MODEL_CARD": {"size_bytes": 9, "md5_digest": 32 * "0"}}
        for path, source in files.items():
            (shelf / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, shelf / path)
            content = source.read_bytes()
            listed[path] = {"size_bytes": len(content), "md5_digest": hashlib.md5(content).hexdigest()}
        (shelf / "voices.json").write_text(json.dumps({NAME: {"files": listed}}))
        return shelf

    @pytest.fixture
    def address(self, shelf: Path) -> Iterator[str]:
        """Where that folder is served."""
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(shelf)))
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()
        server.server_close()

    def test_a_voice_is_fetched_and_can_speak(self, address: str, data_folder: Path) -> None:
        """Both files, as they were, and nothing else."""
        ended = legato("voices", "install", NAME, "--from", address)

        assert (ended.exit_code, ended.stderr) == (0, "")
        assert (data_folder / "voices" / HUM.name).read_bytes() == HUM.read_bytes()
        assert legato("voices", "use", NAME).exit_code == 0

    def test_a_damaged_voice_is_not_kept(self, address: str, shelf: Path) -> None:
        """Neither shorter, nor longer, nor other than the list says."""
        whole = HUM.read_bytes()
        for content in (whole[:-1], whole + b"x", b"y" + whole[1:]):
            (shelf / REMOTE).write_bytes(content)
            ended = legato("voices", "install", NAME, "--from", address)
            assert ended.exit_code == Exit.BAD_INPUT
            assert ended.stderr.strip() == f"{HUM.name} came damaged. Try again."
        assert NAME not in legato("voices", "list").stdout

    def test_a_name_that_is_not_on_the_list_is_refused(self, address: str) -> None:
        """With one that was perhaps meant."""
        ended = legato("voices", "install", "en_GB-hum", "--from", address)

        assert ended.exit_code == Exit.BAD_INPUT
        assert f"Perhaps you mean {NAME}." in ended.stderr

    @pytest.mark.parametrize(
        "content",
        [
            "",
            "[]",
            '{"en_GB-hum-low": {}}',
            '{"en_GB-hum-low": {"files": {"a.onnx": 1}}}',
            100_000 * "[",
            f'{{"en_GB-hum-low": {{"files": {{"a.onnx": {{"md5_digest": "{32 * "0"}", "size_bytes": Infinity}}}}}}}}',
        ],
        ids=["empty", "a list", "no files", "a number", "brackets without end", "an endless file"],
    )
    def test_a_damaged_list_is_told(self, address: str, shelf: Path, content: str) -> None:
        """In one sentence."""
        (shelf / "voices.json").write_text(content)
        ended = legato("voices", "install", NAME, "--from", address)

        assert ended.exit_code == Exit.BAD_INPUT
        assert "Traceback" not in ended.stderr
        assert len(ended.stderr.strip().splitlines()) <= 2

    def test_nobody_is_followed_from_a_safe_address_to_an_open_one(self) -> None:
        """What comes by http anybody on the way can change, and the list's digests with it."""
        server = ThreadingHTTPServer(("127.0.0.1", 0), SendsOn)
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            ended = legato("voices", "install", NAME, "--from", f"http://127.0.0.1:{server.server_port}")
        finally:
            server.shutdown()
            thread.join()
            server.server_close()

        assert ended.exit_code == Exit.BAD_INPUT
        assert "sends on to an address without https" in ended.stderr

    @pytest.mark.parametrize(
        ("first", "then", "is_followed"),
        [
            ("https://voices.example/", "https://other.example/", True),
            ("https://voices.example/", "http://voices.example/", False),
            ("https://voices.example/", "http://127.0.0.1:8/", False),
            ("http://127.0.0.1:8/", "http://127.0.0.1:9/", True),
            ("http://127.0.0.1:8/", "http://voices.example/", False),
        ],
    )
    def test_it_is_followed_by_https_alone(self, first: str, then: str, is_followed: bool) -> None:
        """From this very machine to itself as well, where nobody is on the way."""
        follow = partial(voice_download._SafeRedirects().redirect_request, Request(first), BytesIO(), 302, "", {}, then)

        if is_followed:
            assert follow().full_url == then
        else:
            with pytest.raises(SpeechError, match="without https"):
                follow()

    def test_without_a_network_it_says_so(self) -> None:
        """With the address that did not answer."""
        ended = legato("voices", "install", NAME, "--from", "http://127.0.0.1:9")

        assert ended.exit_code == Exit.BAD_INPUT
        assert ended.stderr.startswith("The list of voices cannot be fetched from http://127.0.0.1:9: ")

    def test_nothing_is_fetched_in_the_open(self) -> None:
        """Only by https, but from this very machine."""
        ended = legato("voices", "install", NAME, "--from", "http://example.org/voices")

        assert ended.exit_code == Exit.BAD_INPUT
        assert "by https only" in ended.stderr
