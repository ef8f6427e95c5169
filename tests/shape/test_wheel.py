"""The package as a stranger gets it: built, opened, installed into nothing, and run."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import tarfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

import pytest

from get_uv import find_uv
from running import start_server, stop_server

ROOT = Path(__file__).parents[2]
PLAYER = "legato/server/player"

pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Built:
    """One build: the source distribution, the wheel made from it, and what uv said."""

    sdist: Path
    wheel: Path


def uv(*words: str, **environment: str) -> str:
    """Run uv, the one that set this environment up."""
    found = find_uv()
    assert found is not None
    answer = subprocess.run(
        [found, *words], cwd=ROOT, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )
    assert answer.returncode == 0, answer.stderr
    return answer.stdout


@contextmanager
def path_without_node(folder: Path) -> Iterator[str]:
    """Give a PATH with everything except Node and npm."""
    folder.mkdir()
    for place in os.environ["PATH"].split(os.pathsep):
        for tool in Path(place).iterdir() if Path(place).is_dir() else ():
            link = folder / tool.name
            if tool.name not in {"node", "npm", "npx", "nodejs"} and not link.is_symlink():
                link.symlink_to(tool)
    yield str(folder)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build the source distribution, then the wheel from it, on a machine without Node."""
    out = tmp_path_factory.mktemp("dist")
    uv("build", "--sdist", "--out-dir", str(out), str(ROOT))
    sdist = next(out.glob("legato-*.tar.gz"))
    with path_without_node(out / "path") as path:
        uv("build", "--wheel", "--out-dir", str(out), str(sdist), PATH=path, LEGATO_PLAYER="")
    return Built(sdist, next(out.glob("legato-*.whl")))


@pytest.fixture(scope="module")
def inside(built: Built) -> dict[str, bytes]:
    """Open the wheel."""
    with zipfile.ZipFile(built.wheel) as wheel:
        return {name: wheel.read(name) for name in wheel.namelist()}


def test_the_wheel_fits_every_machine(built: Built) -> None:
    """Nothing in it is compiled, so one wheel serves all."""
    assert built.wheel.name.endswith("-py3-none-any.whl")


def test_the_wheel_carries_the_player(inside: dict[str, bytes]) -> None:
    """The manifest is there, and every file it names, and whose work is in them."""
    manifest = json.loads(inside[f"{PLAYER}/manifest.json"])
    named = {
        name for entry in manifest.values() for name in (entry["file"], *entry.get("css", ()), *entry.get("assets", ()))
    }

    assert {"src/app.ts", "src/app.css", "src/player.ts"} <= set(manifest)
    assert {name for name in named if f"{PLAYER}/{name}" not in inside} == set()
    assert b"lit" in inside[f"{PLAYER}/THIRD-PARTY.txt"]


def test_the_wheel_leaves_out_what_nobody_needs(inside: dict[str, bytes]) -> None:
    """No source maps, no tests, no sources of the player."""
    unwanted = [name for name in inside if name.endswith((".map", ".ts", ".pyc")) or name.startswith(("tests", "web"))]

    assert unwanted == []


def test_the_wheel_carries_the_app_and_nothing_else(inside: dict[str, bytes]) -> None:
    """The hands are computed in a checkout: neither their solver nor what it needs goes where the app is installed."""
    metadata = next(inside[name] for name in inside if name.endswith(".dist-info/METADATA")).decode()

    assert {name.partition("/")[0].partition("-")[0] for name in inside} == {"legato"}
    imports = re.compile(rb"^\s*(?:import|from) (?:legato_hands|scipy)\b", re.MULTILINE)
    assert [name for name, code in inside.items() if name.endswith(".py") and imports.search(code)] == []
    assert "scipy" not in metadata


def test_the_wheel_carries_every_file_of_the_package(inside: dict[str, bytes]) -> None:
    """Content, templates and migrations travel with the code; so do the licences."""
    listed = subprocess.run(["git", "ls-files", "src/legato"], cwd=ROOT, capture_output=True, text=True, check=True)
    ours = {line.removeprefix("src/") for line in listed.stdout.splitlines() if (ROOT / line).is_file()}
    licences = {name.rpartition("/")[2] for name in inside if ".dist-info/licenses/" in name}

    assert ours - set(inside) == set()
    assert licences == {"LICENSE", "LICENSE-CONTENT", "NOTICE"}


def test_the_source_distribution_can_be_worked_on(built: Built) -> None:
    """It holds the sources of the player beside the built one, and the tests."""
    with tarfile.open(built.sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}

    assert {"web/src/player.ts", "web/package-lock.json", f"src/{PLAYER}/manifest.json", "tests/conftest.py"} <= names
    assert {"hands/pyproject.toml", "hands/src/legato_hands/bake.py", "hands/tests/conftest.py", "uv.lock"} <= names
    assert [name for name in names if "node_modules" in name] == []


def test_the_wheel_runs_in_an_empty_environment(built: Built, tmp_path: Path) -> None:
    """Without the extra there is the command line, and no web framework."""
    uv("venv", "--quiet", str(tmp_path / "env"))
    uv("pip", "install", "--quiet", "--python", str(tmp_path / "env"), str(built.wheel))
    legato = tmp_path / "env/bin/legato"

    techniques = subprocess.run([legato, "techniques", "--json"], capture_output=True, text=True, check=True)
    serving = subprocess.run([legato, "serve"], capture_output=True, text=True, check=False)
    helping = subprocess.run([legato, "--help"], capture_output=True, text=True, check=True)

    assert "arch-rub" in techniques.stdout
    assert "legato[server]" in serving.stderr + serving.stdout
    assert serving.returncode != 0
    assert "timeline" in helping.stdout


def test_the_wheel_serves_the_app_with_its_extra(built: Built, tmp_path: Path) -> None:
    """With the extra, `legato serve` answers with pages and with the player's files."""
    uv("venv", "--quiet", str(tmp_path / "env"))
    uv("pip", "install", "--quiet", "--python", str(tmp_path / "env"), f"{built.wheel}[server]")
    (tmp_path / "data").mkdir()

    server = start_server(tmp_path / "data", legato=tmp_path / "env/bin/legato")
    try:
        with urlopen(server.address) as answer:
            home = answer.read().decode()
    finally:
        stopped = stop_server(server)

    assert answer.status == 200
    assert "/static/assets/app-" in home
    assert stopped == 0


def test_a_missing_player_stops_the_build(tmp_path: Path) -> None:
    """A wheel without a player must never be published."""
    copied = subprocess.run(
        ["git", "ls-files", "src", "*.toml", "*.py", "LICENSE*", "NOTICE", "README.md"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    for line in copied.stdout.splitlines():
        if (ROOT / line).is_file() and not line.startswith(("tests", "bench")):
            (tmp_path / line).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / line, tmp_path / line)

    with pytest.raises(AssertionError, match="the web player is missing"):
        uv("build", "--wheel", "--out-dir", str(tmp_path / "dist"), str(tmp_path))
