"""Behind a real proxy that ends TLS, below a path of its own: everything is there, and nothing leads outside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from e2e.test_checkin_walk import answer_the_rest, say_left_calf_hurts
from proxy import running_proxy
from running import free_port, running_server

PATH = "/legato/"
PHONE: ViewportSize = {"width": 390, "height": 844}


@pytest.fixture(params=["the path is taken off", "the path is passed on"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Give the address of an app behind a proxy of either kind."""
    records, front, port, app_port = tmp_path / "records", tmp_path / "proxy", free_port(), free_port()
    for folder in (records, front):
        folder.mkdir()
    strips = request.param == "the path is taken off"
    with (
        running_server(records, port=app_port, public=f"https://localhost:{port}{PATH}"),
        running_proxy(front, port, app_port, path=PATH, strips=strips) as found,
    ):
        yield found


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """Open a page that trusts the proxy's certificate."""
    context = browser.new_context(
        ignore_https_errors=True, service_workers="block", viewport={"width": 390, "height": 844}
    )
    yield context.new_page()
    context.close()


def test_the_whole_way_is_there(page: Page, address: str) -> None:
    """Home, a check-in, the player, afterwards and the diary; forms are taken, and every request stays below."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    failed: list[str] = []
    page.on("response", lambda answer: failed.append(answer.url) if answer.status >= 400 else None)
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(str(error)))

    page.goto(address)
    page.get_by_role("button", name="Start a check-in").click()
    page.get_by_role("button", name="None of these").click()
    say_left_calf_hurts(page, 5)
    answer_the_rest(page)
    page.get_by_role("link", name="Begin").click()
    player = page.locator("legato-player")
    player.get_by_role("button", name="Begin").click()
    while (onwards := player.get_by_role("button", name="Next", exact=True)).is_visible():
        onwards.click()
    player.get_by_role("button", name="Start", exact=True).click()
    expect(player).to_have_js_property("paused", False)
    page.goto(page.url.replace("/play/", "/after/"))
    page.get_by_role("button", name=re.compile("Save")).click()
    expect(page).to_have_url(re.compile(f"{PATH}diary/"))
    expect(page.get_by_role("main")).to_contain_text("10 min")

    assert (troubles, [url for url in failed if "/clips/" not in url]) == ([], [])
    assert [url for url in asked if url.startswith("http") and not urlsplit(url).path.startswith(PATH)] == []
    cookies = {cookie["name"]: cookie for cookie in page.context.cookies()}
    assert {"legato_session", "legato_csrf"} <= set(cookies)
    assert all(cookie["secure"] and cookie["path"] == PATH for cookie in cookies.values())


def test_a_form_from_somewhere_else_is_refused(page: Page, address: str) -> None:
    """The proxy's own origin is trusted, and no other."""
    page.goto(address)
    token = page.locator('[name="csrfmiddlewaretoken"]').first.get_attribute("value")
    for origin, status in ((address.removesuffix(PATH), 200), ("https://evil.example", 403)):
        answer = page.request.post(
            f"{address}theme/",
            form={"csrfmiddlewaretoken": token or "", "theme": "dark"},
            headers={"Origin": origin, "Referer": f"{origin}{PATH}"},
        )
        assert answer.status == status
