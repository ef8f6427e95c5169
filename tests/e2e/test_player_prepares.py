"""Getting ready: before the clock starts, one thing at a time."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Page, expect

from player_page import PlayerPage, new_player


def _items(player: PlayerPage) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = player.timeline()["preparation"]
    return items


def test_each_thing_is_shown_in_turn_and_nothing_runs_meanwhile(page: Page) -> None:
    """The clock starts at the last tap, and not a moment before."""
    player = new_player(page).open()
    items = _items(player)
    player.get_ready()
    for place, item in enumerate(items, 1):
        expect(player.part("item")).to_have_text(f"{place} of {len(items)}")
        expect(page.get_by_role("heading", name=item["text"])).to_be_visible()
        assert (player.get("currentTime"), player.get("paused")) == (0, True)
        page.get_by_role("button", name="Next" if place < len(items) else "Start", exact=True).click()

    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    assert player.told()["events"] == ["play"]


def test_who_did_it_yesterday_sees_only_what_everybody_is_told(page: Page) -> None:
    """What keeps safe is never skipped; and whoever gets ready for the first time is offered nothing to skip."""
    player = new_player(page).open()
    player.get_ready()
    expect(page.get_by_role("button", name="I did this yesterday: skip")).to_have_count(0)
    for _ in _items(player):
        page.get_by_role("button", name=re.compile("^(Next|Start)$")).click()
    expect(page.get_by_role("button", name="Pause")).to_be_visible()

    player = new_player(page).open()
    always = [item["text"] for item in _items(player) if item["always"]]
    assert always
    player.get_ready()
    page.get_by_role("button", name="I did this yesterday: skip").click()
    for place, text in enumerate(always, 1):
        expect(player.part("item")).to_have_text(f"{place} of {len(always)}")
        expect(page.get_by_role("heading", name=text)).to_be_visible()
        page.get_by_role("button", name="Next" if place < len(always) else "Start", exact=True).click()

    expect(page.get_by_role("button", name="Pause")).to_be_visible()


def test_a_keyboard_is_enough_and_one_key_goes_all_the_way(page: Page) -> None:
    """The focus stays on the big button, whatever it is called, so Enter alone leads into the session."""
    player = new_player(page).open()
    items = _items(player)
    page.get_by_role("button", name="Begin").focus()
    for place in range(1, len(items) + 1):
        page.keyboard.press("Enter")
        expect(player.part("item")).to_have_text(f"{place} of {len(items)}")
    page.keyboard.press("ArrowLeft")
    expect(player.part("item")).to_have_text(f"{len(items) - 1} of {len(items)}")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")

    expect(page.get_by_role("button", name="Pause")).to_be_visible()


def test_a_reload_while_getting_ready_begins_with_it_again(page: Page) -> None:
    """Nothing was massaged yet, so nothing is lost."""
    player = new_player(page).open()
    player.get_ready()
    page.get_by_role("button", name="Next", exact=True).click()
    page.reload()
    player.loaded()
    player.get_ready()

    expect(player.part("item")).to_have_text(f"1 of {len(_items(player))}")


def test_a_double_click_leaves_nothing_out(page: Page) -> None:
    """Whoever clicks twice where once would do still reads the first thing, which keeps safe."""
    player = new_player(page).open()
    page.get_by_role("button", name="Begin").dblclick()

    expect(player.part("item")).to_have_text(f"1 of {len(_items(player))}")
