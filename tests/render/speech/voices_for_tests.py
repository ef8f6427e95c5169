"""Voices for tests that are about clips, not about a speech programme."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
import soundfile

from legato.errors import SpeechError
from legato.render.speech.shaping import RATE
from legato.render.speech.voice import CALM, Sound


def tone(hertz: float = 220.0, seconds: float = 1.0, rate: int = 22_050, strength: float = 0.3) -> Sound:
    """Make a plain tone."""
    t = np.arange(round(seconds * rate)) / rate
    return Sound((strength * np.sin(2 * np.pi * hertz * t)).astype(np.float32), rate)


def humming_programme(folder: Path, seconds: float = 1.0) -> Path:
    """Write a programme of the usual name that hums: with its folder on PATH, every machine has a voice."""
    hum, programme = folder / "hum.wav", folder / "espeak-ng"
    soundfile.write(hum, tone(seconds=seconds, rate=RATE).samples, RATE, "PCM_16")
    programme.write_text(f'#!/bin/sh\n[ "$1" = --version ] && echo humming && exit\ncat > {os.devnull}\ncat {hum}\n')
    programme.chmod(0o755)
    return programme


def without_pack(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Let this be a machine on which nothing was spoken beforehand."""
    monkeypatch.setattr("legato.render.speech.pack.FOLDER", folder)


@dataclass(frozen=True)
class Humming:
    """Hums a tone for each line, as long as the line has words; counts what it was asked."""

    engine: str = "humming"
    name: str = "hum"
    language: str = "en-GB"
    mark: str = "1"
    seconds_a_word: float = 0.3
    asked: list[tuple[str, int]] = field(default_factory=list, compare=False)

    def say(self, text: str, pace: int = CALM) -> Sound:
        """Hum."""
        self.asked.append((text, pace))
        return tone(seconds=len(text.split()) * self.seconds_a_word * CALM / pace)


@dataclass(frozen=True)
class Hoarse(Humming):
    """Cannot speak."""

    name: str = "hoarse"

    def say(self, text: str, pace: int = CALM) -> Sound:
        """Fail, as a programme that ended with an error."""
        self.asked.append((text, pace))
        raise SpeechError("hoarse ended with error 1.")


@dataclass(frozen=True)
class Stumbling(Humming):
    """Cannot say one text until it is `over` it."""

    name: str = "stumbling"
    cannot: str = ""
    seconds_a_word: float = 0.02
    over: list[str] = field(default_factory=list, compare=False)

    def say(self, text: str, pace: int = CALM) -> Sound:
        """Hum, or fail as a programme that ended with an error."""
        if text == self.cannot and text not in self.over:
            raise SpeechError("stumbling ended with error 1.")
        return super().say(text, pace)
