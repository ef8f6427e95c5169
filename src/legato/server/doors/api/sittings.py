"""Sittings, their timelines and their events."""

from __future__ import annotations

import gzip
import json
import uuid
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Router

from legato.pipeline import NotComposed
from legato.server.records.diary import reliefs_of, session_day, summaries_of
from legato.server.records.holding import events_record
from legato.server.records.plans import sitting_adjust
from legato.server.records.ready.services import ready_begin
from legato.server.records.sittings.models import Event, Sitting
from legato.server.records.sittings.selectors import screening_of, session_of, sittings_held, sittings_of
from legato.server.wire.answers import answer, send_compressed
from legato.server.wire.bodies import AdjustmentIn, BegunIn, EventsIn, read
from legato.server.wire.error_pages import error_json
from legato.server.wire.events import events_kept
from legato.server.wire.finding import kept_timeline, sitting_here
from legato.server.wire.guard import own_pages_only
from legato.server.wire.language import language, say, sentences
from legato.server.wire.narrating import in_language, narration_of
from legato.server.wire.openapi import examples
from legato.server.wire.openapi.described import Gives, Refuses, Takes, describe
from legato.server.wire.openapi.documents import (
    Accepted,
    Adjusted,
    Begun,
    DiaryAnswer,
    SittingAnswer,
    SittingEvents,
    Sittings,
)
from legato.server.wire.scopes import scope_about, scope_of
from legato.units import MILLISECONDS_PER_SECOND
from legato.words import Narration, session_in_words, verdict_in_words

router = Router(tags=["sittings"])
MOST_LISTED = 200


@router.get(
    "/sittings",
    summary="Sittings of the person who is cared for now, newest first",
    description="At most 200.",
    openapi_extra=describe("listSittings", {200: Gives(Sittings, "The newest of them.")}),
)
def sittings(request: HttpRequest) -> HttpResponse:
    """List sittings without their session documents."""
    found = sittings_of(scope_of(request)).defer("timeline", "session", "screening")[:MOST_LISTED]
    return answer({"sittings": [_short(sitting) for sitting in found]})


@router.get(
    "/sittings/{sitting_id}",
    summary="One sitting with its session",
    openapi_extra=describe(
        "getSitting", {200: Gives(SittingAnswer, "The sitting.")}, [Refuses.NOT_FOUND, Refuses.NOT_USABLE]
    ),
)
def sitting(request: HttpRequest, sitting_id: uuid.UUID) -> HttpResponse:
    """Give one sitting."""
    found = sitting_here(scope_of(request), sitting_id)
    session = session_in_words(session_of(found), sentences()).model_dump(mode="json")
    screening = verdict_in_words(screening_of(found.screening), sentences()).model_dump(mode="json")
    return answer({**_short(found), "session": session, "screening": screening})


@router.put(
    "/sittings/{sitting_id}",
    summary="Record that a ready-made session was begun",
    description="Any number of times under the same id. 410 when the person it was for has been deleted.",
    auth=own_pages_only,
    openapi_extra=describe(
        "beginReadySession",
        {200: Gives(Begun, "It is recorded.", examples.BEGUN_KEPT, links={"getSitting": "$response.body#/id"})},
        [Refuses.GONE, Refuses.NOT_NOW],
        takes=Takes(BegunIn, examples.BEGUN),
    ),
)
def begin(request: HttpRequest, sitting_id: uuid.UUID) -> HttpResponse:
    """Record a session that a device began by itself, before its events."""
    given = read(request.body, BegunIn)
    scope, person = scope_about(request, given.person)
    if person is None:
        return error_json(HTTPStatus.GONE, say("errors-session-gone"))
    sitting = ready_begin(
        scope,
        sitting_id=sitting_id,
        person=person,
        name=given.name,
        begun_at=given.begun_at,
        withdrawals=given.withdrawals,
    )
    return answer({"id": sitting.id, "status": sitting.status})


@router.get(
    "/sittings/{sitting_id}/timeline",
    summary="The cues of a sitting",
    description="409 when the check-in behind it is too old, or today's rules refuse it: check in again.",
    openapi_extra=describe(
        "getTimeline",
        {200: Gives(Narration, "All cues, in order.")},
        [Refuses.NOT_FOUND, Refuses.NOT_NOW, Refuses.NOT_USABLE],
        has_etag=True,
    ),
)
def timeline(request: HttpRequest, sitting_id: uuid.UUID) -> HttpResponse:
    """Give the compiled timeline; it has an ETag."""
    kept = kept_timeline(scope_of(request), sitting_id)
    return send_compressed(request, narration_of(kept.compressed, language()), in_language(kept.etag, language()))


@router.get(
    "/sittings/{sitting_id}/events",
    summary="What happened in a sitting",
    openapi_extra=describe(
        "listEvents", {200: Gives(SittingEvents, "All of it.")}, [Refuses.NOT_FOUND, Refuses.NOT_USABLE]
    ),
)
def events(request: HttpRequest, sitting_id: uuid.UUID) -> HttpResponse:
    """List the events in the order in which they happened."""
    scope = scope_of(request)
    found = sitting_here(scope, sitting_id)
    return answer({"events": [_event(event) for event in scope.rows(Event).filter(sitting=found)]})


@router.post(
    "/sittings/{sitting_id}/events",
    summary="Record what happened",
    description="Any order, any number of times: an event with a known id is not recorded again.",
    auth=own_pages_only,
    openapi_extra=describe(
        "recordEvents",
        {200: Gives(Accepted, "They are recorded.", examples.ACCEPTED)},
        [Refuses.NOT_FOUND],
        takes=Takes(EventsIn, examples.EVENTS),
    ),
)
def record(request: HttpRequest, sitting_id: uuid.UUID) -> HttpResponse:
    """Append events."""
    scope = scope_of(request)
    found = sitting_here(scope, sitting_id)
    given = read(request.body, EventsIn)
    return answer({"accepted": events_record(scope, sitting=found, events=events_kept(scope, found, given))})


@router.post(
    "/sittings/{sitting_id}/adjustments",
    summary="Change a session while it is held",
    description=(
        "`softer` and `shorter` are for the rest of it; `firmer` and `longer` for what is done at that moment. "
        "Planned anew within the same limits; what has been played stays as it was, and so does the moment. "
        "`says` is for the person. `timeline` is what to go on with, and is missing when nothing is changed. "
        "A wish with a known id is not granted twice. 409 as for the timeline."
    ),
    auth=own_pages_only,
    openapi_extra=describe(
        "adjustSitting",
        {200: Gives(Adjusted, "What became of the wish.")},
        [Refuses.NOT_FOUND, Refuses.NOT_NOW],
        takes=Takes(AdjustmentIn, examples.ADJUSTMENT),
    ),
)
def adjust(request: HttpRequest, sitting_id: uuid.UUID) -> HttpResponse:
    """Change what is still to come, and give the new timeline."""
    scope = scope_of(request)
    found = sitting_here(scope, sitting_id)
    given = read(request.body, AdjustmentIn)
    wish = Event(id=given.id, sitting=found, kind=given.change, at_ms=given.at_ms, happened_at=given.happened_at)
    answered = sitting_adjust(scope, sitting=found, wish=wish)
    if isinstance(answered, NotComposed):
        return answer({"says": say(answered.no_session.because.code, **answered.no_session.because.args)})
    return answer(
        {
            "says": _adjusted(given.change, wish.detail),
            "timeline": json.loads(gzip.decompress(narration_of(bytes(found.timeline), language()))),
        }
    )


def _adjusted(change: str, detail: dict[str, Any]) -> str:
    """Say what was done; a wish that was dealt with before says it as it is now."""
    if change == "longer":
        return say("adjusted-longer", seconds=detail.get("more_ms", 0) // MILLISECONDS_PER_SECOND)
    return say({"softer": "adjusted-softer", "shorter": "adjusted-shorter", "firmer": "adjusted-firmer"}[change])


@router.get(
    "/diary",
    summary="Relief per leg and zone over time",
    description="Of the newest 200 sessions of the person who is cared for now.",
    tags=["records"],
    openapi_extra=describe("getDiary", {200: Gives(DiaryAnswer, "The diary.")}),
)
def diary(request: HttpRequest) -> HttpResponse:
    """Give the sittings that were held, and relief summed up."""
    held = list(sittings_held(scope_of(request))[:MOST_LISTED])
    return answer(
        {
            "sittings": [
                {**_short(one), "relief": [each.model_dump(mode="json") for each in reliefs_of(one)]} for one in held
            ],
            "zones": [summary.model_dump(mode="json") for summary in summaries_of(held)],
        }
    )


def _short(found: Sitting) -> dict[str, Any]:
    return {
        "id": found.id,
        "person": found.person_id,
        "status": found.status,
        "ready": found.ready or None,
        "lasts_ms": found.lasts_ms,
        "day": session_day(found),
        "made_at": found.made_at,
        "started_at": found.started_at,
        "ended_at": found.ended_at,
        "withdrawn": found.withdrawn or None,
    }


def _event(event: Event) -> dict[str, Any]:
    return {
        "id": event.id,
        "kind": event.kind,
        "at_ms": event.at_ms,
        "leg": event.leg or None,
        "technique": event.technique or None,
        "happened_at": event.happened_at,
        "detail": event.detail,
    }
