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


def lint_imports(source: Path, contracts: str = "pyproject.toml") -> subprocess.CompletedProcess[str]:
    """Run import-linter on a copy of the packages."""
    linter = Path(sys.executable).with_name("lint-imports")
    return subprocess.run(
        [str(linter), "--no-cache", "--config", str(ROOT / contracts)],
        cwd=source,
        env={**os.environ, "PYTHONPATH": str(source)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Copy the packages, so that a test may spoil them."""
    for package in ("src/legato", "hands/src/legato_hands"):
        there = tmp_path / Path(package).name
        shutil.copytree(ROOT / package, there, ignore=shutil.ignore_patterns("player", "__pycache__"))
    return tmp_path


def spoil(place: Path, line: str) -> None:
    """Add a line to a module, or a module with this line."""
    place.parent.mkdir(exist_ok=True)
    place.write_text((place.read_text() if place.exists() else '"""Spoilt."""\n') + f"\n{line}\n")


@pytest.mark.parametrize("contracts", ["pyproject.toml", "hands/pyproject.toml"])
def test_imports_go_down_only(contracts: str) -> None:
    """Every module has its layer, and none reaches upwards."""
    answer = lint_imports(ROOT / "src", contracts)

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
        pytest.param(
            "server/records/plans.py", "import legato.server.wire.theme", "plans -> ", id="a record asks a door"
        ),
        pytest.param(
            "server/records/people/extra.py", "import legato.server.records.plans", "people.extra -> ", id="records"
        ),
        pytest.param("server/doors/clips/extra.py", "import legato.server.doors.pages.views", "clips.extra", id="door"),
        pytest.param("server/wire/extra.py", "import legato.server.doors.pages.choices", "wire.extra", id="wire"),
        pytest.param("server/helpers.py", "", "legato.server.helpers", id="no layer in the server"),
        pytest.param("server/records/helpers.py", "", "legato.server.records.helpers", id="no layer in the records"),
        pytest.param("server/doors/helpers.py", "", "legato.server.doors.helpers", id="no layer in the doors"),
        pytest.param(
            "server/sound/rendering.py", "import legato.server.sound.listing", ".rendering -> .listing", id="a circle"
        ),
    ],
)
def test_a_wrong_import_is_refused(copy: Path, module: str, line: str, says: str) -> None:
    """A module that reaches where it must not, or that has no place, breaks a contract."""
    spoil(copy / "legato" / module, line)

    answer = lint_imports(copy)

    assert answer.returncode == 1
    assert says in answer.stdout


@pytest.mark.parametrize(
    ("module", "line", "says"),
    [
        pytest.param("legato/library/extra.py", "import legato_hands.bake", "legato.library.extra", id="the app"),
        pytest.param("legato_hands/limb.py", "import legato_hands.solve", "legato_hands.limb", id="upwards"),
        pytest.param("legato_hands/extra.py", "", "legato_hands.extra", id="no layer"),
        pytest.param("legato_hands/bake.py", "import legato.safety", "legato_hands.bake -> legato.safety", id="safety"),
        pytest.param("legato_hands/bake.py", "from legato import plan", "legato_hands.bake -> legato", id="the path"),
        pytest.param("legato_hands/bake.py", "import legato.server.hosts", "-> legato.server.hosts", id="a door"),
        pytest.param("legato_hands/report.py", "import shapely", "legato_hands.report -> shapely", id="outlines"),
    ],
)
def test_app_and_hands_stay_apart(copy: Path, module: str, line: str, says: str) -> None:
    """The app knows nothing of the hands, and they know of the engine what a score is made of."""
    spoil(copy / module, line)

    answer = lint_imports(copy, "hands/pyproject.toml")

    assert answer.returncode == 1
    assert says in " ".join(answer.stdout.split())
