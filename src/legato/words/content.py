"""The sentences that techniques and the list of getting ready bring along."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from legato.library import Library
from legato.notation.phrase import Phrase, phrase
from legato.notation.technique import Technique
from legato.timeline.lines import Addressee

Arguments = dict[str, str | int]


def content_sentence(given: Phrase, library: Library) -> str | None:
    """Return the sentence of a phrase that the content brings along, `None` for all other phrases."""
    made = _CONTENT.get(given.code)
    return None if made is None else made(given.args, library)


def content_phrases(library: Library) -> Iterator[Phrase]:
    """Give every phrase that the content brings along."""
    for technique in library.techniques.values():
        yield from _phrases_of(technique)
    for item in library.preparation:
        yield from (phrase("preparation", item=item, who=who.value) for who in Addressee)


def _phrases_of(technique: Technique) -> Iterator[Phrase]:
    name, words = technique.id, technique.words
    yield phrase("technique-name", technique=name)
    yield phrase("technique-line", technique=name, form="usual")
    if words.partner_line is not None:
        yield phrase("technique-line", technique=name, form="partner")
    if words.upward is not None:
        yield phrase("technique-line", technique=name, form="upward")
    for way, steps in (("usual", words.steps), ("upward", words.upward.steps if words.upward else ())):
        for number in range(len(steps)):
            for form in ("full", "short"):
                yield phrase("technique-step", technique=name, way=way, number=number, form=form)
    yield phrase("technique-feel", technique=name)
    for number in range(len(words.stop_if)):
        yield phrase("technique-stop", technique=name, number=number)


def _name(args: Arguments, library: Library) -> str:
    return _technique(args, library).words.name


def _line(args: Arguments, library: Library) -> str:
    words = _technique(args, library).words
    if args["form"] == "upward" and words.upward is not None:
        return words.upward.line
    return words.partner_line if args["form"] == "partner" and words.partner_line else words.line


def _step(args: Arguments, library: Library) -> str:
    words = _technique(args, library).words
    steps = words.upward.steps if args["way"] == "upward" and words.upward is not None else words.steps
    step = steps[int(args["number"])]
    return step.short if args["form"] == "short" else step.says


def _feel(args: Arguments, library: Library) -> str:
    return _technique(args, library).words.feel


def _stop(args: Arguments, library: Library) -> str:
    return _technique(args, library).words.stop_if[int(args["number"])]


def _preparation(args: Arguments, library: Library) -> str:
    item = library.preparation[str(args["item"])]
    return item.says_to_giver if args["who"] == Addressee.GIVER.value and item.says_to_giver else item.says


def _technique(args: Arguments, library: Library) -> Technique:
    return library.techniques[str(args["technique"])]


_CONTENT: dict[str, Callable[[Arguments, Library], str]] = {
    "technique-name": _name,
    "technique-line": _line,
    "technique-step": _step,
    "technique-feel": _feel,
    "technique-stop": _stop,
    "preparation": _preparation,
}
