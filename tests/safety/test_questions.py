"""Asking no more than is needed: what is left out could not have changed anything, and what is asked still could."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any

import pytest

from legato.body import LEGS, Leg, ZoneId
from legato.notation.checkin import Answer, CheckIn, Equipment
from legato.safety import (
    Fact,
    FactGroup,
    FactScope,
    Rule,
    RuleBook,
    RuleLimits,
    Screening,
    Verdict,
    screen,
    still_to_ask,
)
from safety.people import on, somebody, to_do

FLAGS = FactGroup.RED_FLAG
VERDICTS = (Verdict.MODIFY, Verdict.MODIFY, Verdict.MODIFY, Verdict.SEE_CLINICIAN_FIRST, Verdict.EMERGENCY)
LETTERS = {Verdict.MODIFY: "M", Verdict.SEE_CLINICIAN_FIRST: "C", Verdict.EMERGENCY: "E"}
SMALL_BOOKS = 120
PEOPLE = 60


def counts(screening: Screening) -> tuple[Any, ...]:
    """Return what a question may change: verdict, urgency and, while there is any massage, the limits."""
    limits = None if screening.verdict.refuses else screening.limits
    return screening.verdict, screening.urgency, limits


def differ(more: Screening, less: Screening, book: RuleBook) -> bool:
    """Tell whether a yes changes what counts, or puts another line in the place of one of what to do now."""
    return counts(more) != counts(less) or not set(to_do(less, book)) <= set(to_do(more, book))


def asked(book, library, *facts: str | Answer, no: frozenset[str] | set[str] = frozenset(), **person: Any) -> list[str]:
    """Name the questions that are still open for somebody."""
    return [fact.id for fact in still_to_ask(somebody(*facts, **person), no, book, library)]


def flags_of(book) -> set[str]:
    """Name the red flags."""
    return {fact.id for fact in book.facts.values() if fact.group is FLAGS}


class TestSomebodyWho:
    """What a few people are asked."""

    def test_has_told_nothing_is_asked_everything_red_flags_first(self, book, library) -> None:
        """At the beginning every question can matter."""
        found = asked(book, library)
        at = [name in flags_of(book) for name in found]

        assert set(found) == {
            fact.id
            for fact in book.facts.values()
            if fact.derived is None and fact.group is not FactGroup.PAST and fact.id not in book.doctors_words
        }
        assert at == sorted(at, reverse=True)

    def test_cannot_breathe_is_still_asked_every_other_red_flag(self, book, library) -> None:
        """Nothing can be more severe, so nothing else is asked; but red flags are asked always, all of them."""
        assert set(asked(book, library, "chest_or_breath")) == flags_of(book) - {"chest_or_breath"}
        assert asked(book, library, "chest_or_breath", no=flags_of(book)) == []

    def test_thins_the_blood_is_not_asked_what_would_add_nothing(self, book, library) -> None:
        """A pacemaker asks for a part of the same care; a bleeding disorder only for more where something may bleed."""
        found = asked(book, library, "blood_thinner", no=flags_of(book))

        assert "implant_device" not in found
        bleeding = {"recent_injury", "bruise", "open_wound", "joint_bleed_signs"}
        assert "bleeding_disorder" not in asked(book, library, "blood_thinner", no=flags_of(book) | bleeding)
        assert "blood_thinner_for_clot" in found

    def test_once_had_a_clot_is_asked_only_what_is_more_urgent(self, book, library) -> None:
        """A clinician has to be asked soon anyway; only what should be seen today still counts."""
        found = asked(book, library, "past_clot", no=flags_of(book))

        assert {"recent_injury", "bad_injury", "bone_sore_after_injury", "new_burn"} <= set(found)
        assert not {"recent_surgery", "sciatica", "skin_inflamed"} & set(found)

    def test_had_a_clot_is_asked_of_diabetes_because_of_a_sore(self, book, library) -> None:
        """Diabetes alone would add nothing; together with a sore it is for today, and no sore is ruled out yet."""
        no = flags_of(book)

        assert "diabetes" in asked(book, library, "past_clot", no=no)
        signs = {"open_wound", "skin_infection", "recent_injury", "healed_ulcer", "foot_change_diabetes"}
        assert "diabetes" not in asked(book, library, "past_clot", no=no | signs)

    def test_said_no_is_not_asked_what_follows_up_on_yes(self, book, library) -> None:
        """Without an injury, nobody asks how bad it is."""
        found = asked(book, library, no={"recent_injury"})

        assert "bad_injury" not in found
        assert "bone_sore_after_injury" not in found

    def test_has_answered_everything_is_asked_nothing(self, book, library) -> None:
        """No question is open when each has an answer."""
        assert asked(book, library, "diabetes", no=set(book.facts)) == []

    def test_said_yes_and_no_to_the_same_thing_said_yes(self, book, library) -> None:
        """A contradiction is read the careful way: the yes stands, and what follows up on it is asked."""
        assert "bad_injury" in asked(book, library, "recent_injury", no={"recent_injury"})


class TestALeg:
    """A limit of one leg says nothing about the other."""

    def test_that_is_limited_leaves_the_other_to_be_asked_about(self, book, library) -> None:
        """Poor blood flow in one leg takes the machines from it alone; a pacemaker takes them from both."""
        no = flags_of(book)

        assert "implant_device" in asked(book, library, on("poor_circulation", Leg.LEFT), no=no)
        assert "implant_device" not in asked(book, library, "poor_circulation", no=no)


@pytest.mark.parametrize("seed", range(SMALL_BOOKS))
def test_in_a_small_book_exactly_the_questions_that_matter_are_asked(seed: int, library) -> None:
    """Held against every single way of answering: no question too many, none too few."""
    dice = random.Random(seed)
    book = small_book(dice)
    names = dice.sample(list(book.facts), len(book.facts))
    known = {name: dice.choice(list(places(book.facts[name]))) for name in names[: dice.choice((0, 0, 1, 2))]}
    no = set(dice.sample(names, dice.choice((0, 0, 1)))) - known.keys()
    checkin = somebody(*(answer for each in known.values() for answer in each))

    found = {fact.id for fact in still_to_ask(checkin, no, book, library)}

    assert found == {name for name in names if name not in known and matters(name, known, no, book, library)}


def small_book(dice: random.Random) -> RuleBook:
    """Make four facts, of which one at most has zones, and a handful of rules about them."""
    names = ["varicose_veins", "sciatica", "bruise", "diabetes"]
    scopes = [
        FactScope.PERSON,
        FactScope.LEG,
        dice.choice((FactScope.LEG, FactScope.ZONES)),
        dice.choice((FactScope.PERSON, FactScope.LEG)),
    ]
    above = {name: dice.choice((None, None, *names[:at])) for at, name in enumerate(names)}
    words = {"asks": "Is it so?", "short": "It is so", "sources": ("J",), "status": "judgement"}
    facts = {
        name: Fact(id=name, group=FactGroup.TODAY, scope=scope, asked_if=above[name], **words)
        for name, scope in zip(names, scopes, strict=True)
    }
    rules = [small_rule(dice, at, names) for at in range(dice.randint(4, 7))]
    missing = set(names) - {fact for rule in rules for fact in rule.when}
    rules += [small_rule(dice, 10 + at, [name]) for at, name in enumerate(sorted(missing))]
    return RuleBook(facts=facts, rules=tuple(rules), always=())


def small_rule(dice: random.Random, number: int, names: list[str]) -> Rule:
    """Make a rule about one to three of these facts."""
    verdict = dice.choice(VERDICTS)
    when = tuple(dice.sample(names, min(len(names), dice.choice((1, 1, 2, 3)))))
    urgency = {"E": dice.choice(("same_day", "now")), "C": dice.choice(("none", "soon", "same_day")), "M": "none"}
    limits = dice.choice(
        (
            RuleLimits(pressure_cap=dice.choice((3, 4))),
            RuleLimits(excluded_equipment=(dice.choice(list(Equipment)[:3]),)),
            RuleLimits(zones=dice.choice(("given", "given_and_next", "all"))),
            RuleLimits(given_zones_cap=3),
            RuleLimits(toward_heart=True),
        )
    )
    return Rule.model_validate(
        {
            "id": f"{LETTERS[verdict]}{number:02d}",
            "name": "A rule",
            "when": when,
            "verdict": verdict,
            "urgency": urgency[LETTERS[verdict]],
            "on_both_legs": dice.random() < 0.25,
            "legs": "both" if verdict.refuses else dice.choice(("given", "both")),
            "says": "So.",
            "do": f"Do number {number}.",
            "why": "Because.",
            "sources": ("J",),
            "status": "judgement",
            "limits": RuleLimits() if verdict.refuses else limits,
        }
    )


def places(fact: Fact) -> Iterator[tuple[Answer, ...]]:
    """Give every place to say yes to a fact for: legs, both legs, and each single zone."""
    yield (Answer(fact=fact.id),)
    if fact.scope is not FactScope.PERSON:
        yield from ((Answer(fact=fact.id, leg=leg),) for leg in LEGS)
    if fact.scope is FactScope.ZONES:
        yield from ((Answer(fact=fact.id, leg=leg, zones=(zone,)),) for leg in LEGS for zone in ZoneId)


def matters(name: str, known: Mapping[str, tuple[Answer, ...]], no: set[str], book: RuleBook, library) -> bool:
    """Try every way of answering the rest: does yes ever differ from no?"""
    rest = [each for each in book.facts if each not in known]
    seen: dict[tuple[Answer, ...], Any] = {}

    def follows_from(told: Mapping[str, tuple[Answer, ...]]) -> Any:
        key = tuple(answer for each in told.values() for answer in each)
        if key not in seen:
            seen[key] = screen(somebody(*key), book, library)
        return seen[key]

    choices = [[(), *(() if each in no else places(book.facts[each]))] for each in rest]
    for answers in product(*choices):
        told = {**known, **{each: given for each, given in zip(rest, answers, strict=True) if given}}
        if name in told and was_asked(told, known, book):
            without = {each: given for each, given in told.items() if each in known or not follows_up(each, name, book)}
            if differ(follows_from(told), follows_from(without), book):
                return True
    return False


def was_asked(told: Mapping[str, Any], known: Mapping[str, Any], book: RuleBook) -> bool:
    """Tell whether every answer belongs to a question that was asked."""
    return all(book.facts[each].asked_if in (None, *told) for each in told if each not in known)


def follows_up(name: str, other: str, book: RuleBook) -> bool:
    """Tell whether a question is another one, or asked only after a yes to it."""
    above = book.facts[name].asked_if
    return name == other or (above is not None and follows_up(above, other, book))


@pytest.mark.parametrize("seed", range(4))
def test_what_is_left_out_changes_nothing_for_anybody(seed: int, book, library) -> None:
    """People by chance, half-way through: however they answer the rest, what was not asked makes no difference."""
    dice = random.Random(seed)
    tried = 0
    for _ in range(PEOPLE):
        checkin, no = half_way(dice, book)
        held = {answer.fact for answer in checkin.facts}
        found = {fact.id for fact in still_to_ask(checkin, no, book, library)}
        left_out = [
            fact for fact in book.asked_facts if fact.id not in found | held | no and may_follow(fact, held, no, book)
        ]
        for fact in dice.sample(left_out, min(3, len(left_out))):
            completed = completion(dice, checkin, no | {fact.id}, book)
            yes = with_what_leads_to(fact, completed, book)
            more = completed.model_copy(update={"facts": (*completed.facts, *yes)})
            less = completed.model_copy(update={"facts": (*completed.facts, *yes[1:])})
            assert not differ(screen(more, book, library), screen(less, book, library), book), fact.id
            tried += 1

    assert tried > PEOPLE // 4


def half_way(dice: random.Random, book: RuleBook) -> tuple[CheckIn, set[str]]:
    """Return somebody who has answered some questions with yes and some with no."""
    names = dice.sample(list(book.facts), dice.randint(2, 40))
    yes = {name for name in names[: dice.choice((1, 2, 3, 5))] if book.facts[name].asked_if is None}
    return somebody(*(by_chance(dice, book.facts[name]) for name in sorted(yes))), set(names) - yes


def by_chance(dice: random.Random, fact: Fact) -> Answer:
    """Say yes somewhere."""
    return dice.choice(list(places(fact)))[0]


def may_follow(fact: Fact, held: set[str], no: set[str], book: RuleBook) -> bool:
    """Tell whether a question could be reached at all."""
    above = fact.asked_if
    return above is None or above in held or (above not in no and may_follow(book.facts[above], held, no, book))


def completion(dice: random.Random, checkin: CheckIn, no: set[str], book: RuleBook) -> CheckIn:
    """Answer some of the open questions with yes, each only when what it follows up on is yes."""
    told = list(checkin.facts)
    for fact in book.facts.values():
        held = {answer.fact for answer in told}
        if fact.id not in held | no and fact.asked_if in (None, *held) and dice.random() < 0.12:
            told.append(by_chance(dice, fact))
    return checkin.model_copy(update={"facts": tuple(told)})


def with_what_leads_to(fact: Fact, checkin: CheckIn, book: RuleBook) -> list[Answer]:
    """Say yes to a fact, and to what has to be yes before it is asked."""
    held = {answer.fact for answer in checkin.facts}
    found, above = [Answer(fact=fact.id)], fact.asked_if
    while above is not None and above not in held:
        found.append(Answer(fact=above))
        above = book.facts[above].asked_if
    return found
