"""Facts as form fields: one box to tick, and for some which leg and which places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField

from legato.body import LEGS, ZONES
from legato.safety.model import Fact, Scope
from legato.server.sittings.questions import Question, facts_of

BOTH = "both"
_LEG_CHOICES = [(BOTH, "Both legs"), ("left", "Left leg"), ("right", "Right leg")]
_ZONE_CHOICES = [(zone.value, info.name) for zone, info in ZONES.items()]


@dataclass(frozen=True)
class FactRow:
    """A question as the page shows it."""

    fact: Fact
    yes: BoundField
    leg: BoundField | None
    zones: BoundField | None
    follow_ups: tuple[FactRow, ...]
    told_on: Any = None
    """The day on which a remembered fact was last told or confirmed."""

    @property
    def asks_more(self) -> bool:
        """Whether something is asked of those who tick it."""
        return self.leg is not None or bool(self.follow_ups)


class FactsForm(forms.Form):
    """Any list of questions about facts."""

    asks_places = True
    """Whether legs and zones are asked too; the first questions do without, to be quick."""
    asked_here = forms.CharField(required=False, widget=forms.HiddenInput)
    """The facts the page asked about when it was sent out, in case the rules of asking have moved on meanwhile."""

    def __init__(self, *args: Any, questions: tuple[Question, ...] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._questions = questions
        self.initial["asked_here"] = " ".join(self._names())
        for fact in facts_of(questions):
            self.fields[f"fact-{fact.id}"] = forms.BooleanField(required=False, label=fact.asks)
            if self.asks_places and fact.scope is not Scope.PERSON:
                self.fields[f"leg-{fact.id}"] = forms.ChoiceField(choices=_LEG_CHOICES, required=False)
            if self.asks_places and fact.scope is Scope.ZONES:
                self.fields[f"zones-{fact.id}"] = forms.MultipleChoiceField(choices=_ZONE_CHOICES, required=False)

    def facts(self) -> list[dict[str, Any]]:
        """Return the facts that hold, as the check-in writes them.

        What follows up on an unticked question does not count, because it was not on the screen.
        """
        return [answer for question in self._questions for answer in self._answers(question)]

    def asked(self) -> list[str]:
        """Return the facts that were on the page; of a form sent without a page, all of them."""
        there = set(self.cleaned_data.get("asked_here", "").split())
        return [name for name in self._names() if not there or name in there]

    def rows(self, told_on: Mapping[str, Any] | None = None) -> list[FactRow]:
        """Return the questions for the page."""
        return [self._row(question, told_on or {}) for question in self._questions]

    def _names(self) -> list[str]:
        return [fact.id for fact in facts_of(self._questions)]

    def _answers(self, question: Question) -> Iterable[dict[str, Any]]:
        name = question.fact.id
        if not self.cleaned_data.get(f"fact-{name}"):
            return
        leg = self.cleaned_data.get(f"leg-{name}") or BOTH
        zones = self.cleaned_data.get(f"zones-{name}") or []
        if leg != BOTH:
            yield {"fact": name, "leg": leg, "zones": zones}
        elif zones:
            yield from ({"fact": name, "leg": each.value, "zones": zones} for each in LEGS)
        else:
            yield {"fact": name}
        for below in question.follow_ups:
            yield from self._answers(below)

    def _row(self, question: Question, told_on: Mapping[str, Any]) -> FactRow:
        name = question.fact.id
        return FactRow(
            fact=question.fact,
            yes=self[f"fact-{name}"],
            leg=self[f"leg-{name}"] if f"leg-{name}" in self.fields else None,
            zones=self[f"zones-{name}"] if f"zones-{name}" in self.fields else None,
            follow_ups=tuple(self._row(below, told_on) for below in question.follow_ups),
            told_on=told_on.get(name),
        )


def initial_of(facts: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Return the form values of facts as the check-in writes them."""
    found: dict[str, Any] = {}
    for answer in facts:
        name = answer["fact"]
        seen_before = found.get(f"fact-{name}", False)
        found[f"fact-{name}"] = True
        found[f"leg-{name}"] = BOTH if seen_before else answer.get("leg") or BOTH
        found[f"zones-{name}"] = [*found.get(f"zones-{name}", ()), *answer.get("zones", ())]
    return found
