"""The content as pages that can be found: each with its names, what it is about, and its text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from legato.body import ZONES

if TYPE_CHECKING:
    from legato.library.library import Library


class Found(StrEnum):
    """What kind of thing was found."""

    TECHNIQUE = "technique"
    CAUSE = "cause"
    QUESTION = "question"
    NOT_TO_MASSAGE = "not_to_massage"
    BENEFIT = "benefit"
    TIP = "tip"
    PREPARATION = "preparation"
    ADVICE = "advice"
    PROGRAMME = "programme"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that was found: what it is, what it is called, and one line about it."""

    kind: Found
    id: str
    title: str
    line: str


@dataclass(frozen=True, slots=True)
class Findable:
    """A record as it is written: its hit, its other names, what it is about, and its text."""

    hit: Hit
    also: tuple[str, ...]
    about: tuple[str, ...]
    rest: tuple[str, ...]
    facts: frozenset[str] = frozenset()
    """The facts of the check-in it speaks of: two pages that share one may share a name."""


def pages_of(library: Library) -> tuple[Findable, ...]:
    """Return all pages of the library."""
    return tuple(page for part in (_techniques, _answers, _sayings) for page in part(library))


def _techniques(library: Library) -> Iterator[Findable]:
    for one in library.techniques.values():
        words = one.words
        about = [ZONES[zone].name for zone in one.zones]
        about += [library.label(choice) for choice in (*one.aims, *one.complaints, *one.equipment) if library.labels]
        rest = (*(step.says for step in words.steps), words.feel, *words.stop_if)
        yield Findable(
            Hit(Found.TECHNIQUE, one.id, words.name, words.line), words.also, tuple(about), (words.line, *rest)
        )


def _answers(library: Library) -> Iterator[Findable]:
    for cause in library.causes.values():
        rest = (*cause.tells, *cause.ask_yourself, *cause.helps, cause.massage_says)
        about = (cause.line, *cause.clinical)
        hit = Hit(Found.CAUSE, cause.id, cause.name, cause.line)
        yield Findable(hit, cause.also, about, rest, frozenset(cause.facts))
    for question in library.faq.values():
        hit = Hit(Found.QUESTION, question.id, question.asks, question.answer[0])
        yield Findable(hit, question.also, (), question.answer, frozenset(question.facts))
    for wait in library.not_to_massage.values():
        hit = Hit(Found.NOT_TO_MASSAGE, wait.id, wait.name, wait.says)
        yield Findable(hit, wait.also, _named(wait.facts), (wait.says,), frozenset(wait.facts))


def _sayings(library: Library) -> Iterator[Findable]:
    for claim in library.benefits.values():
        line = claim.says or claim.known
        hit = Hit(Found.BENEFIT, claim.id, claim.name, line)
        yield Findable(hit, claim.also, (claim.often_said,), (line, claim.known))
    for tip in library.tips.values():
        yield Findable(Hit(Found.TIP, tip.id, tip.name, tip.says), tip.also, (), (tip.says, tip.does))
    for step in library.preparation.values():
        yield Findable(Hit(Found.PREPARATION, step.id, step.name, step.says), step.also, (), (step.says, step.why))
    for advice in library.advice.values():
        yield Findable(
            Hit(Found.ADVICE, advice.id, advice.name, advice.says), advice.also, (advice.unit,), (advice.says,)
        )
    for programme in library.programmes.values():
        rest = (programme.line, programme.how_often, programme.known, programme.beside)
        hit = Hit(Found.PROGRAMME, programme.id, programme.name, programme.line)
        yield Findable(hit, programme.also, (), rest)


def _named(facts: Iterable[str]) -> tuple[str, ...]:
    return tuple(fact.replace("_", " ") for fact in facts)
