"""Whole sentences for phrases, in one language.

What belongs to the house stands in Fluent catalogues (`en/*.ftl`), which translators' tools read and the browser could
too. What belongs to a technique or to getting ready stands where it is written once, in the content of the library.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from fluent.runtime import FluentBundle, FluentResource

from legato.errors import UnknownNameError
from legato.library import Library, load_library
from legato.notation.phrase import Phrase
from legato.timeline import speech
from legato.units import Span
from legato.words.content import content_sentence

ENGLISH = "en"


class Sentences:
    """Every sentence of one language."""

    def __init__(self, language: str, library: Library) -> None:
        self.language = language
        self._library = library
        self._bundle = _bundle(language)
        self._made: dict[Phrase, str] = {}

    def text(self, phrase: Phrase) -> str:
        """Return the sentence of a phrase.

        Raises:
            UnknownNameError: the language has no such sentence.
        """
        made = self._made.get(phrase)
        if made is None:
            made = self._made[phrase] = self._text(phrase)
        return made

    def lasts(self, phrase: Phrase) -> Span:
        """Return how long a calm voice takes to say it."""
        return speech(self.text(phrase))

    def codes(self) -> frozenset[str]:
        """Return the codes of the language's own catalogue."""
        return frozenset(self._bundle._messages)  # noqa: SLF001 - the runtime offers no list of its messages

    def _text(self, phrase: Phrase) -> str:
        content = content_sentence(phrase, self._library)
        if content is not None:
            return content
        pattern = self._bundle.get_message(phrase.code).value if self._bundle.has_message(phrase.code) else None
        if pattern is None:
            raise UnknownNameError("phrase", phrase.code, tuple(sorted(self.codes())))
        args = dict(phrase.args)
        if "technique" in args:
            args["technique"] = self._library.techniques[str(args["technique"])].words.name
        text, errors = self._bundle.format_pattern(pattern, args)
        if errors:
            raise UnknownNameError("argument", f"{phrase.code}: {errors[0]}", tuple(phrase.args))
        return str(text)


@cache
def _bundle(language: str) -> FluentBundle:
    # Marks around what is inserted are for mixed writing directions; a voice would stumble over them.
    bundle = FluentBundle([language], use_isolating=False)
    folder = files("legato.words") / language
    for file in sorted(folder.iterdir(), key=lambda one: one.name):
        if file.name.endswith(".ftl"):
            bundle.add_resource(FluentResource(file.read_text("utf-8")))
    return bundle


@cache
def load_sentences(language: str = ENGLISH) -> Sentences:
    """Return the sentences of a language, for the shipped library."""
    return Sentences(language, load_library())
