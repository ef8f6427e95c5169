"""Speaking the lines of a session, as jobs in the background."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from legato.errors import LineError, SpeechError
from legato.render.speech import Line, Studio
from legato.render.wanted import WANTED
from legato.server.background import Background, ItsOwnError, Ticket, background


@dataclass(frozen=True, slots=True)
class SpokenLine:
    """A line to be made into a clip."""

    name: str
    studio: Studio
    line: Line

    @property
    def needs(self) -> Hashable:
        """A voice that keeps failing is not asked for each of sixty lines."""
        voice = self.studio.speaker(self.line) or self.studio.voice
        return voice.engine, voice.name, voice.mark

    def run(self) -> None:
        """Speak it, and keep the clip, or why there is none."""
        try:
            self.studio.make(self.line)
        except SpeechError as wrong:
            # What was given up, because everything ends, did not fail.
            if WANTED.get()():
                self.studio.clips.fail(self.name, str(wrong))
            if isinstance(wrong, LineError):
                raise ItsOwnError(str(wrong)) from wrong
            raise


def speak(
    studio: Studio, lines: Iterable[Line], *, urgently: bool = False, owner: Background = background
) -> list[Ticket]:
    """Have lines made, in this order; urgent ones before all that wait. Returns at once."""
    return owner.ask([SpokenLine(studio.name(line), studio, line) for line in lines], urgently=urgently)
