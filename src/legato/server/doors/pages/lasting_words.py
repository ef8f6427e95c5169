"""What lasts from earlier sessions, in words: where it is, since when, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.text import capfirst

from legato.body import Leg, ZoneId
from legato.safety import Trouble, load_rule_book, load_stop_words
from legato.safety.lasting import NOT_BETTER
from legato.server.records.lasting import lasting_of, stuck_of
from legato.server.records.people.models import Person
from legato.server.records.people.scope import Scope
from legato.server.wire.language import say
from legato.server.wire.words import place_said


@dataclass(frozen=True, slots=True)
class LastingView:
    """Something that felt wrong and is not over."""

    label: str
    place: str
    at: datetime


@dataclass(frozen=True, slots=True)
class StuckView:
    """Places that do not get better, with what their rule says."""

    places: tuple[str, ...]
    says: str
    do: str


def lasting_words(scope: Scope, person: Person) -> list[LastingView]:
    """Return what the next check-in will ask about."""
    found = (one for one in lasting_of(scope, person) if one.asks)
    return [LastingView(one.option.label, where_words(one.trouble), one.trouble.at) for one in found]


def stuck_words(scope: Scope, person: Person) -> StuckView | None:
    """Return the advice for places that do not get better, `None` when there are none."""
    answers = stuck_of(scope, person)
    if not answers:
        return None
    rule = load_rule_book().rules_about(NOT_BETTER)[0]
    places = tuple(place_said(answer.leg, zone) for answer in answers if answer.leg for zone in answer.zones)
    return StuckView(places, rule.says, rule.do)


def where_words(trouble: Trouble) -> str:
    """Say where it was, as it was told; nothing when no place was told."""
    if trouble.leg is None:
        return ""
    options = load_stop_words().where.options
    told = next((one.label for one in options if (one.leg, one.zones) == (trouble.leg, trouble.zones)), None)
    return told or _listed(trouble.leg, trouble.zones)


def _listed(leg: Leg, zones: tuple[ZoneId, ...]) -> str:
    listed = ", ".join(place_said(leg, zone) for zone in zones)
    return capfirst(listed) if listed else say("checkin-leg", leg=leg.value)
