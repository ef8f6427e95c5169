"""What the computer's player shares with joined phones."""

from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse
from ninja import Router

from legato.server.wire.bodies import HeardIn, MomentIn, read
from legato.server.wire.company import take_heard, take_moment, tell_company
from legato.server.wire.finding import sitting_here
from legato.server.wire.guard import own_pages_only
from legato.server.wire.openapi import examples
from legato.server.wire.openapi.described import Gives, Refuses, Takes, describe
from legato.server.wire.openapi.documents_shared import CompanyNews, MomentAnswer
from legato.server.wire.scopes import scope_of

router = Router(tags=["company"])


@router.get(
    "/sittings/{sitting_id}/company",
    summary="Where a sitting is being played, and what the receiver asks for",
    description="Asked again and again by every screen; it has an ETag.",
    openapi_extra=describe(
        "getCompany",
        {200: Gives(CompanyNews, "What is new.", examples.COMPANY)},
        [Refuses.NOT_FOUND, Refuses.NOT_USABLE],
        has_etag=True,
    ),
)
def company(request: HttpRequest, sitting_id: uuid.UUID) -> HttpResponse:
    """Give what every screen of a sitting should know now."""
    return tell_company(request, scope_of(request), sitting_here(scope_of(request), sitting_id))


@router.post(
    "/sittings/{sitting_id}/company",
    summary="Say where the session is",
    description="`change` when somebody did it; otherwise a sign of life, which never undoes another screen's change.",
    auth=own_pages_only,
    openapi_extra=describe(
        "tellMoment",
        {200: Gives(MomentAnswer, "The moment as it is kept now.", examples.MOMENT_KEPT)},
        [Refuses.NOT_FOUND],
        takes=Takes(MomentIn, examples.MOMENT),
    ),
)
def moment(request: HttpRequest, sitting_id: uuid.UUID) -> HttpResponse:
    """Keep where the session is."""
    return take_moment(scope_of(request), sitting_here(scope_of(request), sitting_id), read(request.body, MomentIn))


@router.post(
    "/sittings/{sitting_id}/heard",
    summary="Say which asks the giver has been told",
    auth=own_pages_only,
    openapi_extra=describe(
        "tellHeard",
        {204: Gives(None, "Noted.")},
        [Refuses.NOT_FOUND],
        takes=Takes(HeardIn, examples.HEARD),
    ),
)
def heard(request: HttpRequest, sitting_id: uuid.UUID) -> HttpResponse:
    """Note what the giver has heard."""
    return take_heard(scope_of(request), sitting_here(scope_of(request), sitting_id), read(request.body, HeardIn))
