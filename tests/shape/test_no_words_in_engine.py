"""The engine and the records give codes; sentences for people stand in catalogues and in the content.

What may speak: docstrings, errors and findings, which name a place for whoever wrote what cannot be used, and the
judges that look for what is wrong (a verifier, an audit, the checks of books and notation), whose findings are the
same. Everything else that reads like a sentence, or is put together from words, belongs to `words`.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

SRC = Path(__file__).parents[2] / "src" / "legato"
LAYERS = ("units.py", "body", "notation", "library", "safety", "planner", "timeline", "response", "pipeline")
RECORDS = "server/records"
JUDGES = frozenset(
    {
        # What is wrong with a file or a book somebody wrote: findings with their places.
        "notation/checks.py",
        "notation/lines.py",
        "notation/model.py",
        "notation/reader.py",
        "notation/score.py",
        "notation/statements.py",
        "notation/wording.py",
        "library/agreement.py",
        "library/loader.py",
        "safety/book.py",
        "safety/hazards.py",
        "safety/reviews.py",
        "safety/spoken.py",
        "safety/tables.py",
        "pipeline/document.py",
        # What is wrong with a session: looked for without the planner.
        "planner/feel.py",
        "planner/verify.py",
        "planner/recount.py",
        "safety/audit.py",
        "safety/clearance.py",
    }
)
"""Files whose texts are findings for whoever made what is judged, each with its place."""
FINDERS = frozenset({"__repr__", "__str__", "_complaints", "_mistakes", "disagreements", "problems"})
"""Functions that give findings, or show an object to a developer, in files that else hold no words."""
CONTENT = frozenset({"body/zones.py", "body/landmarks.py", "notation/emergency.py"})
"""The names of the body, which schemas and the map of a leg show, and the number that content is filled with."""

_WORD = re.compile(r"[A-Za-z]{2,}")
_SENTENCE = re.compile(r"^[A-Z“\"][^_]*\s\S.*[.!?:…]$", re.DOTALL)
_JOINING = frozenset({"format", "join", "capitalize", "title"})


def files() -> Iterator[Path]:
    """Give every file of the engine and of the records, without the history of the records."""
    for layer in (*LAYERS, RECORDS):
        there = SRC / layer
        for path in [there] if there.is_file() else sorted(there.rglob("*.py")):
            name = path.relative_to(SRC).as_posix()
            if name not in JUDGES | CONTENT and "/migrations/" not in name:
                yield path


def words_in(source: str) -> list[str]:
    """Return what reads like words for a person, with its line."""
    tree = ast.parse(source)
    allowed = {id(inner) for node in ast.walk(tree) if _may_speak(node) for inner in ast.walk(node)}
    return [f"{line}: {says}" for node in ast.walk(tree) if id(node) not in allowed for line, says in _said(node)]


def _may_speak(node: ast.AST) -> bool:
    """Tell whether what is inside is a docstring, an error or a finding, or only shows an object to a developer."""
    match node:
        case ast.Expr(value=ast.Constant(value=str())) | ast.Raise() | ast.Assert():
            return True
        case ast.Call(func=ast.Attribute(value=ast.Name(id="complaints"), attr="append")):
            return True
        case ast.Call(func=ast.Name(id=name)) | ast.Call(func=ast.Attribute(attr=name)):
            return name.endswith("Error") or name in {"Finding", "refuse_if_broken", "compile", "warning", "info"}
        case ast.FunctionDef(name=name):
            return name in FINDERS
    return False


def _said(node: ast.AST) -> Iterator[tuple[int, str]]:
    says = _says(node)
    if says is not None and isinstance(node, ast.expr):
        yield node.lineno, says


def _says(node: ast.AST) -> str | None:
    match node:
        case ast.Constant(value=str(text)) if _SENTENCE.match(text):
            return f"the sentence {text[:50]!r}"
        case ast.JoinedStr(values=parts) if _is_wordy(parts):
            return f"words around values: {ast.unparse(node)[:60]}"
        case ast.BinOp(op=ast.Add() | ast.Mod(), left=left, right=right) if _is_phrase(left) or _is_phrase(right):
            return f"words glued together: {ast.unparse(node)[:60]}"
        case ast.Call(func=ast.Attribute(value=value, attr=name)) if name in _JOINING and _is_phrase(value):
            return f"words put together: {ast.unparse(node)[:60]}"
    return None


def _is_wordy(parts: list[ast.expr]) -> bool:
    """Tell whether the fixed parts of an f-string are words with spaces, and not the form of a code or a path."""
    texts = [part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)]
    return any(" " in text and _WORD.search(text) for text in texts)


def _is_phrase(node: ast.expr) -> bool:
    """Tell whether this is a text with a word that stands apart from others."""
    match node:
        case ast.Constant(value=str(text)):
            return " " in text and bool(_WORD.search(text))
        case ast.JoinedStr(values=parts):
            return _is_wordy(parts)
    return False


@pytest.mark.parametrize("path", list(files()), ids=lambda path: path.relative_to(SRC).as_posix())
def test_the_engine_and_the_records_hold_no_words_for_people(path: Path) -> None:
    """Codes with arguments only: what is corrected or translated reaches what was computed and kept before."""
    assert words_in(path.read_text("utf-8")) == []


def test_every_file_that_may_speak_is_there() -> None:
    """An exception does not outlive its file."""
    assert [name for name in sorted(JUDGES | CONTENT) if not (SRC / name).is_file()] == []


@pytest.mark.parametrize(
    "planted",
    [
        'SAYS = "You left it out."',
        'def why(name):\n    return f"It needs {name}, which is not here."',
        'def why(name):\n    return f"the {name}"',
        'def why(name):\n    return "It needs " + name',
        'def why(name):\n    return "It needs %s" % name',
        'def why(name):\n    return "It needs {}".format(name)',
        'def why(names):\n    return " and ".join(names)',
        'def why(name):\n    return Reason(says=f"It takes {name} at least")',
        'LABELS = {"same": "About the same as before."}',
    ],
)
def test_every_kind_of_words_is_found(planted: str) -> None:
    """A constant, an f-string, a sum, a percent sign, format and join: none of them passes."""
    assert words_in(planted) != []


@pytest.mark.parametrize(
    "fine",
    [
        '"""Says what a module is."""',
        'CODE = f"reason-{name}"',
        'PATH = f"steps[{at}].technique"',
        'raise ValueError(f"There is no technique called {name!r}.")',
        'FOUND = Finding(path, f"{name!r} is named a second time.")',
        'NAMES = " ".join(zones)',
        'FORM = re.compile(r"^[a-z ]+ [0-9]$")',
    ],
)
def test_codes_places_errors_and_findings_pass(fine: str) -> None:
    """What is no sentence for a person is none."""
    assert words_in(fine) == []
