"""A check-in: what a person answers before a session.

This is the written form only.
Which facts exist, and what follows from them, is known to `legato.safety`.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import ConfigDict, Field, ValidationInfo, field_validator, model_validator

from legato.body import Leg, ZoneId
from legato.notation.model import Model
from legato.units import PainScore

LEAST_MINUTES, MOST_MINUTES = 5, 60
"""How short and how long a session may be asked for."""


class Performer(StrEnum):
    """Whose hands do it: the person's own, or somebody else's."""

    SELF = "self"
    PARTNER = "partner"


class AnsweredBy(StrEnum):
    """Who holds the phone and answers: the one whose legs they are, or the one whose hands do it."""

    RECEIVER = "receiver"
    GIVER = "giver"


class Who(StrEnum):
    """Whom the screens speak to."""

    SELF = "self"
    """Receiver and giver in one: "I massage myself"."""
    RECEIVER = "receiver"
    """Somebody else's hands, and the receiver answers: "somebody massages me"."""
    GIVER = "giver"
    """The receiver is asked and told through the giver: "I massage somebody else"."""

    @property
    def performer(self) -> Performer:
        """Whose hands do it."""
        return Performer.SELF if self is Who.SELF else Performer.PARTNER

    @property
    def answered_by(self) -> AnsweredBy:
        """Who answers."""
        return AnsweredBy.GIVER if self is Who.GIVER else AnsweredBy.RECEIVER


class Position(StrEnum):
    """Where the receiver sits or lies."""

    CHAIR = "chair"
    SOFA = "sofa"
    BED = "bed"
    FLOOR = "floor"


class Reach(StrEnum):
    """How far down their own leg a person can comfortably reach with both hands."""

    THIGH = "thigh"
    KNEE = "knee"
    CALF = "calf"
    ANKLE = "ankle"
    TOES = "toes"

    def covers(self, other: Reach) -> bool:
        """Tell whether somebody who reaches this far also reaches the other place."""
        order = list(Reach)
        return order.index(self) >= order.index(other)


class Equipment(StrEnum):
    """What may be at hand."""

    OIL = "oil"
    LOTION = "lotion"
    FOOT_ROLLER = "foot_roller"
    FROZEN_BOTTLE = "frozen_bottle"
    TENNIS_BALL = "tennis_ball"
    AIR_COMPRESSION = "air_compression"
    SHIATSU = "shiatsu"

    @property
    def words(self) -> str:
        """What it is called inside a sentence."""
        is_machine = self in {Equipment.AIR_COMPRESSION, Equipment.SHIATSU}
        return f"{self.value.replace('_', ' ')}{' machine' if is_machine else ''}"


class Complaint(StrEnum):
    """What brought it on, in the person's own view."""

    ACHE_AFTER_EXERCISE = "ache_after_exercise"
    TIRED_FROM_STANDING = "tired_from_standing"
    RESTLESS_LEGS = "restless_legs"
    NIGHT_CRAMPS = "night_cramps"
    STIFF_FEET = "stiff_feet"
    SORE_HEEL = "sore_heel"
    STIFF_KNEE = "stiff_knee"
    TENSE = "tense"
    UNSURE = "unsure"


class Aim(StrEnum):
    """What the person would like from it."""

    RELAX = "relax"
    EASE_ACHE = "ease_ache"
    LOOSEN = "loosen"
    LIGHTEN = "lighten"
    SETTLE = "settle"
    SLEEP = "sleep"


_Years = Annotated[int, Field(strict=True, ge=1, le=120)]


class Receiver(Model):
    """Who is cared for, as far as it matters for safety."""

    age: _Years | None
    """`None` when nobody has told it: then nothing follows from it, and no number stands in for it."""
    pregnant_weeks: Annotated[int, Field(strict=True, ge=0, le=45)] | None = None
    postpartum_weeks: Annotated[int, Field(strict=True, ge=0, le=104)] | None = None


class AskedReceiver(Receiver):
    """Somebody who is asked about from outside: nothing is planned without an age."""

    model_config = ConfigDict(title="Person")

    age: _Years


class Pain(Model):
    """How much one zone of one leg hurts now."""

    leg: Leg
    zone: ZoneId
    score: PainScore


class Spot(Model):
    """One zone of one leg."""

    leg: Leg
    zone: ZoneId


FactName = Annotated[str, Field(min_length=1, max_length=60)]


class Answer(Model):
    """A fact that holds; without a leg it holds for the whole person, without zones for the whole leg."""

    fact: FactName
    leg: Leg | None = None
    zones: Annotated[tuple[ZoneId, ...], Field(max_length=len(ZoneId))] = ()

    @model_validator(mode="after")
    def _zones_have_a_leg(self) -> Self:
        if self.zones and self.leg is None:
            raise ValueError("Zones need a leg: say 'left' or 'right'.")
        return self


class BegunCheckIn(Model):
    """What a person has answered so far; the age may not have been asked yet."""

    person: Receiver
    complaint: Complaint = Complaint.UNSURE
    pain: Annotated[tuple[Pain, ...], Field(max_length=2 * len(ZoneId))] = ()
    avoid: Annotated[tuple[Spot, ...], Field(max_length=2 * len(ZoneId))] = ()
    """Where the person does not want to be touched today."""
    facts: Annotated[tuple[Answer, ...], Field(max_length=400)] = ()
    minutes: Annotated[int, Field(strict=True, ge=LEAST_MINUTES, le=MOST_MINUTES)] = 20
    performer: Performer = Performer.SELF
    answered_by: AnsweredBy = AnsweredBy.RECEIVER
    """Who answers; the giver can only when the hands are a partner's. Facts are the receiver's always."""
    position: Position = Position.CHAIR
    reach: Reach = Reach.TOES
    hands: Annotated[int, Field(strict=True, ge=1, le=2)] = 2
    """How many hands the giver can use."""
    have: Annotated[tuple[Equipment, ...], Field(max_length=len(Equipment))] = ()
    aims: Annotated[tuple[Aim, ...], Field(max_length=len(Aim))] = ()
    assumed: Annotated[tuple[Answer, ...], Field(max_length=0)] = ()
    """Always empty here: only the house itself plans as if something held."""

    @field_validator("answered_by")
    @classmethod
    def _is_somebody_there(cls, answered_by: AnsweredBy, others: ValidationInfo) -> AnsweredBy:
        # Without a usable performer there is a complaint about that already.
        if answered_by is AnsweredBy.GIVER and others.data.get("performer") is Performer.SELF:
            raise ValueError("The giver answers only where somebody else massages: say performer 'partner' as well.")
        return answered_by

    @model_validator(mode="after")
    def _says_each_thing_once(self) -> Self:
        places = [(pain.leg, pain.zone) for pain in self.pain]
        for at, place in enumerate(places):
            if place in places[:at]:
                raise ValueError(f"pain[{at}] names the {place[0].value} {place[1].value} a second time.")
        return self

    def pain_in(self, leg: Leg) -> int:
        """Return the highest pain score given for a leg, 0 when none."""
        return max((pain.score for pain in self.pain if pain.leg is leg), default=0)

    def has_oil(self) -> bool:
        """Tell whether oil or lotion is at hand."""
        return Equipment.OIL in self.have or Equipment.LOTION in self.have


class AskedCheckIn(BegunCheckIn):
    """A check-in that comes from outside: it holds answers and nothing else, and an age is one of them."""

    model_config = ConfigDict(title="CheckIn")

    person: AskedReceiver


class CheckIn(BegunCheckIn):
    """The answers before a session, and apart from them what it was planned as if it held."""

    minutes: Annotated[int, Field(strict=True, ge=2, le=MOST_MINUTES)] = 20
    """Only ready-made sessions, for a cramp, are shorter than five."""
    assumed: Annotated[tuple[Answer, ...], Field(max_length=400)] = ()
    """Facts nobody told: the session keeps to their limits as well, and they are nobody's answers."""

    def without_assumptions(self) -> CheckIn:
        """Return what was answered, without what was only assumed."""
        return self.model_copy(update={"assumed": ()}) if self.assumed else self


def who_of(checkin: BegunCheckIn) -> Who:
    """Return whom the screens of a check-in, and of what comes of it, speak to."""
    return next(who for who in Who if (who.performer, who.answered_by) == (checkin.performer, checkin.answered_by))


def who_in(written: Mapping[str, Any]) -> Who:
    """Return the same of a check-in as it is written down; what it does not say is as usual."""
    said = {name: written[name] for name in ("performer", "answered_by") if name in written}
    return who_of(BegunCheckIn.model_validate({"person": {"age": None}, **said}))
