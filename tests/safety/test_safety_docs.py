"""The safety documentation: made from the rules, and never older than they are."""

from __future__ import annotations

import importlib.util
import re
import shutil
import sys
from pathlib import Path
from types import ModuleType

import pytest

from legato.render import cautious_default
from legato.safety.hazards import load_hazards

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs/safety"


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    """Load the tool that `make docs` runs."""
    spec = importlib.util.spec_from_file_location("safety_docs", ROOT / "tools/safety_docs.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def page_of(name: str) -> str:
    """Read a generated page, or say what writes it."""
    page = FOLDER / name
    assert page.is_file(), f"{name} is missing: `make content` writes it."
    return page.read_text("utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a copy of the pages that a test may spoil."""
    return shutil.copytree(FOLDER, tmp_path / "safety")


def test_the_pages_are_fresh(tool: ModuleType) -> None:
    """A change to a rule, a question, a technique, a claim or a hazard is a change to its page."""
    assert tool.stale() == [], "`make content` writes these pages."


def test_every_rule_has_its_page_with_all_of_it(book, library) -> None:
    """Words, why, sources, status, the answers that make it apply, and an example from the engine."""
    for rule in book.rules:
        page = page_of(f"rules/{rule.id}.md")
        for text in filter(None, (rule.name, rule.says, rule.do, rule.why)):
            assert text in page, rule.id
        for fact in rule.when:
            assert book.facts[fact].asks in page, rule.id
        assert "Example: " in page
        applied = re.search(r"Rules that apply then: (.*)\.", page)
        assert applied is not None
        assert rule.id in applied[1].split(", ")
        assert [source for source in rule.sources if f"- {source}: " not in page] == []
        assert (cautious_default() in page) == (rule.status == "judgement"), rule.id


def test_every_question_technique_claim_answer_and_advice_is_there(book, library) -> None:
    """One page for each kind, with a place to point to for each of them."""
    wanted = {
        "asked.md": book.facts,
        "techniques.md": library.techniques,
        "claims.md": library.benefits,
        "answers.md": library.faq,
    }
    for name, records in wanted.items():
        page = page_of(name)
        assert re.findall(r'<a id="([^"]+)">', page) == list(records), f"{name}: `make content` writes it."


def test_every_hazard_is_there_with_its_tests() -> None:
    """What prevents it, which tests show that, and what remains."""
    page = page_of("hazards.md")

    for hazard in load_hazards():
        assert f"## {hazard.id} {hazard.name}" in page
        assert f"**What remains:** {hazard.remains}" in page
        assert [test for test in hazard.tests if f"`{test}`" not in page] == []


def test_no_page_pretends_that_somebody_has_reviewed_it() -> None:
    """Nobody has; every page with a status says so."""
    for path in FOLDER.rglob("*.md"):
        text = path.read_text("utf-8")
        assert not re.search(r"\breviewed by (?!a clinician)", text), path.name
        assert not re.search(r"\b(approved|certified|validated|clinically)\b", text, re.IGNORECASE), path.name


def test_a_stale_a_missing_and_a_left_over_page_are_named(tool: ModuleType, folder: Path) -> None:
    """The check itself bites, and writing mends it; pages written by hand are left alone."""
    tool.write(folder)
    (folder / "rules/E01.md").unlink()
    old = (folder / "claims.md").read_text("utf-8")
    (folder / "claims.md").write_text(old + "\nMore.", "utf-8")
    (folder / "rules/E99.md").write_text(old, "utf-8")
    by_hand = (folder / "README.md").read_text("utf-8")

    assert tool.stale(folder) == ["claims.md", "rules/E01.md", "rules/E99.md"]
    tool.write(folder)
    assert tool.stale(folder) == []
    assert (folder / "README.md").read_text("utf-8") == by_hand
    assert not (folder / "rules/E99.md").exists()


def test_asked_to_check_it_says_what_is_not_fresh(
    tool: ModuleType, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It fails with the names, and writes nothing."""
    monkeypatch.setattr(tool, "stale", lambda: ["claims.md"])
    monkeypatch.setattr(sys, "argv", ["safety_docs.py", "--check"])

    with pytest.raises(SystemExit, match="1"):
        tool.main()

    assert "claims.md" in capsys.readouterr().out
