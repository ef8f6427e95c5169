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
from legato.library import load_library
from legato.pipeline.health import HealthProfile
from legato.pipeline.ready import ReadyName, Trial, ready_name, ready_one
from legato.server.doors.offline.bundle import bundle_for
from legato.server.doors.offline.described import trying_document
from legato.server.records.ready.known import health_of
from legato.server.records.ready.services import refusal_record
from legato.server.records.refusals import NotNow
from legato.server.wire.answers import Precomputed, answer, send_compressed
from legato.server.wire.bodies import RefusalIn, read
from legato.server.wire.clips import clips_document
from legato.server.wire.error_pages import error_json
from legato.server.wire.guard import own_pages_only
from legato.server.wire.language import language, say
from legato.server.wire.narrating import in_language, narration_of
from legato.server.wire.openapi import examples
from legato.server.wire.openapi.described import Gives, Refuses, Takes, describe
from legato.server.wire.openapi.documents import Refusal
from legato.server.wire.openapi.documents_shared import ClipsAnswer, OfflineBundle, Trying
from legato.server.wire.scopes import scope_about, scope_of
from legato.words import Narration

router = Router(tags=["offline"])


@router.get(
    "/offline",
    summary="What a device keeps so that it works without a network",
    openapi_extra=describe("getOfflineBundle", {200: Gives(OfflineBundle, "All of it.")}),
)
def offline(request: HttpRequest) -> HttpResponse:
    """Give the rules, what is known of the person, ready-made sessions and planned ones."""
    return answer(bundle_for(scope_of(request)))


@router.get(
    "/trying/{name}",
    summary="What there is to know before one technique is tried",
    description=(
        "A trial of the left and of the right leg, with what is asked before it; where what is known of the person "
        "leaves the technique out, the reasons. There is no trial when what is known refuses massage."
    ),
    openapi_extra=describe("getTrying", {200: Gives(Trying, "The trials.")}, [Refuses.NOT_FOUND]),
)
def trying(request: HttpRequest, name: str) -> HttpResponse:
    """Tell how one technique is tried by the person who is cared for now."""
    found = load_library().techniques.get(name)
    if found is None:
        raise Http404
    scope = scope_of(request)
    return answer(trying_document(found, health_of(scope, scope.person)))


@router.get(
    "/ready/{name}/timeline",
    summary="The cues of a ready-made session",
    description="409 when what is known of the person refuses massage.",
    openapi_extra=describe(
        "getReadyTimeline",
        {200: Gives(Narration, "All cues, in order.")},
        [Refuses.NOT_FOUND, Refuses.NOT_NOW],
        has_etag=True,
    ),
)
def ready_timeline(request: HttpRequest, name: str) -> HttpResponse:
    """Give the compiled timeline; it has an ETag."""
    found = _found(request, name)
    return send_compressed(request, narration_of(found.compressed, language()), in_language(found.etag, language()))


@router.get(
    "/ready/{name}/clips",
    summary="What is spoken and sounded in a ready-made session, as sound files",
    description="As for a sitting.",
    openapi_extra=describe(
        "listReadyClips",
        {200: Gives(ClipsAnswer, "The files.", examples.CLIPS)},
        [Refuses.NOT_FOUND, Refuses.NOT_NOW, Refuses.NOT_USABLE],
    ),
)
def ready_clips(
    request: HttpRequest,
    name: str,
    type: Literal["ogg", "mp3"] = "ogg",  # noqa: A002
    look: bool = False,  # noqa: FBT001, FBT002
) -> HttpResponse:
    """List the clips of a ready-made session, beginning to make those that are missing."""
    return answer(clips_document(_found(request, name).compressed, type, look=look))


@router.put(
    "/refusals/{refusal_id}",
    summary="Record what was ticked before a ready-made session and refuses massage",
    description=(
        "Any number of times under the same id. Nothing that was planned for this person before is played any more. "
        "410 when the person has been deleted."
    ),
    auth=own_pages_only,
    openapi_extra=describe(
        "recordRefusal",
        {200: Gives(Refusal, "It is recorded, and this follows from it.", examples.REFUSAL_KEPT)},
        [Refuses.GONE],
        takes=Takes(RefusalIn, examples.TICKED),
    ),
)
def refuse(request: HttpRequest, refusal_id: uuid.UUID) -> HttpResponse:
    """Record a refusal that a device gave by itself."""
    given = read(request.body, RefusalIn)
    scope, person = scope_about(request, given.person)
    if person is None:
        return error_json(HTTPStatus.GONE, say("errors-person-gone"))
    screening = refusal_record(scope, refusal_id=refusal_id, person=person, facts=given.facts)
    return answer({"verdict": screening.verdict, "urgency": screening.urgency})


def _found(request: HttpRequest, name: str) -> Precomputed:
    ready = ready_name(name)
    if ready is None:
        raise Http404
    scope = scope_of(request)
    found = _timeline(health_of(scope, scope.person), ready)
    if found is None:
        raise NotPlayableError(NotNow.TOLD_EARLIER)
    return found


@lru_cache(maxsize=64)
def _timeline(known: HealthProfile, name: ReadyName | Trial) -> Precomputed | None:
    found = ready_one(name, known)
    if found is None:
        return None
    return Precomputed(pipeline.timeline(found.cleared.session).model_dump_json(exclude_none=True).encode())
