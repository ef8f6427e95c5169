"""The house keeps its shape: imports go down only, and the check that says so bites."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# `make check` runs the contracts themselves; here they are put to the test.
pytestmark = pytest.mark.slow


def lint_imports(source: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter on a copy of the package."""
    linter = Path(sys.executable).with_name("lint-imports")
    return subprocess.run(
        [str(linter), "--no-cache", "--config", str(ROOT / "pyproject.toml")],
        cwd=source,
        env={**os.environ, "PYTHONPATH": str(source)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Copy the package, so that a test may spoil it."""
    shutil.copytree(ROOT / "src/legato", tmp_path / "legato", ignore=shutil.ignore_patterns("player", "__pycache__"))
    return tmp_path


def test_imports_go_down_only() -> None:
    """Every module has its layer, and none reaches upwards."""
    answer = lint_imports(ROOT / "src")

    assert answer.returncode == 0, answer.stdout


@pytest.mark.parametrize(
    ("module", "line", "says"),
    [
        pytest.param("body/zones.py", "import legato.planner", "legato.body.zones -> legato.planner", id="upwards"),
        pytest.param("planner/extra.py", "import django.http", "legato.planner.extra -> django", id="framework"),
        pytest.param("timeline/extra.py", "import time", "legato.timeline.extra -> time", id="clock"),
        pytest.param("render/extra.py", "import subprocess", "legato.render.extra -> subprocess", id="programmes"),
        pytest.param("cli/extra.py", "import legato.server.settings", "legato.cli.extra -> legato.server", id="doors"),
        pytest.param("helpers/__init__.py", "", "helpers", id="no layer"),
    ],
)
def test_a_wrong_import_is_refused(copy: Path, module: str, line: str, says: str) -> None:
    """A module that reaches where it must not, or that has no place, breaks a contract."""
    place = copy / "legato" / module
    place.parent.mkdir(exist_ok=True)
    place.write_text((place.read_text() if place.exists() else '"""Spoilt."""\n') + f"\n{line}\n")

    answer = lint_imports(copy)

    assert answer.returncode == 1
    assert says in answer.stdout
