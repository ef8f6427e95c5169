"""Phones that join a sitting, what the receiver asks for with one, and the moment all screens share."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone

from legato.server.records.sittings.models import Sitting

LONGEST_NAME = 40
"""Letters of what people call a phone."""


class Use(models.TextChoices):
    """What a joined phone is."""

    SCREEN = "screen"
    """A second screen."""
    REMOTE = "remote"
    """The receiver's."""


class Phone(models.Model):
    """A code that was shown for one sitting, and the phone that joined with it.

    Neither the code nor the phone's key is kept, only what can be compared with them.
    """

    KEPT_UNDER = "sitting"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sitting = models.ForeignKey(Sitting, on_delete=models.CASCADE, related_name="phones")
    code_mark = models.CharField(max_length=64, unique=True)
    key_mark = models.CharField(max_length=64, blank=True, db_index=True)
    """Empty until a phone has joined."""
    use = models.CharField(max_length=10, blank=True, choices=Use)
    name = models.CharField(max_length=LONGEST_NAME, blank=True)
    """What people call it, so that several can be told apart; empty until somebody says."""
    made_at = models.DateTimeField(default=timezone.now)
    joined_at = models.DateTimeField(null=True, blank=True)
    seen_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["made_at"]
        constraints = [
            models.CheckConstraint(condition=Q(use__in=["", *Use.values]), name="phone_use_is_known"),
            models.CheckConstraint(
                condition=Q(joined_at__isnull=True, key_mark="", use="")
                | (Q(joined_at__isnull=False) & ~Q(key_mark="") & ~Q(use="")),
                name="phone_has_joined_or_not",
            ),
        ]


class AskKind(models.TextChoices):
    """What the receiver can ask for with one press."""

    SOFTER = "softer"
    MORE = "more"
    STOP = "stop"
    GOOD = "good"
    """Nothing is to change: it feels good as it is."""


class WishKind(models.TextChoices):
    """What the giver is told when the receiver presses a button."""

    SOFTER = "softer"
    STOP = "stop"
    MORE = "more"
    """Up to a pressure."""
    MORE_IS_MOST = "more_is_most"
    """It is as firm as it may be."""
    MORE_NOWHERE = "more_nowhere"
    """Nothing is massaged at that moment."""
    GOOD = "good"


class Ask(models.Model):
    """One press on the receiver's remote, until a screen has told the giver."""

    KEPT_UNDER = "phone"

    id = models.UUIDField(primary_key=True)
    """Chosen by the phone, so that a press sent twice counts once; its event has the same."""
    phone = models.ForeignKey(Phone, on_delete=models.CASCADE, related_name="asks")
    kind = models.CharField(max_length=10, choices=AskKind)
    wish = models.CharField(max_length=20, choices=WishKind)
    """What the giver is told."""
    most = models.PositiveSmallIntegerField(null=True, blank=True)
    """For more: how hard it may become now, 0 to 10."""
    asked_at = models.DateTimeField(default=timezone.now)
    heard_at = models.DateTimeField(null=True, blank=True)
    """When a screen told the giver."""

    class Meta:
        ordering = ["asked_at"]
        constraints = [models.CheckConstraint(condition=Q(kind__in=AskKind.values), name="ask_kind_is_known")]


class Moment(models.Model):
    """Where a sitting is being played, as the screen that last changed it says."""

    KEPT_UNDER = "sitting"

    sitting = models.OneToOneField(Sitting, on_delete=models.CASCADE, primary_key=True, related_name="moment")
    position_ms = models.PositiveIntegerField()
    """Milliseconds since the start of the session, at `told_at`."""
    is_playing = models.BooleanField()
    revision = models.PositiveIntegerField(default=1)
    """Goes up with each change that somebody made, not with each sign of life."""
    screen = models.CharField(max_length=36)
    """The page that changed it last, by an id it chose."""
    told_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(position_ms__lte=7_200_000), name="moment_is_within_a_session")
        ]


class FailedTry(models.Model):
    """A code that was not accepted, so that nobody can go on guessing; kept for ten minutes."""

    address = models.CharField(max_length=64)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["address", "at"], name="failed_tries_of_an_address")]
