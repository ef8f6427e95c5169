"""The whole way in the engines that people have, each compared with Chromium, screen by screen."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from e2e.engines.chromium import Chromium
from e2e.engines.firefox import Firefox
from e2e.engines.looks import Look, differences, look_of
from e2e.engines.person import Person
from e2e.engines.walk import walk
from e2e.engines.webkit import WebKitWindow
from e2e.engines.window import Window
from get_engines import find_firefox, find_webkit
from player_page import empty_records
from running import Server

Opened = Callable[[Path], Window]


def open_firefox(folder: Path) -> Window:
    """Start Firefox."""
    programme = find_firefox()
    assert programme is not None, "no Firefox: run `make test`, or set LEGATO_FIREFOX"
    return Firefox(programme, folder)


def open_webkit(folder: Path) -> Window:
    """Start WebKit."""
    programmes = find_webkit()
    assert programmes is not None, "no WebKit: run `make prove`"
    return WebKitWindow(programmes, folder)


def _is_of_a_clip_being_made(trouble: str) -> bool:
    """It says so with 503, and is asked for again: browsers write that down as an error."""
    return "/clips/" in trouble and "503" in trouble


@pytest.fixture
def looks_of(browser: Browser, server: Server) -> Iterator[Callable[[Window], dict[str, Look]]]:
    """Give a function that walks with a window and tells how each screen looked."""
    reader = browser.new_page()

    def looks(window: Window) -> dict[str, Look]:
        with browser.new_context(base_url=server.address) as before:
            empty_records(before.request)
        seen: dict[str, Look] = {}
        try:
            walk(Person(window, server.address), lambda name: seen.update({name: look_of(window, reader)}))
            troubles = window.troubles()
        finally:
            window.close()
        assert [trouble for trouble in troubles if not _is_of_a_clip_being_made(trouble)] == []
        return seen

    yield looks
    reader.close()


@pytest.mark.parametrize("opens", [open_webkit if os.environ.get("LEGATO_WALK") == "webkit" else open_firefox])
def test_home_to_diary(
    opens: Opened, browser: Browser, looks_of: Callable[[Window], dict[str, Look]], tmp_path: Path
) -> None:
    """A check-in, a plan that is changed, a session, how it was and the diary: as in Chromium, without a complaint."""
    there = looks_of(Chromium(browser))
    here = looks_of(opens(tmp_path))

    assert {name: told for name in there if (told := differences(here[name], there[name]))} == {}
