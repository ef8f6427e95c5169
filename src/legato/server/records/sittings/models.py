"""Check-ins in the making, sittings, the pain before and after them, and their events."""

from __future__ import annotations

import uuid

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from legato.body import Leg, ZoneId
from legato.notation.checkin import Performer, Who, who_in
from legato.safety import Reply
from legato.server.records.people.models import Person

LEG_CHOICES = [(leg.value, leg.value) for leg in Leg]
ZONE_CHOICES = [(zone.value, zone.value) for zone in ZoneId]
_LEGS = [leg.value for leg in Leg]
_WORST = 10


class Outcome(models.TextChoices):
    """What became of a check-in."""

    OPEN = "open"
    """Not finished."""
    PLANNED = "planned"
    """A session was planned."""
    REFUSED = "refused"
    """Massage was refused."""


class Draft(models.Model):
    """A check-in with the answers given so far; each is saved at once, so that an interruption loses nothing."""

    KEPT_UNDER = "person"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="drafts")
    repeats = models.ForeignKey("Sitting", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    """The sitting it asks to hold once more."""
    answers = models.JSONField(default=dict, blank=True)
    """The answers of each step, by the step's name."""
    outcome = models.CharField(max_length=10, choices=Outcome, default=Outcome.OPEN)
    screening = models.JSONField(null=True, blank=True)
    """The verdict with its reasons, once there is one."""
    made_at = models.DateTimeField(default=timezone.now)
    saved_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(outcome="open"), name="one_open_check_in_for_each_person"
            ),
            models.CheckConstraint(condition=Q(outcome__in=Outcome.values), name="check_in_outcome_is_known"),
        ]


class Status(models.TextChoices):
    """How far a sitting has come."""

    PLANNED = "planned"
    PLAYING = "playing"
    """It has begun."""
    STOPPED = "stopped"
    FINISHED = "finished"


class Withdrawal(models.TextChoices):
    """Why a plan is not played any more."""

    REFUSED = "refused"
    """A later check-in was refused."""
    TROUBLE = "trouble"
    """Something felt wrong."""
    ANSWERED = "answered"
    """An answer behind it was changed."""
    UNKNOWING = "unknowing"
    """A device began it without knowing what the server knew."""


class Sitting(models.Model):
    """One planned session of one person, and how far it has come."""

    KEPT_UNDER = "person"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="sittings")
    repeats = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="repeated_by")
    check_in = models.ForeignKey(Draft, null=True, blank=True, on_delete=models.SET_NULL, related_name="led_to")
    """The check-in on our pages that it was planned from."""
    ready = models.CharField(max_length=60, blank=True)
    """The ready-made session it is, by a name that `pipeline.ready.ready_name` reads.

    Nobody was asked about minutes, place or reach, and it repeats as ready-made.
    """
    status = models.CharField(max_length=10, choices=Status, default=Status.PLANNED)
    recipe = models.JSONField(null=True, blank=True)
    """The recipe it was composed from, where somebody passed one on: `recipe` itself, the `key` it was signed with,
    and the wishes that were `granted`."""
    session = models.JSONField()
    """The session document, with the check-in it answers."""
    screening = models.JSONField()
    lasts_ms = models.PositiveIntegerField()
    timeline = models.BinaryField()
    """The compiled timeline as compressed JSON."""
    timeline_etag = models.CharField(max_length=80)
    compiled_by = models.CharField(max_length=64)
    """The content it was cleared and compiled with; anything else clears and compiles it again."""
    made_at = models.DateTimeField(default=timezone.now)
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    zone = models.CharField(max_length=64, blank=True)
    """Where whoever held it was, by the name of the time zone: its day is the day there. Empty: where the house is."""
    withdrawn = models.CharField(max_length=10, blank=True, choices=Withdrawal)
    """Why it is never played again, whatever a clock says; empty as long as it may be."""
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by_check_in = models.ForeignKey(
        Draft, null=True, blank=True, on_delete=models.SET_NULL, related_name="withdrew"
    )
    """The check-in that was refused, or answered otherwise, afterwards."""
    withdrawn_by_event = models.ForeignKey(
        "Event", null=True, blank=True, on_delete=models.SET_NULL, related_name="withdrew"
    )
    """What felt wrong."""

    class Meta:
        ordering = ["-made_at"]
        indexes = [models.Index(fields=["person", "-made_at"], name="sittings_of_a_person")]
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn="", withdrawn_at__isnull=True)
                | Q(withdrawn__in=Withdrawal.values, withdrawn_at__isnull=False),
                name="sitting_is_withdrawn_or_not",
            ),
            models.CheckConstraint(condition=Q(status__in=Status.values), name="sitting_status_is_known"),
            models.CheckConstraint(condition=Q(lasts_ms__gt=0, lasts_ms__lte=3_600_000), name="sitting_has_a_length"),
        ]

    @property
    def performer(self) -> Performer:
        """Whose hands it was planned for: one's own where the document does not say."""
        return self.who.performer

    @property
    def who(self) -> Who:
        """Whom its pages speak to."""
        return who_in(self.session["checkin"])


class ZonePain(models.Model):
    """The pain of one zone of one leg before and after a sitting."""

    KEPT_UNDER = "sitting"

    sitting = models.ForeignKey(Sitting, on_delete=models.CASCADE, related_name="pains")
    leg = models.CharField(max_length=5, choices=LEG_CHOICES)
    zone = models.CharField(max_length=20, choices=ZONE_CHOICES)
    before = models.PositiveSmallIntegerField(null=True, blank=True, validators=[MaxValueValidator(_WORST)])
    after = models.PositiveSmallIntegerField(null=True, blank=True, validators=[MaxValueValidator(_WORST)])

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["sitting", "leg", "zone"], name="one_pain_for_each_zone"),
            models.CheckConstraint(condition=Q(leg__in=_LEGS), name="pain_has_a_leg"),
            models.CheckConstraint(
                condition=(Q(before__isnull=True) | Q(before__lte=_WORST))
                & (Q(after__isnull=True) | Q(after__lte=_WORST)),
                name="pain_is_at_most_ten",
            ),
        ]


class Felt(models.TextChoices):
    """How the legs feel after a sitting, overall."""

    MUCH_BETTER = "much_better"
    BETTER = "better"
    SAME = "same"
    WORSE = "worse"
    MUCH_WORSE = "much_worse"


class Feedback(models.Model):
    """What the person said after a sitting."""

    KEPT_UNDER = "sitting"

    sitting = models.OneToOneField(Sitting, on_delete=models.CASCADE, related_name="feedback")
    felt = models.CharField(max_length=12, choices=Felt, blank=True)
    wrong = models.JSONField(default=list, blank=True)
    """What did not feel right, as options of the stop words."""
    note = models.TextField(max_length=2_000, blank=True)
    given_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(felt__in=["", *Felt.values]), name="felt_is_known")]


class EventKind(models.TextChoices):
    """What can happen while a session is played."""

    STARTED = "started"
    PAUSED = "paused"
    RESUMED = "resumed"
    CUE_REACHED = "cue_reached"
    SKIPPED = "skipped"
    REPEATED = "repeated"
    SOFTER = "softer"
    SHORTER = "shorter"
    FIRMER = "firmer"
    """A step more pressure where the hands are, or why not."""
    LONGER = "longer"
    """More time where the hands are, or why not."""
    SIDE_CHANGED = "side_changed"
    SOMETHING_WRONG = "something_wrong"
    FINISHED = "finished"
    PAIN_AFTER = "pain_after"
    TOLD_AFTER = "told_after"
    """Something was wrong, and it was told or found after the session."""
    ASKED_SOFTER = "asked_softer"
    """The receiver asked the giver, by remote."""
    ASKED_MORE = "asked_more"
    ASKED_STOP = "asked_stop"
    SAID_GOOD = "said_good"
    """The receiver let the giver know, by remote, that it feels good."""


class Event(models.Model):
    """Something that happened while a session was played; written once and never changed."""

    KEPT_UNDER = "sitting"

    id = models.UUIDField(primary_key=True)
    """Chosen by the player, so that sending an event twice records it once."""
    sitting = models.ForeignKey(Sitting, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(max_length=20, choices=EventKind)
    at_ms = models.PositiveIntegerField()
    """Milliseconds since the start of the session."""
    leg = models.CharField(max_length=5, blank=True, choices=LEG_CHOICES)
    technique = models.CharField(max_length=60, blank=True)
    happened_at = models.DateTimeField()
    received_at = models.DateTimeField(default=timezone.now)
    detail = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["happened_at", "at_ms", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=EventKind.values), name="event_kind_is_known"),
            models.CheckConstraint(condition=Q(leg__in=["", *_LEGS]), name="event_leg_is_a_leg"),
        ]


class EventReply(models.Model):
    """What a person answered about something that felt wrong; written once and never changed."""

    KEPT_UNDER = "event"

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="replies")
    says = models.CharField(max_length=10, choices=[(reply.value, reply.value) for reply in Reply])
    said_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=Q(says__in=[reply.value for reply in Reply]), name="reply_is_known"),
        ]


class AfterAnswer(models.TextChoices):
    """What of the answers after a sitting can be put right."""

    PAIN = "pain"
    """How much a place hurt afterwards."""
    FELT = "felt"
    NOTE = "note"


class Correction(models.Model):
    """An answer that was changed later; written once and never changed, so that it is known what was said first."""

    KEPT_UNDER = "sitting"

    sitting = models.ForeignKey(Sitting, on_delete=models.CASCADE, related_name="corrections")
    part = models.CharField(max_length=10, choices=AfterAnswer)
    leg = models.CharField(max_length=5, blank=True, choices=LEG_CHOICES)
    zone = models.CharField(max_length=20, blank=True, choices=ZONE_CHOICES)
    was = models.CharField(max_length=20, blank=True)
    """The number or the choice that stood there; of a note nothing: whoever takes words back has them gone."""
    became = models.CharField(max_length=20, blank=True)
    """What stands there since; empty where the answer was taken back."""
    corrected_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=Q(part__in=AfterAnswer.values), name="corrected_part_is_known"),
            models.CheckConstraint(condition=Q(leg__in=["", *_LEGS]), name="corrected_leg_is_a_leg"),
        ]
