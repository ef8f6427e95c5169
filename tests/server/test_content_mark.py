"""A stored timeline is compiled again when something changed that it follows from, and only then."""

from __future__ import annotations

import shutil
from pathlib import Path

import grimp
import pytest

import legato
from legato.pipeline.ready import ReadyName, ready_one
from legato.server.doors.offline.bundle import version_of
from legato.server.records.sittings.compiled import MADE_OF, content_mark, mark_of

PACKAGE = Path(legato.__file__).parent


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Copy the engine, so that a test may change it."""
    there = tmp_path / "legato"
    shutil.copytree(PACKAGE, there, ignore=shutil.ignore_patterns("server", "__pycache__"))
    return there


def rooms_behind(*modules: str) -> set[str]:
    """Return the rooms of the engine that modules import, directly or by way of others."""
    graph = grimp.build_graph("legato")
    behind = set(modules).union(*(graph.find_upstream_modules(module) for module in modules))
    return {module.split(".")[1] for module in behind if "." in module}


def test_the_mark_is_of_every_room_that_a_compiled_session_goes_through() -> None:
    """`pipeline.timeline` clears and compiles by the length of sentences; what these build on is in it, no more."""
    rooms = rooms_behind("legato.safety.clearance", "legato.timeline.compile", "legato.words.sentences")

    assert rooms | {"pipeline"} == MADE_OF
    assert {path.stem for path in PACKAGE.iterdir()} >= MADE_OF


def test_a_copy_has_the_mark_of_what_it_was_copied_from(copy: Path) -> None:
    """Where Legato is installed changes nothing."""
    assert mark_of(copy) == content_mark()


@pytest.mark.parametrize(
    "file", ["planner/order.py", "render/words.py", "cli/play.py", "response/summary.py", "server/serve.py"]
)
def test_what_only_composes_draws_or_serves_leaves_stored_sessions_alone(copy: Path, file: str) -> None:
    """A comment there has no session compiled again."""
    place = copy / file
    place.parent.mkdir(exist_ok=True)
    place.write_text("# A comment.\n")

    assert mark_of(copy) == content_mark()


@pytest.mark.parametrize(
    "file",
    ["safety/data/rules/10_emergency.toml", "library/data/techniques/arch-rub.toml", "timeline/script.py", "units.py"],
)
def test_another_rule_score_or_way_of_telling_has_sessions_compiled_again(copy: Path, file: str) -> None:
    """A session that was stored yesterday is played by the rules of today."""
    place = copy / file
    place.write_text(place.read_text() + "\n# Changed.\n")

    assert mark_of(copy) != content_mark()


def test_a_device_fetches_a_ready_made_session_again_when_it_is_composed_otherwise() -> None:
    """The planner is not in the mark, so what it made for devices is in the version of what they keep."""
    five, cramp = ready_one(ReadyName.FIVE), ready_one(ReadyName.CRAMP_LEFT)
    assert five is not None
    assert cramp is not None

    versions = {version_of({"format": 1}, [one.cleared.session]) for one in (five, cramp)}

    assert len(versions) == 2
