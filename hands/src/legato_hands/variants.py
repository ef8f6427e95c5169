"""Which clips there are: what hands do has one set for somebody alone, and one for somebody else's hands.

Tools and machines look the same whoever holds them, and have one.
"""

from __future__ import annotations

from dataclasses import dataclass

from legato.notation.checkin import Performer
from legato.notation.score import By
from legato.notation.technique import Technique
from legato_hands.giver import Giver

HANDS = frozenset({By.INNER_HAND, By.OUTER_HAND})


@dataclass(frozen=True)
class Variant:
    """A technique as one kind of giver does it."""

    technique: Technique
    performer: Performer

    @property
    def giver(self) -> Giver:
        """Whose hands do it, and how the receiver lies for them."""
        return Giver.of(self.technique, self.performer)

    @property
    def file(self) -> str:
        """The name of the file of its clips, without the ending."""
        return self.technique.id + ("-partner" if self.performer is Performer.PARTNER else "")

    def clip(self, number: int) -> str:
        """Return the name of the clip of a stroke of the score, from 1."""
        stroke = f"~{number}" if number > 1 else ""
        return self.technique.id + stroke + ("@partner" if self.performer is Performer.PARTNER else "")

    @property
    def clips(self) -> tuple[str, ...]:
        """The names of all its clips."""
        return tuple(self.clip(number) for number in range(1, len(self.technique.score.strokes) + 1))


def variants_of(technique: Technique) -> tuple[Variant, ...]:
    """Return the variants of a technique, that of somebody alone first."""
    by_hand = all(touch.by in HANDS for stroke in technique.score.strokes for touch in stroke.touches)
    found = [Variant(technique, performer) for performer in Performer if performer in technique.who.performers]
    return tuple(found if by_hand else found[:1])
