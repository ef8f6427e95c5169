"""A verdict in words: what to do first, then why, then what changes on which leg."""

from __future__ import annotations

import json

import pytest

from legato.body import Leg, ZoneId
from legato.library import load_library
from legato.notation.checkin import CheckIn, Equipment
from legato.notation.score import Part
from legato.render import verdict_words
from legato.safety import Limits, load_rule_book, screen
from legato.words import limit_words, load_sentences, verdict_in_words


def told(**answers) -> str:
    """Screen somebody of 44 with these answers and tell the verdict."""
    checkin = CheckIn.model_validate_json(json.dumps({"person": {"age": 44}, **answers}))
    screening = screen(checkin, load_rule_book(), load_library())
    return verdict_words(verdict_in_words(screening, load_sentences()), load_library().techniques)


def test_an_emergency_says_what_to_do_before_anything_else():
    """Title and what to do come first, and no limits, because there is no massage to limit."""
    lines = told(facts=[{"fact": "chest_or_breath"}]).splitlines()

    assert lines[0] == "# No massage. Get help now."
    assert lines[2] == "## What to do now"
    assert lines[4].startswith("- Call your emergency number now (112, 999, 911).")
    assert [line for line in lines if line.startswith("## ")] == ["## What to do now", "## Why"]


def test_what_is_less_urgent_is_said_under_why_and_nowhere_else():
    """A numb leg beside chest pain: nobody is told to see about it in the next few days."""
    text = told(facts=[{"fact": "chest_or_breath"}, {"fact": "new_numbness"}])
    numb = load_rule_book().rule("C15")

    assert numb.says in text[text.index("## Why") :]
    assert numb.do not in text


def test_what_is_for_today_says_where_to_go_when_doctors_are_closed():
    """On a Sunday there is still somewhere to go; what can wait says nothing of it."""
    assert "- If your doctor is closed, go to urgent care" in told(facts=[{"fact": "hot_hard_vein", "leg": "left"}])
    assert "If your doctor is closed" not in told(facts=[{"fact": "fever"}])


def test_a_cold_is_no_reason_to_ask_anybody_first():
    """Somebody with a fever is told that it is not for today."""
    lines = told(facts=[{"fact": "fever"}]).splitlines()

    assert lines[0].startswith("# No massage. Not today. Rest, and wait until the fever")
    assert "clinician" not in "\n".join(lines[: lines.index("## Why")])


def test_a_doctors_no_is_no_matter_of_the_day():
    """Whoever asked and was told no is promised nothing for tomorrow."""
    assert told(facts=[{"fact": "past_clot_declined"}]).startswith(
        "# No massage. No leg massage: your doctor has said no"
    )


def test_a_reason_gives_its_rule_and_its_sources():
    """So that anybody can look it up."""
    text = told(facts=[{"fact": "blood_thinner"}])

    assert "# You can have a massage, with some changes." in text
    assert "(M21; " in text


def test_a_judgement_is_told_as_one():
    """What rests on a source alone is not; what rests on our judgement says that nobody has confirmed it."""
    default = "a cautious default, not yet confirmed by a clinician"

    assert f"J: {default})" in told(facts=[{"fact": "blood_thinner"}])
    assert default not in told(facts=[{"fact": "chest_or_breath"}])


def test_each_leg_has_its_own_limits():
    """Varicose veins on the left say nothing of the right."""
    left, right = told(facts=[{"fact": "varicose_veins", "leg": "left", "zones": ["calf"]}]).split("## The right leg")

    assert "towards the knee" in left
    assert "towards the knee" not in right


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        (Limits(excluded_zones=frozenset(ZoneId)), "Not touched at all."),
        (Limits(excluded_zones=frozenset({ZoneId.CALF, ZoneId.ARCH})), "Not touched: left arch and left calf."),
        (Limits(excluded_techniques=frozenset({"knuckle"})), "Left out: Knuckle knead."),
        (Limits(pressure_cap=3), "Light pressure at most."),
        (Limits(zone_caps={ZoneId.SHIN: 3}), "Light pressure at most: left shin."),
        (Limits(flat_zones=frozenset({ZoneId.THIGH_BACK})), "Only with a flat hand: back of the left thigh."),
        (
            Limits(zone_caps={ZoneId.SHIN: 3}, flat_zones=frozenset({ZoneId.SHIN})),
            "Light pressure at most, with a flat hand: left shin.",
        ),
        (Limits(excluded_parts=frozenset({Part.KNUCKLES, Part.FIST})), "Not used on the skin: fist and knuckles."),
        (Limits(minutes_cap=5), "5 minutes at most."),
        (Limits(session_minutes_cap=15), "15 minutes at most for the whole session."),
        (Limits(block_seconds_cap=60), "60 seconds at most for each technique."),
        (Limits(toward_heart=True), "Strokes run up the leg, towards the knee."),
    ],
)
def test_every_kind_of_limit_has_its_sentence(limits, expected):
    """Nothing that is taken away goes without a word."""
    assert list(limit_words(Leg.LEFT, limits, load_library().techniques)) == [expected]


def test_a_part_of_a_thing_that_is_not_used_is_not_told_again():
    """Where the roller is not used, its surface needs no words of its own."""
    limits = Limits(excluded_parts=frozenset({Part.ROLLER}), excluded_equipment=frozenset({Equipment.FOOT_ROLLER}))

    assert list(limit_words(Leg.LEFT, limits, load_library().techniques)) == ["Not used: foot roller."]


def test_a_thing_is_not_told_twice():
    """Where every technique that needs it is left out by its name, the thing needs no words of its own."""
    techniques = load_library().techniques
    machines = {name for name, one in techniques.items() if Equipment.SHIATSU in one.equipment}
    limits = Limits(
        excluded_techniques=frozenset(machines),
        excluded_equipment=frozenset({Equipment.SHIATSU, Equipment.AIR_COMPRESSION}),
    )

    assert list(limit_words(Leg.LEFT, limits, techniques)) == [
        "Left out: Shiatsu foot massager.",
        "Not used: air compression machine.",
    ]


def test_a_limit_of_every_place_names_the_leg_and_not_its_parts():
    """Nobody reads a list of seventeen places to learn that it is all of them."""
    limits = Limits(zone_caps=dict.fromkeys(ZoneId, 3), flat_zones=frozenset(ZoneId))

    assert list(limit_words(Leg.LEFT, limits, load_library().techniques)) == [
        "Light pressure at most, with a flat hand: the whole leg."
    ]


def test_no_limit_takes_no_words():
    """Where nothing is taken away nothing is said."""
    assert list(limit_words(Leg.LEFT, Limits(), load_library().techniques)) == []
