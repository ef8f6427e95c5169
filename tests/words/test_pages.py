"""The catalogues of the pages: what they hold is asked for, and what is asked for they hold."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import pytest
from fluent.runtime import FluentResource
from fluent.syntax.ast import Message

from legato.words import ENGLISH

SOURCES = Path(__file__).parents[2] / "src" / "legato"
CATALOGUES = ("home", "library", "people", "phones", "errors", "helped", "dossier")
FROM_A_LIST = {"twelve", "errors-busy-says", "errors-away-says", "errors-full-says"}
"""Messages whose codes are put together, or are a word by themselves."""


def codes_of(catalogue: str) -> list[str]:
    """Return the codes of a catalogue, in order."""
    text = (files("legato.words") / ENGLISH / f"{catalogue}.ftl").read_text("utf-8")
    return [one.id.name for one in FluentResource(text).body if isinstance(one, Message)]


def asked_for() -> frozenset[str]:
    """Return every text in quotes in templates and modules, among which are the codes they ask for."""
    found = (*SOURCES.rglob("*.html"), *SOURCES.rglob("*.py"))
    return frozenset(code for file in found for code in re.findall(r'"([a-z][a-z0-9-]+)"', file.read_text("utf-8")))


ASKED_FOR = asked_for()


@pytest.mark.parametrize("catalogue", CATALOGUES)
def test_nothing_lies_in_a_catalogue_that_no_page_asks_for(catalogue: str) -> None:
    """A translator's work is not wasted on it."""
    assert [code for code in codes_of(catalogue) if code not in ASKED_FOR | FROM_A_LIST] == []


def test_every_code_that_a_template_asks_for_is_written() -> None:
    """In whatever catalogue: a page that lacks its sentence would break when it is opened."""
    written = {code for file in (files("legato.words") / ENGLISH).iterdir() for code in codes_of(Path(file.name).stem)}
    asked = {
        (file.name, code)
        for file in SOURCES.rglob("*.html")
        for code in re.findall(r'{% say "([a-z0-9-]+)"', file.read_text("utf-8"))
    }

    assert [(name, code) for name, code in sorted(asked) if code not in written] == []
