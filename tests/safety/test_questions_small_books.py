"""Which questions are asked by books of two or three facts, each written for one reason to ask."""

from __future__ import annotations

from legato.body import Leg
from legato.library import Library
from legato.safety import FactScope, Rule, RuleBook, still_to_ask
from legato.safety.asking import Derived, Fact
from safety.books import fact, refusal, rule
from safety.people import on, somebody

SORE, TIRED = fact("sore", FactScope.LEG), fact("tired", FactScope.LEG)
WELL_TRAVELLED = fact("travelled", FactScope.PERSON)
TIRES = rule("M09", "tired", pressure_cap=3)
NO_LIBRARY = Library(techniques={})


def book_of(*facts: Fact, rules: tuple[Rule, ...]) -> RuleBook:
    """Make a book of some facts and rules."""
    return RuleBook(facts={one.id: one for one in facts}, rules=rules, always=())


def asked(book: RuleBook, *told, no=(), library: Library = NO_LIBRARY) -> list[str]:
    """Name the questions that are still open."""
    return [one.id for one in still_to_ask(somebody(*told), no, book, library)]


def test_what_can_still_limit_the_other_leg_is_asked() -> None:
    """Two facts ask for the same lightness; one of them told on the left leaves the right to be asked about."""
    book = book_of(SORE, TIRED, rules=(rule("M01", "sore", pressure_cap=3), rule("M02", "tired", pressure_cap=3)))

    assert asked(book, on("sore", Leg.LEFT)) == ["tired"]
    assert asked(book, on("sore")) == []


def test_facts_that_count_together_may_be_on_different_legs() -> None:
    """Tired on the right beside sore on the left is lightness for both legs, so tired is asked."""
    book = book_of(
        SORE, TIRED, rules=(rule("M01", "sore", pressure_cap=3), rule("M02", "sore", "tired", pressure_cap=3))
    )

    assert asked(book) == ["sore", "tired"]


def test_facts_that_count_together_may_be_at_different_places() -> None:
    """A bruise here beside a wound there leaves out both places, although the wound alone leaves out its own."""
    wound, bruise = fact("wound", FactScope.ZONES), fact("bruise", FactScope.ZONES)
    for on_both_legs in (False, True):
        beside = rule("M02", "wound", "bruise", zones="given", on_both_legs=on_both_legs)
        book = book_of(wound, bruise, rules=(rule("M01", "wound", zones="given"), beside))

        assert asked(book) == ["wound", "bruise"]


def test_a_technique_that_can_still_go_out_on_the_other_leg_is_a_reason_to_ask(library) -> None:
    """No rule is left that could fire, but a technique is not for the other leg of whoever says yes."""
    knuckle = library.techniques["knuckle"].model_copy(update={"contraindications": ("sore", "tired")})
    book = book_of(
        SORE,
        TIRED,
        WELL_TRAVELLED,
        rules=(rule("M01", "sore", pressure_cap=6), rule("M02", "tired", "travelled", pressure_cap=2)),
    )
    told = on("sore", Leg.LEFT)

    assert asked(book, told, no=["travelled"], library=Library(techniques={"knuckle": knuckle})) == ["tired"]
    assert asked(book, told, no=["travelled"]) == []


def test_a_verdict_is_a_reason_to_ask_even_where_no_limit_follows() -> None:
    """A rule that takes nothing away (6 is the most there is) still has something to say."""
    book = book_of(WELL_TRAVELLED, rules=(rule("M01", "travelled", pressure_cap=6),))

    assert asked(book) == ["travelled"]


def test_how_soon_somebody_should_be_seen_is_a_reason_to_ask() -> None:
    """A rule that takes nothing away may be more urgent than what was told."""
    book = book_of(
        SORE, TIRED, rules=(rule("M01", "sore", pressure_cap=6), rule("M02", "tired", urgency="soon", pressure_cap=6))
    )

    assert asked(book, on("sore")) == ["tired"]


def test_who_answered_a_later_question_first_is_asked_only_what_comes_after() -> None:
    """Told out of order, or against what was said before: the yes stands, and what it leads to is asked."""
    first = fact("hurt", FactScope.PERSON)
    second = fact("hurt_badly", FactScope.PERSON, asked_if="hurt")
    third = fact("cannot_stand", FactScope.PERSON, asked_if="hurt_badly")
    book = book_of(
        first,
        second,
        third,
        WELL_TRAVELLED,
        rules=(
            rule("M01", "hurt", "travelled", pressure_cap=2),
            rule("M02", "hurt_badly", pressure_cap=6),
            rule("M03", "cannot_stand", pressure_cap=2),
        ),
    )

    assert asked(book, "hurt_badly", no=["travelled"]) == ["cannot_stand"]
    assert asked(book, "hurt_badly", no=["travelled", "hurt"]) == ["cannot_stand"]


def test_after_a_refusal_whom_to_call_is_a_reason_to_ask() -> None:
    """Sore is for the doctor today, sore and travelled for the clinic today: as urgent, but another door."""
    special = refusal("C02", "sore", "travelled", do="Call the clinic.")
    book = book_of(SORE, TIRED, WELL_TRAVELLED, rules=(refusal("C01", "sore", do="Call a doctor."), special, TIRES))

    assert asked(book, "sore") == ["travelled"]
    assert asked(book, "sore", no=["travelled"]) == []


def test_a_line_that_says_the_same_or_stands_beside_the_others_is_no_reason_to_ask() -> None:
    """The same door twice, or one more door: what stands there still holds."""
    for other in (
        refusal("C02", "sore", "travelled", do="Call a doctor."),
        refusal("C02", "travelled", do="Call the clinic."),
        refusal("C02", "sore", "travelled", do="Call the clinic.", urgency="soon"),
    ):
        book = book_of(SORE, TIRED, WELL_TRAVELLED, rules=(refusal("C01", "sore", do="Call a doctor."), other, TIRES))

        assert asked(book, "sore") == []


def test_a_line_that_only_both_legs_bring_can_be_replaced_as_well() -> None:
    """Both legs sore only add a line to that of who travelled; tired legs put another in its place."""
    book = book_of(
        SORE,
        TIRED,
        WELL_TRAVELLED,
        rules=(
            refusal("C01", "travelled", do="Call a doctor."),
            refusal("C02", "sore", do="Call the clinic.", on_both_legs=True),
            refusal("C03", "sore", "tired", do="Call the hospital."),
        ),
    )

    assert asked(book, "travelled") == ["tired"]


def test_after_a_refusal_what_follows_from_a_number_is_asked_outright() -> None:
    """Nobody who is refused comes to the page of the numbers, so pregnancy is asked as yes or no."""
    weeks = Derived.model_validate({"from": "pregnant_weeks", "at_least": 0})
    pregnant = fact("pregnant", FactScope.PERSON).model_copy(update={"derived": weeks})
    rules = (refusal("C01", "sore", do="Call a doctor."), refusal("C02", "sore", "pregnant", do="Call the midwife."))
    book = book_of(SORE, pregnant, rules=rules)

    assert asked(book) == ["sore"]
    assert asked(book, "sore") == ["pregnant"]
    assert asked(book, "sore", no=["pregnant"]) == []


def test_what_can_no_longer_follow_is_no_reason_to_ask_what_counts_with_it() -> None:
    """Sore counts beside a swollen ankle only; who has no swelling is asked about neither."""
    ankle = fact("swollen_ankle", FactScope.LEG, asked_if="swollen")
    rules = (rule("M01", "sore", "swollen_ankle", pressure_cap=3), rule("M02", "swollen", pressure_cap=4))
    book = book_of(SORE, fact("swollen", FactScope.LEG), ankle, rules=rules)

    assert asked(book) == ["sore", "swollen", "swollen_ankle"]
    assert asked(book, no=["swollen"]) == []
