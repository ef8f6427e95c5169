"""The records of safety: rules, limits and the four verdicts.

Every part of an answer can only be joined with another in one direction,
toward more care, because no answer may ever make a verdict milder.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, field_serializer, model_validator

from legato.body import Leg, Place, ZoneId
from legato.notation.checkin import Equipment
from legato.notation.model import Model
from legato.notation.score import Part
from legato.notation.technique import FactId, Identifier, SourceId
from legato.safety.saying import Saying
from legato.units import Pressure

RuleId = Annotated[str, Field(pattern=r"^[A-Z]\d{2,3}$")]
Sentence = Annotated[str, Field(min_length=1, max_length=400)]

NO_CAP = 6
"""The most pressure that is ever asked for [J]."""


class Verdict(StrEnum):
    """What follows from a check-in, from mildest to most severe."""

    CLEAR = "clear"
    MODIFY = "modify"
    SEE_CLINICIAN_FIRST = "see_clinician_first"
    EMERGENCY = "emergency"

    @property
    def severity(self) -> int:
        """0 for the mildest, 3 for the most severe."""
        return _SEVERITIES[self]

    @property
    def refuses(self) -> bool:
        """Whether massage is refused."""
        return self.severity >= Verdict.SEE_CLINICIAN_FIRST.severity


class Urgency(StrEnum):
    """How soon the person should be seen, from least to most urgent."""

    NONE = "none"
    SOON = "soon"
    SAME_DAY = "same_day"
    NOW = "now"

    @property
    def degree(self) -> int:
        """0 for the least urgent, 3 for the most."""
        return _DEGREES[self]


_SEVERITIES = {verdict: at for at, verdict in enumerate(Verdict)}
_DEGREES = {urgency: at for at, urgency in enumerate(Urgency)}


class RuleLimits(Model):
    """What a rule takes away; what it does not name stays as it is."""

    zones: Literal["none", "given", "given_and_next", "all"] = "none"
    """Which zones of the leg are left out: those given with the fact (the whole leg when none is given),
    those and the ones that touch them, or all."""
    excluded_zones: tuple[ZoneId, ...] = ()
    flat_zones: tuple[ZoneId, ...] = ()
    """Zones that are only stroked, broad and flat: nothing kneads, presses, wrings, pulls or bends there."""
    given_zones_flat: bool = False
    """The same for the zones given with the fact."""
    excluded_techniques: tuple[Identifier, ...] = ()
    excluded_equipment: tuple[Equipment, ...] = ()
    excluded_parts: tuple[Part, ...] = ()
    pressure_cap: Pressure | None = None
    """For the whole leg."""
    given_zones_cap: Pressure | None = None
    """For the zones given with the fact (the whole leg when none is given)."""
    zone_caps: dict[ZoneId, Pressure] = {}
    minutes_cap: Annotated[int, Field(strict=True, ge=5, le=60)] | None = None
    """For the time hands are on the leg."""
    session_minutes_cap: Annotated[int, Field(strict=True, ge=5, le=60)] | None = None
    """For the whole session."""
    block_seconds_cap: Annotated[int, Field(strict=True, ge=10, le=1_800)] | None = None
    toward_heart: bool = False


class Rule(Model):
    """All of `when` together lead to a verdict, an urgency, limits and words; there is no negation."""

    id: RuleId
    name: Annotated[str, Field(min_length=1, max_length=80)]
    when: Annotated[tuple[FactId, ...], Field(min_length=1)]
    verdict: Verdict
    urgency: Urgency = Urgency.NONE
    on_both_legs: bool = False
    """Only when each of the facts holds on both legs."""
    legs: Literal["given", "both"]
    """Whose limits it sets: those of the legs given with the facts (both when none is given), or both legs always."""
    says: Sentence
    """What the person is told."""
    do: Annotated[str, Field(max_length=400)] = ""
    """What to do now, in one or two sentences."""
    why: Sentence
    sources: Annotated[tuple[SourceId, ...], Field(min_length=1)]
    status: Literal["cited", "judgement"]
    limits: RuleLimits = RuleLimits()
    spoken: tuple[Saying, ...] = ()
    """What the guide says during the massage because of it, in the order of `SayAt`."""

    @model_validator(mode="after")
    def _refusals_say_what_to_do(self) -> Self:
        if self.verdict.refuses and not self.do:
            raise ValueError("A rule that refuses massage says what to do now.")
        if self.verdict is Verdict.CLEAR:
            raise ValueError("A rule never clears anything.")
        return self


class Delicate(Model):
    """A place that always takes light touch only, and mostly a flat one."""

    id: RuleId
    zones: tuple[ZoneId, ...] = ()
    landmarks: tuple[Place, ...] = ()
    """Spots inside sturdier zones."""
    cap: Pressure
    flat: bool = True
    """Whether only a broad, flat touch is right there; otherwise anything may touch, as long as it is light."""


class Care(Delicate):
    """What always holds at a delicate place, whatever the answers, with the words of the book."""

    name: Annotated[str, Field(min_length=1, max_length=80)]
    says: Sentence
    why: Sentence
    sources: Annotated[tuple[SourceId, ...], Field(min_length=1)]
    status: Literal["cited", "judgement"]


class Limits(Model):
    """What is allowed on one leg."""

    excluded_zones: frozenset[ZoneId] = frozenset()
    flat_zones: frozenset[ZoneId] = frozenset()
    """Zones where whatever moves must be broad and flat: palms, flat fingers (`score.BROAD_PARTS`)."""
    stroke_zones: frozenset[ZoneId] = frozenset()
    """Those among them where hands only glide or lie still (`kinds.GLIDING_KINDS`)."""
    excluded_techniques: frozenset[Identifier] = frozenset()
    excluded_equipment: frozenset[Equipment] = frozenset()
    excluded_parts: frozenset[Part] = frozenset()
    pressure_cap: Pressure = NO_CAP
    zone_caps: dict[ZoneId, Pressure] = {}
    minutes_cap: int | None = None
    session_minutes_cap: int | None = None
    block_seconds_cap: int | None = None
    toward_heart: bool = False

    @field_serializer(
        "excluded_zones",
        "flat_zones",
        "stroke_zones",
        "excluded_techniques",
        "excluded_equipment",
        "excluded_parts",
    )
    def _in_order(self, names: frozenset[str]) -> list[str]:
        return sorted(names)

    def cap_for(self, zones: tuple[ZoneId, ...]) -> int:
        """Return the most pressure allowed where all of these zones are touched."""
        return min([self.pressure_cap, *(self.zone_caps[zone] for zone in zones if zone in self.zone_caps)])

    def join(self, other: Limits) -> Limits:
        """Return the limits that keep both: the union of exclusions, the lowest of the caps."""
        return Limits(
            excluded_zones=self.excluded_zones | other.excluded_zones,
            flat_zones=self.flat_zones | other.flat_zones,
            stroke_zones=self.stroke_zones | other.stroke_zones,
            excluded_techniques=self.excluded_techniques | other.excluded_techniques,
            excluded_equipment=self.excluded_equipment | other.excluded_equipment,
            excluded_parts=self.excluded_parts | other.excluded_parts,
            pressure_cap=min(self.pressure_cap, other.pressure_cap),
            zone_caps={
                zone: min(caps.zone_caps[zone] for caps in (self, other) if zone in caps.zone_caps)
                for zone in sorted(self.zone_caps.keys() | other.zone_caps.keys())
            },
            minutes_cap=_lowest(self.minutes_cap, other.minutes_cap),
            session_minutes_cap=_lowest(self.session_minutes_cap, other.session_minutes_cap),
            block_seconds_cap=_lowest(self.block_seconds_cap, other.block_seconds_cap),
            toward_heart=self.toward_heart or other.toward_heart,
        )


def _lowest(one: int | None, other: int | None) -> int | None:
    return min((cap for cap in (one, other) if cap is not None), default=None)


class Fired(Model):
    """A rule that applies, by its id: the book has the words, which are not said where facts are only assumed."""

    rule: RuleId
    verdict: Verdict
    urgency: Urgency
    legs: tuple[Leg, ...]
    facts: tuple[FactId, ...]
    limits: dict[Leg, Limits] = {}
    """What this rule alone takes away, on each of its legs."""
    assumed: tuple[FactId, ...] = ()


class Held(Model):
    """A fact that holds, the legs it holds on, and those of them where nobody told it and it is only assumed."""

    fact: FactId
    legs: tuple[Leg, ...]
    assumed: tuple[Leg, ...] = ()


class Screening(Model):
    """The answer to a check-in: one of the four classes below."""

    verdict: Verdict
    urgency: Urgency
    reasons: tuple[Fired, ...]
    """The rules that fired, most severe and most urgent first."""
    limits: dict[Leg, Limits]
    held: tuple[Held, ...] = ()
    """The facts behind it, in asking order."""
    always: tuple[Delicate, ...] = ()
    """The places that are delicate in everybody."""

    @property
    def minutes_cap(self) -> int | None:
        """The most minutes a whole session may last, `None` when the rules set no end."""
        caps = [limits.session_minutes_cap for limits in self.limits.values()]
        return min((cap for cap in caps if cap is not None), default=None)


class Clear(Screening):
    """Nothing stands against massage; the always-delicate zones keep their care."""

    verdict: Literal[Verdict.CLEAR] = Verdict.CLEAR


class Modified(Screening):
    """Massage is possible within limits."""

    verdict: Literal[Verdict.MODIFY] = Verdict.MODIFY


class SeeClinicianFirst(Screening):
    """No massage before a clinician has been asked."""

    verdict: Literal[Verdict.SEE_CLINICIAN_FIRST] = Verdict.SEE_CLINICIAN_FIRST


class Emergency(Screening):
    """No massage; help is needed now or today."""

    verdict: Literal[Verdict.EMERGENCY] = Verdict.EMERGENCY


Playable = Clear | Modified
Refusal = SeeClinicianFirst | Emergency
AnyScreening = Clear | Modified | SeeClinicianFirst | Emergency
