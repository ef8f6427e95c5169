"""What a device keeps for the time without a network, and what it began by itself meanwhile."""

from __future__ import annotations

import uuid
from functools import lru_cache
from http import HTTPStatus
from typing import Literal

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Router

from legato import pipeline
from legato.errors import NotPlayableError
from legato.pipeline.ready import HealthProfile, ReadyName, ready_one
from legato.server.doors.api import examples, sittings
from legato.server.doors.api.guard import own_pages_only
from legato.server.doors.offline.bundle import bundle_for
from legato.server.records.people.models import Person
from legato.server.records.people.scope import Scope
from legato.server.records.people.selectors import person_get
from legato.server.records.ready.known import health_of
from legato.server.records.ready.services import ready_begin, refusal_record
from legato.server.sound.gateway import clips_of
from legato.server.wire.answers import Precomputed, answer
from legato.server.wire.bodies import BegunIn, RefusalIn, read, takes
from legato.server.wire.error_pages import error_json
from legato.server.wire.scopes import scope_of, scope_with_person

router = Router(tags=["offline"])


@router.get("/offline", summary="What a device keeps so that it works without a network")
def offline(request: HttpRequest) -> HttpResponse:
    """Give the rules, what is known of the person, ready-made sessions and planned ones."""
    return answer(bundle_for(scope_of(request)))


@router.get(
    "/ready/{name}/timeline",
    summary="The cues of a ready-made session",
    description="409 when what is known of the person refuses massage.",
)
def ready_timeline(request: HttpRequest, name: str) -> HttpResponse:
    """Give the compiled timeline; it has an ETag."""
    return _found(request, name).answer(request)


@router.get(
    "/ready/{name}/clips",
    summary="What is spoken and sounded in a ready-made session, as sound files",
    description="As for a sitting.",
)
def ready_clips(request: HttpRequest, name: str, type: Literal["ogg", "mp3"] = "ogg") -> HttpResponse:  # noqa: A002
    """List the clips of a ready-made session, beginning to make those that are missing."""
    return answer(clips_of(_found(request, name).compressed, type))


# On the sittings' own router, because the address has another method there.
@sittings.router.put(
    "/sittings/{sitting_id}",
    summary="Record that a ready-made session was begun",
    description="Any number of times under the same id. 410 when the person it was for has been deleted.",
    auth=own_pages_only,
    openapi_extra=takes(BegunIn, examples.BEGUN),
)
def begin(request: HttpRequest, sitting_id: uuid.UUID) -> HttpResponse:
    """Record a session that a device began by itself, before its events."""
    given = read(request.body, BegunIn)
    scope, person = _person(request, given.person)
    if person is None:
        return error_json(HTTPStatus.GONE, "The person this session was for has been deleted.")
    sitting = ready_begin(
        scope,
        sitting_id=sitting_id,
        person=person,
        name=given.ready,
        begun_at=given.begun_at,
        withdrawals=given.withdrawals,
    )
    return answer({"id": sitting.id, "status": sitting.status})


@router.put(
    "/refusals/{refusal_id}",
    summary="Record what was ticked before a ready-made session and refuses massage",
    description=(
        "Any number of times under the same id. Nothing that was planned for this person before is played any more. "
        "410 when the person has been deleted."
    ),
    auth=own_pages_only,
    openapi_extra=takes(RefusalIn, examples.TICKED),
)
def refuse(request: HttpRequest, refusal_id: uuid.UUID) -> HttpResponse:
    """Record a refusal that a device gave by itself."""
    given = read(request.body, RefusalIn)
    scope, person = _person(request, given.person)
    if person is None:
        return error_json(HTTPStatus.GONE, "The person this was told about has been deleted.")
    screening = refusal_record(scope, refusal_id=refusal_id, person=person, facts=given.facts)
    return answer({"verdict": screening.verdict, "urgency": screening.urgency})


def _person(request: HttpRequest, asked: uuid.UUID | None) -> tuple[Scope, Person | None]:
    """Return whom a device means; whoever is cared for when it names nobody."""
    if asked is None:
        return scope_with_person(request)
    scope = scope_of(request)
    return scope, person_get(scope, asked)


def _found(request: HttpRequest, name: str) -> Precomputed:
    if name not in set(ReadyName):
        raise Http404
    scope = scope_of(request)
    found = _timeline(health_of(scope, scope.person), ReadyName(name))
    if found is None:
        raise NotPlayableError("Something you told earlier has to be looked at first. Check in to see what to do.")
    return found


@lru_cache(maxsize=64)
def _timeline(known: HealthProfile, name: ReadyName) -> Precomputed | None:
    found = ready_one(name, known)
    if found is None:
        return None
    return Precomputed(pipeline.timeline(found.cleared.session).model_dump_json(exclude_none=True).encode())
