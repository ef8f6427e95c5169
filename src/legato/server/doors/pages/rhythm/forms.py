"""On which days, and at what time, somebody wants to be reminded."""

from __future__ import annotations

from typing import Any

from django import forms

from legato.library.programme import Programme, Weekday
from legato.server.doors.pages.forms.plain import PlainForm
from legato.server.records.rhythm.models import Reminder
from legato.server.records.rhythm.reminding import ReminderChoice
from legato.server.wire.language import say
from legato.server.wire.weekdays import weekday_said

PLAIN, NAMED = "plain", "programme"


class ReminderForm(PlainForm):
    """Days of the week, a time of day, and what the calendar shows."""

    def __init__(self, *args: Any, programme: Programme, reminder: Reminder | None, **kwargs: Any) -> None:
        chosen: dict[str, Any] = {"shows": PLAIN}
        if reminder is not None:
            shows = NAMED if reminder.is_named else PLAIN
            chosen = {"days": [day.value for day in reminder.days], "at": reminder.at, "shows": shows}
        super().__init__(*args, initial=chosen, **kwargs)
        self.fields["days"] = forms.MultipleChoiceField(
            choices=[(day.value, weekday_said(day)) for day in Weekday],
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": say("reminders-days-missing")},
        )
        self.fields["at"] = forms.TimeField(
            label=say("reminders-at"),
            input_formats=["%H:%M", "%H:%M:%S"],
            widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
            error_messages=dict.fromkeys(("required", "invalid"), say("reminders-at-missing")),
        )
        self.fields["shows"] = forms.ChoiceField(
            choices=[(PLAIN, say("reminders-summary")), (NAMED, programme.name)], widget=forms.RadioSelect
        )

    def choice(self) -> ReminderChoice:
        """Return what was chosen."""
        given = self.cleaned_data
        days = tuple(day for day in Weekday if day in given["days"])
        return ReminderChoice(days, given["at"].replace(second=0, microsecond=0), given["shows"] == NAMED)
