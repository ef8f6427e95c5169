"""Age, pregnancy, conditions and medicines."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from legato.server.sittings.draft import StepName
from legato.server.sittings.forms.facts import initial_of
from legato.server.sittings.forms.sections import SectionsForm

OLDEST = 120


class HealthForm(SectionsForm):
    """What is remembered about a person, shown for confirmation."""

    step = StepName.HEALTH

    age = forms.IntegerField(
        min_value=1,
        max_value=OLDEST,
        error_messages={
            "required": "How old are you? Some care depends on it.",
            "min_value": f"An age is between 1 and {OLDEST} years.",
            "max_value": f"An age is between 1 and {OLDEST} years.",
        },
    )
    pregnant = forms.BooleanField(required=False)
    pregnant_weeks = forms.IntegerField(
        min_value=0, max_value=45, required=False, error_messages={"max_value": "A pregnancy has at most 45 weeks."}
    )
    gave_birth = forms.BooleanField(required=False)
    postpartum_weeks = forms.IntegerField(
        min_value=0,
        max_value=104,
        required=False,
        error_messages={"max_value": "Only the first two years after a birth matter here (104 weeks)."},
    )

    def clean(self) -> dict[str, Any]:
        """Ask for the weeks where they matter, and forget them where they do not."""
        cleaned = super().clean() or self.cleaned_data
        for ticked, weeks in (("pregnant", "pregnant_weeks"), ("gave_birth", "postpartum_weeks")):
            if not cleaned.get(ticked):
                cleaned[weeks] = None
            elif weeks in cleaned and cleaned[weeks] is None:
                self.add_error(weeks, "About how many weeks? A good guess will do.")
        return cleaned

    def answers(self) -> dict[str, Any]:
        """Return what is kept of this step."""
        given = {name: self.cleaned_data.get(name) for name in ("age", "pregnant_weeks", "postpartum_weeks")}
        return given | super().answers()

    @staticmethod
    def initial_from(given: Mapping[str, Any]) -> dict[str, Any]:
        """Return the form values of kept answers."""
        return initial_of(given.get("facts", ())) | {
            "age": given.get("age"),
            "pregnant": given.get("pregnant_weeks") is not None,
            "pregnant_weeks": given.get("pregnant_weeks"),
            "gave_birth": given.get("postpartum_weeks") is not None,
            "postpartum_weeks": given.get("postpartum_weeks"),
        }
