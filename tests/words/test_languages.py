"""Which language is spoken, and the pseudo-language that shows what no catalogue holds."""

from __future__ import annotations

from collections import Counter
from importlib.resources import files
from importlib.resources.abc import Traversable

import pytest
from fluent.runtime import FluentResource
from fluent.syntax.ast import Junk, Message

from legato.errors import UnknownNameError
from legato.notation.phrase import phrase
from legato.words import ENGLISH, LANGUAGES, PSEUDO, language_for, load_sentences, tag_of

CATALOGUES = sorted(
    (file for file in (files("legato.words") / ENGLISH).iterdir() if file.name.endswith(".ftl")),
    key=lambda file: file.name,
)


class TestTheLanguageThatIsSpoken:
    """The first that a visitor wants and the house speaks."""

    @pytest.mark.parametrize(
        ("wanted", "spoken"),
        [
            ([], ENGLISH),
            (["en-GB", "en"], ENGLISH),
            (["en-US"], ENGLISH),
            (["de-DE", "de"], ENGLISH),
            (["EN-xa"], PSEUDO),
            (["de", "en-XA", "en"], PSEUDO),
            (["", "*", "\x00", "x" * 5000], ENGLISH),
        ],
    )
    def test_is_the_first_that_is_known(self, wanted: list[str], spoken: str) -> None:
        """English where none is."""
        assert language_for(wanted) == spoken

    def test_has_a_tag_for_pages(self) -> None:
        """English is British."""
        assert [tag_of(language) for language in LANGUAGES] == ["en-GB", "en-XA"]


class TestThePseudoLanguage:
    """English in disguise."""

    def test_marks_accents_and_lengthens(self) -> None:
        """What stands on a screen without the marks has escaped."""
        said = load_sentences(PSEUDO).text(phrase("rest"))

        assert load_sentences().text(phrase("rest")) == "Rest your hands"
        assert said == "⟦Rééšt ýýóóúúr hááñdš⟧"

    def test_leaves_what_is_put_in_as_it_is(self) -> None:
        """Only the house's own text is changed."""
        said = load_sentences(PSEUDO).say("given", who="self", legs="both", minutes=20)

        assert "20" in said
        assert said.startswith("⟦")
        assert said.endswith("⟧")


class TestSentences:
    """What can go wrong with a code."""

    def test_of_an_unknown_code(self) -> None:
        """Said by name."""
        with pytest.raises(UnknownNameError, match="no-such-thing"):
            load_sentences().say("no-such-thing")

    def test_without_an_argument(self) -> None:
        """Never shown half."""
        with pytest.raises(UnknownNameError, match="leave-places"):
            load_sentences().say("leave-places")


@pytest.mark.parametrize("file", CATALOGUES, ids=lambda file: file.name)
def test_a_catalogue_can_be_read_whole(file: Traversable) -> None:
    """What Fluent does not understand it would leave out in silence."""
    body = FluentResource(file.read_text("utf-8")).body

    assert [entry.content for entry in body if isinstance(entry, Junk)] == []


def test_no_code_is_written_twice() -> None:
    """The second would never be said."""
    codes = Counter(
        entry.id.name
        for file in CATALOGUES
        for entry in FluentResource(file.read_text("utf-8")).body
        if isinstance(entry, Message)
    )
    assert [code for code, times in codes.items() if times > 1] == []
