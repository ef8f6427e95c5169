"""What is asked last, because it depends on what was told before; and what is asked after a refusal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from legato.notation.checkin import Who
from legato.server.doors.pages.forms.facts import FactsForm, initial_of
from legato.server.records.checkins.draft import Answers
from legato.server.records.checkins.questions import late_questions, more_questions
from legato.server.records.checkins.there import Place


class LegsForm(FactsForm):
    """The few questions that depend on the map, on who massages and on the numbers."""

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        answers: Answers,
        given: Mapping[str, Any],
        missing: frozenset[Place] = frozenset(),
        who: Who = Who.SELF,
    ) -> None:
        ticked = [name.removeprefix("fact-") for name in data or () if name.startswith("fact-")]
        known = [*(answer["fact"] for answer in given.get("facts", ())), *ticked]
        questions = late_questions(answers, known)
        super().__init__(data, questions=questions, missing=missing, initial=initial_of(given), who=who)


class MoreForm(FactsForm):
    """What could make a refusal more urgent."""

    asks_places = False

    def __init__(self, data: Mapping[str, Any] | None = None, *, answers: Answers, **kwargs: Any) -> None:
        super().__init__(data, questions=more_questions(answers), **kwargs)

    def answers_beside(self, earlier: Mapping[str, Any]) -> dict[str, Any]:
        """Return what is kept, beside what was told here before: nothing is taken back after a refusal."""
        return {
            "facts": [*earlier.get("facts", ()), *self.facts()],
            "asked": [*earlier.get("asked", ()), *self.asked()],
        }

    @staticmethod
    def initial_from(given: Mapping[str, Any]) -> dict[str, Any]:
        """Return the form values of kept answers."""
        return initial_of(given)
