"""Where it hurts, what brought it on, and the circumstances of today's session: one page."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from django import forms

from legato.notation.checkin import LEAST_MINUTES, MOST_MINUTES, Aim, Complaint, Equipment, Position, Reach, Who
from legato.planner import suggested_aims
from legato.server.doors.pages.forms.where import WhereForm
from legato.server.wire.language import say
from legato.server.wire.words import choices_of

USUAL_MINUTES = 20
MINUTES_OFFERED = (5, 10, 15, 20, 30, 45, 60)
_DEFAULTS: dict[str, Any] = {
    "complaint": Complaint.UNSURE.value,
    "minutes": USUAL_MINUTES,
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

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        range_said = say("checkin-minutes-range", least=LEAST_MINUTES, most=MOST_MINUTES)
        # A session that was shared may last as long as nobody is usually offered; it is chosen when the page opens.
        offered = sorted({*MINUTES_OFFERED, int(self.initial.get("minutes", USUAL_MINUTES))})
        self.fields["minutes"] = forms.IntegerField(
            min_value=LEAST_MINUTES,
            max_value=MOST_MINUTES,
            widget=forms.RadioSelect(choices=[(count, say("plan-minutes", minutes=count)) for count in offered]),
            error_messages=dict.fromkeys(("min_value", "max_value"), range_said),
        )
        self.fields["hands"] = forms.TypedChoiceField(
            choices=[(count, say("checkin-hands", hands=count)) for count in (2, 1)],
            coerce=int,
            widget=forms.RadioSelect,
        )
        one: dict[str, type[StrEnum]] = {"complaint": Complaint, "position": Position}
        if self.asks_reach:
            one["reach"] = Reach
        for name, words in one.items():
            self.fields[name] = forms.ChoiceField(choices=choices_of(words), widget=forms.RadioSelect)
        for name, several in {"have": Equipment, "aims": Aim}.items():
            self.fields[name] = forms.MultipleChoiceField(
                choices=choices_of(several), required=False, widget=forms.CheckboxSelectMultiple
            )

    @property
    def asks_reach(self) -> bool:
        """Whether it matters how far down their own leg somebody reaches: only for one's own hands."""
        return self.who == Who.SELF.value

    def answers(self) -> dict[str, Any]:
        """Return what is kept of this step; how far somebody reaches stays known while others massage them."""
        kept = {} if self.asks_reach else {"reach": self.initial.get("reach", _DEFAULTS["reach"])}
        asked = {name: self.cleaned_data[name] for name in _DEFAULTS if name in self.cleaned_data}
        return super().answers() | kept | asked

    def folded_words(self) -> list[str]:
        """Say what is chosen where it is folded away, so that nobody has to look."""
        found: list[str] = []
        for name in self._folded():
            value = self[name].value() or []
            chosen = {str(each) for each in (value if isinstance(value, list) else [value])}
            found += [str(words) for each, words in self.fields[name].choices if str(each) in chosen]  # type: ignore[attr-defined]
        return found

    def has_folded_problem(self) -> bool:
        """Tell whether something is wrong where it is folded away."""
        return any(name in self.errors for name in self._folded())

    def _folded(self) -> list[str]:
        return [name for name in _FOLDED if name in self.fields]

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
