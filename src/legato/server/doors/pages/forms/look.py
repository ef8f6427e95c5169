"""One look at both feet: what was found on each, or nothing new on either."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms import BoundField

from legato.body import Leg
from legato.safety import Look, load_stop_words
from legato.server.doors.pages.forms.plain import PlainForm
from legato.server.records.checkins.there import Place, feet_there
from legato.server.wire.language import say


class LookForm(PlainForm):
    """Silence is no answer: either something was found, or the button says that there was nothing."""

    none = forms.CharField(required=False)

    def __init__(self, *args: Any, look: Look, missing: frozenset[Place] = frozenset(), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._feet = feet_there(missing)
        words = load_stop_words()
        choices = [(name, trouble.label) for name in look.finds if (trouble := words.trouble(name))]
        for leg in self._feet:
            self.fields[leg.value] = forms.MultipleChoiceField(
                choices=choices, required=False, widget=forms.CheckboxSelectMultiple
            )

    def clean(self) -> dict[str, Any]:
        """Refuse both an empty answer and one that contradicts itself."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("none") and self.found():
            raise forms.ValidationError(say("checkin-look-both"))
        if not cleaned.get("none") and not self.found():
            raise forms.ValidationError(say("checkin-look-neither"))
        return cleaned

    def found(self) -> list[tuple[str, Leg]]:
        """Return what was found, with its leg."""
        return [(what, leg) for leg in self._feet for what in self.cleaned_data.get(leg.value, ())]

    def feet(self) -> list[tuple[Leg, BoundField]]:
        """Return the questions for the page, the left foot first."""
        return [(leg, self[leg.value]) for leg in self._feet]
