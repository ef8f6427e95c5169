"""Households, their people, and the facts remembered about each."""

from __future__ import annotations

import uuid
from datetime import date, timedelta

from django.core.validators import MaxValueValidator, MinLengthValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from legato.body import Leg

_DAYS_A_YEAR = 365.2425
_LAST_WEEK = {"pregnant_weeks": 45, "postpartum_weeks": 104}


class Household(models.Model):
    """The people who share one installation; nobody outside it sees their records."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    made_at = models.DateTimeField(auto_now_add=True)
    is_home = models.BooleanField(default=False, editable=False)
    """Everybody's who comes without an account; there is one such household at most, whoever comes at once."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["is_home"], condition=Q(is_home=True), name="one_home_for_everybody"),
        ]


class Person(models.Model):
    """Somebody who is cared for."""

    KEPT_UNDER = "household"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    household = models.ForeignKey(Household, on_delete=models.CASCADE, related_name="people")
    name = models.CharField(max_length=60, validators=[MinLengthValidator(1)])
    age = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(120)]
    )
    """Years, as told on `told_on`."""
    pregnant_weeks = models.PositiveSmallIntegerField(null=True, blank=True, validators=[MaxValueValidator(45)])
    postpartum_weeks = models.PositiveSmallIntegerField(null=True, blank=True, validators=[MaxValueValidator(104)])
    told_on = models.DateField(null=True, blank=True)
    """The day on which age and weeks were last told."""
    withdrawals = models.PositiveIntegerField(default=0, editable=False)
    """How often plans were withdrawn: what a device did comes before or after one by this count, not by a clock."""
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["made_at"]
        constraints = [
            models.UniqueConstraint("household", Lower("name"), name="one_name_each_in_a_household"),
            models.CheckConstraint(condition=Q(age__isnull=True) | Q(age__range=(1, 120)), name="age_is_possible"),
            models.CheckConstraint(
                condition=Q(pregnant_weeks__isnull=True) | Q(pregnant_weeks__lte=45), name="pregnancy_is_possible"
            ),
            models.CheckConstraint(
                condition=Q(postpartum_weeks__isnull=True) | Q(postpartum_weeks__lte=104), name="birth_is_recent"
            ),
        ]

    def __str__(self) -> str:
        """Return the name."""
        return self.name

    def age_on(self, day: date) -> int | None:
        """Return the age on a day, whole years after it was told."""
        if self.age is None or self.told_on is None:
            return self.age
        return min(120, self.age + int(_since(self.told_on, day).days / _DAYS_A_YEAR))

    def weeks_on(self, which: str, day: date) -> int | None:
        """Return the weeks of `pregnant_weeks` or `postpartum_weeks` on a day; `None` when the time has run out."""
        told: int | None = getattr(self, which)
        if told is None or self.told_on is None:
            return told
        now = told + _since(self.told_on, day) // timedelta(weeks=1)
        return now if now <= _LAST_WEEK[which] else None


def _since(told_on: date, day: date) -> timedelta:
    """Return how long ago something was told: not at all when the clock has gone back since."""
    return max(day - told_on, timedelta(0))


class RememberedFact(models.Model):
    """A condition or medicine of a person, shown again for confirmation at each check-in."""

    KEPT_UNDER = "person"

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="facts")
    fact = models.CharField(max_length=60)
    leg = models.CharField(max_length=5, blank=True, choices=[(leg.value, leg.value) for leg in Leg])
    """Empty when it holds for the whole person."""
    zones = models.JSONField(default=list, blank=True)
    confirmed_on = models.DateField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["person", "fact", "leg"], name="one_fact_for_each_leg"),
            models.CheckConstraint(condition=Q(leg__in=["", "left", "right"]), name="fact_leg_is_a_leg"),
        ]

    def __str__(self) -> str:
        """Return the fact and its leg."""
        return f"{self.fact} {self.leg}".strip()
