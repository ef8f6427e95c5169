"""A technique as its page shows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from legato.notation.checkin import Complaint, Performer
from legato.notation.technique import Technique
from legato.render import stroke_words
from legato.safety import Fact, load_rule_book
from legato.server.doors.reading.cross_links import WORTH_NAMING, rules_of
from legato.server.wire.language import say, sentences
from legato.server.wire.ready_pages import page_trying
from legato.server.wire.words import label
from legato.units import clock
from legato.words import place_words, pressure_words


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
    not_when: tuple[tuple[Fact, str], ...]
    """What it is left out for, each with the rule that says more."""
    grade: str
    page_to_try: str
    """The page on which it is tried."""
    needs_partner: bool
    """Whether it takes somebody else's hands."""


def technique_view(technique: Technique) -> TechniqueView:
    """Return what the page of a technique shows."""
    facts = load_rule_book().facts
    aims = sorted(technique.aims.items(), key=lambda pair: -pair[1])
    # Nobody looks for what is good for being unsure.
    known = {what: much for what, much in technique.complaints.items() if what is not Complaint.UNSURE}
    complaints = sorted(known.items(), key=lambda pair: -pair[1])
    return TechniqueView(
        technique=technique,
        zones=tuple(place_words(None, zone, sentences()) for zone in technique.zones),
        highlight=highlight_of(technique),
        strokes=tuple(stroke_words(stroke) for stroke in technique.score.strokes),
        needs=tuple(_needs(technique)),
        good_for=tuple(label(choice) for choice, much in [*aims, *complaints] if much >= WORTH_NAMING),
        not_when=rules_of(facts[name] for name in technique.contraindications if name in facts),
        grade=say("library-grade", grade=technique.evidence.grade.value),
        page_to_try=page_trying(technique.id),
        needs_partner=Performer.SELF not in technique.who.performers,
    )


def highlight_of(technique: Technique) -> str:
    """Return the zones of a technique as the leg map reads them."""
    return ",".join(f"{leg}:{zone.value}" for zone in technique.zones for leg in ("left", "right"))


def _needs(technique: Technique) -> Iterator[tuple[str, str]]:
    who, dose = technique.who, technique.dose
    length = say("library-each-leg-is", usual=clock(dose.usual), least=clock(dose.least), most=clock(dose.most))
    yield say("library-each-leg"), length
    yield say("library-pressure"), _pressure(*technique.pressure)
    yield say("library-rhythm"), say("library-rhythm-is", tempo=technique.score.tempo)
    yield say("library-who"), _listed(who.performers)
    yield say("library-where"), _listed(who.positions)
    yield say("library-hands"), say("library-hands-are", hands=who.hands)
    yield say("library-reach"), label(who.reach)
    yield say("library-oil"), say("library-oil-is", oil=technique.oil.value)
    if technique.equipment:
        yield say("library-you-need"), _listed(technique.equipment)


def _pressure(least: int, most: int) -> str:
    gentlest, firmest = (pressure_words(level, sentences()) for level in (least, most))
    return firmest if least == most else say("library-pressure-between", gentlest=gentlest, firmest=firmest)


def _listed(choices: tuple[StrEnum, ...]) -> str:
    return " · ".join(label(choice) for choice in choices)
