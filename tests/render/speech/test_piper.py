"""The real piper, with a voice of six hundred bytes that hums (`voice/`)."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import numpy as np
import pytest

from legato.errors import SpeechError, UnknownNameError
from legato.render.speech import Clips, Line, Studio
from legato.render.speech.piper import Piper, config_of, find_piper, language_and_rate, voice_of
from legato.render.speech.shaping import shape_speech
from legato.render.speech.voices import (
    NEEDS_PIPER,
    NoVoice,
    choose_voice,
    chosen_voice,
    find_voice,
    install_voice,
    known_voices,
)
from render.speech.voices_for_tests import humming_programme, without_pack

HUM = Path(__file__).parent / "voice" / "en_GB-hum-low.onnx"
NAME = "en_GB-hum-low"


@pytest.fixture(scope="module")
def programme() -> Path:
    """The piper of this environment."""
    found = find_piper()
    assert found is not None, "piper is missing: run `make setup`"
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with that voice installed."""
    assert install_voice(tmp_path / "voices", HUM) == NAME
    return tmp_path / "voices"


def state(folder: Path, name: str) -> str | None:
    """Return what a voice wants before it can speak."""
    return next(known.wants for known in known_voices(folder) if known.name == name)


class TestSpeaking:
    """A model says a line."""

    def test_it_speaks(self, programme: Path, folder: Path) -> None:
        """Sound at the rate its description names, in its language."""
        voice = voice_of(programme, folder / HUM.name)
        said = voice.say("rub the arch")

        assert (voice.engine, voice.name, voice.language, said.rate) == ("piper", NAME, "en-GB", 22_050)
        assert said.lasts > 200
        assert np.abs(said.samples).max() > 0.5

    def test_a_longer_line_lasts_longer_and_a_brisker_pace_shorter(self, programme: Path, folder: Path) -> None:
        """Text and pace reach the model."""
        voice = voice_of(programme, folder / HUM.name)
        usual = shape_speech(voice.say("rub the arch to the heel")).lasts

        assert shape_speech(voice.say("rub")).lasts < usual
        assert shape_speech(voice.say("rub the arch to the heel", 150)).lasts < usual * 0.8

    def test_its_clips_are_kept_like_all_others(self, programme: Path, folder: Path, tmp_path: Path) -> None:
        """Made by the same steps, under a name of its own."""
        studio = Studio(voice_of(programme, folder / HUM.name), Clips(tmp_path / "clips"))
        clip = studio.make(Line("Rub the arch."))

        assert studio.find(Line("Rub the arch.")) == clip
        assert clip.lasts > 100

    def test_a_broken_model_is_told_in_a_sentence(self, programme: Path, folder: Path) -> None:
        """Not by a page of traceback."""
        (folder / HUM.name).write_bytes(b"not a model")
        voice = voice_of(programme, folder / HUM.name)

        with pytest.raises(SpeechError, match=r"^piper ended with error 1\.$"):
            voice.say("rub")

    def test_a_model_that_gives_nothing_is_told_in_a_sentence(self, folder: Path, tmp_path: Path) -> None:
        """A programme that ends well and says nothing."""
        silent = tmp_path / "piper"
        silent.write_text("#!/bin/sh\nexit 0\n")
        silent.chmod(0o755)

        with pytest.raises(SpeechError, match=f"The voice {NAME} gave no sound"):
            voice_of(silent, folder / HUM.name).say("rub")


class TestTakingOver:
    """`install`."""

    def test_keeps_model_and_description(self, folder: Path) -> None:
        """As they were, and nothing else."""
        assert (folder / HUM.name).read_bytes() == HUM.read_bytes()
        assert sorted(file.name for file in folder.iterdir()) == [HUM.name, f"{HUM.name}.json"]

    @pytest.mark.parametrize("name", ["model.bin", ".hidden.onnx", "two words.onnx"])
    def test_takes_only_what_is_called_like_a_voice(self, tmp_path: Path, name: str) -> None:
        """And says how one is called."""
        shutil.copy(HUM, tmp_path / name)

        with pytest.raises(SpeechError, match="is no voice of piper"):
            install_voice(tmp_path / "voices", tmp_path / name)

    @pytest.mark.parametrize(
        "description", ["", "{", "[]", "{}", '{"audio": {"sample_rate": "x"}, "espeak": {"voice": "en"}}', "\x00"]
    )
    def test_takes_no_voice_without_a_proper_description(self, tmp_path: Path, description: str) -> None:
        """Whatever lies beside the model."""
        model = tmp_path / "a.onnx"
        shutil.copy(HUM, model)
        config_of(model).write_text(description)

        with pytest.raises(SpeechError, match="does not describe a voice of piper"):
            install_voice(tmp_path / "voices", model)
        assert not (tmp_path / "voices").exists()

    def test_takes_nothing_that_is_not_there(self, tmp_path: Path) -> None:
        """A model without description, and a description without model."""
        shutil.copy(config_of(HUM), tmp_path / "a.onnx.json")

        with pytest.raises(SpeechError, match="cannot be read: No such file"):
            install_voice(tmp_path / "voices", tmp_path / "nothing.onnx")
        with pytest.raises(SpeechError, match="cannot be taken over: No such file"):
            install_voice(tmp_path / "voices", tmp_path / "a.onnx")
        assert [known.name for known in known_voices(tmp_path / "voices")][1:] == ["espeak-ng"]

    def test_reads_older_descriptions(self, tmp_path: Path) -> None:
        """Those name the language only for espeak."""
        old = tmp_path / "old.onnx.json"
        old.write_text(json.dumps({"audio": {"sample_rate": 16_000}, "espeak": {"voice": "en-us"}}))

        assert language_and_rate(old) == ("en-us", 16_000)


class TestChoosing:
    """`use`, and who speaks where nothing was spoken beforehand."""

    @pytest.fixture(autouse=True)
    def _unspoken(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """A machine without the pack."""
        without_pack(monkeypatch, tmp_path)

    @pytest.fixture
    def usual(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """A machine with the usual voice, whether or not this one has it."""
        programmes = tmp_path / "programmes"
        programmes.mkdir()
        humming_programme(programmes)
        monkeypatch.setenv("PATH", str(programmes), prepend=os.pathsep)

    @pytest.mark.usefixtures("usual")
    def test_espeak_speaks_until_another_is_chosen(self, programme: Path, folder: Path) -> None:
        """Installing is not choosing."""
        before = find_voice(folder)
        choose_voice(folder, NAME)
        after = find_voice(folder)

        assert not isinstance(before, NoVoice)
        assert before.name == "espeak-ng"
        assert isinstance(after, Piper)
        assert (after.name, chosen_voice(folder)) == (NAME, NAME)

    def test_an_unknown_voice_is_refused(self, folder: Path) -> None:
        """With the names there are."""
        with pytest.raises(UnknownNameError) as refused:
            choose_voice(folder, "nobody")

        assert refused.value.known == ("espeak-ng", NAME)

    def test_without_piper_its_voices_wait(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """They are listed with what is missing, and cannot be chosen."""
        monkeypatch.setattr("legato.render.speech.voices.find_piper", lambda: None)

        assert state(folder, NAME) == NEEDS_PIPER
        with pytest.raises(SpeechError, match="cannot speak here yet: needs piper"):
            choose_voice(folder, NAME)

    @pytest.mark.usefixtures("usual")
    def test_a_chosen_voice_that_is_gone_gives_way(self, folder: Path) -> None:
        """The usual one speaks again, and no session is silent for it."""
        choose_voice(folder, NAME)
        (folder / HUM.name).unlink()
        found = find_voice(folder)

        assert not isinstance(found, NoVoice)
        assert found.name == "espeak-ng"

    def test_without_espeak_an_installed_voice_speaks(
        self, programme: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Whoever can, does."""
        monkeypatch.setattr("legato.render.speech.voices.ask_espeak", lambda: None)

        assert isinstance(find_voice(folder), Piper)

    def test_with_nothing_installed_it_says_what_to_install(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """In one sentence; the list still names the usual voice."""
        monkeypatch.setenv("PATH", "/nowhere")
        found = find_voice(tmp_path)

        assert isinstance(found, NoVoice)
        assert "install espeak-ng" in found.says
        assert state(tmp_path, "espeak-ng") == "needs espeak-ng, from your system's packages"

    @pytest.mark.parametrize("content", ["", "voice = 3", "voice =", "\x00", 'sound = "x"'])
    def test_a_damaged_choice_is_no_choice(self, folder: Path, content: str) -> None:
        """The usual voice speaks."""
        (folder / "voice.toml").write_text(content)

        assert chosen_voice(folder) is None
        assert not isinstance(find_voice(folder), NoVoice)

    def test_a_piper_that_sets_up_mice_is_no_piper(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """A programme of that name that knows no models is left alone."""
        other = tmp_path / "piper"
        other.write_text("#!/bin/sh\necho 'Usage: piper [--version]'\n")
        other.chmod(0o755)
        monkeypatch.setattr("sys.executable", str(tmp_path / "python"))

        assert find_piper() is None
