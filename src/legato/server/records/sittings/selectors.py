"""Reading sittings, of the person who is cared for or of anybody in the household."""

from __future__ import annotations

import json
import uuid
from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.db.models import QuerySet
from pydantic import TypeAdapter

from legato.body import Leg
from legato.notation.recipe import Recipe
from legato.notation.session import Session, Wishes
from legato.response import Happening, Standing, guided_ms, standing
from legato.safety import AnyScreening, load_stop_words
from legato.server.clock import is_within, span_within
from legato.server.records.people.models import Person
from legato.server.records.people.scope import Scope
from legato.server.records.sittings.models import Event, EventKind, Sitting, Status

ASKED_FOR = timedelta(hours=4)
"""How long the answers of a check-in hold; a plan that is older is not played before they are asked again [J]."""

_SCREENING: TypeAdapter[AnyScreening] = TypeAdapter(AnyScreening)

HELD = (Status.PLAYING, Status.STOPPED, Status.FINISHED)


def sitting_get(scope: Scope, sitting_id: uuid.UUID) -> Sitting | None:
    """Return a sitting of the person who is cared for."""
    return sittings_of(scope).filter(id=sitting_id).first()


def sitting_in_household(scope: Scope, sitting_id: uuid.UUID) -> Sitting | None:
    """Return a sitting of anybody in the household: a running player keeps its sitting
    when somebody else is chosen in the same browser meanwhile."""
    return _light(scope).filter(id=sitting_id).first()


def sittings_of(scope: Scope) -> QuerySet[Sitting]:
    """Return all sittings of the person who is cared for, newest first; none where there is nobody yet."""
    return _light(scope).filter(person=scope.person)


def sittings_held(scope: Scope) -> QuerySet[Sitting]:
    """Return the sittings that were begun, newest first, with pain and feedback at hand."""
    return (
        sittings_of(scope)
        .filter(status__in=HELD)
        .select_related("feedback")
        .prefetch_related("pains")
        .defer("timeline", "session", "screening")
    )


def sessions_held(scope: Scope, person: Person) -> int:
    """Return how many sessions that were composed for a person have been begun; ready-made ones do not count."""
    return scope.rows(Sitting).filter(person=person, status__in=HELD, ready="").count()


def sitting_last_held(scope: Scope) -> Sitting | None:
    """Return the last sitting that was begun."""
    return sittings_of(scope).filter(status__in=HELD).first()


def sitting_waiting(scope: Scope) -> Sitting | None:
    """Return a plan that is ready and fresh enough to be played, or a session that was interrupted."""
    return sittings_playable(scope).first()


def sittings_playable(scope: Scope) -> QuerySet[Sitting]:
    """Return the sittings that may be played now as far as records tell, newest first."""
    return sittings_of(scope).filter(
        made_at__range=span_within(ASKED_FOR, scope.now),
        status__in=(Status.PLANNED, Status.PLAYING),
        withdrawn="",
    )


def recipe_of_sitting(sitting: Sitting) -> Recipe | None:
    """Return the recipe that a sitting was composed from."""
    kept = sitting.recipe
    return None if kept is None else Recipe.model_validate_json(json.dumps(kept["recipe"]))


def wishes_begun_with(sitting: Sitting) -> Wishes:
    """Return what was wished for before anybody changed the plan: what of a recipe was granted, else nothing."""
    return Wishes() if sitting.recipe is None else Wishes.model_validate_json(json.dumps(sitting.recipe["granted"]))


def sitting_by_key(scope: Scope, key: str) -> Sitting | None:
    """Return the last sitting of the household that was composed from a recipe signed with a key."""
    return _light(scope).filter(recipe__key=key).first()


def screening_of(kept: Mapping[str, Any]) -> AnyScreening:
    """Read a kept screening."""
    return _SCREENING.validate_python(kept)


def is_fresh(made_at: datetime, now: datetime) -> bool:
    """Tell whether answers given at a moment still hold; those of a moment to come were given by another clock."""
    return is_within(made_at, ASKED_FOR, now)


class KeptTimeline(NamedTuple):
    """A compiled timeline with what decides whether it may be played."""

    status: str
    made_at: datetime
    withdrawn: str
    compiled_by: str
    etag: str
    compressed: bytes


def timeline_kept(scope: Scope, sitting_id: uuid.UUID) -> KeptTimeline | None:
    """Return the compiled timeline of a sitting, by one question to the database.

    The session document stays where it is: reading it takes longer than all the rest.
    """
    fields = ("status", "made_at", "withdrawn", "compiled_by", "timeline_etag", "timeline")
    row = scope.rows(Sitting).filter(id=sitting_id).order_by().values_list(*fields).first()
    if row is None:
        return None
    status, made_at, withdrawn, compiled_by, etag, compressed = row
    return KeptTimeline(status, made_at, withdrawn, compiled_by, etag, bytes(compressed))


def standing_of(scope: Scope, sitting: Sitting) -> Standing:
    """Return how a sitting stands, from everything that happened in it."""
    events = scope.rows(Event).filter(sitting=sitting)
    return standing(map(_happening, events), load_stop_words().harmless)


def guidance_in(scope: Scope, sittings: Collection[Sitting]) -> dict[uuid.UUID, int | None]:
    """Return for each sitting how many milliseconds of it somebody was guided through; `None` where no player ran."""
    return {sitting_id: guided_ms(told) for sitting_id, told in happenings_in(scope, sittings).items()}


def happenings_in(scope: Scope, sittings: Collection[Sitting]) -> dict[uuid.UUID, list[Happening]]:
    """Return everything that happened in each of some sittings, by one question."""
    happened: dict[uuid.UUID, list[Happening]] = {sitting.id: [] for sitting in sittings}
    # Plain values, because a record for each of the many events of a year takes most of the time.
    fields = ("sitting_id", "id", "kind", "at_ms", "happened_at", "leg", "technique", "detail")
    for sitting_id, event_id, kind, at_ms, at, leg, technique, detail in (
        scope.rows(Event).filter(sitting__in=happened).values_list(*fields)
    ):
        one = Happening(str(event_id), kind, at_ms, at, Leg(leg) if leg else None, technique or None, detail)
        happened[sitting_id].append(one)
    return happened


def techniques_reached(scope: Scope, sitting: Sitting) -> frozenset[tuple[Leg, str]] | None:
    """Return what was begun in a sitting, as leg and technique; `None` where no player told of any."""
    told = scope.rows(Event).filter(sitting=sitting, kind=EventKind.CUE_REACHED).exclude(leg="").exclude(technique="")
    reached = frozenset((Leg(leg), technique) for leg, technique in told.values_list("leg", "technique"))
    return reached or None


def ran_to_its_end(scope: Scope, sitting: Sitting) -> bool:
    """Tell whether a sitting was played to its end, and neither somebody nor something that felt wrong ended it."""
    ends = scope.rows(Event).filter(sitting=sitting, kind=EventKind.FINISHED)
    return sitting.status == Status.FINISHED and any(not event.detail.get("early") for event in ends)


def felt_wrong(scope: Scope, sitting: Sitting) -> tuple[str, ...]:
    """Return what felt wrong in a sitting, each once, as it was told while it was held."""
    events = scope.rows(Event).filter(sitting=sitting, kind=EventKind.SOMETHING_WRONG)
    return tuple(dict.fromkeys(str(event.detail.get("what", "")) for event in events))


def _happening(event: Event) -> Happening:
    leg = Leg(event.leg) if event.leg else None
    technique = event.technique or None
    return Happening(str(event.id), event.kind, event.at_ms, event.happened_at, leg, technique, event.detail)


def session_of(sitting: Sitting) -> Session:
    """Return the session document of a sitting."""
    return Session.model_validate(sitting.session)


def _light(scope: Scope) -> QuerySet[Sitting]:
    """Leave the compiled timeline, by far the largest part, where it is."""
    return scope.rows(Sitting).defer("timeline")
