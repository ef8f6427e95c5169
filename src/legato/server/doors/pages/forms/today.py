"""Where it hurts, what brought it on, and the circumstances of today's session: one page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from legato.notation.checkin import LEAST_MINUTES, MOST_MINUTES, Aim, Complaint, Equipment, Performer, Position, Reach
from legato.planner import suggested_aims
from legato.server.doors.pages.forms.where import WhereForm
from legato.server.wire.words import choices_of

USUAL_MINUTES = 20
MINUTES_OFFERED = (5, 10, 15, 20, 30, 45, 60)
_DEFAULTS: dict[str, Any] = {
    "complaint": Complaint.UNSURE.value,
    "minutes": USUAL_MINUTES,
    "performer": Performer.SELF.value,
    "position": Position.CHAIR.value,
    "reach": Reach.TOES.value,
    "hands": 2,
    "have": [],
    "aims": [],
}
_FOLDED = ("aims", "position", "reach", "hands", "have")
"""What mostly stays as it is: it is there, but it does not stand in the way."""


class TodayForm(WhereForm):
    """Everything about today that is not about health."""

    minutes = forms.IntegerField(
        min_value=LEAST_MINUTES,
        max_value=MOST_MINUTES,
        widget=forms.RadioSelect(choices=[(count, f"{count} min") for count in MINUTES_OFFERED]),
        error_messages={
            "min_value": f"A session takes {LEAST_MINUTES} to {MOST_MINUTES} minutes.",
            "max_value": f"A session takes {LEAST_MINUTES} to {MOST_MINUTES} minutes.",
        },
    )
    hands = forms.TypedChoiceField(choices=[(2, "Both hands"), (1, "One hand")], coerce=int, widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        one = {"complaint": Complaint, "performer": Performer, "position": Position, "reach": Reach}
        for name, words in one.items():
            self.fields[name] = forms.ChoiceField(choices=choices_of(words), widget=forms.RadioSelect)
        for name, several in {"have": Equipment, "aims": Aim}.items():
            self.fields[name] = forms.MultipleChoiceField(
                choices=choices_of(several), required=False, widget=forms.CheckboxSelectMultiple
            )

    def answers(self) -> dict[str, Any]:
        """Return what is kept of this step."""
        return super().answers() | {name: self.cleaned_data[name] for name in _DEFAULTS if name in self.cleaned_data}

    def folded_words(self) -> str:
        """Say what is chosen where it is folded away, so that nobody has to look."""
        found = []
        for name in _FOLDED:
            value = self[name].value() or []
            chosen = {str(each) for each in (value if isinstance(value, list) else [value])}
            found += [str(words) for each, words in self.fields[name].choices if str(each) in chosen]  # type: ignore[attr-defined]
        return ", ".join(found)

    def has_folded_problem(self) -> bool:
        """Tell whether something is wrong where it is folded away."""
        return any(name in self.errors for name in _FOLDED)

    @staticmethod
    def initial_from(given: Mapping[str, Any]) -> dict[str, Any]:
        """Return the form values of kept answers, with usual ones where there are none."""
        kept = {name: value for name, value in given.items() if name in _DEFAULTS}
        return _DEFAULTS | _suggested(given) | kept | WhereForm.initial_from(given)


def _suggested(given: Mapping[str, Any]) -> dict[str, Any]:
    """Preset the aims that follow from what was said already."""
    complaint = Complaint(given.get("complaint", Complaint.UNSURE))
    worst = max((one["score"] for one in given.get("pain", ())), default=0)
    return {"aims": [aim.value for aim in suggested_aims(complaint, worst)]}
