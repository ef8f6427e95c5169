"""Age, pregnancy, and lines about what somebody has, takes and had lately."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from legato.notation.checkin import Who
from legato.server.doors.pages.forms.facts import unfinished_error
from legato.server.doors.pages.forms.lines import LinesForm, initial_of_lines
from legato.server.records.checkins.draft import Answers, StepName
from legato.server.records.checkins.questions import lines, step_of
from legato.server.records.checkins.there import Place
from legato.server.wire.language import say

OLDEST = 120
_MOST_WEEKS = {"pregnant_weeks": 45, "postpartum_weeks": 104}
_RANGES = {"pregnant_weeks": "checkin-pregnant-range", "postpartum_weeks": "checkin-birth-range"}


class HealthForm(LinesForm):
    """What is remembered about a person, shown for confirmation."""

    pregnant = forms.BooleanField(required=False)
    gave_birth = forms.BooleanField(required=False)

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        answers: Answers,
        given: Mapping[str, Any],
        remembered: Iterable[Mapping[str, Any]] = (),
        missing: frozenset[Place] = frozenset(),
        who: Who = Who.SELF,
    ) -> None:
        known = [*given.get("facts", ()), *remembered]
        # A tick is never lost, even when what was answered in another window made its question needless.
        ticked = [name.removeprefix("fact-") for name in data or () if name.startswith("fact-")]
        shown = lines(answers, StepName.HEALTH, [*(answer["fact"] for answer in known), *ticked])
        # What is remembered and asked on another page stays as it is.
        self._carried = [answer for answer in known if step_of(answer["fact"]) is not StepName.HEALTH]
        initial = initial_of_lines(given, shown) | _numbers(given)
        super().__init__(data, lines=shown, missing=missing, initial=initial, who=who)
        self.fields["age"] = forms.IntegerField(
            min_value=1,
            max_value=OLDEST,
            error_messages={"required": say("checkin-age-missing", who=self.who)}
            | _out_of_range(say("checkin-age-range", most=OLDEST)),
        )
        for name, most in _MOST_WEEKS.items():
            self.fields[name] = forms.IntegerField(
                min_value=0, max_value=most, required=False, error_messages=_out_of_range(say(_RANGES[name]))
            )

        self.order_fields(["age", "pregnant", "pregnant_weeks", "gave_birth", "postpartum_weeks", *self.fields])

    def clean(self) -> dict[str, Any]:
        """Ask for the weeks where they matter, and forget them where they do not."""
        cleaned = super().clean()
        for ticked, weeks in (("pregnant", "pregnant_weeks"), ("gave_birth", "postpartum_weeks")):
            if not cleaned.get(ticked):
                cleaned[weeks] = None
            elif weeks in cleaned and cleaned[weeks] is None:
                self.add_error(weeks, unfinished_error(say("checkin-weeks-missing")))
        return cleaned

    def answers(self) -> dict[str, Any]:
        """Return what is kept of this step."""
        numbers = {name: self.cleaned_data.get(name) for name in ("age", "pregnant_weeks", "postpartum_weeks")}
        given = super().answers()
        carried = [answer for at, answer in enumerate(self._carried) if answer not in self._carried[:at]]
        return numbers | given | {"facts": [*given["facts"], *carried]}


def _out_of_range(says: str) -> dict[str, str]:
    return dict.fromkeys(("min_value", "max_value"), says)


def _numbers(given: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "age": given.get("age"),
        "pregnant": given.get("pregnant_weeks") is not None,
        "pregnant_weeks": given.get("pregnant_weeks"),
        "gave_birth": given.get("postpartum_weeks") is not None,
        "postpartum_weeks": given.get("postpartum_weeks"),
    }
