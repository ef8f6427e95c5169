"""The shipped rules: complete, worded, sourced, and every one of them can fire."""

from __future__ import annotations

import re

import pytest

from legato.body import Leg
from legato.notation.score import Part
from legato.safety import FactGroup, FactScope, Rule, RuleBook, Verdict, load_rule_book, screen
from safety.people import on, somebody

BOOK = load_rule_book()
AGREED = frozenset(
    {
        "bleeding_disorder",
        "blood_thinner",
        "burn_or_radiotherapy_skin",
        "cancer_treatment",
        "child",
        "cold_intolerance",
        "diabetes",
        "fungal_infection",
        "heart_kidney_swelling",
        "hot_joint",
        "implant_device",
        "lymphoedema",
        "metalwork",
        "numb_feet",
        "oil_allergy",
        "older_adult",
        "open_wound",
        "osteoporosis",
        "past_clot",
        "poor_circulation",
        "postpartum",
        "pregnancy",
        "recent_injury",
        "recent_surgery",
        "recent_travel",
        "skin_infection",
        "skin_inflamed",
        "thin_skin",
        "varicose_veins",
    }
)


def alone(rule: Rule, leg: Leg | None = Leg.LEFT) -> list:
    """Tell just what a rule asks for."""
    leg = None if rule.on_both_legs else leg
    return [on(fact, None if BOOK.facts[fact].scope is FactScope.PERSON else leg) for fact in rule.when]


@pytest.mark.parametrize("rule", BOOK.rules, ids=lambda rule: rule.id)
def test_every_rule_can_fire(rule: Rule, book, library) -> None:
    """Told just what a rule asks for, the screening gives its reason, at least as severe and as urgent as it says."""
    screening = screen(somebody(*alone(rule)), book, library)

    (fired,) = [reason for reason in screening.reasons if reason.rule == rule.id]
    assert (fired.verdict, fired.urgency, fired.facts) == (rule.verdict, rule.urgency, rule.when)
    assert screening.verdict.severity >= rule.verdict.severity
    assert screening.urgency.degree >= rule.urgency.degree


@pytest.mark.parametrize("rule", BOOK.rules, ids=lambda rule: rule.id)
def test_no_rule_fires_when_one_of_its_facts_is_missing(rule: Rule, book, library) -> None:
    """A rule about several facts waits for all of them."""
    for missing in rule.when:
        told = [answer for answer in alone(rule) if answer.fact != missing]
        assert rule.id not in {reason.rule for reason in screen(somebody(*told), book, library).reasons}


def leads_to_questions(fact, book) -> bool:
    """Tell whether a fact that follows from the circumstances is there because of what is asked after it."""
    return fact.derived is not None and any(below.asked_if == fact.id for below in book.facts.values())


@pytest.mark.parametrize("fact", BOOK.facts.values(), ids=lambda fact: fact.id)
def test_every_fact_matters(fact, book, library) -> None:
    """There is somebody for whom this fact changes verdict, urgency, limits or words."""
    rules = book.rules_about(fact.id)

    def changes(rule: Rule) -> bool:
        others = [answer for answer in alone(rule) if answer.fact != fact.id]
        return screen(somebody(*alone(rule)), book, library) != screen(somebody(*others), book, library)

    assert any(changes(rule) for rule in rules) or leads_to_questions(fact, book)


def test_the_facts_agreed_with_the_library_are_there(book) -> None:
    """What techniques name as contraindications can be told in a check-in."""
    assert set(book.facts) >= AGREED


def test_book_and_library_agree(book, library) -> None:
    """Rules name techniques that exist, techniques name facts that exist, and every source exists."""
    book.check_against(library)


@pytest.mark.parametrize("rule", BOOK.rules, ids=lambda rule: rule.id)
def test_a_rule_is_worded_for_a_worried_person(rule: Rule) -> None:
    """Words are whole, short sentences, without jargon, and never promise or wave anything through."""
    for text in filter(None, (rule.says, rule.do, rule.why)):
        assert text[0].isupper(), text
        assert text.endswith("."), text
        assert longest_sentence(text) <= 34, text
        assert not JARGON.search(text), text
    assert not rule.name.endswith(".")


JARGON = re.compile(
    r"\b(DVT|VTE|PE|thrombosis|embolism|contraindicat\w*|oedema|ischaemi\w*|neuropathy|cellulitis|sepsis|"
    r"I understand|at your own risk|heal(s|ed)? you|cure[sd]?)\b",
    re.IGNORECASE,
)


def longest_sentence(text: str) -> int:
    """Count the words of the longest sentence."""
    return max(len(sentence.split()) for sentence in re.split(r"[.!?:;] ", text))


@pytest.mark.parametrize("rule", [rule for rule in BOOK.rules if rule.verdict.refuses], ids=lambda rule: rule.id)
def test_a_refusal_says_what_to_do_now(rule: Rule) -> None:
    """Who must get help now is told how, with the numbers of more than one country."""
    if rule.urgency.value == "now":
        assert "(112, 999, 911)" in rule.do
    for number in ("112", "999", "911"):
        for text in (rule.says, rule.do, rule.why):
            assert text.count(number) == text.count("(112, 999, 911)"), text
    if rule.verdict is Verdict.EMERGENCY and rule.urgency.value == "same_day":
        assert re.search(r"\btoday\b|\bnow\b", rule.do), rule.do


def test_redness_is_never_asked_alone(book) -> None:
    """Because redness hides on dark skin, it is asked with heat, swelling, shine or a darker colour."""
    for fact in book.facts.values():
        if re.search(r"\bred(der|ness)?\b", fact.asks, re.IGNORECASE):
            assert re.search(r"dark", fact.asks), fact.asks
            assert re.search(r"hot|warm|heat", fact.asks), fact.asks
            assert re.search(r"swollen|shin", fact.asks), fact.asks


def test_questions_are_questions(book) -> None:
    """Each fact is asked in one plain question, with a label that fits a list."""
    for fact in book.facts.values():
        assert fact.asks.endswith("?"), fact.id
        assert len(fact.asks.split()) <= 44, fact.id
        assert len(fact.short.split()) <= 30, fact.id
        assert not JARGON.search(fact.asks), fact.asks
    shorts = [fact.short for fact in book.facts.values()]
    assert len(set(shorts)) == len(shorts)


def test_follow_ups_come_after_what_they_follow(book) -> None:
    """A question that depends on another is asked later."""
    order = list(book.facts)
    for fact in book.facts.values():
        if fact.asked_if is not None and book.facts[fact.asked_if].group is fact.group:
            assert order.index(fact.asked_if) < order.index(fact.id), fact.id


def test_what_changes_from_day_to_day_is_not_remembered(book) -> None:
    """Red flags, today's skin and recent events are asked each time; conditions and medicines may be kept."""
    fleeting = {FactGroup.RED_FLAG, FactGroup.TODAY, FactGroup.RECENT, FactGroup.DERIVED}
    for fact in book.facts.values():
        assert not (fact.remembered and fact.group in fleeting), fact.id


def test_a_judgement_says_that_it_is_one(book) -> None:
    """What rests on a judgement is never called cited, and what is cited has a source that can be read."""
    for what in (*book.facts.values(), *book.rules, *book.always):
        if what.status == "cited":
            assert "J" not in what.sources, what.id
            assert what.sources, what.id


def test_a_number_is_a_judgement(book) -> None:
    """No source gives a pressure or a time for lay hands, so a rule that sets one never calls itself cited."""
    caps = ("pressure_cap", "given_zones_cap", "zone_caps", "minutes_cap", "session_minutes_cap", "block_seconds_cap")
    for rule in book.rules:
        if any(getattr(rule.limits, cap) for cap in caps):
            assert (rule.status, "J" in rule.sources) == ("judgement", True), rule.id
    assert all((care.status, "J" in care.sources) == ("judgement", True) for care in book.always)


def test_ids_say_the_kind(book) -> None:
    """E is for emergency, C for clinician first, M for modify, Z for always."""
    letters = {rule.id[0]: rule.verdict for rule in book.rules}

    assert letters == {"E": Verdict.EMERGENCY, "C": Verdict.SEE_CLINICIAN_FIRST, "M": Verdict.MODIFY}
    assert all(care.id[0] == "Z" for care in book.always)


def test_nobody_is_ever_pressed_harder_than_six(book) -> None:
    """No cap of any rule is above firm, and delicate places are capped at light."""
    for rule in book.rules:
        caps = [rule.limits.pressure_cap, rule.limits.given_zones_cap, *rule.limits.zone_caps.values()]
        assert all(cap is None or cap <= 6 for cap in caps)
    assert all(care.cap == 3 for care in book.always)


def test_excluding_a_machine_excludes_what_it_touches_with(book) -> None:
    """A rule that rules out a machine's or tool's part also rules out the thing itself."""
    things = {
        Part.NODES: "shiatsu",
        Part.SLEEVE: "air_compression",
        Part.ROLLER: "foot_roller",
        Part.BALL: "tennis_ball",
        Part.BOTTLE: "frozen_bottle",
    }
    for rule in book.rules:
        for part in rule.limits.excluded_parts:
            if part in things:
                assert things[part] in rule.limits.excluded_equipment, rule.id


def test_the_book_is_read_once() -> None:
    """Everybody shares one book, and nobody can add a page to it."""
    assert load_rule_book() is load_rule_book()
    with pytest.raises(TypeError):
        load_rule_book().facts["made_up"] = None  # type: ignore[index]
    assert isinstance(load_rule_book(), RuleBook)


def test_a_rule_is_found_by_its_id(book) -> None:
    """Rules can be asked for by id, and by the facts they are about."""
    assert book.rule("E01").when == ("chest_or_breath",)
    assert "M21" in {rule.id for rule in book.rules_about("blood_thinner")}
