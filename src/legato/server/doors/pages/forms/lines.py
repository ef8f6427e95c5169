"""Lines of what a person notices: a tick unfolds the questions behind a line, right there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField

from legato.safety.asking import QuestionLine
from legato.server.doors.pages.forms.facts import FactRow, FactsForm, initial_of, unfinished_error
from legato.server.records.checkins.questions import AskedLine, Question, facts_of
from legato.server.wire.language import say


@dataclass(frozen=True)
class LineRow:
    """A line as the page shows it."""

    line: QuestionLine
    tick: BoundField
    none: BoundField
    rows: list[FactRow]

    @property
    def is_empty(self) -> bool:
        """Whether it was ticked, and nothing behind it."""
        return bool(self.tick.errors)


class LinesForm(FactsForm):
    """Lines to tick, and beside them questions that stand by themselves."""

    explain = forms.BooleanField(required=False)
    """Whether every line was unfolded, to show what to look for: then what is behind it was on the screen."""

    def __init__(self, *args: Any, lines: tuple[AskedLine, ...] = (), **kwargs: Any) -> None:
        self._lines = lines
        super().__init__(*args, **kwargs)
        for asked in lines:
            self.fields[f"line-{asked.line.id}"] = forms.BooleanField(required=False, label=asked.line.title)
            self.fields[f"none-{asked.line.id}"] = forms.BooleanField(required=False)
        # As on the page, so that a list of what is wrong is in its order.
        self.order_fields([name for asked in lines for name in _names_of(asked)])

    def clean(self) -> dict[str, Any]:
        """Refuse a line that is ticked while nothing behind it is, and one that contradicts itself."""
        # An error takes a field out of what was sent; what was unfolded has to be known all the same.
        self._unfolded = [asked for asked in self._lines if self._is_unfolded(asked)]
        cleaned = super().clean()
        for asked in self._unfolded:
            is_told = self._is_told(asked)
            is_none = bool(cleaned.get(f"none-{asked.line.id}"))
            if is_told and is_none:
                says = say("checkin-line-both", line=asked.line.title)
                self.add_error(f"line-{asked.line.id}", unfinished_error(says))
            elif not is_told and not is_none:
                says = say("checkin-line-neither", line=asked.line.title)
                self.add_error(f"line-{asked.line.id}", unfinished_error(says))
        return cleaned

    def answers(self) -> dict[str, Any]:
        """Return what is kept, with the lines that were unfolded."""
        return super().answers() | {"lines": [asked.line.id for asked in self._unfolded]}

    def line_rows(self, told_on: Mapping[str, Any] | None = None) -> list[LineRow]:
        """Return the lines for the page."""
        return [
            LineRow(
                line=asked.line,
                tick=self[f"line-{asked.line.id}"],
                none=self[f"none-{asked.line.id}"],
                rows=[self.row(question, told_on or {}) for question in asked.questions],
            )
            for asked in self._lines
        ]

    def _is_unfolded(self, asked: AskedLine) -> bool:
        if self.cleaned_data.get(f"line-{asked.line.id}"):
            return True
        return bool(self.cleaned_data.get("explain")) and self._is_told(asked)

    def _is_told(self, asked: AskedLine) -> bool:
        return any(True for question in asked.questions for _ in self._yes(question))

    def _every_question(self) -> tuple[Question, ...]:
        return (*(question for asked in self._lines for question in asked.questions), *self._questions)

    def _ticked(self) -> Iterator[Question]:
        for asked in self._unfolded:
            for question in asked.questions:
                yield from self._yes(question)
        yield from super()._ticked()


def _names_of(asked: AskedLine) -> Iterator[str]:
    yield from (f"line-{asked.line.id}", f"none-{asked.line.id}")
    for fact in facts_of(asked.questions):
        yield from (f"{kind}-{fact.id}" for kind in ("fact", "leg", "places", "doctor", "agreed"))


def initial_of_lines(given: Mapping[str, Any], lines: Iterable[AskedLine]) -> dict[str, Any]:
    """Return the form values of what was kept of a step; a line is unfolded where something behind it holds."""
    found = initial_of(given)
    unfolded = set(given.get("lines", ()))
    for asked in lines:
        holds = any(found.get(f"fact-{question.fact.id}") for question in asked.questions)
        found[f"line-{asked.line.id}"] = holds or asked.line.id in unfolded
    return found
