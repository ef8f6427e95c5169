"""People who go through a split-leg trial, in worlds in which it is known by how much A is better than B."""

from __future__ import annotations

import math
import random
from collections import Counter
from dataclasses import dataclass, field

from hypothesis import strategies as st

from legato.body import LEGS, Leg
from legato.notation.session import MOST_SEED
from legato.response import SplitProtocol, SplitResult, SplitSitting, SplitState, split_answer

PROTOCOL_SEEDS = st.integers(0, MOST_SEED)


def trial_protocol(sittings: int, seed: int) -> SplitProtocol:
    """Return a protocol that compares two ways to massage the sole."""
    return SplitProtocol.model_validate(
        {"a": "knuckle", "b": "arch-rub", "seconds": 120, "sittings": sittings, "seed": seed}
    )


@dataclass(frozen=True)
class SplitWorld:
    """How pain comes and goes, and what A does that B does not."""

    better: float = 0.0
    """By how many points A is better than B on the leg that gets it."""
    spills: float = 0.0
    """Which part of that reaches the other leg as well."""
    noise: float = 0.8
    """How much each leg varies by itself from sitting to sitting."""
    shared: float = 0.8
    """How much both vary together."""
    level: float = 5.0
    slope: float = 0.6
    """How much of the pain before is still there afterwards."""
    left_eases: float = 0.0
    """By how much the left leg always eases more, whatever is done."""
    drift: float = 0.0
    """By how much both legs get better with each sitting."""
    left_recovers: float = 0.0
    """By how much the left leg alone gets better with each sitting."""
    tails: bool = False
    """Whether some days are much worse than the others."""
    silent: float = 0.0
    """How often a sitting is not answered when A did not seem to help; half as often when it did."""
    coarse: bool = False
    """Whether only even numbers are ever said."""


SAME = {
    "nothing differs": SplitWorld(),
    "the left leg always eases a point more": SplitWorld(left_eases=1),
    "both legs recover": SplitWorld(drift=0.15),
    "the left leg alone recovers": SplitWorld(left_recovers=0.1),
    "some days are much worse": SplitWorld(tails=True),
    "much varies by itself": SplitWorld(noise=1.6),
    "pain is low": SplitWorld(level=2),
    "pain stays as it is": SplitWorld(slope=1),
    "only even numbers are said": SplitWorld(coarse=True),
    "often silent when A did not help": SplitWorld(silent=0.3),
}
"""Worlds in which A and B do the same."""

FOUND = (SplitState.A_BETTER, SplitState.B_BETTER)


@dataclass
class SplitTally:
    """What was said to many people, and how it stood to the truth."""

    people: int = 0
    said: Counter[SplitState] = field(default_factory=Counter)
    covered: int = 0
    """How often the truth lies within the middle sixteen of the twenty dots."""
    means: float = 0.0
    too_much: int = 0
    """How often "at least" was more than the truth."""
    turned: int = 0
    """How often the better one of two was said to be the worse."""

    def add(self, other: SplitTally) -> None:
        """Count other people in; means are not of interest then."""
        self.people += other.people
        self.said += other.said
        self.covered += other.covered
        self.too_much += other.too_much
        self.turned += other.turned

    def share(self, *states: SplitState) -> float:
        """Return what part of the people was told one of these."""
        return sum(self.said[state] for state in states) / self.people


def tally(world: SplitWorld, sittings: int, people: int, seed: int) -> SplitTally:
    """Let many people go through a trial; the same for the same seed."""
    chance = random.Random(seed)
    found = SplitTally(people=people)
    true = 1_000 * world.better * (1 - world.spills)
    for _ in range(people):
        protocol = trial_protocol(sittings, seed=chance.randrange(MOST_SEED))
        said = split_answer(protocol, life(world, protocol, chance))
        assert isinstance(said, SplitResult)
        found.said[said.state] += 1
        found.covered += said.dots[2] <= true <= said.dots[17]
        found.means += said.mean / 1_000 / people
        side = {SplitState.A_BETTER: 1, SplitState.B_BETTER: -1}.get(said.state, 0)
        found.turned += side * true < 0
        found.too_much += said.at_least > max(0.0, side * true)
    return found


def life(world: SplitWorld, protocol: SplitProtocol, chance: random.Random) -> list[SplitSitting]:
    """Let one person hold all sittings of a trial."""
    held = []
    for number, a_leg in enumerate(protocol.legs_of_a):
        day = world.level + chance.gauss(0, 1.2)
        together = chance.gauss(0, world.shared) - world.drift * number
        before, after = {}, {}
        for leg in LEGS:
            before[leg] = _answer(day + chance.gauss(0, 0.6), world)
            gains = world.better * (1 if leg is a_leg else world.spills)
            if leg is Leg.LEFT:
                gains += world.left_eases + world.left_recovers * number
            usual = world.level + world.slope * (before[leg] - world.level) - 1
            after[leg] = _answer(usual - gains + together + _own(world, chance), world)
        other = Leg.RIGHT if a_leg is Leg.LEFT else Leg.LEFT
        seems_to_help = before[a_leg] - after[a_leg] > before[other] - after[other]
        is_silent = chance.random() < world.silent * (0.5 if seems_to_help else 1)
        held.append(SplitSitting(number, before, {} if is_silent else after))
    return held


def _own(world: SplitWorld, chance: random.Random) -> float:
    own = chance.gauss(0, world.noise)
    if world.tails:
        # Student's t with three degrees of freedom.
        own /= math.sqrt(sum(chance.gauss(0, 1) ** 2 for _ in range(3)) / 3)
    return own


def _answer(pain: float, world: SplitWorld) -> int:
    said = 2 * round(pain / 2) if world.coarse else round(pain)
    return max(0, min(10, said))
