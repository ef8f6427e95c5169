"""What a clinician has said about a rule stands below it, and nothing looks reviewed that is not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from legato.safety.reviews import Decision, ItemReview, write_reviews
from legato.server.data_folder import data_folder
from legato.server.doors.reading.reviewed import FILE, _marks
from server.builders import visitor

pytestmark = pytest.mark.django_db

NOBODY = "No clinician has looked at these rules yet."


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the place of the reviews, in a data folder of this test's own."""
    monkeypatch.setenv("LEGATO_DATA_DIR", str(tmp_path))
    return data_folder() / FILE


def page() -> str:
    """Open "When not to massage"."""
    return visitor().get("/library/when-not-to-massage/").content.decode()


def review(mark: str, decision: Decision, changes: str = "") -> ItemReview:
    """Write a review of the rule about bruises."""
    return ItemReview(
        item="rule:M06", mark=mark, version="0" * 12, decision=decision, changes=changes,
        name="Test Reviewer", role="test role", on=date(2026, 11, 1),
    )  # fmt: skip


def rule(text: str, name: str) -> str:
    """Return what stands about one rule."""
    return text.split(f'id="rule-{name}"')[1].split("</li>", maxsplit=1)[0]


def test_without_reviews_the_page_says_so(file: Path) -> None:
    """Every judgement is a cautious default, and nobody is said to have looked."""
    text = page()

    assert NOBODY in text
    assert "not yet confirmed by a clinician" in rule(text, "M06")
    assert "Looked at by" not in text


def test_a_review_is_shown_with_name_role_and_day(file: Path) -> None:
    """Who agreed, and when; what is not reviewed stays a cautious default."""
    file.write_text(write_reviews([review(_marks()["rule:M06"], Decision.AGREE)]), encoding="utf-8")
    text = page()

    assert "Looked at by Test Reviewer, test role, on 1 November 2026: agrees." in rule(text, "M06")
    assert "not yet confirmed" in rule(text, "M11")
    assert NOBODY not in text


def test_a_wish_for_a_change_confirms_nothing(file: Path) -> None:
    """Whoever asks for a change is heard, and the rule stays what it was: not confirmed."""
    file.write_text(write_reviews([review(_marks()["rule:M06"], Decision.CHANGE, "Ask for size.")]), encoding="utf-8")

    assert "asks for a change: Ask for size." in rule(page(), "M06")
    assert "not yet confirmed by a clinician" in rule(page(), "M06")


def test_a_review_of_other_words_counts_no_more(file: Path) -> None:
    """When the rule has changed since, it is unreviewed again."""
    file.write_text(write_reviews([review("f" * 12, Decision.AGREE)]), encoding="utf-8")

    assert NOBODY in page()


def test_a_broken_file_counts_as_no_review(file: Path) -> None:
    """The page still opens, and claims nothing."""
    file.write_text("review = 3", encoding="utf-8")

    assert NOBODY in page()
