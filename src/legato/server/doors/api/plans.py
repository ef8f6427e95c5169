"""Check-ins to verdicts and plans."""

from __future__ import annotations

import uuid
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Router

from legato import pipeline
from legato.notation.checkin import AskedCheckIn, CheckIn, who_of
from legato.notation.session import Wishes
from legato.pipeline import NotComposed, Planned, Refused
from legato.server.records.checkins.services import checkin_answer
from legato.server.records.lasting import with_past
from legato.server.records.plans import sitting_edit
from legato.server.records.sittings.models import Sitting
from legato.server.records.sittings.selectors import session_of
from legato.server.wire.answers import answer
from legato.server.wire.finding import sitting_here
from legato.server.wire.guard import own_pages_only
from legato.server.wire.language import sentences
from legato.server.wire.openapi import examples
from legato.server.wire.openapi.described import Gives, Refuses, Takes, describe
from legato.server.wire.openapi.documents import NothingPlanned, PlanAnswer, PlannedAnswer, VerdictAnswer
from legato.server.wire.scopes import scope_of, scope_with_person
from legato.words import no_session_in_words, session_in_words, verdict_in_words

router = Router(tags=["plans"])

_ID = "$response.body#/sitting"
_LEADS_TO = dict.fromkeys(
    (
        "getSitting",
        "getTimeline",
        "listClips",
        "listEvents",
        "recordEvents",
        "adjustSitting",
        "changePlan",
        "getCompany",
        "tellMoment",
        "tellHeard",
    ),
    _ID,
)
"""What a client does next with the sitting of a plan."""


@router.post(
    "/verdicts",
    summary="Screen a check-in",
    description=(
        "The verdict with its reasons and the limits of each leg. Nothing is stored. "
        "What lasts from earlier sessions of the person who is cared for now counts too."
    ),
    auth=own_pages_only,
    openapi_extra=describe(
        "screenCheckIn",
        {200: Gives(VerdictAnswer, "The verdict.")},
        takes=Takes(AskedCheckIn, examples.CHECK_IN),
    ),
)
def verdict(request: HttpRequest) -> HttpResponse:
    """Screen a check-in."""
    checkin = pipeline.read_checkin(request.body)
    scope = scope_of(request)
    screening = pipeline.screen(with_past(scope, checkin, scope.person) if scope.person else checkin)
    return answer(verdict_in_words(screening, sentences()).model_dump(mode="json"))


@router.post(
    "/plans",
    summary="Plan a session",
    description=(
        "`outcome` is `planned` (201, with the sitting it was stored as), "
        "`refused` (massage would be wrong; what was planned for this person before is not played any more) or "
        "`not_composed` (nothing sensible fits; nothing is stored)."
    ),
    auth=own_pages_only,
    openapi_extra=describe(
        "planSession",
        {
            200: Gives(NothingPlanned, "Nothing was planned, and why."),
            201: Gives(PlannedAnswer, "A session, kept as a sitting.", links=_LEADS_TO),
        },
        takes=Takes(AskedCheckIn, examples.CHECK_IN),
    ),
)
def create(request: HttpRequest) -> HttpResponse:
    """Screen and plan a check-in for the person who is cared for now."""
    checkin = pipeline.read_checkin(request.body)
    if scope_of(request).person is None and not isinstance(found := pipeline.plan(checkin), Planned):
        # Nobody becomes a person by what comes to nothing.
        return answer(_told(found, checkin))
    scope, person = scope_with_person(request)
    found, sitting = checkin_answer(scope, person=person, checkin=checkin)
    return answer(_told(found, checkin, sitting), HTTPStatus.CREATED if sitting else HTTPStatus.OK)


@router.patch(
    "/plans/{sitting_id}",
    summary="Change a plan",
    description="Composed anew with the wishes, under the same limits. What cannot be composed changes nothing.",
    auth=own_pages_only,
    openapi_extra=describe(
        "changePlan",
        {200: Gives(PlanAnswer, "What came out of it.")},
        [Refuses.NOT_FOUND, Refuses.NOT_NOW],
        takes=Takes(Wishes, examples.WISHES),
    ),
)
def edit(request: HttpRequest, sitting_id: uuid.UUID) -> HttpResponse:
    """Change a plan that has not begun."""
    scope = scope_of(request)
    sitting = sitting_here(scope, sitting_id)
    found = sitting_edit(scope, sitting=sitting, wishes=pipeline.read_wishes(request.body))
    return answer(_told(found, session_of(sitting).checkin, sitting))


def _told(found: Planned | Refused | NotComposed, checkin: CheckIn, sitting: Sitting | None = None) -> dict[str, Any]:
    told: dict[str, Any] = {"screening": verdict_in_words(found.screening, sentences()).model_dump(mode="json")}
    match found:
        case Planned():
            session = session_in_words(found.cleared.session, sentences()).model_dump(mode="json")
            return {"outcome": "planned", "sitting": sitting.id if sitting else None, "session": session, **told}
        case Refused():
            return {"outcome": "refused", **told}
        case NotComposed():
            told["no_session"] = no_session_in_words(found.no_session, who_of(checkin), sentences()).model_dump(
                mode="json"
            )
            return {"outcome": "not_composed", **told}
