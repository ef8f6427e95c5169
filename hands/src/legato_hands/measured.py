"""What is measured of a clip, what it has to keep to, and how far off it may be at the most."""

from __future__ import annotations

import tomllib
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from legato_hands.checkout import LEDGER

TARGETS = {
    "contact_median_mm": 2.0,
    "contact_most_mm": 4.0,
    "depth_outside_mm": 3.0,
    "depth_in_contact_mm": 5.0,
    "loop_gap_mm": 0.5,
    "over_limit_degrees": 1.0,
    "jump_mm": 25.0,
    "hand_in_hand_mm": 2.0,
    "wrist_share": 1.0,
    "holding_mm": 3.0,
    "elbow_cm_s": 40.0,
    "off_skin": 0.0,
}
"""What a clip has to keep to at the most."""
LEAST = {"covered": 0.85, "contact_seen": 0.6, "arm_to_eye_degrees": 35.0, "moments_apart_mm": 4.0}
"""What a clip has to reach at least."""
UNFIT = {
    "contact_median_mm": 6.0,
    "contact_most_mm": 15.0,
    "depth_outside_mm": 9.0,
    "depth_in_contact_mm": 9.0,
    "jump_mm": 60.0,
}
"""What a clip that misses its targets may be off at the most, to be shown all the same."""


KEY_MOMENTS = (0.05, 0.25, 0.45, 0.7)
"""Where a strip for print shows a cycle: one that cannot be told apart there teaches nothing."""


def still_missed(ledger: Path = LEDGER) -> dict[str, frozenset[str]]:
    """Return which targets clips may miss for now, by their names: what is not listed has to keep to all.

    Raises:
        ValueError: the list is damaged, or names a target that there is none.
    """
    listed = {clip: frozenset(names) for clip, names in tomllib.loads(ledger.read_text()).items()}
    unknown = frozenset().union(*listed.values()) - TARGETS.keys() - LEAST.keys()
    if unknown:
        raise ValueError(f"{ledger.name} lists {', '.join(sorted(unknown))}, and there is no such target.")
    return listed


@dataclass(frozen=True)
class Measured:
    """One clip, measured."""

    clip: str
    moments: int
    contact_median_mm: float
    contact_most_mm: float
    depth_outside_mm: float
    depth_in_contact_mm: float
    covered: float
    over_limit_degrees: float
    jump_mm: float
    """The furthest a fingertip goes from one stored moment to the next."""
    loop_gap_mm: float
    hand_in_hand_mm: float
    wrist_share: float
    """How far a wrist is bent, of what it can be both ways together."""
    holding_mm: float
    """How far the pads of a hand that holds are from the skin."""
    elbow_cm_s: float
    off_skin: float
    """The share of the contacts' ways that runs over cloth."""
    contact_seen: float
    """The share of the moments at which the acting contact is seen from where the clip is usually looked at."""
    arm_to_eye_degrees: float
    """The least angle between an arm and the way to that eye."""
    moments_apart_mm: float
    """How far the spot of a hand that moves most is from itself in two key moments, where that is least."""
    at: dict[str, float]
    """At which share of the cycle the hands are held worst, by measure."""

    @property
    def misses(self) -> tuple[str, ...]:
        """The targets that are not met."""
        missed = [name for name, most in TARGETS.items() if getattr(self, name) > most]
        return (*missed, *(name for name, least in LEAST.items() if getattr(self, name) < least))

    def told(self, name: str) -> str:
        """Say in words how a target is missed, and at which moment."""
        moment = f" at {self.at[name]:.0%} of its cycle" if name in self.at else ""
        bound = f"at most {TARGETS[name]}" if name in TARGETS else f"at least {LEAST[name]}"
        return f"{self.clip}: {name} is {getattr(self, name)}{moment}, and is to be {bound}"

    @property
    def unfit(self) -> tuple[str, ...]:
        """Why it must not be shown at all: so far off that it would look or teach wrong."""
        return tuple(
            f"{name} is {getattr(self, name)}, and {most} is the most"
            for name, most in UNFIT.items()
            if getattr(self, name) > most
        )

    def to_dict(self) -> dict[str, Any]:
        """Return plain data."""
        return {**asdict(self), "misses": list(self.misses)}
