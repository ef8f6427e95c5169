"""A file of programmes that somebody wrote: what is wrong, where, and all of it at once."""

from __future__ import annotations

from importlib.resources import files

import pytest

from legato.library import Library
from legato.library.programme_file import examine_programmes, is_of_programmes

SHIPPED = (files("legato.library") / "data" / "programmes.toml").read_text(encoding="utf-8")


def told(library: Library, *changes: tuple[str, str]) -> list[str]:
    """Return what is said of the file that ships, with changes."""
    text = SHIPPED
    for before, after in changes:
        assert before in text
        text = text.replace(before, after, 1)
    return [str(found) for found in examine_programmes(text, "mine.toml", library)]


def test_what_ships_has_no_mistakes(library: Library) -> None:
    """And it is known for what it is."""
    assert is_of_programmes(SHIPPED)
    assert told(library) == []


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("times_a_week = 3", "times_a_week = 9", "programme[0].times_a_week: It should be 5 or less. Given was 9."),
        ('"arch-rub", "top', '"arch-rob", "top', "programme[0].techniques[0]: There is no technique 'arch-rob'."),
        ('tips = ["oil-or-lotion"', 'tips = ["oil"', "programme[0].tips[0]: There is no tip 'oil'."),
        ('"S75", "J"', '"S999"', "programme[0].sources[2]: There is no source 'S999'."),
        ('id = "after-sport"', 'id = "evening-legs"', "programme[1].id: 'evening-legs' is used more than once."),
        ("minutes = 15 }", "minutes = 25 }", "A stage is longer than the one before, by 5 minutes at most."),
    ],
)
def test_a_mistake_is_told_with_its_place(library: Library, before: str, after: str, said: str) -> None:
    """The file, the line, the field, and what would be right."""
    [found] = told(library, (before, after))

    assert found.startswith("mine.toml:")
    assert said in found
    assert int(found.split(":")[1]) > 1


def test_all_mistakes_are_told_at_once(library: Library) -> None:
    """Nobody mends a file one run at a time."""
    assert len(told(library, ("times_a_week = 3", "times_a_week = 9"), ("weeks = 6", "weeks = 60"))) == 2


@pytest.mark.parametrize("text", ["", "programme", 'id = "thumb"', "a = [" * 5_000, "x" * 300_000])
def test_what_holds_no_programmes_is_not_read_as_some(text: str) -> None:
    """A technique, nonsense, something nested or much too long."""
    assert not is_of_programmes(text)
