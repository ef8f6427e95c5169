"""Reminders as a calendar file: the same for who downloads it and for who asks again and again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from django.http import HttpResponse

from legato.library import load_library
from legato.server.local_time import zone_named
from legato.server.records.rhythm.models import Reminder
from legato.server.wire.language import language_tag, say

_NAME = "reminders.ics"


def calendar_answer(reminders: Iterable[Reminder], *, saved: bool = False) -> HttpResponse:
    """Answer with reminders for a calendar; `saved` where somebody downloads them."""
    # It takes long to import, and most people never ask for it.
    from legato.render.calendar import CalendarSeries, calendar_file  # noqa: PLC0415

    series = [
        CalendarSeries(
            uid=str(one.rhythm_id),
            sequence=one.sequence,
            revised_at=one.revised_at,
            days=one.days,
            at=one.at,
            # Of a zone that is not known here the time of day is left, which is right where the calendar is at home.
            zone=one.zone if zone_named(one.zone) else "",
            first_on=one.first_on,
            last_on=one.last_on,
            minutes=one.minutes,
            is_cancelled=not one.is_on,
            summary=summary_said(one),
        )
        for one in reminders
    ]
    body = calendar_file(say("reminders-summary"), series)
    answer = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    answer.headers["Content-Language"] = language_tag()
    answer.headers["Content-Disposition"] = f'{"attachment" if saved else "inline"}; filename="{_NAME}"'
    answer.headers["Cache-Control"] = "no-store" if saved else "private, no-cache"
    answer.headers["ETag"] = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    return answer


def summary_said(reminder: Reminder) -> str:
    """Return what a calendar shows: nothing of legs, unless somebody has chosen the name of the programme."""
    programme = load_library().programmes.get(reminder.rhythm.programme)
    return programme.name if reminder.is_named and programme is not None else say("reminders-summary")
