"""What a copy is made of: every kind of record that belongs to a household, but for those left out with a reason.

Nothing is listed by hand. The kinds and their fields are taken from the models, of today or of an earlier
version, so that a new one cannot be forgotten: it is in the copy as soon as it hangs on a person.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.apps.registry import Apps
from django.db.models import AutoField, BinaryField, Field, ForeignKey, Model

ROOMS = "legato.server.records."
_HOUSEHOLD = "people.household"

LEFT_OUT: Mapping[str, str] = {
    _HOUSEHOLD: "it tells nothing: whoever is brought back belongs to the household that is there",
    "pairing.phone": "a phone has joined this computer, and is forgotten after a day",
    "pairing.ask": "a press on a phone that is not taken along; what it asked for is an event of the sitting",
    "pairing.moment": "where a screen of this computer is in a session just now",
    "rhythm.calendarfeed": "an address of this computer, marked with its secret: another one would not know it",
    "pairing.failedtry": "counted by network address, of whoever guesses codes, for ten minutes",
}
"""What is in no copy, by the name of its model, and why."""

MADE_ANEW: Mapping[str, Any] = {"timeline": b"", "timeline_etag": '"copy"', "name_key": ""}
"""Fields that follow from others and are made anew, with what stands there until then."""
MARK, MARKED = "compiled_by", "copy"
"""The mark of the content a sitting was cleared with: a copy tells only whether there was one; it is cleared anew."""


@dataclass(frozen=True)
class RecordKind:
    """One kind of record in a copy."""

    model: type[Model]
    way: tuple[str, ...]
    """The fields that lead from it to the household, as `("sitting", "person", "household")`."""

    @property
    def name(self) -> str:
        """What it is called in a copy: its model, as `sittings.event`."""
        return self.model._meta.label_lower  # noqa: SLF001 - Django's name for what a model is made of

    @property
    def above(self) -> str:
        """The field of the record it is kept under."""
        return self.way[0]

    @cached_property
    def fields(self) -> tuple[Field[Any, Any], ...]:
        """The fields that stand in a copy: a number that a table counts by itself means nothing elsewhere."""
        return tuple(
            field
            for field in self.model._meta.concrete_fields  # noqa: SLF001 - as above
            if not isinstance(field, AutoField | BinaryField)
            and field.name not in MADE_ANEW
            and not (field.name == self.above and len(self.way) == 1)
        )

    @property
    def is_counted(self) -> bool:
        """Whether its rows have no name of their own, only a number."""
        return isinstance(self.model._meta.pk, AutoField)  # noqa: SLF001 - as above

    def order(self) -> tuple[str, ...]:
        """Return what its rows are ordered by, the same on every computer: counted ones in the order they came."""
        return (f"{self.above}_id", "pk")

    def within(self, household: Any, person: Any = None) -> dict[str, Any]:
        """Return the condition for the rows of a household, or of one person in it."""
        under = {"__".join(self.way): household}
        if person is not None:
            under["__".join(self.way[:-1]) or "pk"] = person
        return under


def kinds_of(models: Apps) -> tuple[RecordKind, ...]:
    """Return the kinds of a set of models, whatever hangs on others after those."""
    found = []
    for model in models.get_models():
        label = model._meta.label_lower  # noqa: SLF001 - as above
        way = () if label in LEFT_OUT else _way(model)
        if way:
            found.append(RecordKind(model, way))
    return tuple(sorted(found, key=lambda kind: (len(kind.way), kind.name)))


def _way(model: type[Model]) -> tuple[str, ...]:
    """Follow what a record cannot be without, up to the household; nothing where that leads elsewhere."""
    fields: list[str] = []
    while model._meta.label_lower != _HOUSEHOLD:  # noqa: SLF001 - as above
        above = [field for field in model._meta.concrete_fields if isinstance(field, ForeignKey) and not field.null]  # noqa: SLF001
        if len(above) != 1:
            return ()
        fields.append(above[0].name)
        model = above[0].related_model
    return tuple(fields)
