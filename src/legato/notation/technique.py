"""A technique file: a score with the words, needs, dose and evidence that go with it."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from legato.body import ZoneId
from legato.notation.checkin import Aim, Complaint, Equipment, Performer, Position, Reach
from legato.notation.model import Model
from legato.notation.score import By, Score
from legato.notation.technique_step import Line, TechniqueStep
from legato.units import GRID, Span, seconds

Identifier = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=60)]
FactId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
OtherNames = tuple[Annotated[str, Field(min_length=2, max_length=60)], ...]
"""What else people call it or type for it, in the search."""
SourceId = Annotated[str, Field(pattern=r"^(S\d+[a-z]?|J|seed)$")]
"""A source of the evidence page; `J` is a judgement that a clinician has still to confirm."""


class Family(StrEnum):
    """What kind of thing a technique is done with."""

    HANDS = "hands"
    TOOL = "tool"
    MACHINE = "machine"


class Origin(StrEnum):
    """Whether a technique comes from the article Legato starts from, or is ours."""

    ARTICLE = "article"
    LEGATO = "legato"


class TechniqueRole(StrEnum):
    """Where in a session a technique belongs."""

    WARM_UP = "warm_up"
    WORK = "work"
    FINISH = "finish"


class Oil(StrEnum):
    """How a technique goes with oil or lotion on the skin."""

    HELPS = "helps"
    NEEDED = "needed"
    AVOID = "avoid"


class Upward(Model):
    """The words that change when glides are turned around, toward the heart."""

    line: Annotated[str, Field(min_length=1, max_length=120)]
    steps: Annotated[tuple[TechniqueStep, ...], Field(min_length=2, max_length=8)]


class Words(Model):
    """What a person reads or hears; second person, plain, short."""

    name: Annotated[str, Field(min_length=1, max_length=60)]
    also: OtherNames = ()
    line: Annotated[str, Field(min_length=1, max_length=120)]
    """What to do, in one line that can be spoken."""
    feel: Line
    """What the receiver should feel, as a whole sentence that fits both of them."""
    stop_if: Annotated[tuple[Line, ...], Field(min_length=1, max_length=6)]
    """When to stop, each a whole sentence."""
    partner_line: Annotated[str, Field(min_length=1, max_length=120)] | None = None
    """`line` for somebody who massages another person, where it differs."""
    steps: Annotated[tuple[TechniqueStep, ...], Field(min_length=2, max_length=8)]
    upward: Upward | None = None
    """What is said instead where glides are turned toward the heart."""


class Demands(Model):
    """What it asks of whoever does it: whose hands, how many, how far they reach, and from where."""

    performers: Annotated[tuple[Performer, ...], Field(min_length=1)]
    reach: Reach
    """How far down the leg a person must reach to do it on themselves."""
    positions: Annotated[tuple[Position, ...], Field(min_length=1)]
    hands: Annotated[int, Field(strict=True, ge=0, le=2)]


class Dose(Model):
    """Seconds per leg in one session: least worth doing, usual, and most; on the five-second grid."""

    least_s: Annotated[int, Field(strict=True, ge=10, le=1_800)]
    usual_s: Annotated[int, Field(strict=True, ge=10, le=1_800)]
    most_s: Annotated[int, Field(strict=True, ge=10, le=1_800)]
    sources: Annotated[tuple[SourceId, ...], Field(min_length=1)]

    @property
    def least(self) -> Span:
        """The shortest length worth doing."""
        return seconds(self.least_s)

    @property
    def usual(self) -> Span:
        """The usual length."""
        return seconds(self.usual_s)

    @property
    def most(self) -> Span:
        """The longest length that is wise."""
        return seconds(self.most_s)

    @model_validator(mode="after")
    def _is_ordered_on_the_grid(self) -> Self:
        if not self.least_s <= self.usual_s <= self.most_s:
            raise ValueError("Doses must grow from least_s over usual_s to most_s.")
        if any(seconds(dose) % GRID for dose in (self.least_s, self.usual_s, self.most_s)):
            raise ValueError("Doses are multiples of five seconds.")
        return self


class Grade(StrEnum):
    """How well something is supported, in the manner of GRADE."""

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"
    VERY_LOW = "very_low"
    NONE = "none"


class Evidence(Model):
    """How well the technique is supported, and by what."""

    grade: Grade
    note: Line
    """What is known and what is not, in one plain sentence."""
    sources: Annotated[tuple[SourceId, ...], Field(min_length=1)]


class ReviewStatus(StrEnum):
    """What a text rests on, and whether a clinician has looked at it."""

    CITED = "cited"
    JUDGEMENT = "judgement"
    REVIEWED = "reviewed"


class Review(Model):
    """Whether a clinician has looked at it."""

    status: ReviewStatus
    by: str | None = None
    on: str | None = None

    @model_validator(mode="after")
    def _names_the_reviewer(self) -> Self:
        if (self.status is ReviewStatus.REVIEWED) != (self.by is not None and self.on is not None):
            raise ValueError("A review names who reviewed it and on which day; nothing else does.")
        return self


class Technique(Model):
    """A named way to massage, complete: nothing about it is written anywhere else."""

    format: Literal[1] = 1
    id: Identifier
    family: Family
    origin: Origin
    order: Annotated[int, Field(strict=True, ge=1, le=99)]
    """Its place in the library; techniques with the same one stand in the order of their ids."""
    role: TechniqueRole
    words: Words
    who: Demands
    oil: Oil
    equipment: tuple[Equipment, ...] = ()
    """What must be at hand, besides hands and oil."""
    dose: Dose
    strain: Annotated[int, Field(strict=True, ge=0, le=5)]
    """How much it tires the giver's hands: 0 not at all, 5 very much [J]."""
    aims: Annotated[dict[Aim, Annotated[int, Field(strict=True, ge=1, le=3)]], Field(min_length=1)]
    """What it is good for, from 1 a little to 3 a lot [J]."""
    complaints: dict[Complaint, Annotated[int, Field(strict=True, ge=1, le=3)]]
    """Which complaints it suits, from 1 a little to 3 a lot [J]."""
    contraindications: Annotated[tuple[FactId, ...], Field(min_length=1)]
    """Facts that rule this technique out, on the leg they are about; without a leg, on both."""
    evidence: Evidence
    licence: Literal["CC-BY-4.0"]
    review: Review
    score: Score

    @property
    def rank(self) -> tuple[int, str]:
        """Its place among all techniques, which no other one has."""
        return self.order, self.id

    @property
    def zones(self) -> tuple[ZoneId, ...]:
        """The zones it works on."""
        return self.score.zones

    @property
    def pressure(self) -> tuple[int, int]:
        """Least and most pressure of the score."""
        return self.score.pressure

    @model_validator(mode="after")
    def _agrees_with_its_score(self) -> Self:
        wrong = disagreements(self.family, self.who, bool(self.equipment), self.score)
        if wrong:
            told = "; ".join(wrong)
            raise ValueError(f"{told[:1].upper()}{told[1:]}.")
        return self


def disagreements(family: Family, who: Demands, needs_equipment: bool, score: Score) -> list[str]:  # noqa: FBT001
    """Say where what is told about a technique does not fit its score."""
    users = {touch.by for stroke in score.strokes for touch in stroke.touches}
    hands = len(users & {By.INNER_HAND, By.OUTER_HAND})
    wrong = []
    if hands != who.hands:
        wrong.append(f"the score uses {hands} hands and who.hands says {who.hands}")
    if (By.TOOL in users) != (family is Family.TOOL):
        wrong.append("a tool in the score and family 'tool' go together")
    if (By.MACHINE in users) != (family is Family.MACHINE):
        wrong.append("a machine in the score and family 'machine' go together")
    if family is not Family.HANDS and not needs_equipment:
        wrong.append("a tool or machine must be named in equipment")
    return wrong
