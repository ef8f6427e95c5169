"""Records give codes and doors say them: each has its sentence, and no sentence is left below."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from legato.server import records
from legato.server.records.pairing.models import WishKind
from legato.server.records.refusals import NotNow
from legato.server.wire.refusal_words import REFUSAL_WORDS
from legato.server.wire.wish_words import ANSWER_WORDS, WISH_WORDS

ROOMS = Path(records.__file__).parent


def test_every_code_has_its_sentence() -> None:
    """A new one cannot be forgotten."""
    assert set(REFUSAL_WORDS) == set(NotNow)
    assert set(WISH_WORDS) == set(ANSWER_WORDS) == set(WishKind)


@pytest.mark.parametrize("sentence", [*REFUSAL_WORDS.values(), *WISH_WORDS.values(), *ANSWER_WORDS.values()])
def test_a_sentence_is_whole(sentence: str) -> None:
    """It begins like one and ends like one."""
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
