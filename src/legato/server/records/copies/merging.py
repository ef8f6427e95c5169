"""Bringing back: what is not there yet is added, what is there stays, and of two the stricter counts.

Nothing that is remembered here is forgotten by it, so whatever was told since the copy was made still holds; and
bringing the same copy back twice changes nothing.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db.models import ForeignKey, Model, QuerySet, UniqueConstraint

from legato.errors import CopyError
from legato.server.records.copies.joining import join
from legato.server.records.copies.kinds import MARK, MARKED, RecordKind, kinds_of
from legato.server.records.copies.staging import staged_rows
from legato.server.records.lasting import withdraw_plans
from legato.server.records.people.models import Person
from legato.server.records.people.names import name_free, name_key, name_mended
from legato.server.records.people.scope import Scope
from legato.server.records.rhythm.models import Reminder, ReminderState, Rhythm
from legato.server.records.sittings.models import Draft, EventReply, Outcome, Sitting, Withdrawal


@dataclass
class Brought:
    """What has been brought back: how many records were not there before, and how many were joined with one here."""

    people: int = 0
    sittings: int = 0
    added: int = 0
    joined: int = 0


@dataclass
class Merge:
    """One bringing back, into the household of a scope that is locked for it."""

    scope: Scope
    alias: str
    brought: Brought = field(default_factory=Brought)
    _known: frozenset[uuid.UUID] = frozenset()
    """People who were there before."""
    _touched: set[uuid.UUID] = field(default_factory=set)
    """Those of them about whom something has been brought."""
    _keys: set[str] = field(default_factory=set)
    """Of the names of people who are brought."""
    _skipped: set[Any] = field(default_factory=set)
    """Ids of check-ins that are not brought, so that nothing refers to them."""

    def run(self) -> Brought:
        """Bring back everything.

        Raises:
            CopyError: an id in the copy stands for something else here.
        """
        self._known = frozenset(self.scope.rows(Person).values_list("pk", flat=True))
        for kind in kinds_of(apps):
            for rows in staged_rows(kind, self.alias):
                self._bring(kind, rows)
        self._withdraw_what_knows_too_little()
        return self.brought

    def _bring(self, kind: RecordKind, rows: Sequence[Any]) -> None:
        here = self._here(kind, rows)
        new = []
        for row in rows:
            there = here.get(_identity(kind, row))
            if there is None:
                if self._is_wanted(kind, row):
                    new.append(self._prepared(kind, row))
            elif getattr(there, f"{kind.above}_id") != getattr(row, f"{kind.above}_id") and len(kind.way) > 1:
                raise _taken(kind, row.pk)
            elif join(there, row):
                there.save(force_update=True)
                self.brought.joined += 1
                self._touch(kind, [there])
        # As they are: nothing about a record that is brought back happens now.
        fields = [each for each in kind.model._meta.concrete_fields if not (kind.is_counted and each.primary_key)]  # noqa: SLF001
        if new:
            QuerySet(kind.model)._insert(new, fields=fields, using="default", raw=True)  # type: ignore[attr-defined]  # noqa: SLF001 - as Django loads fixtures, for many at once
            self._touch(kind, new)
        self.brought.added += len(new)
        self.brought.people += len(new) if kind.model is Person else 0
        self.brought.sittings += len(new) if kind.model is Sitting else 0

    def _here(self, kind: RecordKind, rows: Sequence[Any]) -> dict[Any, Model]:
        """Return the records that are here already, by what they are known by."""
        if kind.is_counted:
            above = {f"{kind.above}__in": {getattr(row, f"{kind.above}_id") for row in rows}}
            return {_identity(kind, row): row for row in self.scope.rows(kind.model).filter(**above)}
        ids = [row.pk for row in rows]
        found: dict[Any, Model] = dict(self.scope.rows(kind.model).in_bulk(ids))
        elsewhere = self.scope.taken(kind.model, ids) - found.keys()
        if elsewhere:
            raise _taken(kind, next(iter(elsewhere)))
        return found

    def _is_wanted(self, kind: RecordKind, row: Any) -> bool:
        """Leave out what would say something else than what is said here since."""
        if isinstance(row, Draft) and row.outcome == Outcome.OPEN:
            # Somebody who is in the middle of a check-in goes on with that one.
            if self.scope.rows(Draft).filter(person_id=row.person_id, outcome=Outcome.OPEN).exists():
                self._skipped.add(row.pk)
                return False
        elif isinstance(row, EventReply):
            # The last answer about a trouble counts, so an earlier one must not come after it.
            return not self.scope.rows(EventReply).filter(event_id=row.event_id, said_at__gte=row.said_at).exists()
        return True

    def _prepared(self, kind: RecordKind, row: Any) -> Any:
        """Return a row as it is to stand here."""
        if kind.is_counted:
            row.pk = None
        if isinstance(row, Person):
            assert self.scope.household is not None
            row.household_id = self.scope.household.pk
            row.name = self._free_name(name_mended(row.name))
            row.name_key = name_key(row.name)
            self._keys.add(row.name_key)
        if isinstance(row, Rhythm) and row.ended_on is None and self._keeps_another(row):
            # One is kept at a time: the one that is kept here goes on.
            row.ended_on, row.paused_on = self.scope.today, None
        if isinstance(row, Reminder) and self.scope.rows(Rhythm).filter(pk=row.rhythm_id, ended_on__isnull=False):
            row.state = ReminderState.REMOVED
        if isinstance(row, Sitting):
            # Screened, cleared and compiled with the rules of today before it is played.
            setattr(row, MARK, MARKED)
        for each in kind.fields:
            if isinstance(each, ForeignKey) and each.null and getattr(row, each.attname) in self._skipped:
                setattr(row, each.attname, None)
        return row

    def _keeps_another(self, row: Rhythm) -> bool:
        """Tell whether whose programme this is keeps another one here."""
        return self.scope.rows(Rhythm).filter(person_id=row.person_id, ended_on__isnull=True).exists()

    def _free_name(self, name: str) -> str:
        """Return a name that nobody here has: two people who are called the same are told apart."""
        return name_free(name, lambda key: key in self._keys or self.scope.rows(Person).filter(name_key=key).exists())

    def _touch(self, kind: RecordKind, rows: Sequence[Any]) -> None:
        """Remember about whom something was brought."""
        if len(kind.way) == 1:
            self._touched.update(row.pk for row in rows)
            return
        above = kind.model._meta.get_field(kind.above).related_model  # noqa: SLF001 - Django's name for its fields
        assert isinstance(above, type)
        whose = "__".join([*kind.way[1:-1], "pk"])
        ids = {getattr(row, f"{kind.above}_id") for row in rows}
        self._touched.update(self.scope.rows(above).filter(pk__in=ids).values_list(whose, flat=True))

    def _withdraw_what_knows_too_little(self) -> None:
        """Take back plans of people about whom something was brought: they were made without knowing of it."""
        for person in self.scope.rows(Person).filter(pk__in=self._touched & self._known):
            withdraw_plans(self.scope, person, Withdrawal.ANSWERED)


def _identity(kind: RecordKind, row: Any) -> Any:
    """Return what a record is known by: its id; one that is only counted, by what may stand in the table once."""
    if not kind.is_counted:
        return row.pk
    return tuple(str(getattr(row, name)) for name in _known_by(kind))


def _known_by(kind: RecordKind) -> Sequence[str]:
    meta = kind.model._meta  # noqa: SLF001 - Django's name for what a model is made of
    once = [
        rule for rule in meta.constraints if isinstance(rule, UniqueConstraint) and rule.fields and not rule.condition
    ]
    if once:
        return [meta.get_field(name).attname for name in once[0].fields]  # type: ignore[union-attr]
    if kind.fields and any(each.unique and each.name == kind.above for each in kind.fields):
        return [f"{kind.above}_id"]
    return [each.attname for each in kind.fields]


def _taken(kind: RecordKind, pk: Any) -> CopyError:
    return CopyError("copies-taken", kind=kind.name, id=str(pk))
