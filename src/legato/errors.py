"""Every error Legato raises on purpose.

    LegatoError
    ├── InvalidInputError      something read from outside cannot be used
    │   ├── ScoreError         a technique file
    │   ├── CheckInError       a check-in
    │   └── SessionError       a session document
    ├── SettingError           a setting of the server cannot be used
    ├── DatabaseError          records cannot be kept where they were to be kept
    ├── CopyError              a copy of the records cannot be brought back
    ├── ContentError           the shipped content contradicts itself
    ├── NotClearedError        a session breaks a limit, so it is not played
    ├── RefusedError           the server does not do this now, for a reason that a door says to the person
    │   ├── NotPlayableError   a sitting must not be played any more
    │   └── PairingError       a phone may not do this
    ├── TakenError             an id that was chosen stands for something else
    ├── NotReadyError          a clip is not there yet, or cannot be made
    ├── NotFromHereError       a request carries no token of one of our own pages
    ├── MediaTypeError         a request brings something else than JSON
    ├── SpeechError            a voice does not speak, or a clip cannot be made
    └── UnknownNameError       no technique, fact, zone or schema of that name

An error carries its findings as data (`Finding`), so that the command line,
the API and a form can each show all of them, with their places, at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that is wrong: where it is, what it is, and what would help."""

    path: str
    """The place inside the document, as `pain[0].leg`."""

    says: str
    """One sentence for the person who has to mend it."""

    line: int | None = None
    """The line of the file, counted from 1, when it is known."""

    file: str | None = None

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.line) if part is not None)
        return " ".join(
            part for part in (f"{place}:" if place else "", f"{self.path}:" if self.path else "", self.says) if part
        )

    def to_dict(self) -> dict[str, Any]:
        """Return the finding as plain data, leaving out what is not known."""
        return {key: value for key, value in asdict(self).items() if value is not None}


class LegatoError(Exception):
    """Something Legato refuses, with a reason."""


class InvalidInputError(LegatoError, ValueError):
    """What was given cannot be used; `findings` lists everything that is wrong with it."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__("\n".join(str(finding) for finding in self.findings))


class ScoreError(InvalidInputError):
    """A technique file breaks the notation."""


class CheckInError(InvalidInputError):
    """A check-in holds something that cannot be right."""


class SessionError(InvalidInputError):
    """A session document cannot be read."""


class SettingError(LegatoError):
    """A setting of the server cannot be used; says in one sentence which, and what it should look like."""


class DatabaseError(LegatoError):
    """Records cannot be kept where they were to be kept: one sentence that says why, and no password."""


class CopyError(LegatoError):
    """A copy cannot be brought back; `code` and `values` say why, as one of the sentences. Nothing was changed."""

    def __init__(self, code: str, **values: str | int) -> None:
        self.code, self.values = code, values
        super().__init__(code, values)


class RecipeError(LegatoError):
    """A link does not hold a session that can be used; `code` says why, as one of the sentences."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


class ContentError(LegatoError):
    """The content that ships with Legato contradicts itself."""


class NotClearedError(LegatoError):
    """The session breaks a limit of the screening; `breaches` says which."""

    def __init__(self, breaches: Sequence[str]) -> None:
        self.breaches = tuple(breaches)
        super().__init__("; ".join(self.breaches))


class RefusedError(LegatoError):
    """The server does not do this now; `because` is the code of the reason, which a door says in a sentence."""

    def __init__(self, because: str) -> None:
        self.because = because
        super().__init__(because)


class NotPlayableError(RefusedError):
    """A sitting must not be played any more."""


class PairingError(RefusedError):
    """A phone may not do this."""


class TakenError(LegatoError):
    """Ids that were chosen stand for something else; `paths` says where they are in what was sent."""

    def __init__(self, paths: Sequence[str]) -> None:
        self.paths = tuple(paths)
        super().__init__(", ".join(self.paths))


class NotReadyError(LegatoError):
    """A clip is not there now and may be later, or never; `says` tells the person why in one sentence."""

    def __init__(self, says: str) -> None:
        self.says = says
        super().__init__(says)


class NotFromHereError(LegatoError):
    """The request carries no token of one of our pages."""


class MediaTypeError(LegatoError):
    """The request brings something else than JSON."""


class SpeechError(LegatoError):
    """A voice does not speak, or a clip cannot be made or kept; says why in one sentence."""


class LineError(SpeechError):
    """This line cannot be spoken, whoever speaks: it is empty or too long, or no pace fits the time it has."""


class UnknownNameError(LegatoError, LookupError):
    """There is nothing of that name; `known` lists the names there are."""

    def __init__(self, what: str, name: str, known: Sequence[str]) -> None:
        self.what, self.name, self.known = what, name, tuple(known)
        super().__init__(f"There is no {what} called {name!r}.")
