"""People, check-ins and sittings for the tests, made by the app's own services."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime, time
from functools import cache
from io import BytesIO
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from legato import pipeline
from legato.library import load_library
from legato.library.programme import Weekday
from legato.pipeline import Planned
from legato.safety import FactScope, load_foot_check, load_rule_book
from legato.server.records.checkins.draft import StepName
from legato.server.records.checkins.questions import step_of
from legato.server.records.export import household_export
from legato.server.records.holding import sitting_finish
from legato.server.records.people.models import Household, Person
from legato.server.records.people.scope import Role, Scope
from legato.server.records.people.services import person_create
from legato.server.records.plans import sitting_create
from legato.server.records.rhythm.models import Reminder
from legato.server.records.rhythm.reminding import ReminderChoice
from legato.server.records.rhythm.services import reminders_choose, rhythm_begin
from legato.server.records.sittings.models import Draft, Sitting

TODAY = {
    "complaint": "ache_after_exercise",
    "minutes": "20",
    "position": "chair",
    "reach": "toes",
    "hands": "2",
    "have": ["oil"],
    "aims": ["relax"],
}
"""A usual third step, as a form sends it."""

RED_FLAG = "chest_or_breath"
"""A fact that refuses massage whatever else is answered."""


def checkin(**changes: Any) -> dict[str, Any]:
    """Return the check-in of a well person of 44 whose left calf aches."""
    usual = {
        "person": {"age": 44, "pregnant_weeks": None, "postpartum_weeks": None},
        "complaint": "ache_after_exercise",
        "pain": [{"leg": "left", "zone": "calf", "score": 5}],
        "facts": [],
        "minutes": 20,
        "have": ["oil"],
        "aims": ["relax"],
    }
    return usual | changes


def person(name: str = "Anna", household: Household | None = None) -> Person:
    """Add somebody; without a household they begin one of their own."""
    if household is None and Household.objects.exists():
        household = Household.objects.create()
    return person_create(scope_in(household), name=name)


def scope_in(household: Household | None, whose: Person | None = None, now: datetime | None = None) -> Scope:
    """Return what a member of a household may reach."""
    return Scope(household, whose, Role.MEMBER, now or timezone.now(), "en-gb")


def scope_for(whose: Person, now: datetime | None = None) -> Scope:
    """Return what whoever cares for somebody may reach, now or at another moment."""
    return scope_in(whose.household, whose, now)


def sitting(whose: Person, **changes: Any) -> Sitting:
    """Plan a session."""
    return sitting_create(scope_for(whose), person=whose, planned=_planned(json.dumps(checkin(**changes))))


@cache
def _planned(document: str) -> Planned:
    answer = pipeline.plan(pipeline.read_checkin(document))
    assert isinstance(answer, Planned)
    return answer


def held(whose: Person, before: int = 5, after: int = 2) -> Sitting:
    """Plan a session and say afterwards how the left calf is."""
    found = sitting(whose, pain=[{"leg": "left", "zone": "calf", "score": before}])
    sitting_finish(
        scope_for(whose), sitting=found, pains=[{"leg": "left", "zone": "calf", "score": after}], felt="better"
    )
    return found


def reminders(whose: Person, programme: str = "evening-legs", days: Sequence[Weekday] = tuple(Weekday)) -> Reminder:
    """Have a calendar remind somebody of a programme, at five past eight in the evening."""
    scope, made = scope_for(whose), load_library().programmes[programme]
    rhythm = rhythm_begin(scope, person=whose, programme=made)
    choice = ReminderChoice(tuple(days), time(20, 5))
    found = reminders_choose(scope, rhythm=rhythm, programme=made, choice=choice)
    assert found is not None
    return found


def visitor(whose: Person | None = None, *, checks_csrf: bool = False) -> Client:
    """Return a browser, with somebody chosen in it."""
    client = Client(enforce_csrf_checks=checks_csrf)
    if whose is not None:
        client.post(f"/people/{whose.id}/choose/")
    return client


def begin(client: Client) -> Draft:
    """Press "Start a check-in"."""
    client.post("/check-in/")
    return Draft.objects.latest("made_at")


def ticks(*names: str, leg: str = "left", zones: Sequence[str] = ("calf",)) -> dict[str, Any]:
    """Return the ticks that tell facts on any page: the line, the question, what it follows up on, and where it is."""
    book = load_rule_book()
    found: dict[str, Any] = {}
    for name in names:
        fact = book.facts[name]
        found[f"fact-{name}"] = "on"
        if name in book.line_of:
            found[f"line-{book.line_of[name].id}"] = "on"
        if fact.scope is FactScope.LEG:
            found[f"leg-{name}"] = leg
        elif fact.scope is FactScope.ZONES:
            found[f"places-{name}"] = [f"{leg}-{zone}" for zone in zones]
        if fact.asked_if is not None and book.facts[fact.asked_if].derived is None:
            found |= ticks(fact.asked_if, leg=leg, zones=zones)
    return found


def answer_step(client: Client, draft: Draft, step: str, given: Mapping[str, Any], **extra: Any) -> HttpResponse:
    """Send one step's form."""
    return client.post(f"/check-in/{draft.id}/{step}/", dict(given), **extra)


def turn_to(client: Client, draft: Draft, who: str, **given: Any) -> HttpResponse:
    """Say who massages whom, above the first question; `given` is what was ticked below it meanwhile."""
    return client.post(f"/check-in/{draft.id}/who/", {"who": who, **given})


def up_to(
    client: Client,
    step: str,
    draft: Draft | None = None,
    *,
    first: Mapping[str, Any] | None = None,
    today: Mapping[str, Any] | None = None,
    who: str = "",
) -> Draft:
    """Answer a check-in up to a step, with nothing noticed today."""
    draft = draft or begin(client)
    if who:
        turn_to(client, draft, who)
    steps = {"first-questions": first or {"none": "yes"}, "today": {**TODAY, **(today or {})}}
    for name, given in steps.items():
        if name == step:
            break
        answer_step(client, draft, name, given)
    return draft


def check_in(
    client: Client,
    draft: Draft | None = None,
    *,
    first: Mapping[str, Any] | None = None,
    today: Mapping[str, Any] | None = None,
    health: Mapping[str, Any] | None = None,
    legs: Mapping[str, Any] | None = None,
    who: str = "",
) -> HttpResponse:
    """Answer a whole check-in, usually with no sign of anything; return the answer to the last step there was."""
    draft = draft or begin(client)
    if who:
        turn_to(client, draft, who)
    answer = answer_step(client, draft, "first-questions", first or {"none": "yes"})
    answer = answer_step(client, draft, "today", {**TODAY, "pain-left-calf": "5", **(today or {})})
    answer = answer_step(client, draft, "health", {"age": "44", **(health or {})})
    if answer.headers.get("Location", "").endswith("/foot-check/"):
        answer = find_nothing(client, draft)
    if not answer.headers.get("Location", "").endswith("/your-legs/"):
        return answer
    return answer_step(client, draft, "your-legs", legs or {})


NEEDS = {
    "pregnancy": {"pregnant": "on", "pregnant_weeks": "30"},
    "postpartum": {"gave_birth": "on", "postpartum_weeks": "3"},
    "one_sided_pain": {"pain-left-calf": "4"},
    "partner_gives": {"who": "receiver"},
}
"""What has to be told before a question is asked that depends on it."""


def tell(client: Client, draft: Draft, fact: str) -> HttpResponse:
    """Tell one fact, on the page that asks for it, and nothing else."""
    step = step_of(fact)
    if step is StepName.FIRST:
        return answer_step(client, draft, "first-questions", ticks(fact))
    needs = NEEDS.get(load_rule_book().facts[fact].asked_if or "", {})
    if "who" in needs:
        turn_to(client, draft, needs["who"])
    answer_step(client, draft, "first-questions", {"none": "yes"})
    answer_step(client, draft, "today", {**TODAY, **needs})
    told = {"age": "44", **needs}
    answer = answer_step(client, draft, "health", told if step is StepName.LEGS else {**told, **ticks(fact)})
    return answer_step(client, draft, "your-legs", ticks(fact)) if step is StepName.LEGS else answer


def find_nothing(client: Client, draft: Draft) -> HttpResponse:
    """Take every look of the foot check, and find nothing; return the answer to the last."""
    for look in load_foot_check().looks:
        answer = answer_step(client, draft, f"foot-check/{look.id}", {"none": "yes"})
    return answer


def event(kind: str, at_ms: int = 0, **changes: Any) -> dict[str, Any]:
    """Return an event as the player sends it."""
    usual = {
        "id": str(uuid.uuid4()),
        "kind": kind,
        "at_ms": at_ms,
        "leg": None,
        "technique": None,
        "happened_at": f"2026-11-22T19:{at_ms // 60_000:02d}:{at_ms // 1_000 % 60:02d}Z",
        "detail": {},
    }
    return usual | changes


def send_events(client: Client, whose: Sitting, *events: Mapping[str, Any]) -> HttpResponse:
    """Send events as the player does."""
    return client.post(
        f"/api/v1/sittings/{whose.id}/events", json.dumps({"events": list(events)}), content_type="application/json"
    )


def exported(client: Client, address: str = "/api/v1/export") -> Any:
    """Export everything, and read it to its end."""
    return json.loads(client.get(address).getvalue())


def export_of(scope: Scope) -> Any:
    """Return everything of a household, as it is exported."""
    out = BytesIO()
    household_export(scope, out)
    return json.loads(out.getvalue())
