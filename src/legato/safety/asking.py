"""The records of what is asked: facts with their questions and labels, and the lines they stand behind."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from legato.body import ZoneId
from legato.notation.model import Model
from legato.notation.technique import FactId, Identifier, SourceId
from legato.safety.model import Sentence

CLEARLY_LESS = 3
"""By how much less one leg must hurt than the other, so that the pain counts as one-sided [J]."""


class FactScope(StrEnum):
    """What a fact is about."""

    PERSON = "person"
    LEG = "leg"
    ZONES = "zones"


class FactGroup(StrEnum):
    """Where in the check-in a fact is asked."""

    RED_FLAG = "red_flag"
    TODAY = "today"
    CONDITION = "condition"
    MEDICINE = "medicine"
    RECENT = "recent"
    DERIVED = "derived"
    PAST = "past"
    """Follows from what happened in or after an earlier session, and from what was answered about it since."""


class Derived(Model):
    """A fact that follows from what was told elsewhere in the check-in instead of being asked."""

    from_: Annotated[
        Literal["age", "pregnant_weeks", "postpartum_weeks", "pain", "avoid", "complaint", "performer"],
        Field(alias="from"),
    ]
    """`pain` holds where a pain score is in the range, `avoid` where the person does not want to be touched."""
    at_least: int | None = None
    at_most: int | None = None
    zones: tuple[ZoneId, ...] = ()
    """For `pain` and `avoid`: only these zones count; all of them when none is named."""
    one_sided: bool = False
    """For `pain`: only where the other leg has none in these zones, or less by `CLEARLY_LESS` or more."""
    among: tuple[FactId, ...] = ()
    """For `complaint` and `performer`: the answers from which the fact follows."""
    performers: tuple[FactId, ...] = ()
    """Only where one of these massages; whoever it is when none is named."""

    def holds_for(self, number: int | None) -> bool:
        """Tell whether a number of the check-in makes the fact true; what is not given never does."""
        if number is None:
            return False
        return (self.at_least is None or number >= self.at_least) and (self.at_most is None or number <= self.at_most)


class DoctorsWord(Model):
    """The two other answers to "has a doctor agreed to leg massage?"; the fact itself means that nobody was asked.

    Each is a fact of its own with its own rule, and takes the place of the fact, so no answer ever lowers another.
    """

    agreed: FactId
    declined: FactId


class Fact(Model):
    """One yes/no question of the check-in."""

    id: FactId
    group: FactGroup
    asks: Sentence
    """The question, in plain words; yes means the fact holds."""
    short: Annotated[str, Field(min_length=1, max_length=150)]
    """The label beside the box to tick, which holds every sign of the question."""
    called: Annotated[str, Field(max_length=60)] = ""
    """A shorter name for summaries, where nothing is ticked; the label where it is short enough itself."""
    signs: tuple[str, ...] = ()
    """What question, label and line must all name, as the beginnings of words; `|` parts words that mean the same."""
    bounds: tuple[str, ...] = ()
    """What narrows or explains the signs: named by question and label, while the line before them may be wider."""
    asks_giver: Annotated[str, Field(max_length=400)] = ""
    """Of a fact about the giver: the question as it is put to the giver, where it is they who answer."""
    short_giver: Annotated[str, Field(max_length=150)] = ""
    """The label beside it then."""
    help: Annotated[str, Field(max_length=400)] = ""
    """What to look for, when the question alone is not enough."""
    scope: FactScope
    asked_if: FactId | None = None
    """Asked only of those who said yes to this other fact."""
    remembered: bool = False
    """Kept with the person and shown for confirmation; facts that change from day to day are not."""
    doctor: DoctorsWord | None = None
    """Where a doctor may have agreed or declined, this fact means that nobody was asked yet."""
    expires_days: Annotated[int, Field(strict=True, ge=1)] | None = None
    """For a doctor's word: after so many days it must be asked for again."""
    derived: Derived | None = None
    sources: Annotated[tuple[SourceId, ...], Field(min_length=1)]
    status: Literal["cited", "judgement"]

    @property
    def name(self) -> str:
        """What it is called in a summary."""
        return self.called or self.short


class Page(StrEnum):
    """Where questions stand together."""

    FIRST = "first"
    HEALTH = "health"
    CRAMP = "cramp"
    HURTING = "hurting"
    READY = "ready"
    """What a check-in takes from its form and its map, for ready-made sessions, which have neither."""


class QuestionLine(Model):
    """What a person notices, in one line; a tick unfolds the questions behind it, no tick answers them with no."""

    id: Identifier
    pages: Annotated[tuple[Page, ...], Field(min_length=1)]
    title: Annotated[str, Field(min_length=1, max_length=50)]
    """What it is about, in a few words."""
    says: Annotated[str, Field(min_length=1, max_length=400)]
    """Holds every sign of its questions."""
    facts: Annotated[tuple[FactId, ...], Field(min_length=1)]
