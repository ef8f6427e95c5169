"""Finding sessions again: by the words of a note, a place, a technique, or a month."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet, TextField
from django.db.models.fields.json import KeyTransform
from django.db.models.functions import Cast

from legato.server.records.people.scope import Scope
from legato.server.records.sittings.models import Event, EventKind, Sitting, ZonePain
from legato.server.records.sittings.selectors import sittings_held

Spot = tuple[str, str]
"""A leg and a zone."""


@dataclass(frozen=True, slots=True)
class Sought:
    """One word that is looked for, with everything it may stand for beside itself."""

    word: str
    spots: frozenset[Spot] = frozenset()
    techniques: frozenset[str] = frozenset()
    months: frozenset[int] = frozenset()
    years: frozenset[int] = frozenset()
    ready: frozenset[str] = frozenset()
    """Ready-made sessions."""


def sittings_sought(scope: Scope, words: Iterable[Sought]) -> QuerySet[Sitting]:
    """Return the sittings held that every word is found in, newest first."""
    rows = sittings_held(scope)
    rows = rows.alias(steps=Cast(KeyTransform("steps", "session"), TextField()))
    for sought in words:
        found = Q(feedback__note__icontains=sought.word)
        if sought.spots:
            spots = Q()
            for leg, zone in sorted(sought.spots):
                spots |= Q(leg=leg, zone=zone)
            told = Q(before__isnull=False) | Q(after__isnull=False)
            found |= Q(Exists(scope.rows(ZonePain).filter(spots, told, sitting=OuterRef("pk"))))
        if sought.techniques:
            found |= _with_technique(scope, sought.techniques)
        if sought.ready:
            found |= Q(ready__in=sought.ready)
        for month in sought.months:
            found |= Q(made_at__month=month)
        for year in sought.years:
            found |= Q(made_at__range=_year(scope, year))
        rows = rows.filter(found)
    return rows


def _with_technique(scope: Scope, techniques: Iterable[str]) -> Q:
    """Find what was begun; where no player ran, what was planned, which stands in the document by its quoted id."""
    events = scope.rows(Event).filter(sitting=OuterRef("pk"), kind=EventKind.CUE_REACHED)
    planned = Q()
    for name in sorted(techniques):
        planned |= Q(steps__contains=f'"{name}"')
    return Q(Exists(events.filter(technique__in=sorted(techniques)))) | (~Q(Exists(events)) & planned)


def _year(scope: Scope, year: int) -> tuple[datetime, datetime]:
    first, last = datetime(year, 1, 1, tzinfo=scope.zone.rules), datetime(year, 12, 31, tzinfo=scope.zone.rules)
    return first, last + timedelta(days=1)
