"""A new rule comes with what CONTRIBUTING asks for: a story for it, a story against it, and the news."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from legato.notation.checkin import CheckIn
from legato.safety import RuleBook, screen
from safety.test_stories import STORIES

ROOT = Path(__file__).parents[2]
OLDER = {
    name
    for line in (Path(__file__).parent / "stories/older.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
    for name in line.split()
}
OLDER_ONES = 246
"""The list of what was there before may get shorter, never longer."""


def rules_in(story: dict[str, Any], book: RuleBook, library) -> set[str]:
    """Return the rules that apply to the person of a story."""
    return {reason.rule for reason in screen(CheckIn.model_validate(story["checkin"]), book, library).reasons}


def without_story(rules: Iterable[str], stories: list[dict[str, Any]], book: RuleBook, library) -> set[str]:
    """Return the rules that apply to nobody in the stories."""
    return set(rules) - {rule for story in stories for rule in rules_in(story, book, library)}


def without_silence(rules: Iterable[str], stories: list[dict[str, Any]]) -> set[str]:
    """Return the rules for which no story says that they must stay silent."""
    return set(rules) - {rule for story in stories for rule in story.get("silent", ())}


def without_news(rules: Iterable[str], root: Path) -> set[str]:
    """Return the rules that are named neither in the changelog nor in a `safety` fragment for it."""
    pages = [root / "CHANGELOG.md", *(root / "changelog.d").glob("*.safety.md")]
    return set(rules) - {name for page in pages for name in re.findall(r"\b[ECM]\d{2,}\b", page.read_text("utf-8"))}


@pytest.fixture
def new(book) -> set[str]:
    """Give the rules that have to have it all."""
    return {rule.id for rule in book.rules} - OLDER


def test_every_new_rule_has_a_story_for_which_it_matters(new, book, library) -> None:
    """One person to whom it applies."""
    assert without_story(new, STORIES, book, library) == set(), (
        "tell a story of one person for whom each of these matters, in tests/safety/stories/"
    )


def test_every_new_rule_has_a_story_in_which_it_stays_silent(new) -> None:
    """One person who is near it, and to whom it does not apply."""
    assert without_silence(new, STORIES) == set(), (
        "tell a story of one person who is near each of these and for whom it must stay silent, "
        'in tests/safety/stories/, with `silent = ["its code"]`'
    )


@pytest.mark.parametrize("story", [story for story in STORIES if "silent" in story], ids=lambda story: story["who"])
def test_what_must_stay_silent_does(story: dict[str, Any], book, library) -> None:
    """A rule that a story calls silent is there, and does not apply."""
    assert set(story["silent"]) <= {rule.id for rule in book.rules}
    assert set(story["silent"]) & rules_in(story, book, library) == set()


def test_every_new_rule_is_in_the_news(new) -> None:
    """Whoever updates is told which warnings changed."""
    assert without_news(new, ROOT) == set(), (
        "name each of these, and its source, in a file `changelog.d/<a-few-words>.safety.md`"
    )


def test_the_list_of_older_rules_only_gets_shorter(book) -> None:
    """What was there before is not asked for; nothing new hides among it."""
    assert len(OLDER) <= OLDER_ONES
    assert {rule.id for rule in book.rules} >= OLDER, "take what is gone off tests/safety/stories/older.txt"


def test_what_is_missing_is_found(tmp_path: Path, book, library) -> None:
    """A rule nobody tells of is named by each of the three; one that is told of is not."""
    silent, ill = (
        {"checkin": {"person": {"age": 40}}, "silent": ["C01"]},
        STORIES[0] | {"checkin": {"person": {"age": 40}, "facts": [{"fact": "chest_or_breath"}]}},
    )
    (tmp_path / "changelog.d").mkdir()
    (tmp_path / "CHANGELOG.md").write_text("Nothing yet.")
    (tmp_path / "changelog.d/lungs.safety.md").write_text("Breathlessness refuses (E01; S5).")
    (tmp_path / "changelog.d/look.fixed.md").write_text("C01 is not the news of a safety fragment here.")

    assert without_story({"E01", "C01"}, [silent, ill], book, library) == {"C01"}
    assert without_silence({"E01", "C01"}, [silent, ill]) == {"E01"}
    assert without_news({"E01", "C01"}, tmp_path) == {"C01"}
