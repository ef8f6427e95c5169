"""Whole sentences for phrases, in one language.

What belongs to the house stands in Fluent catalogues (`en/*.ftl`), which translators' tools read and the browser could
too. What belongs to a technique or to getting ready stands where it is written once, in the content of the library.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from fluent.runtime import FluentBundle, FluentResource

from legato.errors import UnknownNameError
from legato.library import Library, load_library
from legato.notation.phrase import Phrase
from legato.timeline import speech
from legato.units import Span
from legato.words.content import content_sentence
from legato.words.pseudo import PSEUDO, pseudo_marked, pseudo_resource
from legato.words.ways import DayRead, day_written

Value = str | int | float | Decimal | date | DayRead
"""What a sentence can be given to put in."""

ENGLISH = "en"
LANGUAGES = (ENGLISH, PSEUDO)
"""The languages that can be asked for; the first is spoken where none of them is."""
_TAGS = {ENGLISH: "en-GB", PSEUDO: PSEUDO}
_WAYS_OF_WRITING = "en-GB"
"""Whose numbers all languages so far have."""


def language_for(tags: Iterable[str]) -> str:
    """Return the first language of a list of tags, best first, that is spoken here; English where there is none."""
    spoken = {language.lower(): language for language in LANGUAGES}
    for tag in tags:
        known = spoken.get(tag.lower()) or spoken.get(tag.lower().partition("-")[0])
        if known is not None:
            return known
    return ENGLISH


def tag_of(language: str) -> str:
    """Return the tag that a page, a file or a voice in a language is marked with, as `en-GB`."""
    return _TAGS[language]


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

    def say(self, code: str, **args: Value) -> str:
        """Return the sentence of a code with arguments: texts that are put in as they are, numbers, and days.

        Raises:
            UnknownNameError: the language has no such sentence, or an argument is missing.
        """
        if not self._bundle.has_message(code):
            raise UnknownNameError("phrase", code, tuple(sorted(self.codes())))
        pattern = self._bundle.get_message(code).value
        if pattern is None:
            raise UnknownNameError("phrase", code, tuple(sorted(self.codes())))
        text, errors = self._bundle.format_pattern(pattern, args)
        if errors:
            raise UnknownNameError("argument", f"{code}: {errors[0]}", tuple(args))
        return pseudo_marked(str(text)) if self.language == PSEUDO else str(text)

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
        args = dict(phrase.args)
        if "technique" in args:
            args["technique"] = self._library.techniques[str(args["technique"])].words.name
        return self.say(phrase.code, **args)


@cache
def _bundle(language: str) -> FluentBundle:
    # Marks around what is inserted are for mixed writing directions; a voice would stumble over them.
    bundle = FluentBundle([_WAYS_OF_WRITING], use_isolating=False, functions={"DAY": _day, "DATETIME": _day_in_full})
    folder = files("legato.words") / ENGLISH
    for file in sorted(folder.iterdir(), key=lambda one: one.name):
        if file.name.endswith(".ftl"):
            resource = FluentResource(file.read_text("utf-8"))
            bundle.add_resource(pseudo_resource(resource) if language == PSEUDO else resource)
    return bundle


def _day(day: date | DayRead) -> Any:
    """Write a day without its year, as "3 November"; the runtime's own DATETIME has no such form here."""
    # A text is right for the runtime, though its own types do not say so.
    return day_written(day, "short")


def _day_in_full(day: date | DayRead, *, dateStyle: str = "medium") -> Any:  # noqa: N803 - named as in Fluent's own function
    """Write a day with its year, in the ways of whoever reads it; the runtime's own knows those of a language alone."""
    return day_written(day, str(dateStyle))


@cache
def load_sentences(language: str = ENGLISH) -> Sentences:
    """Return the sentences of a language, for the shipped library."""
    return Sentences(language, load_library())
