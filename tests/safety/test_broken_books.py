"""A broken rule set is refused with file and field, so that the product does not start with it."""

from __future__ import annotations

import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from legato.errors import ContentError
from legato.library import Library
from legato.safety import RuleBook, load_rule_book, read_rule_book

FACT = """
[[fact]]
id = "{id}"
group = "today"
asks = "Is it so?"
short = "{id}"
scope = "zones"
sources = ["J"]
status = "judgement"
{more}
"""
LINE = """
[[line]]
id = "new-line"
pages = ["first"]
title = "Something new"
says = "{fact}"
facts = ["{fact}"]
"""
RULE = """
[[rule]]
id = "{id}"
name = "A rule"
when = ["{when}"]
verdict = "modify"
legs = "given"
says = "So."
why = "Because."
sources = ["J"]
status = "judgement"
{more}
[rule.limits]
{limits}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Copy the shipped rules to where they can be broken."""
    with_rules = tmp_path / "data"
    shutil.copytree(str(files("legato.safety") / "data"), with_rules)
    return with_rules


def add_fact(folder: Path, name: str, more: str = "", *, ruled: bool = True) -> None:
    """Add a fact, and a rule that asks for it."""
    (folder / "facts" / "99_more.toml").write_text(FACT.format(id=name, more=more), encoding="utf-8")
    if "asked_if" not in more and "derived" not in more:
        with (folder / "lines.toml").open("a", encoding="utf-8") as lines:
            lines.write(LINE.format(fact=name))
    if ruled:
        add_rule(folder, when=name)


def add_rule(folder: Path, *, name: str = "M98", when: str = "fever", more: str = "", limits: str = "pressure_cap = 3"):
    """Add a rule."""
    text = RULE.format(id=name, when=when, more=more, limits=limits)
    (folder / "rules" / "99_more.toml").write_text(text, encoding="utf-8")


def change(folder: Path, file: str, old: str, new: str) -> None:
    """Change one place of a file."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def complaint(folder: Path) -> str:
    """Return why the rules of a folder are refused."""
    with pytest.raises(ContentError) as caught:
        read_rule_book(folder)
    return str(caught.value)


def test_what_ships_can_be_read(folder: Path) -> None:
    """An unbroken copy gives the same rules as the shipped files, and what is added well is taken."""
    assert read_rule_book(folder).rules == load_rule_book().rules
    add_fact(folder, "new_fact")
    assert "new_fact" in read_rule_book(folder).facts


def test_a_file_that_is_no_toml(folder: Path) -> None:
    """The file is named."""
    (folder / "rules" / "99_more.toml").write_text("[[rule", encoding="utf-8")

    assert "99_more.toml: this is not TOML" in complaint(folder)


def test_a_table_that_does_not_belong_there(folder: Path) -> None:
    """A fact among rules is refused, not passed over."""
    (folder / "rules" / "99_more.toml").write_text('[[fact]]\nid = "x"\n', encoding="utf-8")

    assert "99_more.toml: fact: only [[rule]] tables belong here." in complaint(folder)


@pytest.mark.parametrize(
    ("more", "limits", "told"),
    [
        ("", "pressure_cap = 11", "limits.pressure_cap"),
        ("", "pressure_cap = 7", "limits.pressure_cap"),
        ("", 'excluded_zones = ["elbow"]', "limits.excluded_zones[0]"),
        ("", 'excluded_equipment = ["hammer"]', "limits.excluded_equipment[0]"),
        ("", 'excluded_parts = ["elbow"]', "limits.excluded_parts[0]"),
        ("", "zone_caps = { elbow = 3 }", "limits.zone_caps.elbow"),
        ("", "minutes_cap = 0", "limits.minutes_cap"),
        ("", "allowed_zones = []", "limits.allowed_zones: There is no field of this name."),
        ('unless = ["diabetes"]', "pressure_cap = 3", "unless: There is no field of this name."),
        ('urgency = "whenever"', "pressure_cap = 3", "urgency"),
    ],
)
def test_a_rule_that_says_what_cannot_be_said(folder: Path, more: str, limits: str, told: str) -> None:
    """Caps above six, unknown zones, and anything that would lower a verdict are refused with their field."""
    add_rule(folder, more=more, limits=limits)

    assert f"99_more.toml: rule M98: {told}" in complaint(folder)


def test_a_rule_that_clears(folder: Path) -> None:
    """No rule says clear."""
    add_rule(folder)
    change(folder, "rules/99_more.toml", 'verdict = "modify"', 'verdict = "clear"')

    assert "A rule never clears anything." in complaint(folder)


def test_a_rule_without_sources(folder: Path) -> None:
    """Every rule has a source."""
    add_rule(folder)
    change(folder, "rules/99_more.toml", 'sources = ["J"]', "sources = []")

    assert "rule M98: sources" in complaint(folder)


def test_a_rule_that_refuses_without_saying_what_to_do(folder: Path) -> None:
    """Whoever is refused is told what to do."""
    add_rule(folder, name="C98")
    change(folder, "rules/99_more.toml", 'verdict = "modify"', 'verdict = "see_clinician_first"')

    assert "rule C98: A rule that refuses massage says what to do now." in complaint(folder)


def test_a_rule_that_refuses_one_leg(folder: Path) -> None:
    """A refusal is about both legs."""
    change(folder, "rules/10_emergency.toml", 'legs = "both"', 'legs = "given"')

    assert "E01.legs: a rule that refuses massage is about both legs." in complaint(folder)


def test_an_emergency_that_can_wait(folder: Path) -> None:
    """An emergency is for now or for today."""
    change(folder, "rules/10_emergency.toml", 'urgency = "now"', 'urgency = "soon"')

    assert "E01.urgency: an emergency is for the same day or now." in complaint(folder)


def test_a_rule_with_the_wrong_letter(folder: Path) -> None:
    """The letter of the id says how severe a rule is."""
    add_rule(folder, name="E98")

    assert "E98.id: a rule with verdict 'modify' begins with M." in complaint(folder)


def test_a_rule_about_nothing_known(folder: Path) -> None:
    """A rule about an unknown fact would never fire."""
    add_rule(folder, when="no_such_fact")

    assert "M98.when: there is no fact 'no_such_fact'." in complaint(folder)


def test_a_rule_that_asks_twice_for_the_same(folder: Path) -> None:
    """Naming a fact twice is a slip."""
    add_rule(folder, when='fever", "fever')

    assert "M98.when: a fact is named twice." in complaint(folder)


def test_a_rule_that_changes_nothing(folder: Path) -> None:
    """A rule without refusal and without limits is no rule."""
    add_rule(folder, limits="")

    assert "M98.limits: the rule changes nothing." in complaint(folder)


def test_two_rules_with_one_id(folder: Path) -> None:
    """Ids are unique over all files, the care for everybody included."""
    add_rule(folder, name="M21")

    assert "M21: the id is used 2 times." in complaint(folder)


def test_two_facts_with_one_id(folder: Path) -> None:
    """A fact is asked once."""
    add_fact(folder, "fever")

    assert "fever: the id is used more than once." in complaint(folder)


def test_a_fact_without_a_question(folder: Path) -> None:
    """What cannot be asked cannot be known."""
    add_fact(folder, "new_fact")
    change(folder, "facts/99_more.toml", 'asks = "Is it so?"', 'asks = ""')

    assert "99_more.toml: fact new_fact: asks" in complaint(folder)


def test_a_fact_that_matters_to_nothing(folder: Path) -> None:
    """Nothing is asked for curiosity's sake."""
    add_fact(folder, "new_fact", ruled=False)

    assert "new_fact: no rule asks for this fact." in complaint(folder)


def test_a_question_that_waits_for_itself(folder: Path) -> None:
    """Questions that wait for each other in a ring would never be asked."""
    add_fact(folder, "new_fact", 'asked_if = "new_fact"')

    assert "new_fact.asked_if: the question waits for itself." in complaint(folder)


def test_a_question_that_waits_for_nothing_known(folder: Path) -> None:
    """A question may only wait for a fact there is."""
    add_fact(folder, "new_fact", 'asked_if = "no_such_fact"')

    assert "new_fact.asked_if: there is no fact 'no_such_fact'." in complaint(folder)


def test_pain_is_about_zones(folder: Path) -> None:
    """What follows from the pain map has zones."""
    add_fact(folder, "new_fact", 'derived = { from = "pain", at_least = 5 }')
    change(folder, "facts/99_more.toml", 'scope = "zones"', 'scope = "leg"')

    assert "new_fact.scope: what follows from pain is about zones." in complaint(folder)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('id = "Z01"', 'id = "M01"', "M01.id: what always holds begins with Z."),
        ('zones = ["behind_knee"]', "", "Z01.zones: it is about no place."),
        ('landmarks = ["fibula_head"]', 'landmarks = ["elbow"]', "Z05.landmarks: there is no landmark 'elbow'."),
        ("cap = 3", "cap = 9", "always.toml: care Z01: cap"),
    ],
)
def test_care_for_everybody_is_checked_too(folder: Path, old: str, new: str, told: str) -> None:
    """What always holds has a place, a cap and an id of its own."""
    change(folder, "always.toml", old, new)

    assert told in complaint(folder)


def test_all_that_is_wrong_is_told_at_once(folder: Path) -> None:
    """Two mistakes in two files are both named."""
    add_rule(folder, limits="pressure_cap = 9")
    add_fact(folder, "New Fact", ruled=False)
    told = complaint(folder)

    assert "rule M98: limits.pressure_cap" in told
    assert "fact New Fact: id" in told


def test_a_book_that_does_not_fit_the_library(library: Library) -> None:
    """Techniques, facts and sources that only one of the two knows are refused."""
    book = load_rule_book()
    strange = book.rules[-1].model_copy(
        update={
            "sources": ("S9999",),
            "limits": book.rules[-1].limits.model_copy(update={"excluded_techniques": ("deep-punch",)}),
        }
    )
    twisted = library.techniques["thumb"].model_copy(update={"contraindications": ("no_such_fact",)})
    odd = RuleBook(facts=book.facts, rules=(*book.rules[:-1], strange), always=book.always)
    other = Library(techniques={"thumb": twisted}, sources=library.sources)

    with pytest.raises(ContentError) as caught:
        odd.check_against(other)

    told = str(caught.value)
    assert f"{strange.id}.limits.excluded_techniques: there is no technique 'deep-punch'." in told
    assert f"{strange.id}.sources: there is no source 'S9999'." in told
    assert "thumb.contraindications: there is no fact 'no_such_fact'." in told
