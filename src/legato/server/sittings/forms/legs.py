"""What can be seen and felt today, what the last weeks brought, and what is asked after a refusal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from legato.server.sittings.draft import Answers, StepName
from legato.server.sittings.forms.facts import FactsForm, initial_of
from legato.server.sittings.forms.sections import SectionsForm
from legato.server.sittings.questions import more_questions


class LegsForm(SectionsForm):
    """What changes from day to day, so it is asked each time."""

    step = StepName.LEGS


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
        return initial_of(given.get("facts", ()))
