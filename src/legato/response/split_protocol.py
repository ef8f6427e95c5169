"""The protocol of a split-leg trial: everything that is settled before its first sitting, and sealed.

Technique A goes to one leg and B to the other in the same sitting, so whatever both legs share - the day, the mood,
the hope that massage helps - falls out of the comparison. Which leg gets A is drawn once for all sittings: in half of
them the left leg, in half the right, each such list as likely as every other. Nothing here is random: the seed is
given, and the same seed makes the same list on every machine.
"""

from __future__ import annotations

import json
from hashlib import sha256
from math import comb
from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator

from legato.body import Leg
from legato.notation.model import Model
from legato.notation.session import MOST_SEED
from legato.notation.technique import Identifier
from legato.planner.drawing import drawn_number

SITTINGS = (8, 14, 20)
"""Over how many sittings a trial may go. Even, so that each leg gets A as often as the other."""

EASES_BY_ITSELF = (3, 5)
"""So many of so many points of pain before are expected afterwards: the same for both legs, settled beforehand [J]."""

PRIOR_SPREAD = 600
"""How far apart A and B are held to be before anything was told: a deviation of so many thousandths of a point [J]."""

LEG_SPREAD = 700
"""By how much one leg may always ease more than the other, whatever is done: a deviation in thousandths [J]."""

NOISES = (900, 1_100, 1_400, 1_800, 2_300, 3_000)
"""How much the two legs may differ by chance in one sitting, in thousandths of a point, each as likely [J].

Less is not held for possible: answers in whole points alone make more than half of the least.
"""

SURE = 950
"""So many chances of a thousand, at least, that one is better than the other."""

MOST_BY_CHANCE = 50
"""In so many of a thousand lists, at most, such a difference or a larger one may come by the list alone."""

NOTICED = 300
"""A difference of fewer thousandths of a point is not worth telling anybody [J]."""

ALIKE = 500
"""Within so many thousandths of a point either way nobody would notice a difference [J]."""

DOTS_ALIKE = 18
"""When so many of the twenty dots lie within that, no difference was seen."""

LEAST_ANSWERED = 750
"""So many of a thousand sittings must have been answered, or nothing can be told [J]."""

MOST_GONE = 300
"""Where no pain was left on both legs in more of a thousand sittings, a difference could not have shown [J]."""

AFTER_MINUTES = 30
"""When it is asked: an effect that spills over to the other leg was seen at ten minutes, and not later (PMC3924612)."""


class SplitProtocol(Model):
    """What is compared, over how many sittings, and the seed of the list that says which leg gets A."""

    format: Literal[1] = 1
    a: Identifier
    b: Identifier
    seconds: Annotated[int, Field(strict=True, ge=10, le=1_800)]
    """How long A lasts on its leg, and B on the other."""
    sittings: Literal[8, 14, 20]
    seed: Annotated[int, Field(strict=True, ge=0, le=MOST_SEED)]

    @model_validator(mode="after")
    def _compares_two(self) -> Self:
        if self.a == self.b:
            raise ValueError("A trial compares two techniques.")
        return self

    @property
    def opened(self) -> str:
        """What may be read before the end: all but the seed, as JSON in one spelling; with how it will be analysed."""
        return _canonical(self._settled)

    @property
    def text(self) -> str:
        """All of it, with the seed: whoever reads this knows the list."""
        return _canonical({**self._settled, "seed": self.seed})

    @property
    def seal(self) -> str:
        """The SHA-256 of `text`, in hexadecimal, that is shown at the start: it proves that nothing changed since."""
        return sha256(self.text.encode()).hexdigest()

    @property
    def legs_of_a(self) -> tuple[Leg, ...]:
        """Which leg gets A in each sitting, in order; B is for the other. Left in half of them."""
        half = self.sittings // 2
        number = drawn_number(self.seed, sha256(self.opened.encode()).hexdigest(), comb(self.sittings, half))
        return balanced_list(number, self.sittings)

    @property
    def _settled(self) -> dict[str, Any]:
        return {
            "format": self.format,
            "a": self.a,
            "b": self.b,
            "seconds": self.seconds,
            "sittings": self.sittings,
            "asked_after_minutes": AFTER_MINUTES,
            "expected_after": list(EASES_BY_ITSELF),
            "prior_spread": PRIOR_SPREAD,
            "leg_spread": LEG_SPREAD,
            "noises": list(NOISES),
            "sure": SURE,
            "most_by_chance": MOST_BY_CHANCE,
            "noticed": NOTICED,
            "alike": ALIKE,
            "dots_alike": DOTS_ALIKE,
            "least_answered": LEAST_ANSWERED,
            "most_gone": MOST_GONE,
        }


def balanced_list(number: int, sittings: int) -> tuple[Leg, ...]:
    """Return one of the lists with as many left legs as right ones; numbers from nought give each of them once."""
    left = sittings // 2
    found: list[Leg] = []
    for rest in range(sittings - 1, -1, -1):
        # So many lists go on with the left leg here; the numbers after those are for the right leg.
        with_left = comb(rest, left - 1) if left else 0
        if number < with_left:
            found.append(Leg.LEFT)
            left -= 1
        else:
            found.append(Leg.RIGHT)
            number -= with_left
    return tuple(found)


def _canonical(settled: dict[str, Any]) -> str:
    return json.dumps(settled, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
