"""Programmes from outside are found in one place each, so that a machine without one is helped everywhere."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
FINDERS = {
    "hatch_build.py",  # Node and npm, from PATH or PyPI
    "scripts/get_uv.py",
    "scripts/packages.py",  # browser, voice and PostgreSQL
    "src/legato/render/speech/programmes.py",
}
LOOKS_ON_PATH = re.compile(r"\bwhich\(")


def test_nobody_else_looks_on_path() -> None:
    """A test or a tool that looks for itself fails where the programme is there, only not on PATH."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "*.py"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    files = [line for line in listed.stdout.splitlines() if (ROOT / line).is_file()]
    looking = {file for file in files if LOOKS_ON_PATH.search((ROOT / file).read_text())}

    assert looking == FINDERS, "ask one of these, as `hatch_build.py node ...` does for Node"


def test_the_mutations_are_of_what_is_there() -> None:
    """A function that was renamed would silently be spared, and a line that was rewritten silently tried."""
    spec = importlib.util.spec_from_file_location("mutate_safety", ROOT / "tools/mutate_safety.py")
    assert spec is not None
    assert spec.loader is not None
    tool = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    text = {module: (tool.SOURCE / f"{module}.py").read_text("utf-8") for module in tool.TESTS}

    spared = {(module, name) for module, names in tool.ONLY.items() for name in names}
    assert {(module, name) for module, name in spared if f"def {name}(" not in text[module]} == set()
    assert {
        (module, line) for module, line in tool.THE_SAME if "".join(line.split()) not in "".join(text[module].split())
    } == set()
    assert {test for tests in tool.TESTS.values() for test in tests if not (ROOT / test).is_file()} == set()
