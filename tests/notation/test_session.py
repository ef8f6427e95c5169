"""Sessions: ordered steps whose lengths add up to the whole."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from legato.body import Leg
from legato.notation.session import Session

LEFT_ARCH = {"step": "block", "leg": "left", "technique": "arch-rub", "lasts_ms": 60_000, "pressure": 4}
RIGHT_ARCH = LEFT_ARCH | {"leg": "right", "lasts_ms": 45_000}
PREPARE, CLOSE = {"step": "prepare", "lasts_ms": 20_000}, {"step": "close", "lasts_ms": 20_000}
STRETCH = {"step": "stretch", "leg": "left", "lasts_ms": 40_000}
WALK = {"step": "walk", "leg": "left", "lasts_ms": 20_000}
SETTLE = {"step": "settle", "leg": "right", "lasts_ms": 10_000, "changes_leg": True}


def session(*steps: dict[str, Any]) -> Session:
    """Give a session of these steps for somebody of 44."""
    return Session.model_validate({"checkin": {"person": {"age": 44}}, "steps": steps})


def test_the_steps_add_up_to_the_session() -> None:
    """Nothing happens between two steps, so the whole is the sum, to the millisecond."""
    held = session(PREPARE, LEFT_ARCH, SETTLE, RIGHT_ARCH, CLOSE)

    assert held.lasts == 155_000
    assert (held.time_on(Leg.LEFT), held.time_on(Leg.RIGHT)) == (60_000, 45_000)
    assert held.legs == (Leg.LEFT, Leg.RIGHT)
    assert [block.technique for block in held.blocks] == ["arch-rub", "arch-rub"]


@pytest.mark.parametrize(
    ("steps", "says"),
    [
        pytest.param([LEFT_ARCH, PREPARE, CLOSE], "only be its first step", id="a late preparation"),
        pytest.param([LEFT_ARCH, STRETCH, CLOSE], "at the beginning", id="a stretch in the middle"),
        pytest.param([SETTLE, WALK, LEFT_ARCH, CLOSE], "at the beginning", id="a walk in the middle"),
        pytest.param([PREPARE, LEFT_ARCH, LEFT_ARCH], "ends with 'close'", id="no close"),
        pytest.param([PREPARE, SETTLE, CLOSE], "at least one block", id="nothing to do"),
        pytest.param([PREPARE, LEFT_ARCH | {"leg": None}, CLOSE], "leg", id="a block without a leg"),
        pytest.param([PREPARE, LEFT_ARCH | {"lasts_ms": 1.5}, CLOSE], "lasts_ms", id="half a millisecond"),
        pytest.param([PREPARE, LEFT_ARCH | {"pressure": 7}, CLOSE], "pressure", id="too hard"),
        pytest.param([PREPARE, {"step": "dance", "lasts_ms": 5}, CLOSE], "dance", id="an unknown step"),
    ],
)
def test_what_is_no_session_is_refused(steps: list[dict[str, Any]], says: str) -> None:
    """A session begins, does something on a named leg, and ends."""
    with pytest.raises(ValidationError, match=says):
        session(*steps)


def test_a_session_survives_json() -> None:
    """What is kept can be read again, with the check-in it answers."""
    held = session(PREPARE, LEFT_ARCH, CLOSE)

    assert Session.model_validate_json(held.model_dump_json()) == held
