"""What is asked, advised and recorded when a person stops because something feels wrong."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Annotated, Any, Literal, Self

from pydantic import Field, ValidationError, model_validator

from legato.body import Leg, ZoneId
from legato.errors import UnknownNameError
from legato.notation.checkin import Answer
from legato.notation.emergency import with_emergency_number
from legato.notation.model import Model, findings
from legato.notation.technique import FactId, SourceId
from legato.safety.asking import FactScope
from legato.safety.book import RuleBook, refuse_if_broken
from legato.safety.model import Sentence, Urgency

OptionId = Annotated[str, Field(pattern=r"^[a-z][a-z_]*$", max_length=40)]


class Advice(Model):
    """What a person is told right after stopping."""

    title: Annotated[str, Field(min_length=1, max_length=60)]
    says: Sentence
    do: Sentence
    urgency: Urgency
    title_to_giver: Annotated[str, Field(max_length=60)] = ""
    """The same about somebody else, for whichever of two people reads it; nothing where it would be the same."""
    says_to_giver: Annotated[str, Field(max_length=400)] = ""
    do_to_giver: Annotated[str, Field(max_length=400)] = ""


class Lasts(Model):
    """What ends the consequences of something that felt wrong; time alone never does."""

    until: Literal["gone", "seen"]
    """`gone`: the person says that it has gone. `seen`: it has gone, and a doctor who looked at it agrees."""
    days: Annotated[int, Field(ge=0, le=60)] = 0
    """How long the place is left alone all the same, counted from when it happened."""


class StopOption(Model):
    """Something that can be wrong: an answer to tap, or what follows from the answers after a session."""

    id: OptionId
    label: Annotated[str, Field(min_length=1, max_length=60)]
    advice: Advice | None = None
    fact: FactId | None = None
    """The fact that holds from now on, as long as `lasts` says."""
    lasts: Lasts | None = None
    leg: Leg | None = None
    zones: tuple[ZoneId, ...] = ()
    sources: tuple[SourceId, ...] = ()
    common: bool = False
    """Whether it is one of those that happen most, which are asked first."""
    goes_on: Literal["here", "elsewhere"] | None = None
    """Where a session may go on after it: at this place with less pressure, or with this place left alone."""

    @property
    def is_serious(self) -> bool:
        """Whether the session ends for it, with advice."""
        return self.advice is not None and self.advice.urgency is not Urgency.NONE


class StopQuestion(Model):
    """One of the two questions."""

    id: OptionId
    asks: Sentence
    asks_to_giver: Annotated[str, Field(max_length=400)] = ""
    """The same about somebody else, for whichever of two people reads it; nothing where it would be the same."""
    options: Annotated[tuple[StopOption, ...], Field(alias="option", min_length=2)]

    def option(self, name: str) -> StopOption:
        """Return an answer by its id.

        Raises:
            UnknownNameError: there is no such answer.
        """
        for option in self.options:
            if option.id == name:
                return option
        raise UnknownNameError("answer", name, [option.id for option in self.options])


class NotBetter(Model):
    """When pain counts as not better: as high as this many sessions before, over at least so many days."""

    sessions: Annotated[int, Field(ge=2)]
    days: Annotated[int, Field(ge=1)]
    sources: Annotated[tuple[SourceId, ...], Field(min_length=1)]


class StopWords(Model):
    """The two questions: what do you feel, and where; and what nobody taps but follows from what is told later."""

    questions: Annotated[tuple[StopQuestion, ...], Field(alias="question")]
    after: tuple[StopOption, ...] = ()
    not_better: NotBetter

    @property
    def what(self) -> StopQuestion:
        """What do you feel?"""
        return self.questions[0]

    @property
    def where(self) -> StopQuestion:
        """Where?"""
        return self.questions[1]

    @property
    def harmless(self) -> frozenset[str]:
        """What may feel wrong without ending the session; everything else ends it."""
        return frozenset(option.id for option in self.what.options if not option.is_serious)

    def trouble(self, name: str) -> StopOption | None:
        """Return what may be wrong by its id, tapped or not; `None` for what these words do not know."""
        return next((option for option in (*self.what.options, *self.after) if option.id == name), None)

    def for_player(self) -> dict[str, Any]:
        """Return what the player needs: the questions, the labels and the advice, as plain data."""
        fields: dict[str, Any] = dict.fromkeys(("id", "label", "advice", "common", "goes_on", "leg", "zones"), True)
        question: dict[str, Any] = {"id": True, "asks": True, "asks_to_giver": True, "options": {"__all__": fields}}
        return self.model_dump(mode="json", include={"questions": {"__all__": question}})

    def answer_for(self, what: str, where: str, book: RuleBook) -> Answer | None:
        """Return the fact to record for two answers, placed as exactly as the fact allows.

        Raises:
            UnknownNameError: there is no such answer.
        """
        felt, place = self.what.option(what), self.where.option(where)
        return None if felt.fact is None else answer_at(felt.fact, place.leg, place.zones, book)

    @model_validator(mode="after")
    def _asks_what_and_where(self) -> Self:
        if [question.id for question in self.questions] != ["what", "where"]:
            raise ValueError("The two questions are 'what' and 'where', in this order.")
        for question in self.questions:
            names = [option.id for option in question.options]
            if len(set(names)) < len(names):
                raise ValueError(f"An answer to {question.id!r} is there twice.")
        for option in self.what.options:
            if option.advice is None or not option.sources:
                raise ValueError(f"{option.id!r} needs advice and sources.")
            if (option.goes_on is not None) is (option.is_serious or option.fact is not None):
                raise ValueError(f"{option.id!r} says where to go on if, and only if, it leaves nothing behind.")
        troubles = (*self.what.options, *self.after)
        for option in troubles:
            if (option.fact is None) is not (option.lasts is None) or not option.sources:
                raise ValueError(f"{option.id!r} needs sources, and says how long its fact lasts.")
        if len({option.id for option in troubles}) < len(troubles):
            raise ValueError("What follows later has an id of its own.")
        return self


def answer_at(fact: str, leg: Leg | None, zones: tuple[ZoneId, ...], book: RuleBook) -> Answer:
    """Return a fact as an answer, placed as exactly as it can be; without a leg it holds on both."""
    match book.facts[fact].scope:
        case FactScope.PERSON:
            return Answer(fact=fact)
        case FactScope.LEG:
            return Answer(fact=fact, leg=leg)
        case FactScope.ZONES:
            return Answer(fact=fact, leg=leg, zones=zones if leg else ())


@cache
def load_stop_words() -> StopWords:
    """Return the questions and the advice that ship with Legato.

    Raises:
        ContentError: the file is broken; the field is named.
    """
    text = (files("legato.safety") / "data" / "stop.toml").read_text(encoding="utf-8")
    try:
        return StopWords.model_validate(tomllib.loads(with_emergency_number(text)))
    except ValidationError as error:
        refuse_if_broken(f"stop.toml: {finding}" for finding in findings(error))
        raise
