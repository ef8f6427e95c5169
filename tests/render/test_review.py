"""What a clinician goes through: every item in words, a table and a document that pretend nothing."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from datetime import date
from io import StringIO

import pytest
import typst

from legato.library import load_library
from legato.notation.technique import Grade, Review, ReviewStatus
from legato.render import (
    Item,
    ItemKind,
    cautious_default,
    claim_words,
    grade_words,
    review_items,
    review_words,
    sheet,
    status_words,
    typeset,
    version_of,
)
from legato.safety import load_pairs, load_rule_book, load_stop_words, screen
from legato.safety.examples import example_of
from legato.safety.hazards import load_hazards
from legato.safety.reviews import COLUMNS, Decision, ItemReview

BOOK, LIBRARY = load_rule_book(), load_library()
ITEMS = review_items(BOOK, LIBRARY, load_stop_words(), load_hazards())


def one(key: str) -> Item:
    """Find an item by its key."""
    (item,) = [item for item in ITEMS if item.key == key]
    return item


def said(item: Item) -> ItemReview:
    """Agree with an item."""
    return ItemReview(
        item=item.key,
        mark=item.mark,
        version=version_of(ITEMS),
        decision=Decision.CHANGE,
        changes="A cap of 2.",
        name="The first reviewer",
        role="physiotherapist",
        on=date(2026, 11, 20),
    )


class TestTheItems:
    """Everything the product says or decides about safety, once."""

    def test_are_all_there(self) -> None:
        """Each rule, care, question, advice, technique, claim, answer and hazard."""
        wanted = {
            ItemKind.RULE: [rule.id for rule in BOOK.rules],
            ItemKind.CARE: [care.id for care in BOOK.always],
            ItemKind.QUESTION: list(BOOK.facts),
            ItemKind.LINE: [line.id for line in BOOK.lines],
            ItemKind.PAIR: [condition.fact for condition in load_pairs(BOOK).conditions],
            ItemKind.STOP: [option.id for option in (*load_stop_words().what.options, *load_stop_words().after)],
            ItemKind.TECHNIQUE: list(LIBRARY.techniques),
            ItemKind.CLAIM: list(LIBRARY.benefits),
            ItemKind.ANSWER: list(LIBRARY.faq),
            ItemKind.HAZARD: [hazard.id for hazard in load_hazards()],
        }

        assert {kind: [item.id for item in ITEMS if item.kind is kind] for kind in ItemKind} == wanted
        assert len({item.key for item in ITEMS}) == len(ITEMS)

    @pytest.mark.parametrize("rule", BOOK.rules, ids=lambda rule: rule.id)
    def test_the_example_of_a_rule_is_about_that_rule(self, rule) -> None:
        """The plainest person a rule is about makes it fire, by the engine itself."""
        screening = screen(example_of(rule, BOOK), BOOK, LIBRARY)

        assert rule.id in {reason.rule for reason in screening.reasons}

    def test_a_rule_is_told_whole(self) -> None:
        """Blood thinners: for whom, what is said, every limit, and what the engine makes of it."""
        rule, lines = BOOK.rule("M21"), dict(one("rule:M21").lines)

        assert lines["Says"] == rule.says
        assert lines["Why"] == rule.why
        assert "Pressure 3 of 10 at most." in lines["Limits"]
        assert "Not used: tennis ball, foot roller, shiatsu, air compression." in lines["Limits"]
        assert one("rule:M21").examples[1] == (
            "Example: 44 years old, blood thinner → You can have a massage, with some changes."
        )

    def test_an_example_names_legs_places_numbers_and_pain(self) -> None:
        """Whoever reads it knows what was answered."""
        assert (
            "an antibiotic ending in -floxacin, pain 1 of 10 in the left Achilles tendon" in one("rule:C22").examples[1]
        )
        assert "the left calf is to be left alone" in one("rule:M10").examples[1]
        assert "20 weeks pregnant, one leg newly swollen" in one("rule:E04").examples[1]
        assert "gave birth 3 weeks ago" in one("rule:M42").examples[1]
        assert "(left leg), dragging foot, leg getting weaker (right leg)" in one("rule:E12").examples[1]
        assert "(left calf)" in one("rule:M01").examples[1]

    def test_a_question_tells_what_hangs_on_it(self) -> None:
        """Which rules ask for it, and which techniques are left out."""
        lines = dict(one("question:numb_feet").lines)

        assert {"C20", "M25"} <= {rule[:3] for rule in lines["Rules"].split("; ")}
        assert "Frozen bottle" in lines["Techniques left out"]

    def test_a_number_is_told_with_its_edges(self) -> None:
        """What follows from an age or a pain is not asked; from which number on is told."""
        assert dict(one("question:child").lines)["Follows from"] == "age at most 11"
        assert "at least 8" in dict(one("question:severe_pain").lines)["Follows from"]

    def test_a_judgement_is_called_a_cautious_default(self) -> None:
        """Nobody takes it for something that was shown or confirmed."""
        for rule in BOOK.rules:
            assert (one(f"rule:{rule.id}").status == cautious_default()) == (rule.status == "judgement"), rule.id

    def test_nothing_says_that_it_was_reviewed(self) -> None:
        """As long as nobody has, every status says so."""
        assert {item.status for item in ITEMS} == {cautious_default(), status_words("cited")}
        assert "not yet reviewed" in status_words("cited")


class TestMarks:
    """A mark tells wordings apart."""

    @pytest.mark.parametrize("field", ["title", "status", "lines", "sources", "examples"])
    def test_another_word_is_another_mark_and_another_version(self, field: str) -> None:
        """Words, sources, status and what the engine makes of it: all count."""
        first = one("rule:M21")
        other = replace(first, **{field: "Other" if field in ("title", "status") else ()})
        items = tuple(other if item is first else item for item in ITEMS)

        assert other.mark != first.mark
        assert version_of(items) != version_of(ITEMS)

    def test_the_same_words_have_the_same_mark(self) -> None:
        """Made twice, nothing differs."""
        again = review_items(BOOK, LIBRARY, load_stop_words(), load_hazards())

        assert [item.mark for item in again] == [item.mark for item in ITEMS]


class TestTheTable:
    """One row for each item, with five empty cells."""

    def test_has_every_item_and_room_for_a_decision(self) -> None:
        """Nothing is filled in before a clinician does."""
        rows = list(csv.DictReader(StringIO(sheet(ITEMS, {}), newline="")))

        assert tuple(rows[0]) == COLUMNS
        assert [row["item"] for row in rows] == [item.key for item in ITEMS]
        assert {row["version"] for row in rows} == {version_of(ITEMS)}
        assert {row[column] for row in rows for column in COLUMNS[-5:]} == {""}

    def test_tells_what_was_said_before(self) -> None:
        """A second reviewer sees the first one's word."""
        item = one("rule:M21")
        rows = csv.DictReader(StringIO(sheet(ITEMS, {item.key: (said(item),)}), newline=""))
        (status,) = [row["status"] for row in rows if row["item"] == item.key]

        assert status.endswith("change by The first reviewer, physiotherapist, on 2026-11-20: A cap of 2.")

    def test_no_cell_becomes_a_formula(self) -> None:
        """A text that begins like one is made harmless."""
        spoiled = replace(ITEMS[0], title="=1+1")
        (row,) = csv.DictReader(StringIO(sheet((spoiled,), {}), newline=""))

        assert row["title"] == "'=1+1"


class TestTheDocument:
    """A PDF to read and to mark."""

    def test_is_made_of_every_item(self) -> None:
        """Typst sets it without a network, and each item and source is handed over."""
        programme, given = typeset(ITEMS, {}, LIBRARY.sources)
        told = json.loads(given["review"])

        made = typst.compile(programme, sys_inputs=given)

        assert made.startswith(b"%PDF")
        assert [item["key"] for part in told["parts"] for item in part["items"]] == [item.key for item in ITEMS]
        assert {source["id"] for source in told["sources"]} == {name for item in ITEMS for name in item.sources}

    def test_says_that_nobody_has_reviewed_it(self) -> None:
        """The count is of reviews of the present wording, and is nought until there is one."""
        programme, given = typeset(ITEMS, {}, LIBRARY.sources)

        assert json.loads(given["review"])["reviewed"] == 0
        assert "No clinician has reviewed any of its" in programme.decode()

    def test_shows_what_was_said_before(self) -> None:
        """Beside the item it was said about."""
        item = one("rule:M21")
        told = json.loads(typeset(ITEMS, {item.key: (said(item),)}, LIBRARY.sources)[1]["review"])

        assert told["reviewed"] == 1
        assert {tuple(one["said"]) for part in told["parts"] for one in part["items"] if one["key"] == item.key} == {
            ("change by The first reviewer, physiotherapist, on 2026-11-20: A cap of 2.",)
        }


def test_claims_are_graded_in_plain_words() -> None:
    """How it stands, and how good the studies are."""
    benefits = LIBRARY.benefits

    assert claim_words(benefits["soreness"]) == "Small effect: few good studies"
    assert claim_words(benefits["restless-legs"]) == "Small effect: hardly any good studies"
    assert claim_words(benefits["circulation"]) == "Shown not to: good studies, with some doubt left"
    assert claim_words(benefits["toxins"]) == "Often said, not supported: we found no study of it"
    assert {grade_words(grade) for grade in Grade} == {
        "several good studies agree",
        "good studies, with some doubt left",
        "few good studies",
        "hardly any good studies",
        "we found no study of it",
    }


def test_a_reviewed_technique_names_who_and_when() -> None:
    """Once somebody has, that is told instead."""
    reviewed = Review(status=ReviewStatus.REVIEWED, by="The first reviewer", on="2026-11-20")

    assert review_words(reviewed) == "reviewed by The first reviewer on 2026-11-20"
    assert review_words(Review(status=ReviewStatus.JUDGEMENT)) == cautious_default()
