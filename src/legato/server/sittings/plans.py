"""Changing sittings: planning, editing a plan, and making old plans safe to play."""

from __future__ import annotations

import uuid
from datetime import datetime
from functools import partial

from django.db import transaction
from django.utils import timezone

from legato import pipeline
from legato.errors import NotClearedError
from legato.notation.checkin import Answer
from legato.notation.session import Wishes
from legato.pipeline import NotComposed, Planned, Refused
from legato.pipeline.ready import Known
from legato.server.people.models import Person
from legato.server.people.selectors import remembered_health
from legato.server.sittings.compiled import compiled, content_mark
from legato.server.sittings.holding import events_record
from legato.server.sittings.models import Event, EventKind, Sitting, Status, ZonePain
from legato.server.sittings.past import happened_since, refused_since
from legato.server.sittings.selectors import is_fresh, session_of
from legato.server.sound.door import make_ahead_soon
from legato.units import Moment

_OVER = {
    Status.STOPPED: "This session was stopped because something felt wrong. Check in again before the next one.",
    Status.FINISHED: "This session is finished. Check in again before the next one.",
}


class NotPlayableError(Exception):
    """A sitting must not be played any more; `says` tells the person why."""

    def __init__(self, says: str) -> None:
        self.says = says
        super().__init__(says)


@transaction.atomic
def sitting_create(
    *,
    person: Person,
    planned: Planned,
    repeats: Sitting | None = None,
    sitting_id: uuid.UUID | None = None,
    made_at: datetime | None = None,
) -> Sitting:
    """Record a planned session, with the pain before it; a device that planned it has given it an id already."""
    sitting = Sitting(person=person, repeats=repeats)
    sitting.id = sitting_id or sitting.id
    sitting.made_at = made_at or sitting.made_at
    _fill(sitting, planned)
    sitting.full_clean()
    sitting.save()
    ZonePain.objects.bulk_create(
        ZonePain(sitting=sitting, leg=pain.leg.value, zone=pain.zone.value, before=pain.score)
        for pain in planned.cleared.session.checkin.pain
        if pain.score > 0
    )
    return sitting


@transaction.atomic
def sitting_edit(*, sitting: Sitting, wishes: Wishes) -> Planned | Refused | NotComposed:
    """Compose a plan anew with the person's wishes, under the same limits; what cannot be composed changes nothing.

    Raises:
        NotPlayableError: the sitting has begun already, or something happened since.
    """
    if sitting.status != Status.PLANNED:
        raise NotPlayableError("This session has begun, so its plan stays as it is.")
    _refuse_what_knows_too_little(sitting, timezone.now())
    answer = pipeline.edit(session_of(sitting), wishes)
    if isinstance(answer, Planned):
        _fill(sitting, answer)
        sitting.full_clean()
        sitting.save()
    return answer


@transaction.atomic
def sitting_adjust(*, sitting: Sitting, wish: Event, now: datetime) -> Planned | Refused | NotComposed | None:
    """Make the rest of a sitting softer or shorter while it is held, and record the wish, granted or not.

    Returns:
        The answer of the planner; `None` when this very wish has been dealt with already.

    Raises:
        NotPlayableError: the sitting is over, or the answers behind it are too old.
        NotClearedError: the session no longer keeps the limits.
        InvalidInputError: the wish cannot be right.
    """
    refuse_what_is_over(status=sitting.status, made_at=sitting.made_at, now=now)
    _refuse_what_knows_too_little(sitting, now)
    if sitting.events.filter(id=wish.id).exists():
        return None
    change = {EventKind.SOFTER: pipeline.soften, EventKind.SHORTER: pipeline.shorten}[EventKind(wish.kind)]
    answer = change(session_of(sitting), Moment(wish.at_ms))
    if isinstance(answer, Planned):
        _fill(sitting, answer)
        sitting.full_clean()
        sitting.save()
    wish.detail = {"done": "planned" if isinstance(answer, Planned) else "not", "lasts_ms": sitting.lasts_ms}
    events_record(sitting=sitting, events=[wish])
    return answer


def refuse_what_is_over(*, status: str, made_at: datetime, now: datetime) -> None:
    """Let only a sitting pass that may still be played.

    Raises:
        NotPlayableError: it is over, or the answers behind it are too old.
    """
    if status in _OVER:
        raise NotPlayableError(_OVER[Status(status)])
    if not is_fresh(made_at, now):
        raise NotPlayableError("Your answers to this plan are from earlier. Check in again before you begin.")


def sitting_make_playable(*, sitting: Sitting, now: datetime) -> None:
    """Clear and compile a sitting again when the content has changed since it was planned.

    Raises:
        NotPlayableError: it is over, the answers are too old, something happened since,
            or the rules of today refuse the session.
    """
    refuse_what_is_over(status=sitting.status, made_at=sitting.made_at, now=now)
    _refuse_what_knows_too_little(sitting, now)
    if sitting.compiled_by != content_mark():
        _compile_again(sitting)


def _refuse_what_knows_too_little(sitting: Sitting, now: datetime) -> None:
    if happened_since(sitting, now):
        raise NotPlayableError("Something felt wrong since this plan was made. Check in again, so that we know of it.")
    if refused_since(sitting):
        raise NotPlayableError("A later check-in said no to massage. Check in again before you begin.")
    # A plan may come from a device or a programme that does not know what the person has told.
    told, _ = remembered_health(sitting.person)
    known = Known(facts=tuple(Answer.model_validate(fact) for fact in told["facts"]))
    if pipeline.screen(known.checkin()).verdict.refuses:
        raise NotPlayableError("What you told us before stands against massage. Check in again, so that we know more.")


def _compile_again(sitting: Sitting) -> None:
    try:
        sitting.timeline, sitting.timeline_etag = compiled(session_of(sitting))
    except NotClearedError:
        raise NotPlayableError("This plan no longer fits the safety rules. Check in again for a new one.") from None
    sitting.compiled_by = content_mark()
    sitting.save(update_fields=["timeline", "timeline_etag", "compiled_by"])
    _sound_ahead(sitting)


def _fill(sitting: Sitting, planned: Planned) -> None:
    session = planned.cleared.session
    sitting.session = session.model_dump(mode="json")
    sitting.screening = planned.screening.model_dump(mode="json")
    sitting.lasts_ms = session.lasts
    sitting.timeline, sitting.timeline_etag = compiled(session)
    sitting.compiled_by = content_mark()
    _sound_ahead(sitting)


def _sound_ahead(sitting: Sitting) -> None:
    """Have the sitting's lines spoken once it is recorded, so that they are there when it is played."""
    transaction.on_commit(partial(make_ahead_soon, bytes(sitting.timeline)))
