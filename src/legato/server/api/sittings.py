"""Sittings, their timelines and their events."""

from __future__ import annotations

import gzip
import json
import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router

from legato.pipeline import NotComposed
from legato.server.api import examples
from legato.server.api.answers import answer, send_compressed
from legato.server.api.bodies import AdjustmentIn, EventIn, EventsIn, read
from legato.server.api.described import Gives, Refuses, Takes, described
from legato.server.api.documents import Accepted, Adjusted, DiaryAnswer, SittingAnswer, SittingEvents, Sittings
from legato.server.api.finding import sitting_here
from legato.server.api.guard import own_pages_only
from legato.server.people.selectors import person_of_request
from legato.server.sittings.compiled import content_mark
from legato.server.sittings.diary import reliefs_of, summaries_of
from legato.server.sittings.holding import events_record
from legato.server.sittings.models import Event, Sitting
from legato.server.sittings.past import WRONG
from legato.server.sittings.plans import refuse_what_is_over, sitting_adjust, sitting_make_playable
from legato.server.sittings.selectors import KeptTimeline, sittings_held, sittings_of, timeline_kept
from legato.timeline import Timeline

router = Router(tags=["sittings"])
MOST_LISTED = 200


@router.get(
    "/sittings",
    summary="Sittings of the person who is cared for now, newest first",
    description="At most 200.",
    openapi_extra=described("listSittings", {200: Gives(Sittings, "The newest of them.")}),
)
def sittings(request: HttpRequest) -> HttpResponse:
    """List sittings without their session documents."""
    person = person_of_request(request)
    found = sittings_of(person).defer("timeline", "session", "screening")[:MOST_LISTED] if person else []
    return answer({"sittings": [_short(sitting) for sitting in found]})


@router.get(
    "/sittings/{sitting_id}",
    summary="One sitting with its session",
    openapi_extra=described(
        "getSitting", {200: Gives(SittingAnswer, "The sitting.")}, [Refuses.NOT_FOUND, Refuses.NOT_USABLE]
    ),
)
def sitting(request: HttpRequest, sitting_id: uuid.UUID) -> HttpResponse:
    """Give one sitting."""
    found = sitting_here(request, sitting_id)
    return answer({**_short(found), "session": found.session, "screening": found.screening})


@router.get(
    "/sittings/{sitting_id}/timeline",
    summary="The cues of a sitting",
    description="409 when the check-in behind it is too old, or today's rules refuse it: check in again.",
    openapi_extra=described(
        "getTimeline",
        {200: Gives(Timeline, "All cues, in order.")},
        [Refuses.NOT_FOUND, Refuses.NOT_NOW, Refuses.NOT_USABLE],
        has_etag=True,
    ),
)
def timeline(request: HttpRequest, sitting_id: uuid.UUID) -> HttpResponse:
    """Give the compiled timeline; it has an ETag."""
    kept = kept_timeline(request, sitting_id)
    return send_compressed(request, kept.compressed, kept.etag)


@router.get(
    "/sittings/{sitting_id}/events",
    summary="What happened in a sitting",
    openapi_extra=described(
        "listEvents", {200: Gives(SittingEvents, "All of it.")}, [Refuses.NOT_FOUND, Refuses.NOT_USABLE]
    ),
)
def events(request: HttpRequest, sitting_id: uuid.UUID) -> HttpResponse:
    """List the events in the order in which they happened."""
    found = sitting_here(request, sitting_id)
    return answer({"events": [_event(event) for event in found.events.all()]})


@router.post(
    "/sittings/{sitting_id}/events",
    summary="Record what happened",
    description="Any order, any number of times: an event with a known id is not recorded again.",
    auth=own_pages_only,
    openapi_extra=described(
        "recordEvents",
        {200: Gives(Accepted, "They are recorded.", examples.ACCEPTED)},
        [Refuses.NOT_FOUND],
        takes=Takes(EventsIn, examples.EVENTS),
    ),
)
def record(request: HttpRequest, sitting_id: uuid.UUID) -> HttpResponse:
    """Append events."""
    found = sitting_here(request, sitting_id)
    given = read(request.body, EventsIn)
    return answer({"accepted": events_record(sitting=found, events=events_kept(found, given))})


@router.post(
    "/sittings/{sitting_id}/adjustments",
    summary="Make the rest of a session softer or shorter",
    description=(
        "Planned anew within the same limits; what has been played stays as it was, and so does the moment. "
        "`says` is for the person. `timeline` is what to go on with, and is missing when nothing is changed. "
        "A wish with a known id is not granted twice. 409 as for the timeline."
    ),
    auth=own_pages_only,
    openapi_extra=described(
        "adjustSitting",
        {200: Gives(Adjusted, "What became of the wish.")},
        [Refuses.NOT_FOUND, Refuses.NOT_NOW],
        takes=Takes(AdjustmentIn, examples.ADJUSTMENT),
    ),
)
def adjust(request: HttpRequest, sitting_id: uuid.UUID) -> HttpResponse:
    """Change what is still to come, and give the new timeline."""
    found = sitting_here(request, sitting_id)
    given = read(request.body, AdjustmentIn)
    wish = Event(id=given.id, sitting=found, kind=given.change, at_ms=given.at_ms, happened_at=given.happened_at)
    answered = sitting_adjust(sitting=found, wish=wish, now=timezone.now())
    if isinstance(answered, NotComposed):
        return answer({"says": answered.no_session.says})
    return answer({"says": _ADJUSTED[given.change], "timeline": json.loads(gzip.decompress(bytes(found.timeline)))})


_ADJUSTED = {
    "softer": "Softer from here on.",
    "shorter": "Shorter from here on, and just as fair to both legs.",
}


@router.get(
    "/diary",
    summary="Relief per leg and zone over time",
    description="Of the newest 200 sessions of the person who is cared for now.",
    tags=["records"],
    openapi_extra=described("getDiary", {200: Gives(DiaryAnswer, "The diary.")}),
)
def diary(request: HttpRequest) -> HttpResponse:
    """Give the sittings that were held, and relief summed up."""
    person = person_of_request(request)
    held = list(sittings_held(person)[:MOST_LISTED]) if person else []
    return answer(
        {
            "sittings": [
                {**_short(one), "relief": [each.model_dump(mode="json") for each in reliefs_of(one)]} for one in held
            ],
            "zones": [summary.model_dump(mode="json") for summary in summaries_of(held)],
        }
    )


def kept_timeline(request: HttpRequest, sitting_id: uuid.UUID) -> KeptTimeline:
    """Return the compiled timeline of a sitting that may be played now."""
    kept = _kept_timeline(sitting_id)
    if kept.compiled_by != content_mark():
        sitting_make_playable(sitting=sitting_here(request, sitting_id), now=timezone.now())
        kept = _kept_timeline(sitting_id)
    refuse_what_is_over(kept, timezone.now())
    return kept


def _kept_timeline(sitting_id: uuid.UUID) -> KeptTimeline:
    kept = timeline_kept(sitting_id)
    if kept is None:
        raise Http404
    return kept


def _short(found: Sitting) -> dict[str, Any]:
    return {
        "id": found.id,
        "person": found.person_id,
        "status": found.status,
        "ready": found.ready or None,
        "lasts_ms": found.lasts_ms,
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


def events_kept(found: Sitting, given: EventsIn) -> list[Event]:
    """Return events as they are kept; one that says something is wrong is kept whatever else has its id."""
    warnings = [event.id for event in given.events if event.kind in WRONG]
    elsewhere = set(Event.objects.filter(id__in=warnings).exclude(sitting=found).values_list("id", flat=True))
    return [
        _event_kept(found, event, uuid.uuid5(found.id, str(event.id)) if event.id in elsewhere else event.id)
        for event in given.events
    ]


def _event_kept(found: Sitting, event: EventIn, event_id: uuid.UUID) -> Event:
    return Event(
        id=event_id,
        sitting=found,
        kind=event.kind.value,
        at_ms=event.at_ms,
        leg=event.leg.value if event.leg else "",
        technique=event.technique or "",
        happened_at=event.happened_at,
        detail=dict(event.detail),
    )
