"""A new version of the app comes while a session plays: it waits until the session is left."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

import legato
from player_page import new_player
from running import Server, free_port, start_server, stop_server

WAITS_S = 60
SHELLS = "async () => (await caches.keys()).filter(name => name.startsWith('legato-shell-')).sort()"
WORKERS = """async () => {
  const it = await navigator.serviceWorker.getRegistration();
  return { active: it?.active?.state, waiting: it?.waiting?.state };
}"""
UPDATE = "async () => { await (await navigator.serviceWorker.getRegistration()).update(); }"
TAKE_OVER = "async () => (await navigator.serviceWorker.getRegistration()).waiting.postMessage('take over')"
"""What a page says when it has been quiet for some seconds."""
ANSWERS_WITHIN_MS = 500


@pytest.fixture
def service_workers() -> Literal["allow"]:
    """Let the app install itself, as it does for everybody."""
    return "allow"


@pytest.fixture
def next_build(tmp_path: Path) -> Path:
    """Make a second build of the app: the same, but its files have other names."""
    old = Path(legato.__file__).parent
    new = tmp_path / "next" / "legato"

    def take(source: str, target: str) -> None:
        """Copy what is read as text; what is large stays where it is."""
        if Path(source).suffix in {".py", ".json", ".js", ".html", ".ftl"}:
            shutil.copyfile(source, target)
        else:
            Path(target).symlink_to(source)

    shutil.copytree(old, new, copy_function=take, ignore=shutil.ignore_patterns("__pycache__", "*.map"))
    player = new / "server/player"
    named = json.loads((player / "manifest.json").read_text())["src/app.ts"]["file"]
    renamed = named.replace(".js", "-next.js")
    (player / named).rename(player / renamed)
    for text in [player / "manifest.json", *player.glob("assets/*.js")]:
        text.write_text(text.read_text().replace(Path(named).name, Path(renamed).name))
    return new.parent


def _until(page: Page, holds: Callable[[], bool], what: str) -> None:
    until = time.monotonic() + WAITS_S
    while not holds():
        assert time.monotonic() < until, what
        page.wait_for_timeout(100)


def _opened_once_more(page: Page) -> None:
    """Open a page of the app, until it has done all it does when it is opened."""
    page.goto("/")
    page.wait_for_load_state("networkidle")


def test_a_new_version_waits_while_a_session_plays(
    browser: Browser, next_build: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The tab that plays keeps its version, however often another tab is opened; then it makes way."""
    records = tmp_path / "records"
    records.mkdir()
    port = free_port()
    servers: list[Server] = [start_server(records, port=port)]
    context = browser.new_context(base_url=servers[0].address, locale="en-GB")
    try:
        playing = context.new_page()
        _opened_once_more(playing)
        _until(playing, lambda: playing.evaluate(WORKERS)["active"] == "activated", "no worker was ever active")
        player = new_player(playing).open()
        player.begin()
        before = playing.evaluate(SHELLS)
        stop_server(servers[0])
        monkeypatch.setenv("PYTHONPATH", str(next_build))
        servers.append(start_server(records, port=port))

        other = context.new_page()
        _opened_once_more(other)
        assert "-next.js" in other.content()
        other.evaluate(UPDATE)
        _until(other, lambda: other.evaluate(WORKERS)["waiting"] == "installed", "no new worker was ever installed")
        for _ in range(3):
            _opened_once_more(other)
            other.evaluate(TAKE_OVER)
            other.wait_for_timeout(ANSWERS_WITHIN_MS)
        assert other.evaluate(WORKERS) == {"active": "activated", "waiting": "installed"}
        assert set(before) < set(other.evaluate(SHELLS))
        assert player.get("paused") is False

        playing.goto("/")
        # Nobody goes on from there: a page that is opened while workers change may never come, see `install.ts`.
        _opened_once_more(other)

        def has_made_way() -> bool:
            shells: list[str] = other.evaluate(SHELLS)
            return len(shells) == 1 and shells != before

        _until(other, has_made_way, "the new version never took over")
    finally:
        context.close()
        for server in servers:
            stop_server(server)
