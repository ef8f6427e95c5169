"""Tell what the Python side answers, for the tests that hold the browser's side to it.

.venv/bin/python scripts/agreement.py rules     every small set of red flags, and 10,000 random sets of facts
.venv/bin/python scripts/agreement.py events    random sessions, their events, and how they stand
.venv/bin/python scripts/agreement.py regions   choices, time zones and languages, and the country that follows
.venv/bin/python scripts/agreement.py minutes   lengths around every edge, and the whole minutes that are said of them
.venv/bin/python scripts/agreement.py words     every sentence the browser can say
.venv/bin/python scripts/agreement.py pairing   walks of several screens through one session
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import combinations
from random import Random
from typing import Any

from agreement_pairing import pairing
from agreement_words import words
from legato.body import Leg, ZoneId
from legato.library import load_library
from legato.notation.checkin import Answer, CheckIn, Pain, Receiver
from legato.notation.emergency import EVERYWHERE
from legato.render import (
    ELSEWHERE,
    in_region,
    load_regions,
    numbers_document,
    region_in,
)
from legato.response import Happening, guided_ms, standing
from legato.safety import how_soon, load_rule_book
from legato.safety import screen as screen_with
from legato.safety.asking import Fact, FactGroup, FactScope
from legato.safety.facts import facts_of
from legato.server.doors.offline.travelling import holding_documents, rules_document
from legato.units import whole_minutes
from legato.words import heading_for, headings_document, load_sentences, verdict_in_words

RANDOM_SETS = 10_000
RANDOM_SESSIONS = 600
BIGGEST_EXHAUSTIVE = 3
"""No rule asks for more facts than this, so every rule that fires for a set fires for one of these subsets of it."""
HARMLESS = frozenset({"cramp", "hurts"})
_KINDS = (
    "started",
    "paused",
    "resumed",
    "cue_reached",
    "skipped",
    "repeated",
    "something_wrong",
    "finished",
    "softer",
    "pain_after",
)
_MIDNIGHT = datetime(2026, 11, 22, tzinfo=UTC)


def rule_cases() -> Iterator[CheckIn]:
    """Give every set of up to three red flags, each alone and beside what makes it worse, and random check-ins."""
    book, chance = load_rule_book(), Random(7)  # noqa: S311 - the same cases every time
    flags = [fact.id for fact in book.facts.values() if fact.group is FactGroup.RED_FLAG]
    beside = sorted({fact for rule in book.rules if {*rule.when} & {*flags} for fact in rule.when} - {*flags})
    well = Receiver(age=40)
    for size in range(BIGGEST_EXHAUSTIVE + 1):
        for some in combinations(flags, size):
            yield CheckIn(person=well, facts=tuple(Answer(fact=fact) for fact in some))
    for flag in flags:
        for size in range(1, BIGGEST_EXHAUSTIVE + 1):
            for some in combinations(beside, size):
                yield CheckIn(person=well, facts=tuple(Answer(fact=fact) for fact in (flag, *some)))
    facts = [*book.facts.values()]
    for _ in range(RANDOM_SETS):
        yield _random_checkin(facts, chance)


def _random_checkin(facts: list[Fact], chance: Random) -> CheckIn:
    places = [(leg, zone) for leg in Leg for zone in ZoneId]
    return CheckIn(
        person=Receiver(
            age=chance.randint(1, 100),
            pregnant_weeks=chance.choice((None, None, chance.randint(0, 42))),
            postpartum_weeks=chance.choice((None, None, chance.randint(0, 60))),
        ),
        pain=tuple(
            Pain(leg=leg, zone=zone, score=chance.randint(0, 10))
            for leg, zone in chance.sample(places, chance.randint(0, 4))
        ),
        facts=tuple(_answer(fact, chance) for fact in chance.sample(facts, chance.choice((1, 2, 3, 5, 9, 30)))),
    )


def _answer(fact: Fact, chance: Random) -> Answer:
    if fact.scope is FactScope.PERSON or chance.random() < 0.3:
        return Answer(fact=fact.id)
    zones = chance.sample([*ZoneId], chance.randint(0, 3)) if fact.scope is FactScope.ZONES else []
    return Answer(fact=fact.id, leg=chance.choice([*Leg]), zones=tuple(zones))


def rules() -> dict[str, Any]:
    """Answer every case with the engine itself."""
    book, library = load_rule_book(), load_library()
    cases = []
    for checkin in rule_cases():
        told = screen_with(checkin, book, library)
        said = verdict_in_words(told, load_sentences(), book)
        cases.append(
            {
                "held": holding_documents(facts_of(checkin, book).values()),
                "verdict": told.verdict,
                "urgency": told.urgency,
                "reasons": [[reason.rule, *reason.legs] for reason in told.reasons],
                "to_do": said.to_do,
                "how_soon": how_soon(told),
                "heading": heading_for(said)._asdict() if told.verdict.refuses else None,
            }
        )
    red_flags = [fact.id for fact in book.facts.values() if fact.group is FactGroup.RED_FLAG]
    return {"rules": rules_document(), "headings": headings_document(), "red_flags": red_flags, "cases": cases}


def regions() -> dict[str, Any]:
    """Say which country follows from a choice, a time zone and languages, and how a sentence reads there."""
    sentence = f"Call your maternity unit, or your emergency number ({EVERYWHERE})."
    known = load_regions()
    zones = ["", "Etc/UTC", "Mars/Base", *(zone for region in known.values() for zone in region.zones)]
    tags = [[], ["en"], ["en", "de"], ["de-AT", "en-US"], ["sr-Latn-RS", "pt-pt"], *([f"en-{code}"] for code in known)]
    asked = [
        *(("", zone, tags[at % len(tags)]) for at, zone in enumerate(zones)),
        *(("", "", some) for some in tags),
        *((code, "Europe/London", ["en-US"]) for code in (*known, ELSEWHERE.code)),
    ]
    return {
        "numbers": numbers_document(),
        "sentence": sentence,
        "cases": [
            {
                "chosen": chosen,
                "zone": zone,
                "languages": languages,
                "region": (region := region_in(chosen, zone, languages)).code,
                "said": in_region(sentence, region),
            }
            for chosen, zone, languages in asked
        ],
    }


def events() -> dict[str, Any]:
    """Make up sessions, and say how each stands."""
    chance = Random(11)  # noqa: S311 - the same sessions every time
    sessions = []
    for _ in range(RANDOM_SESSIONS):
        told = [_happening(chance) for _ in range(chance.choice((0, 1, 2, 5, 12, 40)))]
        told += chance.sample(told, len(told) // 3)
        chance.shuffle(told)
        stands = standing(told, HARMLESS)
        sessions.append(
            {
                "events": [_event(one) for one in told],
                "stands": {name: getattr(stands, name) for name in stands.__slots__},
                "guided_ms": guided_ms(told),
            }
        )
    return {"harmless": sorted(HARMLESS), "sessions": sessions}


def _happening(chance: Random) -> Happening:
    details: tuple[dict[str, Any], ...] = (
        {},
        {"to_ms": chance.randint(0, 600_000)},
        {"to_ms": -1},
        {"to_ms": "soon"},
        {"what": "cramp"},
        {"what": "chest_or_breath"},
        {"what": None},
    )
    return Happening(
        id=f"{chance.getrandbits(64):016x}",
        kind=chance.choice(_KINDS),
        at_ms=chance.choice((0, chance.randint(0, 600_000))),
        # Few moments, so that many things happen in the same millisecond; some only differ by microseconds.
        happened_at=_MIDNIGHT
        + timedelta(microseconds=chance.choice((chance.randint(0, 9_000), chance.randint(0, 10**12)))),
        leg=chance.choice((None, *Leg)),
        technique=chance.choice((None, "arch-rub", "calf-kneading", "thumb")),
        detail=chance.choice(details),
    )


def _event(one: Happening) -> dict[str, Any]:
    return {
        "id": one.id,
        "kind": one.kind,
        "at_ms": one.at_ms,
        "happened_at": one.happened_at.isoformat(timespec="milliseconds"),
        "leg": one.leg,
        "technique": one.technique,
        "detail": one.detail,
    }


def minutes_said() -> dict[str, Any]:
    """Give lengths around every edge of the rule for minutes, and what is said of each as played and as planned."""
    edges = [0, 1, *(60_000 * whole + 30_000 + near for whole in range(61) for near in (-1, 0, 1)), 295_000, 1_195_000]
    return {"minutes": [[each, whole_minutes(each), whole_minutes(each, least=1)] for each in edges]}


if __name__ == "__main__":
    print(
        json.dumps(
            {
                "rules": rules,
                "events": events,
                "regions": regions,
                "pairing": pairing,
                "words": words,
                "minutes": minutes_said,
            }[sys.argv[1]]()
        )
    )
