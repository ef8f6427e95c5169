"""What must be said during a massage because of a rule: codes with their place and moment, for the guide to speak."""

from __future__ import annotations

from legato.body import Leg, ZoneId
from legato.safety import SayAt, Verdict, load_utterance_meanings, utterances_for
from legato.safety.spoken import unknown_codes
from safety.people import on, somebody


def test_every_rule_that_changes_a_massage_has_something_to_say(book) -> None:
    """A limit that is kept in silence teaches nobody; each modifying rule says what matters, and when."""
    assert [rule.id for rule in book.rules if rule.verdict is Verdict.MODIFY and not rule.spoken] == [], (
        "write in `spoken` what is said during the massage, to whom and when; the codes are in spoken.toml"
    )
    assert [rule.id for rule in book.rules if rule.verdict.refuses and rule.spoken] == []


def test_every_code_has_a_meaning_and_every_meaning_a_rule(book) -> None:
    """Nothing is said that nobody wrote down, and nothing stands there for nobody."""
    assert list(unknown_codes(book.rules, load_utterance_meanings())) == []


def test_an_unknown_code_is_named(book) -> None:
    """The check itself bites, both ways."""
    meanings = {**load_utterance_meanings(), "sing-a-song": "Sing."}
    del meanings["light-only"]

    assert list(unknown_codes(book.rules, meanings)) == [
        "light-only: no meaning is written down.",
        "sing-a-song: no rule wants it said.",
    ]


def test_veins_are_named_where_they_are(book) -> None:
    """Veins on the left calf: beside the veins, with the first stroke on that calf and on no other place."""
    (said,) = utterances_for(somebody(on("varicose_veins", Leg.LEFT, ZoneId.CALF)), book)

    assert (said.code, said.rule, said.to, said.moment) == ("beside-the-veins", "M20", "both", SayAt.FIRST_STROKE)
    assert said.places == ((Leg.LEFT, ZoneId.CALF),)


def test_pregnancy_says_how_to_lie(book) -> None:
    """Nobody who is pregnant is told to lie flat on the back."""
    said = utterances_for(somebody(pregnant_weeks=30), book)

    assert ("left-side-or-seated", SayAt.POSITION) in [(one.code, one.moment) for one in said]


def test_moments_come_in_their_order(book) -> None:
    """Before, how to sit, with the first stroke, at the end."""
    order = list(SayAt)
    said = utterances_for(somebody("blood_thinner", "thin_skin", pregnant_weeks=30), book)
    at = [order.index(one.moment) for one in said]

    assert len(said) >= 5
    assert at == sorted(at)


def test_who_is_refused_is_guided_through_nothing(book) -> None:
    """A refusal has its own words; no massage is spoken of."""
    assert utterances_for(somebody("varicose_veins", "chest_or_breath"), book) == ()
