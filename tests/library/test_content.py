"""Causes, benefits, tips, questions and the rest: complete, honest, and in agreement with the rules."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from legato.library import Library
from legato.library.model import Advised, ClaimStanding, ShowsUp
from legato.notation.checkin import Complaint
from legato.notation.model import Model
from legato.notation.technique import Grade
from legato.notation.wording import JARGON, LONGEST_SENTENCE, PROMISES, complaints_about
from legato.safety import Verdict, load_rule_book

SHELVES = ("causes", "benefits", "tips", "preparation", "faq", "not_to_massage", "advice", "programmes")


def texts(value: Any) -> Iterator[str]:
    """Give every text for people inside a record, besides the names that doctors use and what people type."""
    if isinstance(value, str) and " " in value:
        yield value
    elif isinstance(value, Model):
        yield from (
            text
            for name in type(value).model_fields
            if name not in ("clinical", "also")
            for text in texts(getattr(value, name))
        )
    elif isinstance(value, tuple):
        yield from (text for one in value for text in texts(one))


def worst(facts: tuple[str, ...]) -> Verdict:
    """Return the most severe verdict that any one of these facts leads to by itself."""
    alone = [rule.verdict for rule in load_rule_book().rules if len(rule.when) == 1 and rule.when[0] in facts]
    return max(alone, key=lambda verdict: verdict.severity, default=Verdict.CLEAR)


@pytest.mark.parametrize("shelf", SHELVES)
def test_everything_rests_on_sources(library: Library, shelf: str) -> None:
    """Each statement names where it comes from, and that is listed."""
    records = getattr(library, shelf).values()

    assert [(one.id, source) for one in records for source in one.sources if source not in library.sources] == []


@pytest.mark.parametrize("shelf", SHELVES)
def test_everything_is_said_plainly(library: Library, shelf: str) -> None:
    """No words of the trade, and no sentence that one has to read twice."""
    found = [
        (one.id, says)
        for one in getattr(library, shelf).values()
        for text in texts(one)
        for says in complaints_about(text)
        if "word of the trade" in says or f"{LONGEST_SENTENCE} are enough" in says
    ]

    assert found == []


@pytest.mark.parametrize("shelf", ["causes", "faq", "not_to_massage"])
def test_every_fact_that_is_named_is_asked(library: Library, shelf: str) -> None:
    """Content and check-in speak about the same things."""
    facts = load_rule_book().facts

    assert [(one.id, fact) for one in getattr(library, shelf).values() for fact in one.facts if fact not in facts] == []


def test_the_causes_of_the_article_are_there(library: Library) -> None:
    """Too much exercise, accidents, clots, sciatica and diabetes, and what evidence adds."""
    assert {"overexertion", "injury", "blood-clot", "sciatica", "diabetes-nerves"} <= set(library.causes)
    assert {"restless-legs", "night-cramps", "standing-all-day", "heel-pain", "stress-fracture"} <= set(library.causes)


def test_a_cause_advises_no_more_than_the_rules_allow(library: Library) -> None:
    """A cause with an emergency behind it never says that massage is fine, and a clot says never."""
    assert library.causes["blood-clot"].massage is Advised.NEVER
    for cause in library.causes.values():
        if cause.massage is Advised.FINE:
            assert not worst(tuple(set(cause.facts) - {"dark_urine", "both_legs_swollen"})).refuses, cause.id
        if cause.massage in (Advised.NEVER, Advised.ASK_FIRST):
            assert worst(cause.facts).refuses, cause.id


def test_every_complaint_but_two_has_a_cause_to_read(library: Library) -> None:
    """Who picks restless legs finds restless legs; tense people, stiff joints and the unsure have no cause to name."""
    told = {complaint for cause in library.causes.values() for complaint in cause.complaints}

    assert set(Complaint) - told == {
        Complaint.TENSE,
        Complaint.UNSURE,
        Complaint.STIFF_FEET,
        Complaint.STIFF_KNEE,
    }


def test_what_may_be_claimed_promises_nothing(library: Library) -> None:
    """What is said of a benefit is small, hedged and free of banned claims."""
    said = {one.id: one.says for one in library.benefits.values() if one.says is not None}

    assert {name: says for name, says in said.items() if PROMISES.search(says)} == {}
    assert {name for name, says in said.items() if not ("may" in says or says.startswith(("Many", "Some")))} == {
        "warm-skin"
    }


@pytest.mark.parametrize(
    "claim", ["circulation", "endorphins", "stress-hormone", "inflammation", "injury-prevention", "headache", "toxins"]
)
def test_claims_without_support_are_told_as_such(library: Library, claim: str) -> None:
    """They appear only as often said and not supported."""
    benefit = library.benefits[claim]

    assert benefit.standing is not ClaimStanding.SMALL_EFFECT
    assert benefit.says is None


def test_massage_is_not_said_to_bring_blood_to_the_muscles(library: Library) -> None:
    """Studies showed that it does not (S75, S77); walking does."""
    circulation = library.benefits["circulation"]

    assert (circulation.standing, circulation.grade) == (ClaimStanding.SHOWN_NOT_TO, Grade.MODERATE)
    assert {"S75", "S77"} <= set(circulation.sources)
    assert circulation.instead


def test_a_supported_benefit_needs_words_and_an_unsupported_one_has_none(library: Library) -> None:
    """The record itself refuses a claim that is not supported."""
    tables = library.benefits["toxins"].model_dump(mode="json")

    with pytest.raises(ValueError, match="what is not supported has none"):
        type(library.benefits["toxins"]).model_validate(tables | {"says": "It flushes you."})


def test_the_seven_tips_each_do_something(library: Library) -> None:
    """No tip is only printed: each shows up in another place of the product."""
    assert len(library.tips) == 7
    assert [tip.shows_up for tip in library.tips.values()] == list(ShowsUp)


def test_the_ten_questions_are_answered(library: Library) -> None:
    """In the order of the article."""
    assert len(library.faq) == 10
    assert [question.order for question in library.faq.values()] == list(range(1, 11))
    assert [question.id for question in library.faq.values() if not question.asks.endswith("?")] == []


def test_answers_agree_with_the_rules(library: Library) -> None:
    """The answer about varicose veins changes massage, that about clots refuses it, as the rules do."""
    veins, when_not = library.faq["varicose-veins"], library.faq["when-not"]

    assert worst(("varicose_veins",)) is Verdict.MODIFY
    assert worst(("hot_hard_vein",)) is Verdict.SEE_CLINICIAN_FIRST
    assert "no machine" in veins.answer[0]
    assert "see a doctor within a day" in veins.answer[1]
    assert worst(when_not.facts) is Verdict.EMERGENCY


def test_machines_are_out_for_those_the_answer_names(library: Library) -> None:
    """The answer about machines names conditions under which a rule or the technique itself leaves them out."""
    for machine in ("air-compression", "shiatsu"):
        out = set(library.techniques[machine].contraindications)
        assert set(library.faq["machines-every-day"].facts) <= out


def test_the_five_situations_of_the_article_come_first(library: Library) -> None:
    """Wounds and skin, clots, varicose veins, pregnancy, strong pain or injury; then what evidence adds."""
    first = list(library.not_to_massage.values())[:5]

    assert [one.id for one in first] == [
        "wounds-and-skin",
        "blood-clots",
        "varicose-veins",
        "pregnancy",
        "strong-pain-or-injury",
    ]
    assert {one.from_article for one in first} == {True}
    assert {one.from_article for one in list(library.not_to_massage.values())[5:]} == {False}


def test_every_situation_has_a_rule_that_acts(library: Library) -> None:
    """Nothing is on the list that the check-in would let pass."""
    acting = {fact for rule in load_rule_book().rules for fact in rule.when}

    assert [one.id for one in library.not_to_massage.values() if not set(one.facts) <= acting] == []
    assert [one.id for one in library.not_to_massage.values() if worst(one.facts) is Verdict.CLEAR] == []


def test_numbers_of_advice_are_in_order(library: Library) -> None:
    """Least, usual from and to, and most."""
    for advice in library.advice.values():
        assert advice.least <= advice.usual[0] <= advice.usual[1] <= advice.most, advice.id


def test_the_usual_advice_is_told_as_advice(library: Library) -> None:
    """A quarter of an hour to twenty minutes, once or twice a week as a floor, shorter and longer allowed."""
    length = library.advice["session-length"]

    assert (length.least, length.usual, length.most) == (5, (15, 20), 60)
    assert "once or twice a week" in library.advice["frequency"].says.lower()


def test_the_disclaimer_says_what_it_is_not_and_whom_to_call(library: Library) -> None:
    """No medical advice, no review by a clinician yet, and an emergency number."""
    assert library.disclaimer is not None
    told = " ".join(library.disclaimer.says)

    assert "no diagnosis" in told
    assert "No clinician has reviewed them yet" in told
    assert "112" in told
    assert library.licence is not None
    assert {one.licence for one in library.techniques.values()} == {library.licence.id}


def test_jargon_is_known_when_it_is_seen() -> None:
    """The check itself bites."""
    assert JARGON.search("Begin with effleurage.")
