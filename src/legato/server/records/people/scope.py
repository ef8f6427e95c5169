"""For whom, as whom, when and in which language a door asks the records.

A door makes one Scope for each request. Every selector and every service takes
it first, and nothing reads or writes a record without one: what it does not
reach is not there, whoever names it.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import TypeVar

from django.conf import settings
from django.db.models import Model, QuerySet

from legato.server.local_time import Zone
from legato.server.records import changing
from legato.server.records.people.models import Household, Person

_Record = TypeVar("_Record", bound=Model)


def house() -> Zone:
    """Return the zone of the machine, for whoever does not say where they are."""
    zone: Zone = settings.HOUSE_ZONE.zone
    return zone


class Role(StrEnum):
    """As whom records are asked."""

    MEMBER = "member"
    """Somebody of the household, who sees and does everything in it; at home that is whoever opens the app."""
    PHONE = "phone"
    """A phone that has joined one sitting, and knows of nothing else."""
    CALENDAR = "calendar"
    """A calendar that was given an address: it sees the reminders of one person, and nothing else."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What a door may reach, and the moment it asks."""

    household: Household | None
    """`None` as long as nobody has recorded anything."""
    person: Person | None
    """Who is cared for now, or whose calendar asks; `None` when there is nobody yet, and for a phone."""
    role: Role
    now: datetime
    """The one moment at which everything about a request happens, with a time zone."""
    language: str
    """The tag of the language that is spoken with whoever asks, as `en-gb`."""
    sitting_id: uuid.UUID | None = None
    """The only sitting there is for a phone."""
    zone: Zone = field(default_factory=house)
    """Where whoever asks is: their days are the days of what they tell."""

    @property
    def today(self) -> date:
        """The day it is where whoever asks is."""
        return self.zone.at(self.now).date()

    def rows(self, kind: type[_Record]) -> QuerySet[_Record]:
        """Return the records of a kind that this scope reaches."""
        every = kind._default_manager.all()  # noqa: SLF001 - Django's name for all rows there are
        if self.household is None:
            return every.none()
        found = every.filter(**{_way(kind, Household): self.household.pk})
        if self.role is Role.PHONE:
            way = _way(kind, "Sitting")
            return found.filter(**{way: self.sitting_id}) if way else every.none()
        if self.role is Role.CALENDAR:
            seen = getattr(kind, "SEEN_BY_CALENDARS", False) and self.person is not None
            return found.filter(**{_way(kind, Person): self.person}) if seen else every.none()
        return found

    @contextmanager
    def changing(self, record: _Record) -> Iterator[_Record]:
        """Give a record as it stands now, in a transaction in which nobody else changes it.

        It is the same object, filled anew: what was set on it before is forgotten.

        Raises:
            GoneError: it has been deleted meanwhile, or this scope does not reach it.
        """
        with changing.changing(record, self.rows(type(record))) as found:
            yield found

    def lock(self, record: Model) -> None:
        """Let nobody else change what is kept about the record's person until the transaction ends.

        For what is made and not changed: what is looked for afterwards is not made by somebody else meanwhile.
        """
        changing.lock(record)

    def taken(self, kind: type[Model], ids: Iterable[uuid.UUID]) -> frozenset[uuid.UUID]:
        """Return those of some ids that are in use, also by records that are out of reach: of them no more is told."""
        return frozenset(kind._default_manager.filter(pk__in=list(ids)).values_list("pk", flat=True))  # noqa: SLF001

    def about(self, person: Person) -> Scope:
        """Return this scope with somebody else of the household as the person who is cared for."""
        return replace(self, person=person)

    def of_whole_household(self) -> Scope:
        """Return the scope of what follows from what was told: a phone tells of one sitting, and it counts for all.

        "My leg is swollen", said to a phone, takes back every plan of that person, which the phone itself never sees.
        """
        return replace(self, role=Role.MEMBER, sitting_id=None)


@cache
def _way(kind: type[Model], to: type[Model] | str) -> str:
    """Return the fields that lead from a kind of record to the household or the sitting it is kept under, or nothing.

    Each model says by `KEPT_UNDER` which record it belongs to.
    """
    fields: list[str] = []
    while to not in {kind, kind.__name__}:
        kept_under = getattr(kind, "KEPT_UNDER", None)
        if kept_under is None:
            return ""
        fields.append(kept_under)
        above = kind._meta.get_field(kept_under).related_model  # noqa: SLF001 - Django's name for what a model is made of
        assert isinstance(above, type)
        kind = above
    return "__".join(fields) or "pk"
