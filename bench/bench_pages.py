"""Pages as a phone meets them: Lighthouse's scores, and what comes over the line on a first view."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from rich.table import Table

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "scripts"))

from playwright.sync_api import Browser, StorageState, sync_playwright  # noqa: E402

from bench.lighthouse import scores  # noqa: E402
from get_browser import find_browser  # noqa: E402
from page_weight import MOST_PAGE, MOST_SCRIPT, SMALL_PHONE, weight_of  # noqa: E402
from player_page import new_player  # noqa: E402
from running import CHROMIUM_FLAGS, LEGATO, Server, running_server  # noqa: E402

PLAYER = "player"
WITHOUT_RECORDED_LINES = "espeak-ng"
"""Every line is made when a session asks for it: nothing of it was spoken beforehand."""


def tables() -> Iterable[Table]:
    """Measure page after page, each with the machine to itself; the player again while its lines are made."""
    chromium = find_browser()
    if chromium is None:
        raise SystemExit("There is no Chromium; set LEGATO_CHROMIUM.")
    table = Table(
        title="Pages on a phone: Lighthouse (at least 95, 100, 100), scripts gzipped "
        f"(at most {MOST_SCRIPT // 1_000} kB), first view as sent (at most {MOST_PAGE // 1_000} kB)"
    )
    for head in ("page", "performance", "accessibility", "best practices", "scripts kB", "page kB", "session kB"):
        table.add_column(head, justify="left" if head == "page" else "right")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=list(CHROMIUM_FLAGS))
        with tempfile.TemporaryDirectory() as folder, running_server(Path(folder)) as server:
            addresses, visitor = _visited(browser, server)
            for name, address in addresses.items():
                table.add_row(name, *_measured(browser, server, chromium, address, visitor))
        with tempfile.TemporaryDirectory() as folder:
            speaks = [str(LEGATO), "voices", "use", WITHOUT_RECORDED_LINES]
            subprocess.run(speaks, env={**os.environ, "LEGATO_DATA_DIR": folder}, check=True, capture_output=True)
            with running_server(Path(folder)) as server:
                addresses, visitor = _visited(browser, server)
                measured = _measured(browser, server, chromium, addresses[PLAYER], visitor, scores_first=True)
                table.add_row(f"{PLAYER}, while its lines are made", *measured)
        browser.close()
    yield table


def _visited(browser: Browser, server: Server) -> tuple[dict[str, str], StorageState]:
    """Begin a check-in and plan a session as somebody new; gives the pages, and the visitor they are shown to."""
    with browser.new_context(base_url=server.address, service_workers="block") as context:
        page = context.new_page()
        plan = f"/sittings/{new_player(page).sitting}/"
        page.goto("/")
        page.get_by_role("button", name=re.compile("check-in")).first.click()
        page.wait_for_url("**/check-in/**")
        check_in = page.url.removeprefix(server.address)
        page.get_by_role("button", name="None of these").click()
        page.locator("legato-leg-map").wait_for()
        visitor = context.storage_state()
        where = page.url.removeprefix(server.address)
    addresses = {
        "home": "/",
        "check-in": check_in,
        "check-in: where it hurts": where,
        "plan": plan,
        "technique": "/library/techniques/arch-rub/",
        "techniques": "/library/",
        PLAYER: f"{plan}play/",
    }
    return addresses, visitor


def _measured(
    browser: Browser,
    server: Server,
    chromium: str,
    address: str,
    visitor: StorageState,
    *,
    scores_first: bool = False,
) -> list[str]:
    """Give the cells of a page. Where lines are made, that happens once: then its scores come before its weight."""
    head = "; ".join(f"{cookie['name']}={cookie['value']}" for cookie in visitor["cookies"])
    found = scores(f"{server.address}{address}", chromium, cookies=head) if scores_first else {}
    options = {"base_url": server.address, "service_workers": "block", "storage_state": visitor, **SMALL_PHONE}
    with browser.new_context(**options) as context:
        weight = weight_of(context.new_page(), address)
    found = found or scores(f"{server.address}{address}", chromium, cookies=head)
    sizes = (weight.scripts, weight.page, weight.session)
    return [*(str(score) for score in found.values()), *(f"{size / 1_000:.1f}" for size in sizes)]
