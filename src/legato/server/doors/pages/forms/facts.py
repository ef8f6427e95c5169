"""Facts as form fields: a box to tick, and for some where it is, and what a doctor has said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils import timezone

from legato.safety import load_rule_book
from legato.safety.asking import Fact, FactScope
from legato.server.doors.pages.forms.placing import (
    BOTH,
    leg_choices,
    part_choices,
    place_values,
    places_of,
    zone_choices,
)
from legato.server.doors.pages.forms.plain import PlainForm
from legato.server.records.checkins.questions import Question, facts_of
from legato.server.records.checkins.there import MISSING, Place
from legato.server.wire.language import say

AGREED, DECLINED = "agreed", "declined"
UNFINISHED = "unfinished"
_DOCTOR_CHOICES = {"": "checkin-doctor-unasked", AGREED: "checkin-doctor-agreed", DECLINED: "checkin-doctor-declined"}


@dataclass(frozen=True)
class FactRow:
    """A question as the page shows it."""

    fact: Fact
    yes: BoundField
    leg: BoundField | None
    places: BoundField | None
    doctor: BoundField | None
    agreed_on: BoundField | None
    doctor_asks: str
    follow_ups: tuple[FactRow, ...]
    is_after_doctor: bool
    """Asked only when a doctor agreed."""
    told_on: Any = None
    """The day on which a remembered fact was last told or confirmed."""

    @property
    def asks_more(self) -> bool:
        """Whether something is asked of those who tick it."""
        return any((self.leg, self.places, self.doctor)) or bool(self.follow_ups)

    @property
    def parts(self) -> list[tuple[str, str]]:
        """The larger places to choose from."""
        return [] if self.places is None else self.places.field.parts  # type: ignore[attr-defined] # a PlacesField

    @property
    def zones(self) -> list[tuple[str, str]]:
        """The zones to choose from."""
        return [] if self.places is None else self.places.field.zones  # type: ignore[attr-defined] # a PlacesField


class PlacesField(forms.MultipleChoiceField):
    """Zones and larger places of both legs."""

    def __init__(self, missing: frozenset[Place]) -> None:
        self.parts, self.zones = part_choices(missing), zone_choices(missing)
        super().__init__(choices=[*self.parts, *self.zones], required=False)


class FactsForm(PlainForm):
    """Any list of questions about facts."""

    asks_places = True
    """Whether places and doctors' words are asked; below a verdict only the leg is, to be quick."""
    asked_here = forms.CharField(required=False, widget=forms.HiddenInput)
    """The facts the page asked about when it was sent out, in case the rules of asking have moved on meanwhile."""

    def __init__(
        self,
        *args: Any,
        questions: tuple[Question, ...] = (),
        missing: frozenset[Place] = frozenset(),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._questions = questions
        self._missing = missing
        self.initial["asked_here"] = " ".join(self._names())
        for fact in facts_of(self._every_question()):
            self._ask(fact)

    def clean(self) -> dict[str, Any]:
        """Refuse a tick that does not say where, and a word of a doctor that does not say when or is too old."""
        cleaned = super().clean() or self.cleaned_data
        for question in self._ticked():
            self._complain(question.fact)
        return cleaned

    def facts(self) -> list[dict[str, Any]]:
        """Return the facts that hold, as the check-in writes them.

        What follows up on an unticked question does not count, because it was not on the screen; what does not
        say yet where it is does not either.
        """
        return [answer for question in self._ticked() for answer in self._answers(question.fact)]

    def answers(self) -> dict[str, Any]:
        """Return what is kept: facts that hold, what was asked, and what was only begun to be answered."""
        facts = self.facts()
        words = load_rule_book().doctors_words
        placed = {words.get(answer["fact"], answer["fact"]) for answer in facts}
        begun = [question.fact.id for question in self._ticked() if question.fact.id not in placed]
        agreed = {name: self._agreed_on(name) for name in (answer["fact"] for answer in facts) if name in words}
        told = {name: day.isoformat() for name, day in agreed.items() if day is not None}
        return {"facts": facts, "asked": self.asked(), "begun": begun, "agreed_on": told}

    def asked(self) -> list[str]:
        """Return the facts that were on the page; of a form sent without a page, all of them."""
        there = set(self.cleaned_data.get("asked_here", "").split())
        return [name for name in self._names() if not there or name in there]

    def rows(self, told_on: Mapping[str, Any] | None = None) -> list[FactRow]:
        """Return the questions for the page."""
        return [self.row(question, told_on or {}) for question in self._questions]

    def row(self, question: Question, told_on: Mapping[str, Any], above: Fact | None = None) -> FactRow:
        """Return one question for the page, with what follows up on it."""
        fact, name = question.fact, question.fact.id
        agreed = None if fact.doctor is None else load_rule_book().facts[fact.doctor.agreed]
        return FactRow(
            fact=fact,
            yes=self[f"fact-{name}"],
            leg=self._field(f"leg-{name}"),
            places=self._field(f"places-{name}"),
            doctor=self._field(f"doctor-{name}"),
            agreed_on=self._field(f"agreed-{name}"),
            doctor_asks="" if agreed is None else agreed.asks,
            follow_ups=tuple(self.row(below, told_on, fact) for below in question.follow_ups),
            is_after_doctor=above is not None and _waits_for_doctor(fact, above),
            told_on=told_on.get(name),
        )

    def _every_question(self) -> tuple[Question, ...]:
        """Return all questions, also those behind something else that has to be ticked first."""
        return self._questions

    def _ask(self, fact: Fact) -> None:
        name = fact.id
        self.fields[f"fact-{name}"] = forms.BooleanField(required=False, label=fact.asks)
        legs = leg_choices(self._missing)
        if fact.scope is FactScope.LEG and len(legs) > 1:
            self.fields[f"leg-{name}"] = forms.ChoiceField(choices=legs, required=False)
        if not self.asks_places:
            return
        if fact.scope is FactScope.ZONES:
            # What is missing can only be said of places that are offered, whatever was saved of it before.
            self.fields[f"places-{name}"] = PlacesField(frozenset() if name == MISSING else self._missing)
        if fact.doctor is not None:
            self.fields[f"doctor-{name}"] = forms.ChoiceField(
                choices=[(value, say(code)) for value, code in _DOCTOR_CHOICES.items()], required=False
            )
            self.fields[f"agreed-{name}"] = forms.DateField(
                required=False, error_messages={"invalid": say("checkin-doctor-day-form")}
            )

    def _field(self, name: str) -> BoundField | None:
        return self[name] if name in self.fields else None

    def _names(self) -> list[str]:
        return [fact.id for fact in facts_of(self._every_question())]

    def _ticked(self) -> Iterator[Question]:
        """Give the questions answered with yes that were on the screen."""
        for question in self._questions:
            yield from self._yes(question)

    def _yes(self, question: Question) -> Iterator[Question]:
        if self.cleaned_data.get(f"fact-{question.fact.id}"):
            yield question
            for below in question.follow_ups:
                if not _waits_for_doctor(below.fact, question.fact) or self._doctor(question.fact) == AGREED:
                    yield from self._yes(below)

    def _complain(self, fact: Fact) -> None:
        name = fact.id
        if f"leg-{name}" in self.fields and not self.cleaned_data.get(f"leg-{name}"):
            self.add_error(f"leg-{name}", unfinished_error(say("checkin-which-leg-of", what=fact.short)))
        if f"places-{name}" in self.fields and not self.cleaned_data.get(f"places-{name}"):
            self.add_error(f"places-{name}", unfinished_error(say("checkin-where-of", what=fact.short)))
        if self._doctor(fact) == AGREED and fact.doctor is not None:
            self._complain_of_day(name, fact.doctor.agreed)

    def _complain_of_day(self, name: str, word: str) -> None:
        day, today = self.cleaned_data.get(f"agreed-{name}"), timezone.localdate()
        good_for = load_rule_book().facts[word].expires_days
        if day is None:
            self.add_error(f"agreed-{name}", unfinished_error(say("checkin-doctor-no-day")))
        elif day > today:
            self.add_error(f"agreed-{name}", say("checkin-doctor-future"))
        elif good_for is not None and (today - day).days > good_for:
            self.add_error(f"agreed-{name}", say("checkin-doctor-old", days=good_for))

    def _doctor(self, fact: Fact) -> str:
        return str(self.cleaned_data.get(f"doctor-{fact.id}") or "")

    def _agreed_on(self, word: str) -> Any:
        return self.cleaned_data.get(f"agreed-{load_rule_book().doctors_words[word]}")

    def _answers(self, fact: Fact) -> Iterable[dict[str, Any]]:
        name = fact.id
        if fact.doctor is not None and self._doctor(fact):
            name = fact.doctor.agreed if self._doctor(fact) == AGREED else fact.doctor.declined
        if fact.scope is FactScope.PERSON or (fact.scope is FactScope.ZONES and not self.asks_places):
            return [{"fact": name}]
        if fact.scope is FactScope.ZONES:
            chosen = self.cleaned_data.get(f"places-{fact.id}") or ()
            return [{"fact": name, **place} for place in places_of(chosen)]
        legs = leg_choices(self._missing)
        leg = legs[0][0] if len(legs) == 1 else self.cleaned_data.get(f"leg-{fact.id}")
        if not leg:
            return []
        return [{"fact": name}] if leg == BOTH else [{"fact": name, "leg": leg}]


def unfinished_error(says: str) -> forms.ValidationError:
    """Return the complaint that something is missing yet, which may be kept like that while somebody is answering."""
    return forms.ValidationError(says, code=UNFINISHED)


def is_only_unfinished(form: forms.BaseForm) -> bool:
    """Tell whether nothing in a form is wrong, but something is missing."""
    errors = (error for problems in form.errors.values() for error in problems.as_data())
    return all(error.code in {UNFINISHED, "required"} for error in errors)


def _waits_for_doctor(fact: Fact, above: Fact) -> bool:
    return above.doctor is not None and fact.asked_if == above.doctor.agreed


def initial_of(given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the form values of what was kept of a step."""
    found: dict[str, Any] = {f"fact-{name}": True for name in given.get("begun", ())}
    words = load_rule_book().doctors_words
    for answer in given.get("facts", ()):
        word = answer["fact"]
        name = words.get(word, word)
        if name != word:
            # A fact with a doctor's word has a doctor: the book is built so.
            is_agreed = load_rule_book().facts[name].doctor.agreed == word  # type: ignore[union-attr]
            found[f"doctor-{name}"] = AGREED if is_agreed else DECLINED
            found[f"agreed-{name}"] = given.get("agreed_on", {}).get(word)
        before = found.get(f"leg-{name}")
        found[f"fact-{name}"] = True
        found[f"leg-{name}"] = answer.get("leg") or BOTH if before is None else BOTH
        found[f"places-{name}"] = [*found.get(f"places-{name}", ()), *place_values(answer)]
    return found
