"""A technique as its page shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from legato.body import ZONES
from legato.notation.checkin import Complaint
from legato.notation.technique import Grade, Oil, Technique
from legato.render import stroke_words
from legato.safety import Fact, load_rule_book
from legato.server.wire.words import label
from legato.units import clock
from legato.words import pressure_words

GRADE_WORDS: Mapping[Grade, str] = {
    Grade.HIGH: "Well supported",
    Grade.MODERATE: "Fairly well supported",
    Grade.LOW: "Weakly supported",
    Grade.VERY_LOW: "Very weakly supported",
    Grade.NONE: "Not supported by studies",
}
_OIL_WORDS = {
    Oil.HELPS: "Oil or lotion helps",
    Oil.NEEDED: "Needs oil or lotion",
    Oil.AVOID: "Without oil, so that nothing slips",
}
WORTH_NAMING = 2
"""A technique is good for many things a little; those are not worth a reader's time."""
_HANDS = {0: "No hands", 1: "One hand", 2: "Both hands"}


@dataclass(frozen=True, slots=True)
class TechniqueView:
    """Everything the page of a technique shows, in words."""

    technique: Technique
    zones: tuple[str, ...]
    highlight: str
    """Its zones on both legs, as the leg map reads them."""
    strokes: tuple[str, ...]
    needs: tuple[tuple[str, str], ...]
    good_for: tuple[str, ...]
    not_when: tuple[Fact, ...]
    grade: str


def technique_view(technique: Technique) -> TechniqueView:
    """Return what the page of a technique shows."""
    facts = load_rule_book().facts
    aims = sorted(technique.aims.items(), key=lambda pair: -pair[1])
    # Nobody looks for what is good for being unsure.
    known = {what: much for what, much in technique.complaints.items() if what is not Complaint.UNSURE}
    complaints = sorted(known.items(), key=lambda pair: -pair[1])
    return TechniqueView(
        technique=technique,
        zones=tuple(ZONES[zone].name for zone in technique.zones),
        highlight=highlight_of(technique),
        strokes=tuple(stroke_words(stroke) for stroke in technique.score.strokes),
        needs=tuple(_needs(technique)),
        good_for=tuple(label(choice) for choice, much in [*aims, *complaints] if much >= WORTH_NAMING),
        not_when=tuple(facts[name] for name in technique.contraindications if name in facts),
        grade=GRADE_WORDS[technique.evidence.grade],
    )


def highlight_of(technique: Technique) -> str:
    """Return the zones of a technique as the leg map reads them."""
    return ",".join(f"{leg}:{zone.value}" for zone in technique.zones for leg in ("left", "right"))


def _needs(technique: Technique) -> list[tuple[str, str]]:
    who, dose = technique.who, technique.dose
    least, most = technique.pressure
    felt = pressure_words(most) if least == most else f"{pressure_words(least)} to {pressure_words(most)}"
    rows = [
        ("Each leg", f"usually {clock(dose.usual)}, from {clock(dose.least)} to {clock(dose.most)}"),
        ("Pressure", f"{felt} ({least} to {most} of 10)" if least != most else f"{felt} ({most} of 10)"),
        ("Rhythm", f"about {technique.score.tempo} {'stroke' if technique.score.tempo == 1 else 'strokes'} a minute"),
        ("Who", _listed(who.performers)),
        ("Where", _listed(who.positions)),
        ("Hands", _HANDS[who.hands]),
        ("Reach needed", label(who.reach).removeprefix("My ")),
        ("Oil", _OIL_WORDS[technique.oil]),
    ]
    if technique.equipment:
        rows.append(("You need", _listed(technique.equipment)))
    return rows


def _listed(choices: tuple[StrEnum, ...]) -> str:
    return " · ".join(label(choice) for choice in choices)
