"""Questions in sections: those of a step that are worth asking, and what is known already."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from legato.server.sittings.draft import Answers, StepName
from legato.server.sittings.forms.facts import FactRow, FactsForm, initial_of
from legato.server.sittings.questions import sections


@dataclass(frozen=True)
class SectionRows:
    """Questions that stand together on the page."""

    title: str
    says: str
    rows: list[FactRow]


class SectionsForm(FactsForm):
    """The questions of one step."""

    step: StepName

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, answers: Answers, known: Iterable[str] = (), **kwargs: Any
    ) -> None:
        # A tick is never lost, even when what was answered in another window made its question needless.
        ticked = [name.removeprefix("fact-") for name in data or () if name.startswith("fact-")]
        self._sections = sections(answers, self.step, [*known, *ticked])
        questions = tuple(question for section in self._sections for question in section.questions)
        super().__init__(data, questions=questions, **kwargs)

    def answers(self) -> dict[str, Any]:
        """Return what is kept of this step."""
        return {"facts": self.facts(), "asked": self.asked()}

    def sections(self, told_on: Mapping[str, Any]) -> list[SectionRows]:
        """Return the questions for the page, with the days on which they were told before."""
        rows = iter(self.rows(told_on))
        return [
            SectionRows(section.title, section.says, [next(rows) for _ in section.questions])
            for section in self._sections
        ]

    @staticmethod
    def initial_from(given: Mapping[str, Any]) -> dict[str, Any]:
        """Return the form values of kept answers."""
        return initial_of(given.get("facts", ()))
