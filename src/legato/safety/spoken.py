"""What the guide must say because of rules that fire: which advice, to whom, on which zones of which leg, and when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Annotated

from pydantic import Field

from legato.body import Leg, ZoneId
from legato.notation.checkin import CheckIn
from legato.notation.model import Model
from legato.notation.technique import Identifier
from legato.safety.book import RuleBook, refuse_if_broken
from legato.safety.facts import Holding, facts_of
from legato.safety.firing import firing, limits_by_leg, zones_given
from legato.safety.model import Rule, Sentence
from legato.safety.saying import SayAt, Saying
from legato.safety.tables import read_tables


class UtteranceMeaning(Model):
    """What a code means, in plain words."""

    code: Identifier
    means: Annotated[Sentence, Field(max_length=160)]


@dataclass(frozen=True, slots=True)
class Utterance:
    """One thing to say during a massage."""

    code: str
    rule: str
    to: str
    """`receiver`, `giver` or `both`."""
    moment: SayAt
    places: tuple[tuple[Leg, ZoneId], ...] = ()
    """Where it holds; nothing when it holds for the whole massage."""


@cache
def load_utterance_meanings() -> dict[str, str]:
    """Return what each code means.

    Raises:
        ContentError: the file is broken; field and place are named.
    """
    complaints: list[str] = []
    entries = read_tables([files("legato.safety") / "data" / "spoken.toml"], "advice", UtteranceMeaning, complaints)
    refuse_if_broken(complaints)
    return {entry.code: entry.means for entry in entries}


def utterances_for(checkin: CheckIn, book: RuleBook) -> tuple[Utterance, ...]:
    """Return all that must be said to these people, in the order of the moments; nothing when massage is refused.

    Nobody is spoken to as if they had told what was only assumed; its limits are in the session already.

    Raises:
        CheckInError: an answer names an unknown fact, or a place where the fact has none.
    """
    holdings = facts_of(checkin.without_assumptions(), book)
    rules = firing(holdings, book)
    if any(rule.verdict.refuses for rule in rules):
        return ()
    order = list(SayAt)
    every = [
        Utterance(spoken.code, rule.id, spoken.to, spoken.moment, places)
        for rule in rules
        for spoken in rule.spoken
        for places in [tuple(_places(rule, spoken, holdings, book))]
    ]
    return tuple(dict.fromkeys(sorted(every, key=lambda one: order.index(one.moment))))


def unknown_codes(rules: Iterable[Rule], meanings: Iterable[str]) -> Iterator[str]:
    """Name what rules want said and nobody has words for, and words that no rule wants."""
    known, wanted = set(meanings), {spoken.code for rule in rules for spoken in rule.spoken}
    yield from (f"{code}: no meaning is written down." for code in sorted(wanted - known))
    yield from (f"{code}: no rule wants it said." for code in sorted(known - wanted))


def _places(
    rule: Rule, spoken: Saying, holdings: Mapping[str, Holding], book: RuleBook
) -> Iterator[tuple[Leg, ZoneId]]:
    if spoken.zones == "none":
        return
    for leg in limits_by_leg(rule, holdings, book):
        zones = zones_given(rule, holdings, leg) if spoken.zones == "given" else spoken.zones
        yield from ((leg, zone) for zone in ZoneId if zone in zones)
