"""The usual voice: what it knows is in the pack, and what it does not is spoken live where something here can."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from legato.errors import SpeechError
from legato.render.speech.encoding import decode
from legato.render.speech.lines import Line
from legato.render.speech.pack import Pack
from legato.render.speech.voice import CALM, Sound, Voice

CANNOT = "Only lines that are in the pack can be said here: pip install 'legato[voice]' lets it say others."


@dataclass(frozen=True, slots=True)
class PackedVoice:
    """A voice whose lines were spoken beforehand."""

    pack: Pack
    find_live: Callable[[], Voice | None]
    """Finds who says what is not in the pack; asked only when there is such a line."""

    @property
    def engine(self) -> str:
        """The programme that spoke."""
        return self.pack.made.engine

    @property
    def name(self) -> str:
        """Which of its voices."""
        return self.pack.made.voice

    @property
    def language(self) -> str:
        """The language it speaks."""
        return self.pack.made.language

    @property
    def mark(self) -> str:
        """Which pack."""
        return self.pack.inputs

    def has(self, line: Line) -> bool:
        """Tell whether a line is in the pack, and short enough for its room."""
        return line.text in self.pack and (line.room is None or self.pack.lasts(line.text) <= line.room)

    def speaker(self, line: Line) -> Voice | None:
        """Return who says a line: this voice itself, a live one, or nobody here."""
        return self if self.has(line) else self.find_live()

    def content(self, line: Line) -> bytes:
        """Return the sound file of a line it has.

        Raises:
            SpeechError: the pack cannot be read.
        """
        return self.pack.content(line.text)

    def say(self, text: str, pace: int = CALM) -> Sound:
        """Speak a text.

        Raises:
            SpeechError: it is not in the pack, and nothing here can say it.
        """
        if pace == CALM and text in self.pack:
            return decode(self.pack.content(text))
        live = self.find_live()
        if live is None:
            raise SpeechError(CANNOT)
        return live.say(text, pace)


def speaker_of(voice: Voice, line: Line) -> Voice | None:
    """Return who says a line when this voice speaks; `None` when nobody here can."""
    return voice.speaker(line) if isinstance(voice, PackedVoice) else voice
