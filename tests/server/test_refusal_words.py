"""Records give codes and doors say them: each has its sentence, and no sentence is left below."""

from __future__ import annotations

import ast
from itertools import product
from pathlib import Path

import pytest

from legato.safety.model import NO_CAP
from legato.server import records
from legato.server.records.pairing.models import WishKind
from legato.server.records.refusals import NotNow
from legato.words import load_sentences

ROOMS = Path(records.__file__).parent


ENGLISH = load_sentences()
REFUSALS = {f"refusal-{why.value.replace('_', '-')}" for why in NotNow}
WISHES = {f"{said}-{kind.value.replace('_', '-')}" for said in ("wish", "wish-answer") for kind in WishKind}


def test_every_code_has_its_sentence() -> None:
    """A new one cannot be forgotten, and none lies there that nobody says."""
    assert {code for code in ENGLISH.codes() if code.startswith("refusal-")} == REFUSALS
    assert {code for code in ENGLISH.codes() if code.startswith("wish-")} == WISHES


@pytest.mark.parametrize("code", sorted(REFUSALS | WISHES))
def test_a_sentence_is_whole(code: str) -> None:
    """It begins like one and ends like one, for every pressure there is, and when it is asked for again."""
    for most, again in product(range(1, NO_CAP + 1), ("no", "yes")):
        sentence = ENGLISH.say(code, most=most, again=again)
        assert sentence[0].isupper()
        assert sentence.endswith(".")


def test_no_sentence_is_said_by_records() -> None:
    """Three words and a full stop outside docstrings are one."""
    said = []
    for path in sorted(ROOMS.rglob("*.py")):
        if "migrations" in path.parts:
            continue
        tree = ast.parse(path.read_text("utf-8"))
        told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        said += [
            f"{path.relative_to(ROOMS)}:{node.lineno} {node.value!r}"
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in told
            and len(node.value.split()) > 2
            and node.value.rstrip().endswith((".", "!", "?"))
        ]

    assert said == []
