"""Voices of piper, which sound more like people and take longer: each is a model that the user has installed."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from legato.errors import SpeechError
from legato.render.speech.programmes import find_programme, run
from legato.render.speech.voice import CALM, Sound

NAME = "piper"
LIMIT_S = 60
"""It reads its model for each line, which takes seconds on a small machine."""

SLOWER = 1.1
"""Its voices speak as in conversation; this much slower is our calm [J]."""

SENTENCE_PAUSE_S = 0.35
_KNOWN_S = 20


@dataclass(frozen=True, slots=True)
class Piper:
    """One installed voice of piper."""

    programme: Path
    model: Path
    language: str
    rate: int
    mark: str
    engine: str = NAME

    @property
    def name(self) -> str:
        """As its file is called: `en_GB-alba-medium`."""
        return self.model.stem

    def say(self, text: str, pace: int = CALM) -> Sound:
        """Speak a text."""
        import numpy as np  # noqa: PLC0415 - an extra, and heavy: only who makes sound reads it

        arguments = (
            *("--model", str(self.model)),
            *("--config", str(config_of(self.model))),
            *("--length_scale", f"{SLOWER * CALM / pace:.3f}"),
            *("--sentence_silence", str(SENTENCE_PAUSE_S)),
            "--output_raw",
        )
        written = run(self.programme, arguments, f"{text}\n", LIMIT_S)
        samples = np.frombuffer(written[: len(written) // 2 * 2], dtype="<i2")
        if not len(samples):
            raise SpeechError(f"The voice {self.name} gave no sound.")
        return Sound((samples / 32_768).astype(np.float32), self.rate)


def config_of(model: Path) -> Path:
    """Return where the description of a model lies: beside it."""
    return model.with_name(f"{model.name}.json")


def find_piper() -> Path | None:
    """Return the programme: beside our own Python, or on PATH, where another of that name sets up mice."""
    found = find_programme(NAME, Path(sys.executable).parent)
    return found if found and _speaks(found) else None


@cache
def _speaks(programme: Path) -> bool:
    try:
        return b"--model" in run(programme, ("--help",), "", _KNOWN_S)
    except SpeechError:
        return False


def voice_of(programme: Path, model: Path) -> Piper:
    """Return a voice by its model.

    Raises:
        SpeechError: the model or its description cannot be used.
    """
    language, rate = language_and_rate(config_of(model))
    try:
        found = model.stat()
    except OSError as wrong:
        raise SpeechError(f"The voice {model.stem} cannot be read: {wrong.strerror or wrong}.") from None
    return Piper(programme, model, language, rate, f"{found.st_size}-{found.st_mtime_ns}")


def language_and_rate(config: Path) -> tuple[str, int]:
    """Return the language and the rate a voice's description names.

    Raises:
        SpeechError: it is not the description of a voice of piper.
    """
    try:
        given: dict[str, Any] = json.loads(config.read_text("utf-8"))
        rate = given["audio"]["sample_rate"]
        language = given.get("language", {}).get("code") or given["espeak"]["voice"]
    except OSError as wrong:
        raise SpeechError(f"{config} cannot be read: {wrong.strerror or wrong}.") from None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise SpeechError(f"{config} does not describe a voice of piper.") from None
    if not isinstance(rate, int) or not 8_000 <= rate <= 96_000 or not isinstance(language, str):
        raise SpeechError(f"{config} does not describe a voice of piper.")
    return language.replace("_", "-"), rate
