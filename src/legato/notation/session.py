"""A session: an ordered list of steps, each with its leg and its length in milliseconds.

The lengths add up to the planned time exactly; nothing happens between two steps.
A session carries the check-in it answers, so that it can be screened again
whenever it is read: an old clearance is worth nothing.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator

from legato.body import Leg
from legato.notation.checkin import CheckIn
from legato.notation.model import Model
from legato.notation.technique import Identifier
from legato.units import Pressure, Span

Length = Annotated[int, Field(strict=True, gt=0, le=3_600_000)]


def _is_nothing(value: object) -> bool:
    """Tell whether a field says nothing: most blocks are held as they were planned."""
    return not value


class Prepare(Model):
    """Sit comfortably, have everything at hand, warm the hands, take oil.

    New sessions have none, because preparing comes before the clock starts; stored ones still play.
    """

    step: Literal["prepare"] = "prepare"
    lasts_ms: Length
    leg: None = None


class Stretch(Model):
    """Pull the toes up and hold, which ends a cramp: only at the beginning."""

    step: Literal["stretch"] = "stretch"
    leg: Leg
    lasts_ms: Length


class Walk(Model):
    """Stand on the leg or walk a little: only at the beginning."""

    step: Literal["walk"] = "walk"
    leg: Leg
    lasts_ms: Length


class Settle(Model):
    """Get into position for a leg: the first one, or the other one ("now the right leg")."""

    step: Literal["settle"] = "settle"
    leg: Leg
    lasts_ms: Length
    changes_leg: bool = False


class Block(Model):
    """One technique on one leg for a length."""

    step: Literal["block"] = "block"
    leg: Leg
    technique: Identifier
    lasts_ms: Length
    pressure: Pressure
    """The most pressure asked for in this block: never above the cap of the leg and its zones."""
    toward_heart: bool = False
    """Whether glides that would run away from the heart are turned around."""
    planned_ms: Annotated[Length | None, Field(exclude_if=_is_nothing)] = None
    """How long it was to last before it was made longer while it was held; what is told was arranged for that."""
    raised: Annotated[Pressure, Field(exclude_if=_is_nothing)] = 0
    """How much of the pressure was asked for while it was held; what is told was arranged without it."""

    @property
    def as_planned(self) -> Block:
        """The block as it was before anybody asked for more of it: what has been told of it already holds for that."""
        planned = self.lasts_ms if self.planned_ms is None else self.planned_ms
        told = {"lasts_ms": planned, "pressure": self.pressure - self.raised, "planned_ms": None, "raised": 0}
        return self.model_copy(update=told)

    @model_validator(mode="after")
    def _has_more_than_was_planned(self) -> Self:
        if self.raised > self.pressure or (self.planned_ms is not None and self.planned_ms >= self.lasts_ms):
            raise ValueError("A block that was made longer or firmer has more than was planned.")
        return self


class Change(Model):
    """A moment to take the next grip."""

    step: Literal["change"] = "change"
    leg: Leg
    lasts_ms: Length


class Rest(Model):
    """The giver's hands rest."""

    step: Literal["rest"] = "rest"
    leg: Leg
    lasts_ms: Length


class Close(Model):
    """Sit a moment, get up slowly, drink if thirsty, say how it was."""

    step: Literal["close"] = "close"
    lasts_ms: Length
    leg: None = None


Step = Annotated[Prepare | Stretch | Walk | Settle | Block | Change | Rest | Close, Field(discriminator="step")]


MOST_SEED = 2**53 - 1
"""The largest seed: the largest whole number that every reader of JSON keeps as it is."""

_FIRST = ("prepare", "stretch", "walk")


class ReasonCode(StrEnum):
    """Why a technique is in a session, or is not."""

    SUITS_COMPLAINT = "suits_complaint"
    SUITS_AIM = "suits_aim"
    WORKS_WHERE_IT_HURTS = "works_where_it_hurts"
    SUPPORTED = "supported"
    HELPED_BEFORE = "helped_before"
    OPENS = "opens"
    CLOSES = "closes"
    CHOSEN = "chosen"
    FITS_TIME = "fits_time"
    EXCLUDED = "excluded"
    ZONE_EXCLUDED = "zone_excluded"
    PRESSURE_CAP = "pressure_cap"
    OUT_OF_REACH = "out_of_reach"
    NEEDS_PARTNER = "needs_partner"
    NEEDS_HANDS = "needs_hands"
    POSITION = "position"
    NEEDS_EQUIPMENT = "needs_equipment"
    NEEDS_OIL = "needs_oil"
    NO_TIME = "no_time"
    LESS_VALUE = "less_value"
    TIRES_HANDS = "tires_hands"
    DROPPED = "dropped"


class Reason(Model):
    """One reason, as a code with what it speaks of; the layer `words` makes the sentence of it."""

    code: ReasonCode
    args: dict[str, str | int] = {}
    """What the sentence speaks of, by name: a technique, a leg, zones, minutes …; `case` tells sentences of one code
    apart, and `wished` that the person had asked for what it is against."""
    rule: str | None = None
    """The safety rule behind it, where there is one."""

    def __hash__(self) -> int:
        """Hash what tells reasons apart; a mapping has no hash of its own."""
        return hash((self.code, tuple(sorted(self.args.items())), self.rule))

    @model_validator(mode="before")
    @classmethod
    def _without_the_sentence_of_old(cls, given: Any) -> Any:
        """Read sessions that were written while a reason still held its sentence, `says`."""
        if isinstance(given, dict):
            return {name: value for name, value in given.items() if name != "says"}
        return given


class Choice(Model):
    """Why one technique is in a session on one leg, or is not."""

    leg: Leg
    technique: Identifier
    included: bool
    reasons: Annotated[tuple[Reason, ...], Field(min_length=1)]


class WishedLength(Model):
    """A length the person chose for one technique on one leg."""

    leg: Leg
    technique: Identifier
    seconds: Annotated[int, Field(strict=True, ge=10, le=1_800)]


class KeptBlock(Model):
    """A block that a plan had before it was changed: it stays, as far as the change leaves room."""

    leg: Leg
    technique: Identifier
    seconds: Annotated[int | None, Field(strict=True, ge=5, le=1_800, exclude_if=_is_nothing)] = None
    """How long, where its leg was not changed; any length where it was."""


class Grip(Model):
    """One technique on one leg."""

    leg: Leg
    technique: Identifier


class Wishes(Model):
    """What the person changed in a plan; it is composed anew with them, under the same limits."""

    leave_out: tuple[Grip, ...] = ()
    include: tuple[Grip, ...] = ()
    lengths: tuple[WishedLength, ...] = ()
    order: dict[Leg, tuple[Identifier, ...]] = {}
    """The order of techniques on a leg, as far as the person has chosen it."""


class Chance(Model):
    """In how many of the sessions that were drawn from a technique on a leg was."""

    leg: Leg
    technique: Identifier
    sessions: Annotated[int, Field(strict=True, ge=1, le=100)]


class Draw(Model):
    """How chance chose a session among some that were equally good, each as likely as the others."""

    seed: Annotated[int, Field(strict=True, ge=0, le=MOST_SEED)]
    sessions: Annotated[int, Field(strict=True, ge=2, le=100)]
    """How many there were."""
    number: Annotated[int, Field(strict=True, ge=0, lt=100)]
    """Which of them was drawn, from nought."""
    digest: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    """The SHA-256 of all of them, so that a draw can be told from another one with the same seed."""
    chances: tuple[Chance, ...]
    """Every technique that was in one of them; its chance is its sessions out of all `sessions`."""


class Session(Model):
    """A composed session, with the check-in it answers and its reasons."""

    format: Literal[1] = 1
    checkin: CheckIn
    steps: Annotated[tuple[Step, ...], Field(min_length=3, max_length=400)]
    choices: tuple[Choice, ...] = ()
    wishes: Wishes = Wishes()
    kept: Annotated[tuple[KeptBlock, ...], Field(max_length=400, exclude_if=_is_nothing)] = ()
    """What the plan was before the last change, which it was composed to stay as far as could be."""
    worth: Annotated[int, Field(strict=True, ge=0)] = 0
    """The objective of the plan in millionths of a value point."""
    variety: Annotated[int, Field(strict=True, ge=0)] = 0
    """How many sessions the person had held before: among sessions worth nearly the same it chooses this one."""
    draw: Annotated[Draw | None, Field(exclude_if=_is_nothing)] = None
    """How chance chose it among sessions that were equally good; nothing where there was no draw. Where something was
    wished for, this is what was drawn before: chance did not choose the session as it is."""
    minutes_asked: Annotated[int | None, Field(strict=True, gt=0, le=60, exclude_if=_is_nothing)] = None
    """What was asked for in the check-in, where the session was made longer than that while it was held."""

    @property
    def lasts(self) -> Span:
        """The planned length of the whole session."""
        return Span(sum(step.lasts_ms for step in self.steps))

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks, in order."""
        return tuple(step for step in self.steps if isinstance(step, Block))

    @property
    def legs(self) -> tuple[Leg, ...]:
        """The legs in the order in which they are massaged."""
        return tuple(dict.fromkeys(block.leg for block in self.blocks))

    def time_on(self, leg: Leg) -> Span:
        """Return the time hands are on a leg."""
        return Span(sum(block.lasts_ms for block in self.blocks if block.leg is leg))

    @model_validator(mode="after")
    def _begins_and_ends(self) -> Self:
        kinds = [step.step for step in self.steps]
        if "prepare" in kinds[1:] or "close" in kinds[:-1] or kinds[-1] != "close":
            raise ValueError("A session ends with 'close', and 'prepare' may only be its first step.")
        before = [kind for kind in kinds if kind in _FIRST]
        if kinds[: len(before)] != before:
            raise ValueError("'stretch' and 'walk' may only stand at the beginning of a session.")
        if not self.blocks:
            raise ValueError("A session has at least one block.")
        return self
