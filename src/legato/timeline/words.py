"""What is shown and said between the techniques' own words.

The giver is spoken to: in self-massage the leg is their own, otherwise it is
`their` leg, the receiver's, so that nobody takes their own side for it.
"""

from __future__ import annotations

from dataclasses import dataclass

from legato.body import Leg
from legato.notation.checkin import CheckIn, Performer, Position
from legato.notation.technique import Family, Technique
from legato.units import Pressure

FIRM = 5
"""From here on a good ache is what is meant to be felt (pressure scale of the notation)."""

GET_READY = "Get ready"
STOP = "Stop whenever something feels wrong."
REST = "Rest your hands"
REST_LINE = "Let your hands hang loose and shake them out."
CLOSE = "Finish"
CLOSE_LINE = "Well done. Sit or lie still for a moment."
FINISHED = "Your session is over."
HALFWAY = "Halfway."
TEN_SECONDS = "Ten seconds."
NEXT_GRIP = "Move your hands to the next place."
UPWARD = "Today, stroke only toward the knee. Come back without pressing."

_SEATED: dict[Position, str] = {
    Position.CHAIR: "Sit back in your chair, and bring the leg within easy reach.",
    Position.SOFA: "Sit back on the sofa, and bring the leg within easy reach.",
    Position.BED: "Sit up in bed with your back supported, and bring the leg within easy reach.",
    Position.FLOOR: "Sit on the floor with your back supported, and bring the leg within easy reach.",
}
_SEATED_PARTNER: dict[Position, str] = {
    Position.CHAIR: "Let them sit back in the chair. Sit where you can reach without bending far.",
    Position.SOFA: "Let them sit back on the sofa. Sit where you can reach without bending far.",
    Position.BED: "Let them lie back on the bed. Sit where you can reach without bending far.",
    Position.FLOOR: "Let them lie comfortably on the floor. Kneel on something soft beside the leg.",
}


@dataclass(frozen=True, slots=True)
class Wording:
    """Chooses the words for who massages whom, and how."""

    checkin: CheckIn

    @property
    def partner(self) -> bool:
        """Whether the giver massages somebody else."""
        return self.checkin.performer is Performer.PARTNER

    def leg(self, leg: Leg) -> str:
        """Name a leg to the giver."""
        return f"their {leg.value} leg" if self.partner else f"the {leg.value} leg"

    def settling(self, leg: Leg, *, changes_leg: bool) -> tuple[str, str, tuple[str, ...]]:
        """Return the title, the line and further lines for getting into position."""
        if not changes_leg:
            seated = (_SEATED_PARTNER if self.partner else _SEATED)[self.checkin.position]
            return f"{_begun(self.leg(leg))} first", seated, ()
        if self.partner:
            return f"Now {self.leg(leg)}", "Rest it where both your hands can reach it.", ("Ask if it lies well.",)
        return f"Now {self.leg(leg)}", "Rest it where you can reach it easily.", ("Keep your shoulders loose.",)

    def closing(self) -> tuple[str, ...]:
        """Say how to end, the most important first."""
        if self.partner:
            return (CLOSE_LINE, "Let them rest a little before they get up.", "Offer a glass of water.")
        return (CLOSE_LINE, "Get up slowly when you are ready.", "Have some water if you are thirsty.")

    def doing(self, technique: Technique, *, upward: bool) -> tuple[str, tuple[str, ...]]:
        """Return what to do in one line, and in steps; `upward` where glides are turned toward the heart."""
        words = technique.words
        if upward:
            return (words.upward.line, words.upward.steps) if words.upward else (UPWARD, (UPWARD, *words.steps))
        return words.partner_line if self.partner and words.partner_line else words.line, words.steps

    def feeling(self, technique: Technique) -> str:
        """Say what the receiver should feel."""
        return f"{'They' if self.partner else 'You'} should feel {_inside(technique.words.feel)}"

    def stopping(self, technique: Technique) -> tuple[str, ...]:
        """Say when to stop."""
        return tuple(f"Stop if {_inside(line)}" for line in technique.words.stop_if)

    def pressure_check(self, technique: Technique, pressure: Pressure) -> str:
        """Ask how it feels, in words that fit what is done."""
        asks = "Ask how it feels." if self.partner else "How does it feel?"
        if technique.family is Family.MACHINE:
            return f"{asks} Turn it down if it is too strong."
        if pressure >= FIRM:
            return f"{asks} Ease off if it is more than a good ache."
        return f"{asks} Ease off if it is not pleasant."


def _inside(sentence: str) -> str:
    """Let a sentence go on from other words."""
    return sentence[:1].lower() + sentence[1:]


def _begun(words: str) -> str:
    """Let words begin a sentence."""
    return words[:1].upper() + words[1:]
