"""The first questions: signs that are looked at before anything else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from legato.server.sittings.forms.facts import FactsForm, initial_of
from legato.server.sittings.questions import red_flags


class FirstForm(FactsForm):
    """Red flags; "None of these" is an answer of its own, so that silence never counts as one."""

    asks_places = False
    none = forms.CharField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, questions=red_flags(), **kwargs)

    def clean(self) -> dict[str, Any]:
        """Refuse both an empty answer and one that contradicts itself."""
        cleaned = super().clean() or self.cleaned_data
        none = bool(cleaned.get("none"))
        if none and self.facts():
            raise forms.ValidationError("You ticked something and chose “None of these”. Which one is right?")
        if not none and not self.facts():
            raise forms.ValidationError("Tick what applies to you, or choose “None of these”.")
        return cleaned

    def answers(self) -> dict[str, Any]:
        """Return what is kept of this step."""
        return {"facts": self.facts(), "asked": self.asked()}

    @staticmethod
    def initial_from(given: Mapping[str, Any]) -> dict[str, Any]:
        """Return the form values of kept answers."""
        return initial_of(given.get("facts", ()))
