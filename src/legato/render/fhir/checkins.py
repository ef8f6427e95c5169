"""Check-ins as resources: what was answered before and after a session, and what followed from it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from legato.body import Leg, ZoneId
from legato.notation.checkin import Answer, BegunCheckIn, Who
from legato.render.fhir.making import Making, Resource, Says, System, address, moment, plain
from legato.response import DossierRefusal, DossierSession, Findings
from legato.safety import FactGroup, Verdict, load_rule_book
from legato.words import name_list

_SEVERITY = {Verdict.MODIFY: "low", Verdict.SEE_CLINICIAN_FIRST: "moderate", Verdict.EMERGENCY: "high"}
_CHECK_IN, _AFTER = "check-in", "after"


def refusal_resources(refusal: DossierRefusal, making: Making) -> Iterator[Resource]:
    """Give a check-in after which there was no massage: the answers, and why."""
    has_answers = refusal.answers is not None
    if refusal.answers is not None:
        yield checkin_response(refusal.id, refusal.at, refusal.who, refusal.answers, making)
    yield from verdict_issue(refusal.id, refusal.at, refusal.findings, making, has_answers)


def checkin_response(
    name: str, at: datetime, who: Who, answers: BegunCheckIn, making: Making, ready: str = ""
) -> Resource:
    """Return what was answered before a session; what nobody was asked has no item."""
    items = list(_items(answers, making, is_ready=bool(ready)))
    told: list[Says] = [making.sentences.say("dossier-answers", day=at.date())]
    told += [(item["text"], _said(item, making)) for item in items]
    return _response(_CHECK_IN, name, at, told, items, making, None if who is Who.GIVER else making.patient)


def after_response(session: DossierSession, making: Making) -> Resource:
    """Return what was said after a session: how it was all in all, and a note, word for word."""
    items: list[Resource] = []
    if session.felt:
        felt = making.sentences.say("after-felt", felt=session.felt)
        items.append(_item("felt", making.sentences.say("dossier-item", item="felt"), {"valueString": felt}))
    if session.note:
        note = making.sentences.say("dossier-item", item="note")
        items.append(_item("note", note, {"valueString": plain(session.note)}))
    told: list[Says] = [making.sentences.say("dossier-after", day=session.began.date())]
    told += [(item["text"], item["answer"][0]["valueString"]) for item in items]
    source = None if session.who is Who.GIVER else making.patient
    return _response(_AFTER, session.id, session.ended or session.began, told, items, making, source)


def verdict_issue(
    name: str,
    at: datetime,
    findings: Findings,
    making: Making,
    has_answers: bool,  # noqa: FBT001 - whether the answers are in the bundle
) -> Iterator[Resource]:
    """Give what a check-in led to, with the rules behind it and their legs; nothing where nothing stood against it."""
    if findings.verdict is Verdict.CLEAR:
        return
    rules = {rule.id: rule for rule in load_rule_book().rules}
    evidence = [
        {
            "extension": [making.extension("place", making.place(leg)) for leg in legs],
            "code": [making.concept(System.RULE, rule)],
        }
        for rule, legs in findings.rules
    ]
    says: list[Says] = [making.sentences.say("dossier-verdict-on", day=at.date(), verdict=findings.verdict.value)]
    says += [_of_legs(rules[rule].says, legs, making) for rule, legs in findings.rules if rule in rules]
    if has_answers:
        evidence.append({"detail": [making.reference("QuestionnaireResponse", _CHECK_IN, name)]})
    yield making.resource(
        "DetectedIssue",
        ["verdict", name],
        says,
        status="final",
        code=making.concept(System.VERDICT, findings.verdict.value),
        severity=_SEVERITY[findings.verdict],
        identifiedDateTime=moment(at),
        evidence=[{name: value for name, value in one.items() if value} for one in evidence],
        **{making.subject_key: making.patient},
    )


def _of_legs(says: str, legs: tuple[Leg, ...], making: Making) -> Says:
    return name_list([making.place_name(leg) for leg in legs], making.sentences), says


def _items(answers: BegunCheckIn, making: Making, *, is_ready: bool) -> Iterator[Resource]:
    say = making.sentences.say
    for name in ("age", "pregnant_weeks", "postpartum_weeks"):
        number = getattr(answers.person, name)
        if number is not None:
            yield _item(name, say("dossier-item", item=name), {"valueInteger": number})
    if not is_ready:
        # Before a ready-made session nobody is asked what brought it on, where it hurts, or for how long.
        complaint = making.concept(System.COMPLAINT, answers.complaint.value)["coding"][0]
        yield _item("complaint", say("dossier-item", item="complaint"), {"valueCoding": complaint})
        yield _item("minutes", say("dossier-item", item="minutes"), {"valueInteger": answers.minutes})
        for pain in answers.pain:
            text = say("dossier-item-pain", place=making.place_name(pain.leg, pain.zone))
            yield _item(f"pain.{pain.leg.value}.{pain.zone.value}", text, {"valueInteger": pain.score})
        if answers.avoid:
            coded = [_coding(spot.leg, spot.zone, making) for spot in answers.avoid]
            yield _item("avoid", say("dossier-item", item="avoid"), *({"valueCoding": one} for one in coded))
    yield from (_fact(answer, making) for answer in answers.facts)


def _fact(answer: Answer, making: Making) -> Resource:
    fact = load_rule_book().facts.get(answer.fact)
    group = "past" if fact and fact.group is FactGroup.PAST else "fact"
    leg = answer.leg
    item = _item(f"{group}.{answer.fact}", fact.name if fact else answer.fact, {"valueBoolean": True})
    if leg is not None:
        item["linkId"] += f".{leg.value}"
        zones: tuple[ZoneId | None, ...] = answer.zones or (None,)
        coded = ({"valueCoding": _coding(leg, zone, making)} for zone in zones)
        where = _item(f"{item['linkId']}.where", making.sentences.say("dossier-item", item="where"), *coded)
        item["answer"][0]["item"] = [where]
    return item


def _coding(leg: Leg, zone: ZoneId | None, making: Making) -> Resource:
    coding: Resource = making.place(leg, zone)["coding"][0]
    return coding


def _item(link: str, text: str, *answers: Resource) -> Resource:
    return {"linkId": link, "text": text, "answer": list(answers)}


def _said(item: Resource, making: Making) -> str:
    """Tell the answers of an item in words."""
    told: list[str] = []
    for answer in item["answer"]:
        if "valueCoding" in answer:
            told.append(answer["valueCoding"]["display"])
        elif "valueInteger" in answer:
            told.append(str(answer["valueInteger"]))
        else:
            inner = [_said(one, making) for one in answer.get("item", ())]
            told.append(inner[0] if inner else making.sentences.say("dossier-yes"))
    return name_list(told, making.sentences)


def _response(
    form: str,
    name: str,
    at: datetime,
    says: list[Says],
    items: list[Resource],
    making: Making,
    source: Resource | None,
) -> Resource:
    return making.resource(
        "QuestionnaireResponse",
        [form, name],
        says,
        questionnaire=address("Questionnaire", form),
        status="completed",
        subject=making.patient,
        authored=moment(at),
        source=source,
        item=items,
    )
