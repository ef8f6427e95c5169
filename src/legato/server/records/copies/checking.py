"""What the documents inside records must be: pages read them as they are, so nothing else is let in."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db.models import Model
from pydantic import TypeAdapter

from legato.notation.checkin import Answer
from legato.server.records.people.models import RememberedFact
from legato.server.records.rhythm.models import Reminder
from legato.server.records.sittings.models import Draft, Event, Feedback, Sitting
from legato.server.records.sittings.selectors import screening_of, session_of

_ANSWERS = TypeAdapter(dict[str, dict[str, Any]])
_DETAIL = TypeAdapter(dict[str, Any])
_A_YEAR = timedelta(days=366)
_EARLIEST, _LATEST = 1970, 2200
_WORDS = TypeAdapter(list[str])


def refuse_what_cannot_be(row: Model) -> None:
    """Look into the documents of a record.

    Raises:
        ValueError: one of them is not what it has to be.
    """
    if isinstance(row, RememberedFact):
        Answer.model_validate({"fact": row.fact} | ({"leg": row.leg, "zones": row.zones} if row.leg else {}))
    elif isinstance(row, Sitting):
        session_of(row)
        screening_of(row.screening)
    elif isinstance(row, Draft):
        _ANSWERS.validate_python(row.answers)
        if row.screening is not None:
            screening_of(row.screening)
    elif isinstance(row, Event):
        _DETAIL.validate_python(row.detail)
    elif isinstance(row, Reminder):
        # No programme is longer, and a calendar counts through all of it.
        if row.last_on - row.first_on > _A_YEAR or not _EARLIEST <= row.first_on.year < _LATEST:
            raise ValueError("reminds longer than a programme lasts, or when there was no calendar")
    elif isinstance(row, Feedback):
        _WORDS.validate_python(row.wrong)
