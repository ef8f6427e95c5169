"""Words for people: short, plain, to the person, and promising nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from legato.notation import check_technique
from legato.notation.technique import Technique
from legato.notation.wording import complaints_about

Changed = Callable[..., Technique]


@pytest.mark.parametrize(
    "text",
    [
        "Slide slowly along the arch.",
        "It may ease soreness for a while.",
        "A warm, heavy hand. Nothing pinches.",
        "Stop as soon as the foot feels numb.",
    ],
)
def test_plain_words_pass(text: str) -> None:
    """Nothing is wrong with short sentences that promise nothing."""
    assert list(complaints_about(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "It heals tired feet.",
        "This cures cramps.",
        "It frees the body of toxins.",
        "It gets the lymph moving.",
        "Good for the circulation.",
        "It raises blood flow.",
        "It sets endorphins free.",
        "It treats sore heels.",
        "It prevents injuries.",
        "A therapeutic stroke.",
    ],
)
def test_promises_are_refused(text: str) -> None:
    """Nothing may be promised that nobody has shown."""
    (says,) = complaints_about(text)

    assert says.endswith("promises or claims too much.")


@pytest.mark.parametrize(
    "text", ["Begin with effleurage.", "Knead the gastrocnemius.", "On the medial side.", "Circle clockwise."]
)
def test_words_of_the_trade_are_refused(text: str) -> None:
    """Nobody needs Latin while massaging."""
    (says,) = complaints_about(text)

    assert says.endswith("is a word of the trade: say it plainly.")


@pytest.mark.parametrize(
    "text", ["Ask the client to relax.", "She feels warmth.", "We press softly.", "Follow my hand."]
)
def test_words_are_spoken_to_the_person(text: str) -> None:
    """Not about somebody, and not about us."""
    (says,) = complaints_about(text)

    assert says.endswith("speak to the person.")


def test_a_long_sentence_is_refused() -> None:
    """Twenty-five words are more than the ear holds; two sentences of thirteen are not."""
    assert list(complaints_about("word " * 24 + "word.")) == [
        "A sentence of 25 words is hard to follow; 24 are enough."
    ]
    assert list(complaints_about("word " * 12 + "word. " + "word " * 12 + "word.")) == []


@pytest.mark.parametrize("text", ["One line\nand another.", " A blank before.", "A tab\there."])
def test_a_line_is_one_line(text: str) -> None:
    """Line breaks and stray blanks would be spoken or shown."""
    assert list(complaints_about(text)) == ["A line has no line breaks inside and no blanks around it."]


def test_words_do_not_name_a_side(changed: Changed) -> None:
    """One score serves both legs, so 'the right hand' would be wrong on one of them."""
    (finding,) = check_technique(changed(words__feel="A pull on the left side."))

    assert finding.path == "words.feel"
    assert "both legs" in finding.says


def test_the_large_line_is_short(changed: Changed) -> None:
    """What is shown huge has to fit, also when it is said to a partner or turned around."""
    long = "Slide your fingers slowly and softly along the whole arch, from the heel to the ball."
    (line, partner, upward) = check_technique(
        changed(words__line=long, words__partner_line=long, words__upward__line=long)
    )

    assert [line.path, partner.path, upward.path] == ["words.line", "words.partner_line", "words.upward.line"]
    assert line.says == "The line has 85 characters; 80 fit where it is shown large."


def test_sentences_end_with_a_full_stop(changed: Changed) -> None:
    """The voice needs to know where to breathe; a name is no sentence."""
    found = check_technique(changed(words__name="Arch rub", words__stop_if=["It hurts"]))

    assert [(finding.path, finding.says) for finding in found] == [
        ("words.stop_if[0]", "A sentence ends with a full stop.")
    ]
