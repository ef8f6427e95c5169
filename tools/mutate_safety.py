"""Break the safety engine on purpose, one small change at a time, and see whether its tests notice.

    python tools/mutate_safety.py                 everything
    python tools/mutate_safety.py audit engine    only these modules
    EVERY=8 python tools/mutate_safety.py         every eighth change, as `make prove` does

Each change is one process: it imports the changed module in place of the real
one and runs the module's own tests until one fails. Prints what survived, and
fails when that is more than a few.
"""

# ruff: noqa: INP001, T201 -- a programme, not a package; it prints

from __future__ import annotations

import ast
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_loader
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src/legato/safety"
JOBS = 2
LIMIT_S = 240
"""A change that makes the tests run for ever is noticed as well."""
ASKED_FOR = 95
"""So many of a hundred changes must be noticed; docs/safety/proofs.md says which are not, and why."""

ASSUMED = "tests/safety/test_assumed.py"
RULES = [
    "tests/safety/test_engine.py",
    ASSUMED,
    "tests/safety/test_stories.py",
    "tests/safety/proofs/test_sharp.py",
]
TESTS = {
    "engine": [*RULES, "tests/safety/test_facts.py", "tests/safety/test_laws.py"],
    "firing": [*RULES, "tests/safety/test_facts.py", "tests/safety/test_laws.py"],
    "questions": ["tests/safety/test_questions_small_books.py", "tests/safety/test_questions.py"],
    "asking": ["tests/safety/test_facts.py", *RULES],
    "facts": ["tests/safety/test_facts.py", *RULES, "tests/safety/test_laws.py"],
    "limits": [*RULES, "tests/safety/test_laws.py"],
    "model": [*RULES, "tests/safety/test_laws.py", "tests/safety/test_clearance.py"],
    "contact": ["tests/safety/test_breach.py", "tests/safety/test_audit.py"],
    "breach": ["tests/safety/test_breach.py", "tests/safety/test_clearance.py", "tests/safety/test_audit.py", ASSUMED],
    "clearance": ["tests/safety/test_clearance.py", "tests/safety/test_audit.py", ASSUMED],
    "audit": ["tests/safety/test_audit_other_books.py", "tests/safety/test_audit.py", ASSUMED],
}
ONLY = {
    "asking": {"holds_for"},
    "model": {"join", "cap_for", "_lowest", "severity", "refuses", "degree", "minutes_cap"},
}
"""Of the records, what decides; the rest is fields."""
THE_SAME = {
    # What was worked out once is remembered; without that it is worked out anew.
    ("engine", "if rule.id not in book.settled_limits:"): {"if -> True"},
    ("engine", "if known not in book.firings:"): {"if -> True"},
    ("limits", "return not rule.verdict.refuses and ("): {"part 2 dropped"},
    ("contact", "return isinstance(other, _Same) and self.technique is other.technique"): {"Is -> IsNot", "And -> Or"},
    ("questions", "had = self.outcome if len(before) == len(self.held) else self._outcome_of(before)"): {"if -> False"},
    # More places are tried than can matter.
    ("questions", "if self.outcome.limits is None or (rule is not None and rule.verdict.refuses):"): {
        "if -> False",
        "part 2 dropped",
    },
    ("questions", "if general.on_both_legs and not rule.on_both_legs and replaces(rule, general):"): {
        "part 2 dropped",
        "part 3 dropped",
    },
    ("questions", "if fact.scope is FactScope.PERSON:"): {"body 2 dropped"},
    # A leg without pain has no pain to follow from, and a worse other leg rules out one side in any case.
    (
        "facts",
        "if worst[leg] > 0 and (worst[other_leg(leg)] == 0 or worst[leg] - worst[other_leg(leg)] >= CLEARLY_LESS)",
    ): {"part 1 dropped"},
    ("audit", "same = [each.score for each in checkin.pain if each.leg is pain.leg and each.zone in where]"): {
        "part 1 dropped"
    },
    # A pressure is ten at most.
    ("audit", "return min(caps, default=10)"): {"10 -> 11"},
}
"""Changes that nobody can see, by the line they are on; they are not tried."""
WORDS = {"__repr__", "_listed"}
"""Functions that only make words."""

_COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
_COMPUTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr,
}  # fmt: skip
_CALLED = {"min": "max", "max": "min", "any": "all", "all": "any"}
_CONDITIONED = (ast.If, ast.IfExp)


class Change(NamedTuple):
    """One small change to a module: which of the ways to change which of its nodes."""

    module: str
    line: int
    what: str
    at: int
    number: int

    def code(self) -> str:
        """Return the changed module."""
        tree = _read(self.module)
        node = list(_inside(tree, self.module))[self.at]
        list(_ways(node))[self.number][1]()
        return ast.unparse(ast.fix_missing_locations(tree))


def changes(module: str) -> Iterator[Change]:
    """Give every change to a module that somebody could see."""
    lines = (SOURCE / f"{module}.py").read_text(encoding="utf-8").splitlines()
    for at, node in enumerate(_inside(_read(module), module)):
        for number, (what, _) in enumerate(_ways(node)):
            line = _line(node)
            if what not in THE_SAME.get((module, lines[line - 1].strip()), ()):
                yield Change(module, line, what, at, number)


def _read(module: str) -> ast.Module:
    return ast.parse((SOURCE / f"{module}.py").read_text(encoding="utf-8"))


def _line(node: ast.AST) -> int:
    return node.target.lineno if isinstance(node, ast.comprehension) else getattr(node, "lineno", 0)


def _inside(tree: ast.AST, module: str) -> Iterator[ast.AST]:
    """Walk what runs: the bodies of functions, without annotations and words."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.name not in WORDS and node.name in ONLY.get(module, {node.name}):
            for statement in node.body:
                yield from _running(statement)


def _running(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, (ast.JoinedStr, ast.FunctionDef)):
        return
    yield node
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "type_comment"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield from _running(child)


def _ways(node: ast.AST) -> Iterator[tuple[str, Callable[[], object]]]:  # noqa: C901 -- one case per kind of node
    match node:
        case ast.Compare():
            for at, op in enumerate(node.ops):
                other = _COMPARED[type(op)]
                yield (
                    f"{type(op).__name__} -> {other.__name__}",
                    lambda at=at, other=other: node.ops.__setitem__(at, other()),
                )
        case ast.BoolOp():
            other_op = ast.Or if isinstance(node.op, ast.And) else ast.And
            yield f"{type(node.op).__name__} -> {other_op.__name__}", lambda: setattr(node, "op", other_op())
            for at in range(len(node.values)):
                yield f"part {at + 1} dropped", lambda at=at: node.values.pop(at)
        case ast.BinOp() | ast.AugAssign() if type(node.op) in _COMPUTED:
            swapped = _COMPUTED[type(node.op)]
            yield f"{type(node.op).__name__} -> {swapped.__name__}", lambda: setattr(node, "op", swapped())
        case ast.Constant(value=bool()):
            yield f"{node.value} -> {not node.value}", lambda: setattr(node, "value", not node.value)
        case ast.Constant(value=int()):
            yield f"{node.value} -> {node.value + 1}", lambda: setattr(node, "value", node.value + 1)
        case ast.Call(func=ast.Name(id=name)) if name in _CALLED:
            yield f"{name} -> {_CALLED[name]}", lambda: setattr(node.func, "id", _CALLED[name])
        case ast.If() | ast.IfExp():
            for value in (True, False):
                yield f"if -> {value}", lambda value=value: setattr(node, "test", ast.Constant(value))
        case ast.comprehension():
            for at in range(len(node.ifs)):
                yield f"filter {at + 1} dropped", lambda at=at: node.ifs.pop(at)
    yield from _statements(node)


def _statements(node: ast.AST) -> Iterator[tuple[str, Callable[[], object]]]:
    """Leave out one statement of a body."""
    for name in ("body", "orelse"):
        body = getattr(node, name, None)
        if isinstance(body, list) and isinstance(node, (ast.If, ast.For, ast.With)):
            for at, statement in enumerate(body):
                if not isinstance(statement, (ast.If, ast.For, ast.Pass)):
                    dropped = f"{name} {at + 1} dropped"
                    yield dropped, lambda body=body, at=at: body.__setitem__(at, ast.Pass())


class _Changed(MetaPathFinder):
    """Imports one module from changed code."""

    def __init__(self, change: Change) -> None:
        self.name, self.code = f"legato.safety.{change.module}", change.code()

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:  # noqa: ARG002
        return spec_from_loader(name, self, origin=str(SOURCE)) if name == self.name else None

    def create_module(self, spec: ModuleSpec) -> None:
        """Take an ordinary module."""

    def exec_module(self, module: object) -> None:
        """Run the changed code."""
        module.__file__ = str(SOURCE / f"{self.name.rpartition('.')[2]}.py")
        exec(compile(self.code, self.name, "exec"), vars(module))  # noqa: S102 -- our own code, changed


def noticed(change: Change | None, tests: list[str]) -> bool:
    """Run tests in this process with a change, quietly, and tell whether one of them fails."""
    import pytest  # noqa: PLC0415 -- in the child, after the fork

    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    os.dup2(1, 2)
    signal.alarm(LIMIT_S)
    if change is not None:
        sys.meta_path.insert(0, _Changed(change))
    quiet = ["-x", "-q", "-p", "no:randomly", "-p", "no:django", "-p", "no:cacheprovider", "-p", "no:xdist"]
    # The project's settings begin with the server; these tests need none of it.
    settings = [
        "-c",
        os.devnull,
        "--rootdir",
        str(ROOT),
        "--import-mode=importlib",
        "-o",
        f"pythonpath={ROOT / 'tests'} {ROOT / 'scripts'}",
    ]
    quick = ["-k", "not broken and not second_fact", "-m", "not slow and not prove"]
    quick += ["-W", "ignore::pytest.PytestUnknownMarkWarning"]
    return pytest.main([*quiet, *settings, *quick, *(str(ROOT / test) for test in tests)]) != 0


def start(change: Change | None, tests: list[str]) -> int:
    """Begin to try one change in a process of its own."""
    child = os.fork()
    if child == 0:
        code = 1
        with suppress(BaseException):
            code = 0 if noticed(change, tests) else 7
        os._exit(code)
    return child


def main() -> int:
    """Try all changes, print a table and the survivors; 1 when too many survive, or the tests fail by themselves."""
    os.environ.setdefault("HYPOTHESIS_PROFILE", "check")
    os.chdir(ROOT)
    # What no change touches is imported once and shared by all children.
    import hypothesis  # noqa: F401, PLC0415
    import pytest  # noqa: F401, PLC0415

    from legato.library import load_library  # noqa: PLC0415

    load_library()
    # Everything from safety upwards is imported anew by each child.
    kept = ("legato.library", "legato.notation", "legato.body", "legato.units", "legato.errors")
    for name in [name for name in sys.modules if name.startswith("legato.") and not name.startswith(kept)]:
        del sys.modules[name]
    modules = sys.argv[1:] or list(TESTS)
    for module in modules:
        _, status = os.waitpid(start(None, TESTS[module]), 0)
        if os.waitstatus_to_exitcode(status) != 7:
            sys.exit(f"The tests of {module} fail without any change.")
    began = time.monotonic()
    all_changes = [change for module in modules for change in changes(module)][:: int(os.environ.get("EVERY", "1"))]
    survived = list(_survivors(all_changes))
    for module in modules:
        total = sum(change.module == module for change in all_changes)
        left = sum(change.module == module for change in survived)
        print(f"{module:10} {total:4} changes, {total - left:4} noticed")
    for change in survived:
        print(f"survived: {change.module}.py:{change.line}: {change.what}")
    share = 100 * (len(all_changes) - len(survived)) / len(all_changes)
    print(f"{len(all_changes)} changes, {share:.1f} % noticed, {time.monotonic() - began:.0f} s")
    return 0 if share >= ASKED_FOR else 1


def _survivors(all_changes: list[Change]) -> Iterator[Change]:
    running: dict[int, Change] = {}
    waiting = iter(all_changes)
    while True:
        for change in waiting:
            running[start(change, TESTS[change.module])] = change
            if len(running) == JOBS:
                break
        if not running:
            return
        child, status = os.wait()
        change = running.pop(child)
        if os.WIFEXITED(status) and os.WEXITSTATUS(status) == 7:
            print(f"  survived: {change.module}.py:{change.line}: {change.what}", flush=True)
            yield change


if __name__ == "__main__":
    sys.exit(main())
