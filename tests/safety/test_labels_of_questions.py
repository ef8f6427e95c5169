"""The label decides, so the label holds what decides: each question against its label, and the line before both."""

from __future__ import annotations

import re

import pytest

from legato.safety import Page, load_rule_book

BOOK = load_rule_book()
ASKED = BOOK.asked_facts
SMALL_WORDS = frozenset(
    """
    a after an and another are as at be because been before body by calf can cannot day
    days did do does down else even ever feet foot for from get had has have hour hours
    how if in is it its just last lately leg legs like long look looked made make makes
    marked may might month months more most much new newly nobody not now of off often on one
    or other out over part perhaps place places say since skin so some still such take than that
    the their them then there they thigh this to told too up used very was week weeks well
    were what when where which who will with without would yet you your
    """.split()  # noqa: SIM905 - a list of a hundred words reads better as a text
)
"""Words that are no sign by themselves."""


def names(text: str, sign: str) -> bool:
    """Tell whether a text names a sign, in one of its words."""
    return any(re.search(re.escape(word), text, re.IGNORECASE) for word in sign.split("|"))


@pytest.mark.parametrize("fact", ASKED, ids=lambda fact: fact.id)
def test_the_label_names_every_sign_of_its_question(fact) -> None:
    """Who reads only the label learns of every sign that the question asks for."""
    assert fact.signs
    assert [sign for sign in (*fact.signs, *fact.bounds) if not names(fact.asks, sign)] == []
    assert [sign for sign in (*fact.signs, *fact.bounds) if not names(fact.short, sign)] == []


@pytest.mark.parametrize("fact", [fact for fact in ASKED if fact.asked_if == "partner_gives"], ids=lambda fact: fact.id)
def test_a_giver_who_answers_is_asked_for_the_same_about_themselves(fact) -> None:
    """A question about whoever massages speaks of "you", who massage, and loses no sign by it."""
    about_them = [sign for sign in (*fact.signs, *fact.bounds) if sign != "massages"]

    assert re.search(r"\b(your own|yourself)\b", fact.asks_giver)
    assert re.search(r"\byourself\b", fact.short_giver)
    assert [sign for sign in about_them if not names(fact.asks_giver, sign)] == []
    assert [sign for sign in about_them if not names(fact.short_giver, sign)] == []


@pytest.mark.parametrize("fact", ASKED, ids=lambda fact: fact.id)
def test_no_part_of_a_question_is_without_a_sign(fact) -> None:
    """Each piece between commas and "or" that says anything holds a sign or what narrows it, so none is forgotten."""
    pieces = re.split(r"[,;:?.]| or | and ", fact.asks)
    silent = [
        piece.strip()
        for piece in pieces
        if set(re.findall(r"[a-z]+", piece.lower())) - SMALL_WORDS
        and not any(names(piece, sign) for sign in (*fact.signs, *fact.bounds))
    ]

    assert silent == []


@pytest.mark.parametrize("line", BOOK.lines, ids=lambda line: line.id)
def test_a_line_names_every_sign_behind_it(line) -> None:
    """On the first page and the health page a line that is not ticked answers all its questions with no."""
    if Page.FIRST in line.pages or Page.HEALTH in line.pages:
        for name in line.facts:
            assert [sign for sign in BOOK.facts[name].signs if not names(line.says, sign)] == [], (
                f"the line {line.id} in lines.toml has to name these signs of {name}"
            )


@pytest.mark.parametrize("page", [Page.CRAMP, Page.HURTING])
def test_a_short_page_leaves_no_refusal_out(page: Page) -> None:
    """Six lines for somebody in pain: every question of the check-in that can refuse stands behind one of them."""
    behind = {fact for line in BOOK.lines_of(page) for fact in line.facts}
    refusing = {
        fact.id
        for fact in ASKED
        if fact.asked_if is None and any(rule.verdict.refuses for rule in BOOK.rules_about(fact.id))
    }

    assert refusing - behind == set(), f'put each of these into a line of lines.toml that is on the page "{page.value}"'


def test_no_question_excuses_a_sign() -> None:
    """What somebody thinks brought it on never takes a sign away."""
    assert [fact.id for fact in ASKED if re.search(r"do not know why|without a (known )?reason", fact.asks)] == []


def test_there_are_few_lines() -> None:
    """At most 28 before a well person, six before a cramp, ten before legs that hurt now."""
    counts = {page: len(BOOK.lines_of(page)) for page in Page}

    assert counts[Page.FIRST] + counts[Page.HEALTH] <= 28
    assert counts[Page.CRAMP] <= 6
    assert counts[Page.HURTING] <= 10
