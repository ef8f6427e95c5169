"""Records and how their mistakes are told."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from legato.errors import Finding
from legato.notation.checkin import CheckIn
from legato.notation.model import findings, path_of
from legato.notation.session import Wishes


def test_records_do_not_change() -> None:
    """Somebody who holds a check-in holds the one that was screened."""
    answers = CheckIn.model_validate({"person": {"age": 44}})

    with pytest.raises(ValidationError, match="frozen"):
        answers.minutes = 60  # type: ignore[misc]


def test_mistakes_are_told_in_plain_words() -> None:
    """One sentence each, with what was given where that helps."""
    with pytest.raises(ValidationError) as refusal:
        CheckIn.model_validate(
            {"person": {"age": 0}, "minutes": "long", "pain": 5, "aims": ["fly"], "facts": [{"fact": ""}], "hat": 1}
        )

    assert findings(refusal.value) == (
        Finding("person.age", "It should be 1 or more. Given was 0."),
        Finding("pain", "A list is needed. Given was 5."),
        Finding("facts[0].fact", "The text is too short: 1 or more characters are needed. Given was ''."),
        Finding("minutes", "A whole number is needed. Given was 'long'."),
        Finding(
            "aims[0]",
            "It should be 'relax', 'ease_ache', 'loosen', 'lighten', 'settle' or 'sleep'. Given was 'fly'.",
        ),
        Finding("hat", "There is no field of this name."),
    )


def test_what_was_given_is_not_echoed_when_it_is_long() -> None:
    """Nobody wants a megabyte back."""
    with pytest.raises(ValidationError) as refusal:
        CheckIn.model_validate({"person": {"age": 44}, "complaint": "x" * 1_000_000})

    assert len(findings(refusal.value)[0].says) < 300


def test_the_key_of_a_table_is_told_by_its_name() -> None:
    """A leg that does not exist is named where it stands."""
    with pytest.raises(ValidationError) as refusal:
        Wishes.model_validate({"order": {"middle": ["arch-rub"]}})

    assert [finding.path for finding in findings(refusal.value)] == ["order.middle"]
    assert path_of(("order", "middle", "[key]")) == "order.middle"
