"""Sessions as resources: a procedure for each leg, pain before and after, and what felt wrong."""

from __future__ import annotations

from collections.abc import Iterator

from legato.body import LEGS, Leg
from legato.render.fhir.checkins import after_response, checkin_response, verdict_issue
from legato.render.fhir.codes import AFTER, BEFORE, MASSAGE
from legato.render.fhir.making import Making, Resource, Says, System, moment
from legato.response import DossierSession, SpotPain
from legato.safety import Trouble, Urgency, load_stop_words
from legato.units import whole_minutes
from legato.words import name_list

LOINC_PAIN = {
    "system": "http://loinc.org",
    "code": "72514-3",
    "display": "Pain severity - 0-10 verbal numeric rating [Score] - Reported",
}
_ABSENT = "http://terminology.hl7.org/CodeSystem/data-absent-reason"
_CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category"
_STATUS = {"finished": "completed", "stopped": "stopped"}
"""A session of which nobody told an end is not known to be over."""
_SEVERITY = {Urgency.NONE: "low", Urgency.SOON: "moderate", Urgency.SAME_DAY: "moderate", Urgency.NOW: "high"}


def session_resources(session: DossierSession, making: Making) -> Iterator[Resource]:
    """Give everything that one session is."""
    massaged: list[Leg | None] = [leg for leg in LEGS if any(done.leg is leg for done in session.work)]
    yield from (_procedure(session, leg, making) for leg in massaged or [None])
    for pain in session.pains:
        yield _observation(session, pain, BEFORE, pain.before, making)
        yield _observation(session, pain, AFTER, pain.after, making)
    if session.answers is not None:
        yield checkin_response(session.id, session.told_at, session.who, session.answers, making, session.ready)
    if session.felt or session.note:
        yield after_response(session, making)
    if session.findings is not None:
        yield from verdict_issue(session.id, session.told_at, session.findings, making, session.answers is not None)
    yield from (_trouble_issue(session, trouble, making) for trouble in session.wrong)


def _procedure(session: DossierSession, leg: Leg | None, making: Making) -> Resource:
    names = [done.technique for done in session.work if done.leg is leg]
    known = making.displays[System.TECHNIQUE]
    kind = "technique-begun" if session.work_was_seen else "technique-planned"
    minutes = whole_minutes(session.lasts_ms, least=1)
    guided = "none" if session.guided_ms is None else "some"
    says: list[Says] = [
        making.sentences.say(
            "dossier-session",
            leg=leg.value if leg else "none",
            day=session.began.date(),
            minutes=minutes,
            guided=guided,
            played=whole_minutes(session.guided_ms or 0),
        )
    ]
    if names:
        named = name_list([known.get(name, name) for name in names], making.sentences)
        says.append((making.sentences.say("dossier-work", seen=_yes(session.work_was_seen)), named))
    period = {name: at for name, at in (("start", moment(session.began)), ("end", moment(session.ended))) if at}
    reasons = [making.concept(System.TROUBLE, one.what)["text"] for one in session.wrong]
    is_stopped = session.status == "stopped"
    return making.resource(
        "Procedure",
        [session.id, leg.value if leg else "session"],
        says,
        extension=[making.extension(kind, making.concept(System.TECHNIQUE, name)) for name in names],
        status=_STATUS.get(session.status, "unknown"),
        statusReason={"text": "; ".join(reasons)} if is_stopped and reasons else None,
        code=making.concept(System.ACT, MASSAGE),
        subject=making.patient,
        bodySite=[making.place(leg)] if leg else None,
        **{"occurrencePeriod" if making.is_r5 else "performedPeriod": period},
    )


def _observation(session: DossierSession, pain: SpotPain, code: str, score: int | None, making: Making) -> Resource:
    is_before = code == BEFORE
    was_asked = session.was_asked_before if is_before else session.was_asked_after
    says = making.sentences.say(
        "dossier-pain",
        when=code,
        place=making.place_name(pain.leg, pain.zone),
        day=session.began.date(),
        told="none" if score is None else "score",
        score=score or 0,
        asked=_yes(was_asked),
    )
    is_massaged = any(done.leg is pain.leg for done in session.work)
    ours = making.concept(System.MOMENT, code)
    return making.resource(
        "Observation",
        [session.id, code, pain.leg.value, pain.zone.value],
        [says],
        status="amended" if session.is_corrected and not is_before else "final",
        category=[{"coding": [{"system": _CATEGORY, "code": "survey", "display": "Survey"}]}],
        code={"coding": [LOINC_PAIN, *ours["coding"]], "text": ours["text"]},
        subject=making.patient,
        partOf=[making.reference("Procedure", session.id, pain.leg.value)] if is_massaged else None,
        effectiveDateTime=moment(session.told_at if is_before else session.ended),
        bodySite=making.place(pain.leg, pain.zone),
        **({"valueInteger": score} if score is not None else {"dataAbsentReason": _absent(is_before, session)}),
    )


def _absent(is_before: bool, session: DossierSession) -> Resource:  # noqa: FBT001 - which of the two it is
    """Tell why there is no number: nobody asked, or nobody answered, which is neither nought nor ease."""
    was_not_asked = is_before and not session.was_asked_before
    code, display = ("not-asked", "Not Asked") if was_not_asked else ("unknown", "Unknown")
    return {"coding": [{"system": _ABSENT, "code": code, "display": display}]}


def _trouble_issue(session: DossierSession, trouble: Trouble, making: Making) -> Resource:
    option = load_stop_words().trouble(trouble.what)
    urgency = option.advice.urgency if option and option.advice else Urgency.NONE
    what = making.concept(System.TROUBLE, trouble.what)
    if trouble.leg is None:
        places = []
    else:
        places = [making.place(trouble.leg, zone) for zone in trouble.zones] or [making.place(trouble.leg)]
    where = name_list([place["text"] for place in places], making.sentences) if places else ""
    massaged = {done.leg for done in session.work}
    concerned = [leg for leg in LEGS if leg in massaged and trouble.leg in {None, leg}]
    said = making.sentences.say(
        "dossier-trouble", what=what["text"], day=trouble.at.date(), at="place" if where else "none", place=where
    )
    return making.resource(
        "DetectedIssue",
        ["trouble", trouble.id],
        [said, *([option.advice.says] if option and option.advice else [])],
        extension=[making.extension("place", place) for place in places],
        status="final",
        code=what,
        severity=_SEVERITY[urgency],
        identifiedDateTime=moment(trouble.at),
        implicated=[making.reference("Procedure", session.id, leg.value) for leg in concerned],
        **{making.subject_key: making.patient},
    )


def _yes(holds: bool) -> str:  # noqa: FBT001 - it is what is said
    return "yes" if holds else "no"
