"""Phrases become whole sentences: none is missing, none is left over, none falls into pieces."""

from __future__ import annotations

import re
from importlib.resources import files
from itertools import chain

import pytest
from fluent.runtime import FluentResource
from fluent.syntax.ast import Message

from legato.errors import UnknownNameError
from legato.library import load_library
from legato.notation.phrase import phrase
from legato.safety import load_utterance_meanings
from legato.words import load_sentences
from legato.words.codes import SENTENCES, TITLES, phrases_of
from legato.words.content import content_phrases

GUIDE = ("guide.ftl", "advice.ftl")
"""The catalogues of what a session says; each of the others is held to those who ask for it."""
LABELS = {"pressure-label", "next-technique"}
"""Messages whose values are listed elsewhere: a scale, and the techniques of the library."""


def test_every_code_of_the_guide_has_a_message_and_every_message_a_code() -> None:
    """Nothing is asked for that the catalogues lack, and nothing lies in them that nobody asks for."""
    texts = [(files("legato.words") / "en" / name).read_text("utf-8") for name in GUIDE]
    messages = {one.id.name for text in texts for one in FluentResource(text).body if isinstance(one, Message)}

    assert messages == SENTENCES.keys() | TITLES.keys() | LABELS


def test_every_phrase_of_every_argument_is_a_sentence() -> None:
    """No argument is forgotten, no mark of the catalogue is left in what people hear."""
    sentences = load_sentences()
    for said in chain(phrases_of(TITLES), phrases_of(SENTENCES), content_phrases(load_library())):
        text = sentences.text(said)
        assert text == text.strip()
        assert not re.search(r"[{}$]|\n|  ", text), text


@pytest.mark.parametrize("code", sorted(load_utterance_meanings()))
def test_what_rules_want_said_has_words_for_both(code: str) -> None:
    """Whoever massages themselves and whoever massages somebody else hear a sentence of their own where it differs."""
    for who in ("self", "giver"):
        text = load_sentences().text(phrase(f"advice-{code}", who=who))
        assert text.endswith(".")


def test_a_giver_is_never_asked_about_their_own_leg() -> None:
    """`Your` legs are the receiver's only where both are one person."""
    sentences = load_sentences()
    told = [sentences.text(one) for one in phrases_of(SENTENCES | TITLES) if one.args.get("who") == "giver"]

    assert [
        text for text in told if re.search(r"\byour (?:\w+ )?(?:legs?|foot|calf|knee|thigh|shin|heel)\b", text)
    ] == []


@pytest.mark.parametrize("leg", ["left", "right"])
def test_the_leg_is_never_lost_in_words(leg: str) -> None:
    """A sentence about one leg names that one, and never the other."""
    other = "right" if leg == "left" else "left"
    for said in phrases_of(SENTENCES | TITLES):
        if leg in (said.args.get("leg"), said.args.get("legs")):
            text = load_sentences().text(said).lower()
            assert leg in text
            assert other not in text


def test_an_unknown_phrase_is_named() -> None:
    """A typing mistake in a code is told, instead of silence in the middle of a massage."""
    with pytest.raises(UnknownNameError, match="breath"):
        load_sentences().text(phrase("breath", who="self", turn=0))
