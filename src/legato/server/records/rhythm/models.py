"""A programme as somebody keeps it: its first day, its pauses and its end."""

from __future__ import annotations

import uuid
from datetime import date, timedelta

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from legato.server.records.people.models import Person


class Rhythm(models.Model):
    """A programme that a person has begun; which sessions were held stands in the diary, and only there."""

    KEPT_UNDER = "person"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="rhythms")
    programme = models.CharField(max_length=60, validators=[RegexValidator(r"^[a-z][a-z0-9-]*$")])
    """Its id in the library; a version that does not know it says nothing of it."""
    begun_on = models.DateField()
    """Its first day, where the person was then."""
    rested_days = models.PositiveIntegerField(default=0)
    """For how many days it has rested so far, without a pause that is not over: by so many it ends later."""
    paused_on = models.DateField(null=True, blank=True)
    """The day on which it was paused; empty while it goes on."""
    ended_on = models.DateField(null=True, blank=True)
    """The day on which the person ended it; its weeks may have gone by before."""
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(ended_on__isnull=True), name="one_programme_at_a_time_for_each_person"
            ),
        ]

    def __str__(self) -> str:
        """Return its programme."""
        return self.programme

    @property
    def is_paused(self) -> bool:
        """Whether it rests just now."""
        return self.paused_on is not None

    @property
    def begins(self) -> date:
        """The day from which its weeks are counted: the first one, later by every day it has rested."""
        return self.begun_on + timedelta(days=self.rested_days)
