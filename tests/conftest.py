"""What all tests share: how hard properties are searched, and a server that writes nowhere but here."""

from __future__ import annotations

import atexit
import importlib.util
import os
import shutil
import tempfile
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from get_voice import find_voice

# How hard properties are searched; each command chooses, a person's own run gets the default.
settings.register_profile("check", max_examples=15, deadline=None)
settings.register_profile("default", max_examples=100, deadline=None)
# No deadlines: how long something takes is measured by `make bench`, never asserted.
settings.register_profile("test", max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))

# The server's settings read the data folder when they are imported, so it is
# chosen here, before pytest-django looks: nobody's own records are ever touched.
# A worker of a parallel run has read the settings before it comes here, so it
# keeps the folder of the run that started it.
if "PYTEST_XDIST_WORKER" not in os.environ:
    DATA_FOLDER = tempfile.mkdtemp(prefix="legato-tests-")
    atexit.register(shutil.rmtree, DATA_FOLDER, ignore_errors=True)
    os.environ["LEGATO_DATA_DIR"] = DATA_FOLDER
# Chance chooses the same in every run: a test that asks for a plan is told the same plan.
os.environ.setdefault("LEGATO_SEED", "1")
if importlib.util.find_spec("django") is not None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "legato.server.settings")


TOGETHER = ("tests/e2e/", "tests/shape/test_wheel.py")
"""Files whose tests share something that is dear to make: a server with what was done on it, one wheel.

The browser runs a loop in its process, in which Django opens no records: `make test` has its tests come last, alone.
"""


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Give a file that belongs together to one process; all else goes to whichever is free.

    xdist's own groups (3.8) are no longer seen by pytest 9.2, which keeps the names of tests elsewhere.
    """
    from xdist.scheduler import LoadScopeScheduling  # noqa: PLC0415 - only where it is used

    class Together(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return nodeid.partition("::")[0] if nodeid.startswith(TOGETHER) else nodeid

    return Together(config, log)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Begin with what takes long, so that no process has to wait for another at the end.

    Where there is no espeak-ng and none could be installed, the tests that ask for the real one are left out.
    """
    if find_voice() is None:
        unheard = [item for item in items if item.get_closest_marker("voice")]
        config.hook.pytest_deselected(items=unheard)
        items[:] = [item for item in items if item not in unheard]
    leave_out_of_this_database(config, items)
    items.sort(key=lambda item: not any(item.get_closest_marker(mark) for mark in ("slow", "prove")))


LEFT_OUT = pytest.StashKey[str]()


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any, error: object) -> None:
    """Take over what a process of a parallel run has left out: each has seen all tests."""
    if told := getattr(node, "workeroutput", {}).get("left_out"):
        node.config.stash[LEFT_OUT] = told


def leave_out_of_this_database(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what is about the other database, and on PostgreSQL what touches no records: it ran on SQLite."""
    if os.environ.get("LEGATO_DATABASE_URL"):
        about_files = [item for item in items if item.get_closest_marker("sqlite")]
        marks = ("django_db", "records", "postgres")
        out = [item for item in items if item in about_files or not any(map(item.get_closest_marker, marks))]
        if about_files:
            names = sorted({item.originalname for item in about_files if isinstance(item, pytest.Function)})
            tell_what_is_left_out(config, f"{len(about_files)} tests are about SQLite's own file: {', '.join(names)}.")
    else:
        out = [item for item in items if item.get_closest_marker("postgres")]
        if out:
            tell_what_is_left_out(config, f"{len(out)} tests are about PostgreSQL; `make test` runs them with one.")
    config.hook.pytest_deselected(items=out)
    left = set(map(id, out))
    items[:] = [item for item in items if id(item) not in left]


def tell_what_is_left_out(config: pytest.Config, line: str) -> None:
    """Have a line printed when all tests have run."""
    config.stash[LEFT_OUT] = line
    if hasattr(config, "workeroutput"):
        config.workeroutput["left_out"] = line


@pytest.fixture
def proved(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """Say in one line what has been proved, to be printed when all tests have run."""
    return lambda line: record_property("proved", line)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what the proofs have counted, one line each, and what could not be tried here."""
    if find_voice() is None:
        terminalreporter.section("not tried")
        terminalreporter.line("There is no espeak-ng here: the tests of the real voice were left out (`make voice`).")
    if LEFT_OUT in terminalreporter.config.stash:
        terminalreporter.section("left to the other database")
        terminalreporter.line(terminalreporter.config.stash[LEFT_OUT])
    told = [
        line
        for report in terminalreporter.stats.get("passed", ())
        for name, line in report.user_properties
        if name == "proved"
    ]
    if told:
        terminalreporter.section("proved")
        for line in sorted(told):
            terminalreporter.line(line)
