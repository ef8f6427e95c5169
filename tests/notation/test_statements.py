"""Words that state a pressure, a direction or a place know that they do; a sentence that hides it is refused."""

from __future__ import annotations

from typing import Any

import pytest

from legato.library import load_library
from legato.notation.statements import check_statements
from legato.notation.technique import Words
from legato.notation.technique_step import Importance, StatedPressure, TechniqueStep, Towards


def words_of(says: str, **fields: Any) -> Words:
    """Return words whose first step says this."""
    step = TechniqueStep(importance=Importance.MOVEMENT, says=says, short="Go on.", **fields)
    rest = TechniqueStep(importance=Importance.PLACING, says="Begin.", short="Begin.")
    return Words(
        name="Rub", line="Rub.", feel="It should feel warm.", stop_if=("Stop if it hurts.",), steps=(step, rest)
    )


def complaints(says: str, **fields: Any) -> list[str]:
    """Return what is wrong with a step that says this."""
    return [found.says for found in check_statements(words_of(says, **fields))]


@pytest.mark.parametrize(
    ("says", "hint"),
    [
        ("Press a little more every few strokes.", "asks for pressure"),
        ("Lean in more as it gets warm.", "asks for pressure"),
        ("Squeeze until it is firm.", "asks for pressure"),
        ("Go a little further each time.", "asks for pressure"),
        ("Stroke lightly.", "states a pressure"),
        ("Stroke slowly down to rest.", "toward the toes"),
        ("Glide slowly up.", "toward the heart"),
        ("Rub along the arch.", "'arch'"),
        ("Stay away from behind the knee.", "'behind_knee'"),
    ],
)
def test_a_statement_without_its_field_is_refused(says: str, hint: str) -> None:
    """The loader names it, and says which field is missing."""
    assert [one for one in complaints(says) if hint in one]


def test_a_statement_with_its_field_is_fine() -> None:
    """Then a limit can leave the sentence out, or turn it."""
    firm = StatedPressure(least=4)

    assert complaints("Press a little more every few strokes.", pressure=firm) == []
    assert complaints("Glide slowly up.", towards=Towards.HEART) == []
    assert complaints("Rub along the arch.", places=("arch",)) == []


def test_more_pressure_is_not_presumed_to_be_allowed_at_any() -> None:
    """A step that asks for more and claims to be true at a feather's weight is refused."""
    assert complaints("Press a little more every few strokes.", pressure=StatedPressure(least=1))


def test_no_shipped_step_hides_what_it_states() -> None:
    """All of the library."""
    for technique in load_library().techniques.values():
        assert list(check_statements(technique.words)) == []
