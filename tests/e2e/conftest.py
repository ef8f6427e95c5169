"""A real server, a real Chromium, and a page that fails its test when a script fails."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Locator, Page, sync_playwright

from get_browser import find_browser
from player_page import empty_records
from running import CHROMIUM_FLAGS, DRAWING_FLAGS, Server, running_server

AXE = Path(__file__).parents[2] / "web/node_modules/axe-core/axe.min.js"
PHONE = {"width": 390, "height": 844}
REMOVE = """(element, part) => {
  const draws = element[part];
  const before = { ...draws.kept };
  element.remove();
  return [before, draws.kept];
}"""
AXE_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SCHEMES: dict[Literal["light", "dark"], list[str]] = {"light": AXE_RULES, "dark": ["color-contrast"]}
RUN_AXE = "rules => axe.run(document, { runOnly: rules, resultTypes: ['violations'] })"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything in this folder, so that nobody can forget to."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.e2e)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Serve the app with an empty data folder, as `make start` would."""
    with running_server(tmp_path_factory.mktemp("data")) as running:
        yield running


@pytest.fixture(scope="session")
def launch() -> Iterator[Callable[..., Browser]]:
    """Start Chromium with the flags that are given; keywords go to Playwright."""
    path = find_browser()
    assert path is not None, "no Chromium: run `make test`, or set LEGATO_CHROMIUM"
    with sync_playwright() as playwright:
        yield lambda flags, **options: playwright.chromium.launch(executable_path=path, args=list(flags), **options)


@pytest.fixture(scope="session")
def browser(launch: Callable[..., Browser]) -> Iterator[Browser]:
    """Start one Chromium for all tests; hands are not drawn beside a session in it, for its processor would have to."""
    chromium = launch(CHROMIUM_FLAGS)
    yield chromium
    chromium.close()


@pytest.fixture(scope="module")
def drawing_browser(launch: Callable[..., Browser]) -> Iterator[Browser]:
    """Start a Chromium that draws in three dimensions."""
    chromium = launch(DRAWING_FLAGS)
    yield chromium
    chromium.close()


class Troubles:
    """What went wrong inside a page: script errors, errors on the console, answers of 500 and more."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def watch(self, page: Page) -> None:
        """Listen to a page from now on."""
        page.on("pageerror", self._script)
        page.on("console", self._console)

    def forget(self) -> None:
        """Forgive what a test provoked on purpose."""
        self.seen.clear()

    def _script(self, error: Error) -> None:
        self.seen.append(f"script: {error}")

    def _console(self, message: ConsoleMessage) -> None:
        url = message.location.get("url", "")
        # A clip that is just being made says so with 503, and is asked for again: browsers write that down as an error.
        being_made = "/clips/" in url and "503" in message.text
        if message.type == "error" and not being_made:
            self.seen.append(f"console: {message.text} ({url})")


@pytest.fixture
def troubles() -> Troubles:
    """Collect what goes wrong inside the pages of one test."""
    return Troubles()


@pytest.fixture
def service_workers() -> Literal["allow", "block"]:
    """Tell whether pages may install themselves; the files that ask about that say "allow".

    Every new visitor would fetch all that is kept for times without a network, which takes longer than most tests.
    """
    return "block"


@pytest.fixture
def new_context(
    browser: Browser, server: Server, troubles: Troubles, service_workers: Literal["allow", "block"]
) -> Iterator[Callable[..., BrowserContext]]:
    """Open visitors of whom nothing is known; keywords go to Playwright (viewport, color_scheme ...)."""
    with browser.new_context(base_url=server.address) as before:
        # What felt wrong in the test before lasts, and would refuse massage here.
        empty_records(before.request)
    opened: list[BrowserContext] = []

    def open_context(chosen: Browser = browser, **options: Any) -> BrowserContext:
        usual = {"base_url": server.address, "viewport": PHONE, "locale": "en-GB", "service_workers": service_workers}
        context = chosen.new_context(**usual | options)
        context.on("page", troubles.watch)
        opened.append(context)
        return context

    yield open_context
    for context in opened:
        context.close()


@pytest.fixture
def page(new_context: Callable[..., BrowserContext], troubles: Troubles) -> Iterator[Page]:
    """Open a page the size of a phone; the test fails when a script in it did."""
    yield new_context().new_page()

    assert troubles.seen == []


@pytest.fixture
def draws(drawing_browser: Browser, new_context: Callable[..., BrowserContext]) -> Callable[..., Page]:
    """Open pages in a browser that draws in three dimensions; keywords go to Playwright."""
    return lambda **options: new_context(drawing_browser, **options).new_page()


@pytest.fixture
def kept_around_removal() -> Callable[[Locator, str], tuple[dict[str, int], dict[str, int]]]:
    """Give a function that removes an element, and says what it kept on the graphics card before and after."""

    def kept(element: Locator, part: str) -> tuple[dict[str, int], dict[str, int]]:
        before, after = element.evaluate(REMOVE, part)
        return before, after

    return kept


FADED = """() => {
  const roots = [document, ...[...document.querySelectorAll("*")].flatMap((each) => each.shadowRoot ?? [])];
  const ends = (each) => each.effect.getComputedTiming().endTime < Infinity;
  const passing = roots.flatMap((root) => root.getAnimations()).filter(ends);
  for (const each of passing) each.finish();
  return passing.length;
}"""
"""What fades or settles is looked at when it has: half-way there its contrast is nobody's. What breathes has no end.

It is ended and not waited for, because a page that draws no frames never ends it, and a script has no time limit.
"""


@pytest.fixture
def accessibility_faults() -> Callable[[Page], list[str]]:
    """Give a function that says, in a sentence each, what axe-core finds wrong with a page.

    In light it looks for everything; in dark, where nothing but the colours is another, for contrast. The window is as
    high as the page, so that nothing lies half under what stays at the foot of a window while one scrolls.
    """

    def faults(page: Page) -> list[str]:
        window = page.viewport_size
        assert window is not None
        height = page.evaluate("document.documentElement.scrollHeight")
        page.set_viewport_size({"width": window["width"], "height": max(height, window["height"])})
        # Evaluated by the debugger, so the page's security policy stays as it is.
        page.evaluate(AXE.read_text())
        found: list[str] = []
        for scheme, rules in SCHEMES.items():
            page.emulate_media(color_scheme=scheme)
            page.evaluate(FADED)
            found += [
                f"{scheme}: {violation['id']} ({violation['impact']}): {violation['help']}: {node['target']}"
                for violation in page.evaluate(RUN_AXE, rules)["violations"]
                for node in violation["nodes"]
            ]
        page.set_viewport_size(window)
        return found

    return faults
