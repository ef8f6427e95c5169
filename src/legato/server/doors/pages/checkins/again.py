"""What a session that is held once more was planned for: shown on the first page, to be confirmed or asked anew."""

from __future__ import annotations

from dataclasses import dataclass

from legato.body import Leg, ZoneId
from legato.notation.checkin import Complaint
from legato.server.doors.pages.forms import TodayForm
from legato.server.records.checkins.draft import StepName, is_done, who_answers
from legato.server.records.checkins.services import session_once_more
from legato.server.records.checkins.there import Place
from legato.server.records.sittings.models import Draft
from legato.server.wire.language import say
from legato.server.wire.words import choices_of, place_said


@dataclass(frozen=True, slots=True)
class OnceMore:
    """What was told of the session before, in words."""

    pains: tuple[str, ...]
    """Where it hurt, and how much; empty where nothing did."""
    avoided: tuple[str, ...]
    """Where nobody was to touch."""
    circumstances: tuple[str, ...]
    """What brought it on, how long, and how."""


def once_more_of(draft: Draft, missing: frozenset[Place]) -> OnceMore | None:
    """Return what can be confirmed of the session that a check-in repeats; `None` when it repeats none."""
    if draft.repeats_id is None or is_done(draft.answers, StepName.TODAY):
        return None
    given = session_once_more(draft, missing)
    form = TodayForm(None, initial=TodayForm.initial_from(given), missing=missing, who=who_answers(draft.answers))
    brought_on = dict(choices_of(Complaint))[given["complaint"]]
    return OnceMore(
        pains=tuple(
            say("checkin-again-pain", place=_name(pain["leg"], pain["zone"]), score=pain["score"])
            for pain in given["pain"]
        ),
        avoided=tuple(_name(spot["leg"], spot["zone"]) for spot in given["avoid"]),
        circumstances=(say("plan-minutes", minutes=given["minutes"]), str(brought_on), *form.folded_words()),
    )


def _name(leg: str, zone: str) -> str:
    name = place_said(Leg(leg), ZoneId(zone))
    return name[:1].upper() + name[1:]
