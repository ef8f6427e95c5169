"""Trying one technique: a minute or so on one leg, within every limit."""

from __future__ import annotations

import json

import pytest

from legato import pipeline
from legato.body import LEGS, Leg
from legato.errors import UnknownNameError
from legato.library import load_library
from legato.pipeline import NotComposed, Planned, Refused
from legato.planner import verify
from legato.units import seconds


@pytest.mark.parametrize("leg", LEGS)
@pytest.mark.parametrize("name", load_library().techniques)
def test_every_technique_can_be_tried_on_either_leg(name: str, leg: Leg) -> None:
    """By somebody well: that technique and nothing else, 60 to 90 seconds where its own least allows."""
    answer = pipeline.try_technique(name, leg=leg)
    assert isinstance(answer, Planned), answer
    (block,) = answer.cleared.session.blocks
    least = load_library().techniques[name].dose.least

    assert (block.technique, block.leg) == (name, leg)
    assert max(least, seconds(60)) <= block.lasts_ms <= max(least, seconds(90))
    assert verify(answer.cleared.session, answer.screening, load_library()) == ()


def test_what_a_limit_leaves_out_is_not_tried() -> None:
    """Knuckles on blood thinners: the reason is named."""
    thinner = pipeline.read_checkin(json.dumps({"person": {"age": 60}, "facts": [{"fact": "blood_thinner"}]}))
    answer = pipeline.try_technique("knuckle", checkin=thinner)

    assert isinstance(answer, NotComposed)
    assert any(reason.rule for reason in answer.no_session.reasons)


def test_it_is_no_way_round_a_refusal() -> None:
    """Whoever must not be massaged tries nothing."""
    sick = pipeline.read_checkin(json.dumps({"person": {"age": 60}, "facts": [{"fact": "chest_or_breath"}]}))

    assert isinstance(pipeline.try_technique("arch-rub", checkin=sick), Refused)


def test_what_nobody_knows_cannot_be_tried() -> None:
    """With the names there are."""
    with pytest.raises(UnknownNameError):
        pipeline.try_technique("tickling")
