"""Every sentence a session can say: a finite list, so that all of it can be spoken ahead and heard by a person."""

from __future__ import annotations

from collections.abc import Iterator

from legato.library import load_library
from legato.notation.phrase import Phrase, phrase
from legato.timeline import Purpose
from legato.words.codes import SENTENCES, TITLES, phrases_of
from legato.words.content import content_phrases
from legato.words.narration import spoken_text
from legato.words.sentences import ENGLISH, load_sentences

_ONLY_SHOWN = frozenset({"technique-line"})
"""What is written above the picture and never said."""


def every_line(language: str = ENGLISH) -> tuple[str, ...]:
    """Return every sentence a session can say, each once, in the order of the alphabet."""
    sentences = load_sentences(language)
    return tuple(sorted({spoken_text(said, purpose, sentences) for said, purpose in _every_phrase()}))


def _every_phrase() -> Iterator[tuple[Phrase, Purpose | None]]:
    library = load_library()
    for said in content_phrases(library):
        if said.code not in _ONLY_SHOWN:
            yield said, Purpose.TITLE if said.code == "technique-name" else None
    for said in phrases_of(TITLES):
        yield said, Purpose.TITLE
    for said in phrases_of(SENTENCES):
        yield said, None
    for technique in library.techniques:
        yield phrase("next-technique", technique=technique), None
