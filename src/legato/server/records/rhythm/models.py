"""A programme as somebody keeps it: its first day, its pauses and its end; and what calendars are told of it."""

from __future__ import annotations

import uuid
from datetime import date, timedelta

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from legato.library.programme import Weekday
from legato.server.records.people.models import Person

_DAY = f"(?:{'|'.join(Weekday)})"


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


class ReminderState(models.TextChoices):
    """Whether reminders come."""

    ON = "on"
    RESTING = "resting"
    """The programme is paused; they come again when it goes on."""
    REMOVED = "removed"
    """The person has removed them, or the programme was ended."""


class Reminder(models.Model):
    """On which days, and at what time, somebody wants to be reminded of a programme by their own calendar.

    What a calendar is given follows from this row alone, so that it can be told what has changed and what has not.
    """

    KEPT_UNDER = "rhythm"
    SEEN_BY_CALENDARS = True

    rhythm = models.OneToOneField(Rhythm, on_delete=models.CASCADE, primary_key=True, related_name="reminder")
    weekdays = models.CharField(max_length=20, validators=[RegexValidator(rf"^{_DAY}(,{_DAY})*$")])
    """As calendars write them: `MO,TH`, in the order of the week."""
    at = models.TimeField()
    """The time of day there, whatever summer or winter time it is."""
    zone = models.CharField(max_length=64, blank=True)
    """Where `at` is meant, by the name of the time zone. Empty where it has no name: then wherever the calendar is."""
    is_named = models.BooleanField(default=False)
    """Whether the calendar may say what the programme is called; otherwise it says nothing of legs."""
    minutes = models.PositiveSmallIntegerField()
    """For how long: the longest session of the programme."""
    first_on = models.DateField()
    last_on = models.DateField()
    """The last day of the programme; the last reminder may be earlier."""
    state = models.CharField(max_length=10, choices=ReminderState, default=ReminderState.ON)
    sequence = models.PositiveIntegerField(default=0)
    """Goes up with each change, so that a calendar knows which of two is newer (RFC 5545, 3.8.7.4)."""
    revised_at = models.DateTimeField()

    class Meta:
        ordering = ["-revised_at"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=ReminderState.values), name="reminder_state_is_known"),
            models.CheckConstraint(condition=Q(first_on__lte=models.F("last_on")), name="reminders_begin_first"),
        ]

    @property
    def days(self) -> tuple[Weekday, ...]:
        """The days of the week."""
        return tuple(Weekday(day) for day in self.weekdays.split(","))

    @property
    def is_on(self) -> bool:
        """Whether reminders come."""
        return self.state == ReminderState.ON


class CalendarFeed(models.Model):
    """An address at which one calendar asks for a person's reminders.

    The address is not kept, only what can be compared with it; one that was taken back stays known as that.
    """

    KEPT_UNDER = "person"
    SEEN_BY_CALENDARS = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="feeds")
    mark = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    """When it was taken back; empty while it is answered."""
    asked_at = models.DateTimeField(null=True, blank=True)
    """When a calendar asked last; empty until one has."""
    counted_from = models.DateTimeField(null=True, blank=True)
    counted = models.PositiveSmallIntegerField(default=0)
    """How often it was asked for since then, so that it is not asked without end."""

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(ended_at__isnull=True), name="one_calendar_address_for_each_person"
            ),
        ]
