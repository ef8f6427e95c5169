"""A trial through the only way there is: screened, composed, cleared."""

from __future__ import annotations

import json

import pytest

from legato.body import other_leg
from legato.errors import UnknownNameError
from legato.notation.checkin import CheckIn
from legato.pipeline import NotSplit, Planned, Refused, replay, split, split_protocol, techniques_to_compare
from legato.words import load_sentences


def sore(right: int = 5, facts: tuple[str, ...] = ()) -> CheckIn:
    """Make the check-in of somebody whose calves hurt."""
    pain = [{"leg": "left", "zone": "calf", "score": 5}, {"leg": "right", "zone": "calf", "score": right}]
    told = {"person": {"age": 44}, "have": ["oil"], "pain": pain, "facts": [{"fact": fact} for fact in facts]}
    return CheckIn.model_validate_json(json.dumps(told))


PROTOCOL = split_protocol("calf-kneading", "calf-compression", 8, seed=11)


def test_each_sitting_gives_a_to_the_leg_of_the_list() -> None:
    """B goes to the other, and the session can be composed again as it was."""
    for number, leg in enumerate(PROTOCOL.legs_of_a):
        answer = split(sore(), PROTOCOL, number)
        assert isinstance(answer, Planned)
        session = answer.cleared.session
        given = {block.technique: block.leg for block in session.blocks if block.technique in {PROTOCOL.a, PROTOCOL.b}}

        assert given == {PROTOCOL.a: leg, PROTOCOL.b: other_leg(leg)}
        again = replay(session)
        assert isinstance(again, Planned)
        assert again.cleared.session == session


def test_who_may_not_be_massaged_is_refused_first() -> None:
    """No trial leads around a red flag, and nothing is offered for one."""
    ill = sore(facts=("chest_or_breath",))

    assert isinstance(split(ill, PROTOCOL, 0), Refused)
    assert techniques_to_compare(ill) == ()


def test_why_there_is_no_sitting_today_is_one_sentence() -> None:
    """Nothing is glued together."""
    answer = split(sore(right=1), PROTOCOL, 0)

    assert isinstance(answer, NotSplit)
    assert load_sentences().say(answer.because.code, **answer.because.args).count(".") == 1


def test_only_what_is_possible_on_both_legs_is_offered() -> None:
    """In the library's order."""
    offered = techniques_to_compare(sore())

    assert {PROTOCOL.a, PROTOCOL.b} <= set(offered)
    assert PROTOCOL.a not in techniques_to_compare(sore(facts=("blood_thinner",)))


@pytest.mark.parametrize(("a", "b"), [("nothing-known", "knuckle"), ("knuckle", "nothing-known")])
def test_a_technique_nobody_knows_is_not_compared(a: str, b: str) -> None:
    """With what there is instead."""
    with pytest.raises(UnknownNameError):
        split_protocol(a, b, 14, seed=1)
