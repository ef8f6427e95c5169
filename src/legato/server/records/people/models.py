"""Households, their people, and the facts remembered about each."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.core.validators import MaxValueValidator, MinLengthValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from legato.body import Leg
from legato.server.records.people.names import LONGEST, LONGEST_KEY, name_key

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


class Emblem(models.TextChoices):
    """A small drawing that somebody is known by beside their name; each has a colour of its own as well."""

    CLOVER = "clover"
    BIRD = "bird"
    SAILBOAT = "sailboat"
    CHERRIES = "cherries"
    MOUNTAIN = "mountain"
    FLOWER = "flower"
    FISH = "fish"
    CLOUD = "cloud"
    TREE = "tree"
    SHELL = "shell"
    STAR = "star"
    FEATHER = "feather"


class Person(models.Model):
    """Somebody who is cared for."""

    KEPT_UNDER = "household"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    household = models.ForeignKey(Household, on_delete=models.CASCADE, related_name="people")
    name = models.CharField(max_length=LONGEST, validators=[MinLengthValidator(1)])
    name_key = models.CharField(max_length=LONGEST_KEY, default="", editable=False)
    """What no two names of a household have in common; it follows from the name."""
    picture = models.CharField(max_length=10, choices=Emblem, default=Emblem.CLOVER)
    """Theirs to choose; the first that few have is there from the beginning."""
    age = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(120)]
    )
    """Years, as told on `told_on`."""
    pregnant_weeks = models.PositiveSmallIntegerField(null=True, blank=True, validators=[MaxValueValidator(45)])
    postpartum_weeks = models.PositiveSmallIntegerField(null=True, blank=True, validators=[MaxValueValidator(104)])
    told_on = models.DateField(null=True, blank=True)
    """The day on which age and weeks were last told."""
    draws = models.BooleanField(default=True)
    """Whether chance may choose among plans that are equally good; otherwise the number of sessions held does."""
    withdrawals = models.PositiveIntegerField(default=0, editable=False)
    """How often plans were withdrawn: what a device did comes before or after one by this count, not by a clock."""
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["made_at"]
        constraints = [
            # Without a key is only who comes out of a copy and has not been brought in yet.
            models.UniqueConstraint(
                fields=["household", "name_key"], condition=~Q(name_key=""), name="one_name_each_as_people_compare_them"
            ),
            models.CheckConstraint(condition=Q(picture__in=Emblem.values), name="picture_is_known"),
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

    def save(self, *args: Any, update_fields: Iterable[str] | None = None, **how: Any) -> None:
        """Save it, with what its name has in common with others that look the same."""
        self.name_key = name_key(self.name)
        if update_fields is not None and "name" in update_fields:
            update_fields = {*update_fields, "name_key"}
        super().save(*args, update_fields=update_fields, **how)

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
