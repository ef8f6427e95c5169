"""Words as people type them, and what was meant."""

from __future__ import annotations

import pytest

from legato.library.spelling import nearest, plain, reword, stem, words_of

KNOWN = ("thrombosis", "varicose", "achilles", "tennis", "horse", "house", "cramp")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        pytest.param("thrombosys", "thrombosis", id="another letter"),
        pytest.param("achiles", "achilles", id="a letter too few"),
        pytest.param("tenniss", "tennis", id="a letter too many"),
        pytest.param("tenins", "tennis", id="two that changed places"),
        pytest.param("varicous", "varicose", id="two slips in a long word"),
        pytest.param("trambs", None, id="two slips in a short word"),
        pytest.param("crmp", None, id="too short to be guessed at"),
        pytest.param("hourse", "horse", id="as near to two: always the same of them"),
    ],
)
def test_a_slip_is_read_for_the_nearest_word(typed: str, meant: str | None) -> None:
    """One slip, in a long word two; farther nothing is guessed."""
    assert nearest(typed, KNOWN) == meant
    assert nearest(typed, reversed(KNOWN)) == meant


@pytest.mark.parametrize(
    ("one", "other"),
    [("massage", "massaging"), ("cramp", "cramps"), ("swell", "swelling"), ("run", "running"), ("sore", "soreness")],
)
def test_endings_do_not_matter(one: str, other: str) -> None:
    """A word is the same word with another ending."""
    assert stem(one) == stem(other)


def test_a_massager_is_a_machine() -> None:
    """What massages is another thing than to massage."""
    assert stem("massager") != stem("massage")


def test_words_are_taken_out_of_a_text() -> None:
    """Small, without accents and apostrophes, in one spelling, each once."""
    assert words_of("My wife’s ACHILLÉS, my edema", {"edema": "oedema"}) == ["my", "wifes", "achilles", "oedema"]
    assert plain("can't") == "cant"


def test_a_text_keeps_what_stands_between_its_words() -> None:
    """Only words are read anew; signs, spaces and capitals of the others stay."""
    assert reword("My tenis ball?", lambda word: word.replace("tenis", "tennis")) == "My tennis ball?"
