"""The hazard log: whole, in plain words, and every test it names exists and runs."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from legato.errors import ContentError
from legato.safety.hazards import (
    HazardKind,
    Likelihood,
    MeasureKind,
    Risk,
    Severity,
    load_hazards,
    read_hazards,
    risk_of,
    unknown_names,
)

ROOT = Path(__file__).parents[2]
HAZARDS = load_hazards()

COLLECT = """
import json, sys, pytest

class Names:
    def pytest_collection_finish(self, session):
        held_back = ("skip", "xfail")
        found = {item.nodeid.partition("[")[0]: [mark.name for mark in item.iter_markers() if mark.name in held_back]
                 for item in session.items}
        print("FOUND" + json.dumps(found))

sys.exit(pytest.main(["--collect-only", "-q", "-p", "no:randomly", "-p", "no:cacheprovider", *sys.argv[1:]], [Names()]))
"""

MISUSES = {
    "lying": "Lying to the check-in",
    "another person": "Another person uses the profile",
    "softer": "A giver ignores softer",
    "child": "A child uses it",
    "stale profile": "A profile that is out of date",
    "wrong leg": "The wrong leg",
    "wrong language": "A language the person does not read well",
    "clock": "The clock changes",
    "old rules": "An old copy of the rules",
    "imported": "A session from elsewhere",
}


def defined_in(file: str) -> set[str]:
    """Name the tests of a file as pytest would, without running anything."""
    tree = ast.parse((ROOT / file).read_text("utf-8"))
    inside = [("", tree), *((f"{node.name}::", node) for node in tree.body if isinstance(node, ast.ClassDef))]
    return {
        f"{file}::{prefix}{node.name}"
        for prefix, home in inside
        for node in home.body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    }


def test_every_test_that_is_named_is_written() -> None:
    """A test that is renamed or taken away is missed at once."""
    named = {test for hazard in HAZARDS for test in hazard.tests}
    files = {test.partition("::")[0] for test in named}
    assert [file for file in files if not (ROOT / file).is_file()] == []

    assert named - set().union(*map(defined_in, files)) == set()


@pytest.mark.slow
def test_every_test_that_is_named_runs() -> None:
    """Asked for by name, each one is collected, and none is skipped or expected to fail."""
    named = {test for hazard in HAZARDS for test in hazard.tests}
    files = sorted({test.partition("::")[0] for test in named})

    answer = subprocess.run(
        [sys.executable, "-c", COLLECT, *files], cwd=ROOT, capture_output=True, text=True, check=False
    )
    line = next((line for line in answer.stdout.splitlines() if line.startswith("FOUND")), None)
    assert line is not None, answer.stdout + answer.stderr
    found = json.loads(line.removeprefix("FOUND"))

    assert named - set(found) == set()
    assert [test for test in named if found[test]] == []


def test_there_are_enough_hazards_of_every_kind() -> None:
    """From the body, from touch, from the programme and from misuse."""
    kinds = Counter(hazard.kind for hazard in HAZARDS)

    assert len(HAZARDS) >= 25
    assert set(kinds) == set(HazardKind)
    assert [hazard.id for hazard in HAZARDS] == [f"H{number:02}" for number in range(1, len(HAZARDS) + 1)]


@pytest.mark.parametrize("name", MISUSES.values(), ids=MISUSES)
def test_misuse_is_in_the_log(name: str) -> None:
    """What people may do against its purpose has been thought of."""
    (hazard,) = [hazard for hazard in HAZARDS if hazard.name == name]

    assert hazard.kind is HazardKind.MISUSE


def test_rules_and_sources_are_known(book, library) -> None:
    """A hazard names rules and sources that exist."""
    assert list(unknown_names(HAZARDS, book, frozenset(library.sources))) == []


def test_an_unknown_rule_and_an_unknown_source_are_named(book, library) -> None:
    """The check itself bites."""
    spoiled = HAZARDS[0].model_copy(update={"rules": ("E99",), "sources": ("S998",)})

    told = list(unknown_names((spoiled,), book, frozenset(library.sources)))

    assert told == ["H01.rules: there is no rule 'E99'.", "H01.sources: there is no source 'S998'."]


def test_every_rule_answers_a_hazard(book) -> None:
    """No rule stands there without a harm it prevents."""
    answered = {rule for hazard in HAZARDS for rule in hazard.rules}

    assert {rule.id for rule in book.rules} - answered == set(), (
        "name each of these in the `rules` of the hazard it answers, in src/legato/safety/data/hazards.toml"
    )


def test_what_can_kill_is_guarded_by_more_than_words() -> None:
    """Where somebody may die, the programme itself does something; a language is the one that has words only."""
    words_only = {
        hazard.name
        for hazard in HAZARDS
        if hazard.severity is Severity.FATAL and {measure.kind for measure in hazard.measures} == {MeasureKind.WORDS}
    }

    assert words_only == {"A question is not understood", "A language the person does not read well"}


def test_what_remains_is_never_nothing() -> None:
    """No measure is perfect, and a high risk that is left says what should still be built."""
    assert [hazard.id for hazard in HAZARDS if len(hazard.remains.split()) < 5] == []
    assert [hazard.id for hazard in HAZARDS if hazard.risk_left is Risk.HIGH and not hazard.to_do] == []


@pytest.mark.parametrize("hazard", HAZARDS, ids=lambda hazard: hazard.id)
def test_words_are_whole_sentences(hazard) -> None:
    """Each text begins with a capital letter and ends with a full stop."""
    texts = [
        *hazard.how,
        hazard.who,
        hazard.harm,
        hazard.remains,
        *filter(None, [hazard.to_do]),
        *(measure.does for measure in hazard.measures),
    ]

    assert [text for text in texts if not re.fullmatch(r"[A-Z].*\.", text)] == []


@pytest.mark.parametrize(
    ("severity", "likelihood", "risk"),
    [
        (Severity.MINOR, Likelihood.IMPROBABLE, Risk.LOW),
        (Severity.MINOR, Likelihood.PROBABLE, Risk.MEDIUM),
        (Severity.SERIOUS, Likelihood.REMOTE, Risk.LOW),
        (Severity.CRITICAL, Likelihood.REMOTE, Risk.MEDIUM),
        (Severity.FATAL, Likelihood.IMPROBABLE, Risk.MEDIUM),
        (Severity.FATAL, Likelihood.REMOTE, Risk.HIGH),
        (Severity.FATAL, Likelihood.PROBABLE, Risk.HIGH),
    ],
)
def test_risk_grows_with_harm_and_likelihood(severity: Severity, likelihood: Likelihood, risk: Risk) -> None:
    """What can kill is never a low risk, however unlikely."""
    assert risk_of(severity, likelihood) is risk


def test_measures_never_raise_a_risk() -> None:
    """What is left is at most what was there."""
    order = list(Risk)

    assert all(order.index(hazard.risk_left) <= order.index(hazard.risk) for hazard in HAZARDS)


GOOD = """
[[hazard]]
id = "H01"
name = "Something"
kind = "touch"
how = ["It happens."]
who = "Somebody."
harm = "A bruise."
severity = "minor"
likelihood = "remote"
likelihood_left = "improbable"
sources = ["J"]
remains = "A little of it."
[[hazard.measure]]
kind = "words"
does = "It is said."
tests = ["tests/safety/test_hazards.py::test_measures_never_raise_a_risk"]
"""


@pytest.mark.parametrize(
    ("spoiled", "told"),
    [
        ("[[hazard", "this is not TOML"),
        (GOOD + "\n[[danger]]\nid = 1", "danger: only"),
        (GOOD + GOOD, "H01: the id is used 2 times"),
        (GOOD.replace('likelihood_left = "improbable"', 'likelihood_left = "probable"'), "cannot be likelier"),
        (GOOD.replace('severity = "minor"', 'severity = "dreadful"'), "hazard H01: severity"),
        (GOOD.replace("test_hazards.py::", "test_hazards.py "), "hazard H01: measure[0].tests[0]"),
        (GOOD.replace('sources = ["J"]', "sources = []"), "hazard H01: sources"),
    ],
)
def test_a_broken_log_is_refused_with_its_place(tmp_path: Path, spoiled: str, told: str) -> None:
    """File, hazard and field are named."""
    file = tmp_path / "hazards.toml"
    file.write_text(spoiled)

    with pytest.raises(ContentError, match=re.escape("hazards.toml")) as refused:
        read_hazards(file)

    assert told in str(refused.value)
