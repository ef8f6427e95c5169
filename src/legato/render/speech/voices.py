"""Which voices there are and which one speaks: the one the user chose, else the first that works."""

from __future__ import annotations

import re
import shutil
import tomllib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import tomli_w

from legato.errors import SpeechError, UnknownNameError
from legato.render.speech.espeak import NAMES as ESPEAK
from legato.render.speech.espeak import Espeak, ask_espeak
from legato.render.speech.hibari import find_hibari
from legato.render.speech.pack import find_pack
from legato.render.speech.packed import PackedVoice
from legato.render.speech.piper import NAME as PIPER
from legato.render.speech.piper import config_of, find_piper, language_and_rate, voice_of
from legato.render.speech.voice import Voice

CHOSEN = "voice.toml"
NONE_SAYS = "There is no voice on this computer yet: install espeak-ng for one; until then your browser speaks."
NEEDS_PIPER = "needs piper on your PATH: pipx install piper-tts"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,99}")


@dataclass(frozen=True, slots=True)
class NoVoice:
    """Nothing here can speak; `says` tells why in one sentence."""

    says: str


@dataclass(frozen=True, slots=True)
class VoiceOption:
    """A voice that could be used: `voice` when it can speak now, else `wants`, what is missing."""

    name: str
    engine: str
    language: str
    voice: Voice | None = None
    wants: str | None = None


def find_voice(folder: Path) -> Voice | NoVoice:
    """Return the voice to speak with; a chosen one that cannot speak any more gives way to the next that can."""
    wanted = chosen_voice(folder)
    usual: Voice | None = None
    says = NONE_SAYS
    # One by one, because asking whether a programme can speak starts it, and the usual voice needs none.
    for known in _known(folder):
        if known.voice is None:
            if known.wants and known.wants.startswith("does not work"):
                says = f"The voice {known.name} {known.wants}; until it does your browser speaks."
            continue
        usual = usual or known.voice
        if wanted in {None, known.name}:
            return known.voice
    return usual or NoVoice(says)


def known_voices(folder: Path) -> tuple[VoiceOption, ...]:
    """Return every voice, installed or to be had at once, the usual one first."""
    return tuple(_known(folder))


def _known(folder: Path) -> Iterator[VoiceOption]:
    pack = find_pack()
    if pack is not None:
        packed = PackedVoice(pack, partial(_find_live, folder))
        yield VoiceOption(packed.name, packed.engine, packed.language, packed)
    yield from _live(folder)


def _find_live(folder: Path) -> Voice | None:
    """Return who says what is not in the pack: the pack's own voice where it is installed, else the first that can."""
    return find_hibari() or next((known.voice for known in _live(folder) if known.voice is not None), None)


def _live(folder: Path) -> Iterator[VoiceOption]:
    usual = ESPEAK[0]
    espeak, wants = _espeak(usual)
    yield VoiceOption(usual, usual, "en-GB", espeak, wants)
    programme = find_piper() if any(_models(folder)) else None
    for model in _models(folder):
        try:
            language, _ = language_and_rate(config_of(model))
            voice = voice_of(programme, model) if programme else None
        except SpeechError as wrong:
            yield VoiceOption(model.stem, PIPER, "", wants=str(wrong))
        else:
            yield VoiceOption(model.stem, PIPER, language, voice, None if voice else NEEDS_PIPER)


def _espeak(usual: str) -> tuple[Espeak | None, str | None]:
    """Return espeak-ng, or what it wants: to be installed, or to be mended where it is there and does not answer."""
    try:
        found = ask_espeak()
    except SpeechError as wrong:
        return None, f"does not work ({str(wrong).rstrip('.')})"
    return found, None if found else f"needs {usual}, from your system's packages"


def chosen_voice(folder: Path) -> str | None:
    """Return the name of the voice that was chosen, if one was."""
    try:
        found = tomllib.loads((folder / CHOSEN).read_text("utf-8")).get("voice")
    except (OSError, ValueError):
        return None
    return found if isinstance(found, str) else None


def choose_voice(folder: Path, name: str) -> VoiceOption:
    """Let a voice speak from now on.

    Raises:
        UnknownNameError: there is none of this name.
        SpeechError: it cannot speak here yet, or the choice cannot be kept.
    """
    known = {one.name: one for one in known_voices(folder)}
    if name not in known:
        raise UnknownNameError("voice", name, tuple(known))
    if known[name].voice is None:
        raise SpeechError(f"{name} cannot speak here yet: {known[name].wants}.")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        beside = folder / f".{CHOSEN}.new"
        beside.write_text(tomli_w.dumps({"voice": name}), encoding="utf-8")
        beside.replace(folder / CHOSEN)
    except OSError as wrong:
        raise SpeechError(f"The choice cannot be kept: {wrong.strerror or wrong}.") from None
    return known[name]


def install_voice(folder: Path, model: Path) -> str:
    """Take over a voice of piper: a model, and its description beside it; return the voice's name.

    Raises:
        SpeechError: it is no voice, or cannot be copied.
    """
    if model.suffix != ".onnx" or not _NAME.fullmatch(model.stem):
        raise SpeechError(f"{model} is no voice of piper: its name ends in .onnx, and beside it lies a .onnx.json.")
    language_and_rate(config_of(model))
    kept = folder / model.name
    # The description last: without it a model is no voice, so half a copy is none.
    pairs = ((model, kept), (config_of(model), config_of(kept)))
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for source, target in pairs:
            beside = target.with_name(f".{target.name}.new")
            try:
                shutil.copyfile(source, beside)
                beside.replace(target)
            finally:
                beside.unlink(missing_ok=True)
    except OSError as wrong:
        raise SpeechError(f"{model} cannot be taken over: {wrong.strerror or wrong}.") from None
    return model.stem


def remove_voice(folder: Path, name: str) -> None:
    """Take an installed voice away again."""
    model = folder / f"{name}.onnx"
    for file in (model, config_of(model)):
        with suppress(OSError):
            file.unlink()


def _models(folder: Path) -> list[Path]:
    return sorted(model for model in folder.glob("*.onnx") if config_of(model).is_file())
