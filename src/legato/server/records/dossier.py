"""What a person takes along, gathered from their records: the parts they chose and nothing else."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Any

from pydantic import ValidationError

from legato.body import Leg, ZoneId
from legato.library import load_library
from legato.notation.checkin import BegunCheckIn, CheckIn
from legato.response import (
    Chosen,
    Dossier,
    DossierPart,
    DossierPerson,
    DossierRefusal,
    DossierSession,
    Findings,
    Happening,
    KeptProgramme,
    SpotPain,
    WorkDone,
    guided_ms,
)
from legato.safety import AnyScreening, Trouble, Urgency, Verdict
from legato.server.local_time import zone_named
from legato.server.records.checkins.draft import document, who_answers
from legato.server.records.diary import days_held, entries_held, session_day, session_start
from legato.server.records.lasting import troubles_of, wrong_events
from legato.server.records.one_moment import one_moment
from legato.server.records.people.entry import FIRST_NAME
from legato.server.records.people.models import Person
from legato.server.records.people.scope import Scope, house
from legato.server.records.rhythm.models import Rhythm
from legato.server.records.sittings.models import Draft, EventKind, Outcome, Sitting
from legato.server.records.sittings.selectors import happenings_in, screening_of

_AT_A_TIME = 100
_A_DAY = timedelta(days=1)


@contextmanager
def dossier_of(scope: Scope, person: Person, chosen: Chosen) -> Iterator[Dossier]:
    """Give what a person takes along, of one moment; it is read inside, because its sessions come row by row."""
    cared_for = scope.about(person)
    with one_moment("default"):
        yield Dossier(
            made_at=scope.zone.at(scope.now),
            chosen=chosen,
            person=_person(scope, person, chosen),
            sessions=_sessions(cared_for, chosen),
            refusals=tuple(_refusals(cared_for, chosen)) if chosen.has(DossierPart.ANSWERS) else (),
            programmes=tuple(_programmes(cared_for, chosen)) if chosen.has(DossierPart.PROGRAMME) else (),
        )


def _person(scope: Scope, person: Person, chosen: Chosen) -> DossierPerson:
    if not chosen.has(DossierPart.NAME):
        return DossierPerson(str(person.id))
    # Whoever was called something by nobody yet has no name.
    name = "" if person.name == FIRST_NAME else person.name
    return DossierPerson(str(person.id), name, person.age_on(scope.today))


def _sessions(scope: Scope, chosen: Chosen) -> Iterator[DossierSession]:
    rows = entries_held(scope).defer(None).defer("timeline").order_by("made_at", "id")
    if chosen.first is not None:
        # A day more, because the day of a session is that of where it was held.
        rows = rows.filter(made_at__gte=_begins(scope, chosen.first - _A_DAY))
    wrong = _wrong(scope) if chosen.has(DossierPart.WRONG) else {}
    every: Iterator[Any] = rows.iterator(chunk_size=_AT_A_TIME)
    while some := list(islice(every, _AT_A_TIME)):
        happened = happenings_in(scope, some)
        for sitting in some:
            if chosen.covers(session_day(sitting)):
                yield _session(sitting, chosen, happened[sitting.id], wrong.get(sitting.id, ()))


def _session(
    sitting: Sitting, chosen: Chosen, happened: list[Happening], wrong: tuple[Trouble, ...] | list[Trouble]
) -> DossierSession:
    clock = zone_named(sitting.zone) or house()
    feedback = getattr(sitting, "feedback", None)
    has = chosen.has
    work, was_seen = _work(sitting, happened) if has(DossierPart.TECHNIQUES) else ((), False)
    answers, findings = _told(sitting, chosen) if has(DossierPart.ANSWERS) else (None, None)
    return DossierSession(
        id=str(sitting.id),
        told_at=clock.at(sitting.made_at),
        began=session_start(sitting),
        ended=clock.at(sitting.ended_at) if sitting.ended_at else None,
        status=sitting.status if has(DossierPart.WRONG) else "",
        ready=sitting.ready,
        who=sitting.who,
        lasts_ms=sitting.lasts_ms,
        guided_ms=guided_ms(happened),
        pains=_pains(sitting) if has(DossierPart.PAIN) else (),
        felt=feedback.felt if feedback and has(DossierPart.PAIN) else "",
        was_asked_after=feedback is not None or any(pain.after is not None for pain in sitting.pains.all()),
        is_corrected=bool(getattr(sitting, "is_corrected", False)),
        work=work,
        work_was_seen=was_seen,
        wrong=tuple(wrong),
        answers=answers,
        findings=findings,
        note=feedback.note if feedback and has(DossierPart.NOTES) else "",
    )


def _pains(sitting: Sitting) -> tuple[SpotPain, ...]:
    """Return every zone of which anything was said, in the order of the body."""
    told = {
        (Leg(pain.leg), ZoneId(pain.zone)): pain
        for pain in sitting.pains.all()
        if pain.before is not None or pain.after is not None
    }
    places = [(leg, zone) for leg in Leg for zone in ZoneId if (leg, zone) in told]
    return tuple(SpotPain(leg, zone, told[leg, zone].before, told[leg, zone].after) for leg, zone in places)


def _work(sitting: Sitting, happened: list[Happening]) -> tuple[tuple[WorkDone, ...], bool]:
    """Return what was begun, in the order of the plan; where no player told of any, what was planned."""
    blocks = [step for step in sitting.session["steps"] if step["step"] == "block"]
    planned = tuple(dict.fromkeys(WorkDone(Leg(block["leg"]), block["technique"]) for block in blocks))
    reached = {
        WorkDone(one.leg, one.technique)
        for one in happened
        if one.kind == EventKind.CUE_REACHED and one.leg is not None and one.technique
    }
    if not reached:
        return planned, False
    return tuple(one for one in planned if one in reached), True


def _told(sitting: Sitting, chosen: Chosen) -> tuple[BegunCheckIn, Findings]:
    answers = CheckIn.model_validate(sitting.session["checkin"]).without_assumptions()
    return _without(answers, chosen), _findings(screening_of(sitting.screening))


def _without(answers: BegunCheckIn, chosen: Chosen) -> BegunCheckIn:
    """Return answers without those that belong to a part that was left out."""
    left: dict[str, Any] = {}
    if not chosen.has(DossierPart.NAME):
        left["person"] = answers.person.model_copy(update={"age": None})
    if not chosen.has(DossierPart.PAIN):
        left["pain"] = ()
    return answers.model_copy(update=left)


def _findings(screening: AnyScreening) -> Findings:
    """Return what followed from what was told; what rests on an assumption is nobody's answer."""
    told = [one for one in screening.reasons if not one.assumed]
    return Findings(
        verdict=max((one.verdict for one in told), key=lambda verdict: verdict.severity, default=Verdict.CLEAR),
        urgency=max((one.urgency for one in told), key=lambda urgency: urgency.degree, default=Urgency.NONE),
        rules=tuple((one.rule, one.legs) for one in told),
    )


def _wrong(scope: Scope) -> Mapping[uuid.UUID, list[Trouble]]:
    assert scope.person is not None
    sittings = dict(wrong_events(scope, scope.person).values_list("id", "sitting_id"))
    found: dict[uuid.UUID, list[Trouble]] = defaultdict(list)
    for trouble in sorted(troubles_of(scope, scope.person), key=lambda one: (one.at, one.id)):
        found[sittings[uuid.UUID(trouble.id)]].append(trouble)
    return found


def _refusals(scope: Scope, chosen: Chosen) -> Iterator[DossierRefusal]:
    drafts = scope.rows(Draft).filter(person=scope.person, outcome=Outcome.REFUSED).order_by("made_at", "id")
    for draft in drafts.iterator(chunk_size=_AT_A_TIME):
        at = scope.zone.at(draft.made_at)
        if draft.screening and chosen.covers(at.date()):
            findings = _findings(screening_of(draft.screening))
            begun = _begun(draft)
            answers = None if begun is None else _without(begun, chosen)
            yield DossierRefusal(str(draft.id), at, who_answers(draft.answers), findings, answers)


def _begun(draft: Draft) -> BegunCheckIn | None:
    try:
        return BegunCheckIn.model_validate(document(draft.answers))
    except ValidationError:
        return None


def _programmes(scope: Scope, chosen: Chosen) -> Iterator[KeptProgramme]:
    for rhythm in scope.rows(Rhythm).filter(person=scope.person).order_by("begun_on", "made_at"):
        known = load_library().programmes.get(rhythm.programme)
        ends = known.last_day(rhythm.begins) if known else None
        last = min(day for day in (rhythm.ended_on, scope.today) if day is not None)
        if (chosen.first is None or last >= chosen.first) and (chosen.last is None or rhythm.begun_on <= chosen.last):
            yield KeptProgramme(
                id=str(rhythm.id),
                programme=rhythm.programme,
                begun_on=rhythm.begun_on,
                ends_on=ends,
                paused_on=rhythm.paused_on,
                ended_on=rhythm.ended_on,
                held=len(days_held(scope, rhythm.begun_on, max(rhythm.begun_on, last))),
            )


def _begins(scope: Scope, day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=scope.zone.rules)
