"""Changing sittings: planning, editing a plan, and making old plans safe to play."""

from __future__ import annotations

import uuid
from datetime import datetime
from functools import partial

from django.db import transaction

from legato import pipeline
from legato.body import Leg
from legato.errors import NotClearedError, NotPlayableError
from legato.notation.checkin import Answer
from legato.notation.recipe import Recipe
from legato.notation.session import Wishes
from legato.pipeline import NotComposed, Planned, Refused
from legato.pipeline.health import HealthProfile
from legato.pipeline.ready import ReadyName, Trial
from legato.server.records.holding import events_record
from legato.server.records.people.models import Person
from legato.server.records.people.scope import Scope
from legato.server.records.people.selectors import remembered_health
from legato.server.records.refusals import NotNow
from legato.server.records.sittings.compiled import compile_timeline, content_mark
from legato.server.records.sittings.models import Draft, Event, EventKind, Sitting, Status, Withdrawal, ZonePain
from legato.server.records.sittings.selectors import KeptTimeline, is_fresh, session_of, wishes_begun_with
from legato.server.sound.gateway import make_ahead_soon
from legato.units import Moment

_OVER = {Status.STOPPED: NotNow.STOPPED, Status.FINISHED: NotNow.FINISHED}
_WITHDRAWN = {
    Withdrawal.REFUSED: NotNow.LATER_REFUSED,
    Withdrawal.TROUBLE: NotNow.LATER_TROUBLE,
    Withdrawal.ANSWERED: NotNow.LATER_ANSWER,
    Withdrawal.UNKNOWING: NotNow.BEGUN_UNKNOWING,
}


@transaction.atomic
def sitting_create(
    scope: Scope,
    *,
    person: Person,
    planned: Planned,
    check_in: Draft | None = None,
    sitting_id: uuid.UUID | None = None,
    made_at: datetime | None = None,
    ready: ReadyName | Trial | None = None,
    recipe: tuple[Recipe, str] | None = None,
) -> Sitting:
    """Record a planned session, with the pain before it; a device that planned it has given it an id already.

    `check_in` is the one it was planned from, which may ask to hold a sitting once more.
    One that was composed from a `recipe` keeps it, with the key it was signed with.
    """
    scope.lock(person)
    repeats = None if check_in is None else check_in.repeats
    sitting = Sitting(person=person, check_in=check_in, repeats=repeats, ready=str(ready or ""))
    sitting.id = sitting_id or sitting.id
    sitting.made_at, sitting.zone = made_at or scope.now, scope.zone.name
    _fill(sitting, planned)
    if recipe is not None:
        passed_on, key = recipe
        sitting.recipe = {
            "recipe": passed_on.model_dump(mode="json"),
            "key": key,
            "granted": planned.cleared.session.wishes.model_dump(mode="json"),
        }
    sitting.full_clean()
    sitting.save()
    ZonePain.objects.bulk_create(
        ZonePain(sitting=sitting, leg=pain.leg.value, zone=pain.zone.value, before=pain.score)
        for pain in planned.cleared.session.checkin.pain
        if pain.score > 0
    )
    return sitting


def sitting_edit(
    scope: Scope, *, sitting: Sitting, wishes: Wishes, minutes: int | None = None
) -> Planned | Refused | NotComposed:
    """Compose a plan anew with the person's wishes, under the same limits; what cannot be composed changes nothing.

    `minutes` is how long it lasts at most from now on, where that is what the person changes.

    Raises:
        NotPlayableError: the sitting has begun already, or something happened since.
    """
    with scope.changing(sitting):
        if sitting.status != Status.PLANNED:
            raise NotPlayableError(NotNow.BEGUN)
        _refuse_what_knows_too_little(scope, sitting)
        answer = pipeline.edit(session_of(sitting), wishes, minutes=minutes, begun=wishes_begun_with(sitting))
        if isinstance(answer, Planned):
            _fill(sitting, answer)
            sitting.full_clean()
            sitting.save()
    return answer


def sitting_adjust(scope: Scope, *, sitting: Sitting, wish: Event) -> Planned | Refused | NotComposed | None:
    """Change a sitting while it is held: softer, shorter, or more of what is done now; record the wish, granted or not.

    How much longer what is done now became stands in the wish's detail, as `more_ms`.

    Returns:
        The answer of the planner; `None` when this very wish has been dealt with already.

    Raises:
        NotPlayableError: the sitting is over, or the answers behind it are too old.
        NotClearedError: the session no longer keeps the limits.
        InvalidInputError: the wish cannot be right.
    """
    with scope.changing(sitting):
        refuse_what_is_over(scope, sitting)
        _refuse_what_knows_too_little(scope, sitting)
        if sitting.events.filter(id=wish.id).exists():
            return None
        before = session_of(sitting)
        answer = _CHANGES[EventKind(wish.kind)](before, Moment(wish.at_ms))
        if isinstance(answer, Planned):
            _fill(sitting, answer)
            sitting.full_clean()
            sitting.save()
        wish.detail = {"done": "planned" if isinstance(answer, Planned) else "not", "lasts_ms": sitting.lasts_ms}
        if isinstance(answer, Planned) and wish.kind == EventKind.LONGER:
            wish.detail["more_ms"] = sum(answer.cleared.session.time_on(leg) - before.time_on(leg) for leg in Leg)
        events_record(scope, sitting=sitting, events=[wish], place="id")
    return answer


_CHANGES = {
    EventKind.SOFTER: pipeline.soften,
    EventKind.SHORTER: pipeline.shorten,
    EventKind.FIRMER: pipeline.firm,
    EventKind.LONGER: pipeline.lengthen,
}


def refuse_what_is_over(scope: Scope, sitting: Sitting | KeptTimeline) -> None:
    """Let only a sitting pass that may still be played.

    Raises:
        NotPlayableError: it is over or withdrawn, or the answers behind it are too old.
    """
    status, made_at = sitting.status, sitting.made_at
    if status in _OVER:
        raise NotPlayableError(_OVER[Status(status)])
    if sitting.withdrawn:
        raise NotPlayableError(_WITHDRAWN[Withdrawal(sitting.withdrawn)])
    if not is_fresh(made_at, scope.now):
        raise NotPlayableError(NotNow.TOO_OLD)


def sitting_make_playable(scope: Scope, *, sitting: Sitting) -> None:
    """Clear and compile a sitting again when the content has changed since it was planned.

    Raises:
        NotPlayableError: it is over or withdrawn, the answers are too old,
            or the rules of today refuse the session.
    """
    refuse_what_is_over(scope, sitting)
    _refuse_what_knows_too_little(scope, sitting)
    if sitting.compiled_by != content_mark():
        with scope.changing(sitting):
            refuse_what_is_over(scope, sitting)
            _compile_again(sitting)


def _refuse_what_knows_too_little(scope: Scope, sitting: Sitting) -> None:
    if sitting.withdrawn:
        raise NotPlayableError(_WITHDRAWN[Withdrawal(sitting.withdrawn)])
    # A plan may come from a device or a programme that does not know what the person has told.
    told, _ = remembered_health(scope.of_whole_household(), sitting.person)
    known = HealthProfile(facts=tuple(Answer.model_validate(fact) for fact in told["facts"]))
    if pipeline.screen(known.checkin()).verdict.refuses:
        raise NotPlayableError(NotNow.REMEMBERED)


def _compile_again(sitting: Sitting) -> None:
    try:
        sitting.timeline, sitting.timeline_etag = compile_timeline(session_of(sitting))
    except NotClearedError:
        raise NotPlayableError(NotNow.RULES_CHANGED) from None
    sitting.compiled_by = content_mark()
    sitting.save(update_fields=["timeline", "timeline_etag", "compiled_by"])
    _sound_ahead(sitting)


def _fill(sitting: Sitting, planned: Planned) -> None:
    session = planned.cleared.session
    sitting.session = session.model_dump(mode="json")
    sitting.screening = planned.screening.model_dump(mode="json")
    sitting.lasts_ms = session.lasts
    sitting.timeline, sitting.timeline_etag = compile_timeline(session)
    sitting.compiled_by = content_mark()
    _sound_ahead(sitting)


def _sound_ahead(sitting: Sitting) -> None:
    """Have the sitting's lines spoken once it is recorded, so that they are there when it is played."""
    transaction.on_commit(partial(make_ahead_soon, bytes(sitting.timeline)))
