"""Searching the library: what people type, and what the page answers."""

from __future__ import annotations

import logging
import re
import tomllib
from html import unescape
from pathlib import Path

import pytest
from django.test import Client

from legato.library import load_library
from legato.safety import load_rule_book
from legato.server.doors.reading.finding import results_of

pytestmark = pytest.mark.django_db

QUERIES = tomllib.loads((Path(__file__).parent / "queries.toml").read_text(encoding="utf-8"))


def places(query: str) -> list[str]:
    """Give kind and id of all that is found."""
    return [f"{one.hit.kind.value}:{one.hit.id}" for one in results_of(query).found]


def page_for(query: str, **more: str) -> str:
    """Give the words of the page."""
    answer = Client().get("/library/search/", {"q": query, **more})
    assert answer.status_code == 200
    return unescape(re.sub("</?bdi>", "", answer.content.decode()))


def test_people_find_what_they_mean() -> None:
    """Of what real people type, 95 in 100 or more have the page they want first."""
    wanted = [(query, place) for part in QUERIES.values() for query, place in part.items()]
    missed = [(query, place, places(query)[:2]) for query, place in wanted if places(query)[:1] != [place]]

    assert len(wanted) >= 120
    assert len(missed) <= len(wanted) / 20, missed


def test_danger_is_never_missed() -> None:
    """Of the signs of danger all find when not to massage first, and the page says to read it."""
    missed = [(query, places(query)[:2]) for query, place in QUERIES["danger"].items() if places(query)[:1] != [place]]

    assert missed == []
    assert "Please read the first one before you massage." in page_for("DVT")
    assert "Please read the first one before you massage." not in page_for("tennis ball")


def test_what_only_a_rule_knows_is_found() -> None:
    """Each name of a fact leads to its rule, at its place on the page."""
    book, names = load_rule_book(), load_library().fact_names
    rules = {rule.id: rule.when for rule in book.rules}
    lost = [
        (fact, name, places(name)[:3])
        for fact, several in names.items()
        for name in several
        if fact not in [rules[one.hit.id][0] for one in results_of(name).found[:3] if one.hit.id in rules]
    ]

    assert lost == []
    address = results_of("cancer").found[0].address
    shown = Client().get(address.partition("#")[0]).content.decode()
    assert f'id="{address.partition("#")[2]}"' in shown


def test_every_address_is_there() -> None:
    """Whatever is found, its place is on the page it leads to."""
    found = {one.address for part in QUERIES.values() for query in part for one in results_of(query).found}
    pages = {address: Client().get(address).content.decode() for address in {one.partition("#")[0] for one in found}}
    lost = [one for one in found if "#" in one and f'id="{one.partition("#")[2]}"' not in pages[one.partition("#")[0]]]

    assert found
    assert lost == []


def test_a_word_that_was_replaced_is_said() -> None:
    """The page says how it read the query, and lets it be searched for as it was typed."""
    page = page_for("trombosis")

    assert "Results for “thrombosis”." in page
    assert 'href="?q=trombosis&as=typed"' in page
    assert "We have nothing on “trombosis”" in page_for("trombosis", **{"as": "typed"})


def test_nothing_found_is_no_dead_end() -> None:
    """A calm sentence, and three pages that may help."""
    _, _, below = page_for("qqqqzzzz").partition("We have nothing on “qqqqzzzz”.")
    links = re.findall(r'href="([^"]+)"', below)

    assert links[:3] == ["/library/when-not-to-massage/", "/library/causes/", "/library/questions/"]


@pytest.mark.parametrize(
    "query",
    [
        "<script>alert(1)</script>",
        "'; DROP TABLE people; --",
        "é" * 5_000,
        "\u202eknirb \u2067שלום",
        "a" * 99 + "!",
        "'" * 100,
        "%00%0a\x00\n",
        "dvt\x00dvt",
        "🦵 dvt 🦵",
        "{ $query }",
    ],
)
def test_strange_queries_are_answered_and_not_kept(query: str, caplog: pytest.LogCaptureFixture) -> None:
    """Whatever is typed is shown as text in its own direction, and written down nowhere."""
    with caplog.at_level(logging.DEBUG):
        raw = Client().get("/library/search/", {"q": query}).content.decode()

    assert "<script>alert" not in raw
    assert query not in caplog.text


def test_a_query_in_another_direction_leaves_the_sentence_as_it_is() -> None:
    """It is read in its own direction; signs that nobody sees and that turn what follows are left out."""
    raw = Client().get("/library/search/", {"q": "\u2069\u202eשלום"}).content.decode()

    assert "<bdi>שלום</bdi>" in raw
    assert "\u202e" not in raw
    assert raw.count("</bdi>") == raw.count("<bdi")
