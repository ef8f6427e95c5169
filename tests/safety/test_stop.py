"""When something feels wrong: two questions, advice at once, and a fact that stays."""

from __future__ import annotations

import json
import re

import pytest

from legato.body import Leg, ZoneId
from legato.errors import UnknownNameError
from legato.notation.checkin import Answer
from legato.safety import Refusal, StopWords, Urgency, load_stop_words, screen
from safety.people import somebody

WORDS = load_stop_words()
WHAT = [option.id for option in WORDS.what.options]
WHERE = [option.id for option in WORDS.where.options]


def test_two_questions_are_asked() -> None:
    """What do you feel, and where; each with answers to tap."""
    assert [question.id for question in WORDS.questions] == ["what", "where"]
    assert all(question.asks.endswith("?") for question in WORDS.questions)
    assert load_stop_words() is WORDS


@pytest.mark.parametrize(
    ("felt", "urgency"),
    [
        ("chest_or_breath", Urgency.NOW),
        ("leg_cold_pale", Urgency.NOW),
        ("strong_pain", Urgency.NOW),
        ("leg_swollen", Urgency.SAME_DAY),
        ("bruise_spreads", Urgency.SAME_DAY),
        ("numb", Urgency.SAME_DAY),
        ("dark_urine", Urgency.SAME_DAY),
        ("popped", Urgency.SAME_DAY),
        ("hurts", Urgency.SOON),
        ("skin", Urgency.SOON),
    ],
)
def test_what_the_evidence_fears_after_a_massage_is_there(felt: str, urgency: Urgency) -> None:
    """Breath, chest, swelling, a growing bruise, numbness and dark urine each get their advice, as urgent as it is."""
    advice = WORDS.what.option(felt).advice

    assert advice is not None
    assert advice.urgency is urgency


def test_the_worst_comes_first() -> None:
    """Answers are in order of danger, so that the one that cannot wait is found first."""
    degrees = [option.advice.urgency.degree for option in WORDS.what.options if option.advice][:-1]

    assert WHAT[0] == "chest_or_breath"
    assert degrees == sorted(degrees, reverse=True)
    assert WHAT[-1] == "something_else"


@pytest.mark.parametrize("felt", WHAT)
def test_a_session_goes_on_only_where_nothing_is_left_out_afterwards(felt: str) -> None:
    """What leaves a place out next time ends the session now: it would come back to that place within minutes."""
    option = WORDS.what.option(felt)

    assert option.advice is not None
    assert option.fact is None or option.advice.urgency is not Urgency.NONE


def test_what_happens_most_is_asked_first() -> None:
    """Five answers for the common things; every one that needs a doctor today or now stands behind one more tap."""
    common = [option for option in WORDS.what.options if option.common]

    assert [option.id for option in common] == ["hurts", "skin", "cramp", "hurt_once", "too_strong"]
    assert all(option.advice and option.advice.urgency in {Urgency.SOON, Urgency.NONE} for option in common)


@pytest.mark.parametrize("felt", WHAT)
def test_a_session_may_go_on_only_after_what_leaves_nothing_behind(felt: str) -> None:
    """Softer at the same place only where it was too strong; after a pain or a cramp that place is left alone."""
    option = WORDS.what.option(felt)
    goes_on = {"cramp": "elsewhere", "hurt_once": "elsewhere", "too_strong": "here"}

    assert option.goes_on == goes_on.get(felt)
    assert (felt in WORDS.harmless) is (felt in goes_on)


@pytest.mark.parametrize("goes_on", ["here", "elsewhere"])
def test_nothing_is_gone_on_from_that_has_to_be_looked_at(goes_on: str) -> None:
    """Content that let a session go on after numbness would be refused."""
    options = [
        option.model_copy(update={"goes_on": goes_on}) if option.id == "numb" else option
        for option in WORDS.what.options
    ]
    what = WORDS.what.model_copy(update={"options": tuple(options)})

    with pytest.raises(ValueError, match="leaves nothing behind"):
        StopWords.model_validate(
            {
                "question": [what.model_dump(by_alias=True), WORDS.where.model_dump(by_alias=True)],
                "not_better": WORDS.not_better,
            }
        )


@pytest.mark.parametrize("felt", WHAT)
def test_advice_is_whole(felt: str) -> None:
    """Every answer has a title, words, something to do and sources; help is called by more than one number."""
    option = WORDS.what.option(felt)

    assert option.advice is not None
    assert option.sources
    for text in (option.advice.says, option.advice.do):
        assert text.endswith(".")
        assert text.count("112") == text.count("(112, 999, 911)")
    if option.advice.urgency is Urgency.NOW:
        assert "(112, 999, 911)" in option.advice.do


@pytest.mark.parametrize("felt", WHAT)
@pytest.mark.parametrize("place", WHERE)
def test_what_was_felt_is_known_to_the_next_check_in(felt: str, place: str, book, library) -> None:
    """The recorded fact is a valid answer; where it refuses the next session, the advice was as urgent as the rule."""
    option = WORDS.what.option(felt)
    answer = WORDS.answer_for(felt, place, book)
    if option.fact is None:
        assert answer is None
        return
    assert answer is not None
    screening = screen(somebody(answer), book, library)

    assert screening.reasons
    if isinstance(screening, Refusal):
        assert option.advice is not None
        assert option.advice.urgency.degree >= screening.urgency.degree


def test_a_fact_is_recorded_where_it_was_felt(book) -> None:
    """A sore left knee stays a left knee; a leg stays a leg; the chest has no leg."""
    assert WORDS.answer_for("hurts", "left_knee", book) == Answer(
        fact="bruise", leg=Leg.LEFT, zones=(ZoneId.KNEE, ZoneId.BEHIND_KNEE)
    )
    assert WORDS.answer_for("leg_swollen", "right_thigh", book) == Answer(fact="one_leg_swollen", leg=Leg.RIGHT)
    assert WORDS.answer_for("chest_or_breath", "left_foot", book) == Answer(fact="chest_or_breath")
    assert WORDS.answer_for("skin", "both_legs", book) == Answer(fact="open_wound")


def test_every_zone_of_both_legs_can_be_named() -> None:
    """Wherever it is, there is an answer for it, and left has what right has."""
    for leg in Leg:
        named = {zone for option in WORDS.where.options if option.leg is leg for zone in option.zones}
        assert named == set(ZoneId)
    sides = {leg: [o.id.removeprefix(leg.value) for o in WORDS.where.options if o.leg is leg] for leg in Leg}
    assert sides[Leg.LEFT] == sides[Leg.RIGHT]


def test_the_player_gets_what_it_asks_and_says_only() -> None:
    """The data for the page is plain JSON: questions, advice, where to go on and places, without facts or sources."""
    page = json.loads(json.dumps(WORDS.for_player()))

    assert set(page) == {"questions"}
    for question in page["questions"]:
        assert set(question) == {"id", "asks", "asks_to_giver", "options"}
        for option in question["options"]:
            assert set(option) == {"id", "label", "advice", "common", "goes_on", "leg", "zones"}
    assert page["questions"][0]["options"][0]["advice"]["urgency"] == "now"
    assert page["questions"][1]["options"][0]["advice"] is None


def test_an_answer_nobody_offered_is_refused(book) -> None:
    """Made-up answers are refused with the ones there are."""
    with pytest.raises(UnknownNameError) as caught:
        WORDS.answer_for("bored", "left_foot", book)
    assert caught.value.known == tuple(WHAT)

    with pytest.raises(UnknownNameError):
        WORDS.answer_for("numb", "nose", book)


@pytest.mark.parametrize(
    "broken",
    [
        lambda words: words | {"question": words["question"][::-1]},
        lambda words: words | {"question": words["question"][:1]},
        lambda words: (
            words | {"question": [{**words["question"][0], "option": words["question"][0]["option"] * 2}] * 2}
        ),
        lambda words: words | {"after": words["after"] * 2},
        lambda words: words | {"after": [{**words["after"][0], "lasts": None}]},
        lambda words: words | {"after": [{**words["after"][0], "id": "numb"}]},
    ],
)
def test_broken_words_are_refused(broken) -> None:
    """Questions in the wrong order, missing, or with an answer twice are refused."""
    plain = {
        "after": [option.model_dump(exclude_defaults=True) for option in WORDS.after],
        "not_better": WORDS.not_better.model_dump(),
        "question": [
            {
                "id": question.id,
                "asks": question.asks,
                "asks_to_giver": question.asks_to_giver,
                "option": [option.model_dump(exclude_defaults=True) for option in question.options],
            }
            for question in WORDS.questions
        ],
    }
    assert StopWords.model_validate(plain) == WORDS

    with pytest.raises(ValueError, match=r"questions are|there twice|lasts|id of its own"):
        StopWords.model_validate(broken(plain))


def test_an_answer_without_advice_is_refused() -> None:
    """What somebody feels is never left without a word."""
    mute = WORDS.what.options[0].model_copy(update={"advice": None})
    what = WORDS.what.model_copy(update={"options": (mute, *WORDS.what.options[1:])})

    with pytest.raises(ValueError, match="needs advice and sources"):
        StopWords.model_validate(
            {
                "question": [what.model_dump(by_alias=True), WORDS.where.model_dump(by_alias=True)],
                "not_better": WORDS.not_better,
            }
        )


@pytest.mark.parametrize("felt", WHAT)
def test_two_people_read_about_the_one_who_is_massaged(felt: str) -> None:
    """Nobody who gives a massage is told to lie down, or that their own muscles are breaking down."""
    advice = WORDS.what.option(felt).advice
    assert advice is not None
    told = [
        advice.title_to_giver or advice.title,
        advice.says_to_giver or advice.says,
        advice.do_to_giver or advice.do,
    ]

    assert [text for text in told if re.search(r"\byou(?:r(?! emergency number))?\b", text, re.IGNORECASE)] == []
    assert "person being massaged" in WORDS.what.asks_to_giver


@pytest.mark.parametrize("felt", WHAT)
def test_what_two_people_read_is_as_grave(felt: str) -> None:
    """Whoever reads it calls the same numbers, as soon, and leaves the leg alone alike."""
    advice = WORDS.what.option(felt).advice
    assert advice is not None
    to_giver = advice.do_to_giver or advice.do

    for grave in (
        "(112, 999, 911)",
        "Do not touch",
        "Do not stretch",
        "now",
        "today",
        "half an hour",
        "emergency department",
    ):
        assert (grave in to_giver) is (grave in advice.do), grave
