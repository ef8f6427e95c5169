"""Ready-made sessions: always there for somebody well, never for somebody who should not be massaged."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legato import pipeline
from legato.body import LEGS, Leg
from legato.library import load_library
from legato.notation.checkin import Answer, Receiver
from legato.notation.session import ReasonCode
from legato.pipeline import NotComposed
from legato.pipeline.health import NOBODY, HealthProfile
from legato.pipeline.ready import Ready, ReadyName, Trial, ready_made, ready_name, ready_one, trial_answer
from legato.planner import the_twelve
from legato.safety import load_rule_book
from legato.safety.asking import FactGroup, Page
from legato.units import minutes

FACTS = sorted(load_rule_book().facts)

TOURS = {
    ReadyName.TWELVE: LEGS,
    ReadyName.TWELVE_LEFT: (Leg.LEFT,),
    ReadyName.TWELVE_RIGHT: (Leg.RIGHT,),
    ReadyName.TWELVE_SHORT: LEGS,
}


def _named(name: ReadyName, known: HealthProfile = NOBODY) -> Ready:
    return next(one for one in ready_made(known) if one.name is name)


def test_all_of_them_are_there_for_somebody_who_has_told_nothing() -> None:
    """Five, ten and twenty minutes, and the two for right now."""
    assert [one.name for one in ready_made()] == [*ReadyName]


@pytest.mark.parametrize("name", [ReadyName.CRAMP_LEFT, ReadyName.CRAMP_RIGHT, ReadyName.HURTING])
def test_what_is_for_right_now_takes_three_minutes_at_most(name: ReadyName) -> None:
    """Somebody with a cramp at night does not want a programme."""
    assert _named(name).cleared.session.lasts <= minutes(3)


@pytest.mark.parametrize("name", [ReadyName.CRAMP_LEFT, ReadyName.CRAMP_RIGHT])
def test_a_cramp_is_stretched_at_once(name: ReadyName) -> None:
    """The stretch, a few steps, then light strokes: no preparation before and no rest between."""
    steps = _named(name).cleared.session.steps
    kinds = [step.step for step in steps]

    assert kinds[:3] == ["stretch", "walk", "settle"]
    assert not {"prepare", "rest"} & set(kinds)
    assert {step.leg for step in steps[:-1]} == {Leg.LEFT if name is ReadyName.CRAMP_LEFT else Leg.RIGHT}


@pytest.mark.parametrize(("name", "most"), [(ReadyName.FIVE, 5), (ReadyName.TEN, 10), (ReadyName.TWENTY, 20)])
def test_the_others_last_about_as_long_as_they_say(name: ReadyName, most: int) -> None:
    """Not longer, and not less than nine tenths of it."""
    assert minutes(most) * 9 // 10 <= _named(name).cleared.session.lasts <= minutes(most)


@pytest.mark.parametrize("name", [ReadyName.TWELVE, ReadyName.TWELVE_LEFT, ReadyName.TWELVE_RIGHT])
def test_a_tour_holds_all_twelve_for_whoever_answers_no_to_everything(name: ReadyName) -> None:
    """On both feet, or on the one that was chosen; whatever would take one away is asked."""
    ready = _named(name)
    twelve = [one.id for one in the_twelve(load_library())]

    for leg in LEGS:
        done = [block.technique for block in ready.cleared.session.blocks if block.leg is leg]
        assert done == (twelve if leg in TOURS[name] else [])
    assert "blood_thinner" in {fact.id for fact in ready.asks}
    assert ready.left_out == ()


@pytest.mark.parametrize(("name", "most"), [(ReadyName.TWELVE, 28), (ReadyName.TWELVE_LEFT, 14)])
def test_a_tour_lasts_as_long_as_it_must(name: ReadyName, most: int) -> None:
    """Both feet take 25 to 28 minutes; one takes half of that."""
    assert minutes(most) * 3 // 4 <= _named(name).cleared.session.lasts <= minutes(most)


def test_the_short_tour_takes_its_minutes_and_treats_both_feet_alike() -> None:
    """It holds the beginning, the end, and as much between as there is time for; what it lacks is no limit's doing."""
    ready = _named(ReadyName.TWELVE_SHORT)
    blocks = ready.cleared.session.blocks
    left, right = ([block.technique for block in blocks if block.leg is leg] for leg in LEGS)

    assert ready.cleared.session.lasts <= minutes(12)
    assert left == right
    assert (left[0], left[-1]) == ("warmup-twists", "finishing-strokes")
    assert ready.left_out == ()


def test_the_tour_of_somebody_with_a_condition_leaves_out_what_it_must() -> None:
    """Knuckles on blood thinners; the rest is there, and why it is not is said."""
    session = _named(ReadyName.TWELVE, HealthProfile(facts=(Answer(fact="blood_thinner"),))).cleared.session
    knuckle = next(choice for choice in session.choices if choice.technique == "knuckle")

    assert not knuckle.included
    assert any(reason.rule for reason in knuckle.reasons)
    assert max(block.pressure for block in session.blocks) <= 3


@pytest.mark.parametrize("name", TOURS)
def test_what_a_limit_takes_from_a_tour_is_kept_with_it(name: ReadyName) -> None:
    """For each foot of the tour, with a reason that is no want of time."""
    ready = _named(name, HealthProfile(facts=(Answer(fact="blood_thinner"),)))
    missing = {(choice.leg, choice.technique) for choice in ready.left_out}

    assert missing >= {(leg, "knuckle") for leg in TOURS[name]}
    assert {leg for leg, _ in missing} == set(TOURS[name])
    assert {reason.rule for choice in ready.left_out for reason in choice.reasons} == {"M21"}


class TestATrial:
    """One technique on one leg, for a minute or so."""

    @pytest.mark.parametrize("leg", LEGS)
    @pytest.mark.parametrize("technique", load_library().techniques)
    def test_is_there_for_every_technique(self, technique: str, leg: Leg) -> None:
        """That technique, that leg, and everything asked first that any session asks."""
        ready = ready_one(Trial(technique, leg))
        assert ready is not None
        (block,) = ready.cleared.session.blocks
        flags = [one for one in load_rule_book().facts.values() if one.group is FactGroup.RED_FLAG and not one.asked_if]

        assert (block.technique, block.leg) == (technique, leg)
        assert list(ready.asks[: len(flags)]) == flags
        assert "blood_thinner" in {fact.id for fact in ready.asks}
        assert ready_name(str(ready.name)) == ready.name

    def test_is_left_out_by_what_is_known_with_its_reasons(self) -> None:
        """Knuckles on a blood thinner."""
        known = HealthProfile(facts=(Answer(fact="blood_thinner"),))
        answer = trial_answer(Trial("knuckle", Leg.LEFT), known)

        assert ready_one(Trial("knuckle", Leg.LEFT), known) is None
        assert isinstance(answer, NotComposed)
        assert {reason.rule for reason in answer.no_session.reasons} == {"M21"}

    def test_keeps_the_limits_of_what_is_known(self) -> None:
        """Thumbs stay out, but an arch is rubbed, and lightly."""
        ready = ready_one(Trial("arch-rub", Leg.RIGHT), HealthProfile(facts=(Answer(fact="blood_thinner"),)))
        assert ready is not None

        assert [block.pressure for block in ready.cleared.session.blocks] == [3]

    @pytest.mark.parametrize(
        "text", ["try-tickling-left", "try-knuckle", "try-knuckle-both", "try--left", "knuckle-left"]
    )
    def test_of_what_is_not_there_has_no_name(self, text: str) -> None:
        """Neither a technique nobody knows, nor a leg nobody has."""
        assert ready_name(text) is None


def test_a_cramp_is_met_on_its_own_leg() -> None:
    """Left is left."""
    assert [leg.value for leg in _named(ReadyName.CRAMP_LEFT).cleared.session.legs] == ["left"]
    assert [leg.value for leg in _named(ReadyName.CRAMP_RIGHT).cleared.session.legs] == ["right"]


GENTLE = [name for name in ReadyName if name not in TOURS]
"""Tours ask for everything instead of assuming it, so they may be as firm as their techniques are."""


@pytest.mark.parametrize("name", GENTLE)
def test_they_are_gentle(name: ReadyName) -> None:
    """Nothing is pressed harder than light."""
    assert max(block.pressure for block in _named(name).cleared.session.blocks) <= 3


@pytest.mark.parametrize("name", ReadyName)
def test_every_red_flag_is_asked_first(name: ReadyName) -> None:
    """Red flags come before anything else, however well the person is known."""
    known = HealthProfile(Receiver(age=44), (), frozenset(FACTS))
    flags = [fact for fact in load_rule_book().facts.values() if fact.group is FactGroup.RED_FLAG and not fact.asked_if]

    for ready in (_named(name), _named(name, known)):
        assert list(ready.asks[: len(flags)]) == flags


def test_what_was_told_lately_is_not_asked_again() -> None:
    """Somebody who has checked in has fewer questions to answer."""
    settled = frozenset(fact.id for fact in load_rule_book().facts.values() if fact.remembered)
    asked = {fact.id for fact in _named(ReadyName.FIVE, HealthProfile(Receiver(age=44), (), settled)).asks}

    assert not asked & settled


@pytest.mark.parametrize("fact", ["clot_now", "past_clot", "one_leg_swollen", "recent_surgery"])
def test_there_is_none_for_somebody_who_must_not_be_massaged(fact: str) -> None:
    """What is known to refuse refuses these as well."""
    assert ready_made(HealthProfile(facts=(Answer(fact=fact),))) == ()


def _upwards(name: str | None) -> set[str]:
    """Return a fact with everything that has to be answered with yes before it is asked for."""
    book = load_rule_book()
    found = set[str]()
    while name is not None:
        found.add(name)
        name = book.doctors_words.get(name, book.facts[name].asked_if)
    return found


def _is_told_elsewhere(name: str) -> bool:
    fact = load_rule_book().facts[name]
    return fact.group is FactGroup.PAST or (fact.derived is not None and fact.derived.from_ == "avoid")


PAGES = {ReadyName.CRAMP_LEFT: Page.CRAMP, ReadyName.CRAMP_RIGHT: Page.CRAMP, ReadyName.HURTING: Page.HURTING}
SETTLED = frozenset(fact.id for fact in load_rule_book().facts.values() if fact.remembered)
NUMBERS = frozenset(
    fact.id for fact in load_rule_book().derived_facts if fact.derived and fact.derived.from_ not in ("pain", "avoid")
)
KNOWN = {
    "nothing": NOBODY,
    "conditions": HealthProfile(Receiver(age=44), (), SETTLED),
    "conditions and numbers": HealthProfile(Receiver(age=44), (), SETTLED | NUMBERS),
    "everything": HealthProfile(Receiver(age=44), (), frozenset(FACTS)),
    "varicose veins": HealthProfile(Receiver(age=44), (Answer(fact="varicose_veins"),), SETTLED | NUMBERS),
    "a pregnancy": HealthProfile(Receiver(age=30, pregnant_weeks=30), (), SETTLED | NUMBERS),
    "a doctor's word": HealthProfile(Receiver(age=60), (Answer(fact="past_clot_agreed"),), SETTLED | NUMBERS),
    "sickle cell disease": HealthProfile(Receiver(age=30), (Answer(fact="sickle_cell"),), SETTLED | NUMBERS),
}


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("known", KNOWN)
def test_everything_that_is_asked_for_right_now_stands_behind_a_line(name: ReadyName, known: str) -> None:
    """Whatever is known of somebody: six lines for a cramp, ten at most for legs that hurt.

    Only whoever is pregnant, or has a doctor's word about a clot, is asked one thing more, on a line of its own:
    for them pain in one calf alone is a reason to be seen, for others a cramp.
    """
    ready = ready_one(name, KNOWN[known])
    lines = load_rule_book().lines_of(PAGES[name])
    lined = {fact for line in lines for fact in line.facts}
    asks = () if ready is None else ready.asks

    beside = ["one_sided_pain"] if known in {"a pregnancy", "a doctor's word"} else []
    assert [fact.id for fact in asks if lined.isdisjoint(_upwards(fact.id))] == beside, (
        f'put the others into a line of lines.toml that is on the page "{PAGES[name].value}"'
    )
    assert len(lines) <= {Page.CRAMP: 6, Page.HURTING: 10}[PAGES[name]]


TRIALS = [Trial(technique, leg) for technique in load_library().techniques for leg in LEGS]


@given(st.lists(st.sampled_from(FACTS), max_size=6), st.sampled_from([*ReadyName, *TRIALS]))
@settings(max_examples=60, deadline=None)
def test_whoever_answers_every_question_with_no_is_kept_safe(told: list[str], name: ReadyName | Trial) -> None:
    """Whatever else is true of a person, if nothing that is asked holds, the session keeps all their limits."""
    ready = ready_one(name)
    assert ready is not None
    asked = {fact.id for fact in ready.asks}
    # A follow-up is true only together with what it follows up on; earlier sessions and maps are told elsewhere.
    true = [fact for fact in told if asked.isdisjoint(_upwards(fact)) and not _is_told_elsewhere(fact)]
    session = ready.cleared.session
    answers = tuple(Answer(fact=fact) for fact in true)
    person = session.checkin.model_copy(update={"facts": answers, "assumed": ()})

    assert pipeline.clear(session.model_copy(update={"checkin": person})).session.lasts == session.lasts


@given(st.lists(st.sampled_from(FACTS), max_size=4), st.sampled_from(ReadyName), st.sampled_from([None, 9, 44, 80]))
@settings(max_examples=40, deadline=None)
def test_what_is_kept_as_told_is_what_was_known(facts: list[str], name: ReadyName, age: int | None) -> None:
    """Nothing that was only assumed stands among a person's answers: no fact, no age, no place to leave alone."""
    known = HealthProfile(Receiver(age=age), tuple(Answer(fact=fact) for fact in dict.fromkeys(facts)))
    ready = ready_one(name, known)
    if ready is None:
        return
    checkin = ready.cleared.session.checkin

    assert (checkin.person, checkin.facts) == (known.person, known.facts)
    assert (checkin.pain, checkin.avoid) == ((), ())


@pytest.mark.parametrize("name", GENTLE)
def test_what_is_assumed_is_kept_under_its_own_name(name: ReadyName) -> None:
    """The session says what it was made to suit, and the screening says that nobody told it."""
    ready = _named(name)
    assumed = {answer.fact for answer in ready.cleared.session.checkin.assumed}
    screening = ready.cleared.screening

    assert {"blood_thinner", "diabetes"} <= assumed
    assert {held.fact for held in screening.held if held.assumed} == assumed
    assert [reason.rule for reason in screening.reasons if not reason.assumed] == []


def test_what_was_told_is_told_although_it_is_covered_too() -> None:
    """Her veins are on the left; that both legs are spared is the session's own care."""
    left = Answer(fact="varicose_veins", leg=Leg.LEFT)
    screening = _named(ReadyName.FIVE, HealthProfile(facts=(left,))).cleared.screening
    veins = next(held for held in screening.held if held.fact == "varicose_veins")
    about = [reason for reason in screening.reasons if reason.facts == ("varicose_veins",)]

    assert (veins.legs, veins.assumed) == ((Leg.LEFT, Leg.RIGHT), (Leg.RIGHT,))
    assert [reason.assumed for reason in about] == [()]


@pytest.mark.parametrize("name", GENTLE)
def test_no_reason_for_leaving_something_out_calls_an_assumption_her_answer(name: ReadyName) -> None:
    """What is left out for a condition nobody asked about says so."""
    reasons = [reason for choice in _named(name).cleared.session.choices for reason in choice.reasons]
    cases = {reason.args["case"] for reason in reasons if reason.code is ReasonCode.EXCLUDED}

    assert not cases & {"told", "not_with"}
    assert "not_asked" in cases
