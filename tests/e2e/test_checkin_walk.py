"""A new user on a phone: from the home page to a plan, as they would press and tap."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, expect


def begin(page: Page) -> None:
    """Start a check-in afresh."""
    page.goto("/")
    afresh = page.get_by_role("button", name="Start over")
    start = afresh if afresh.count() else page.get_by_role("button", name="Start a check-in")
    start.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Does any of this apply to you today?")


def say_left_calf_hurts(page: Page, score: int) -> None:
    """Tap the left calf on the map and choose a number."""
    page.get_by_role("button", name=re.compile("^left calf", re.IGNORECASE)).first.press("Enter")
    page.get_by_role("radio", name=re.compile(rf"^{score}\b")).or_(
        page.get_by_role("button", name=re.compile(rf"^{score}\b"))
    ).first.click()
    page.keyboard.press("Escape")


def answer_the_rest(page: Page) -> None:
    """Answer the second page and those after it as a well person of 44; pain in one calf alone is asked about."""
    page.get_by_label("10 min").check()
    page.get_by_role("button", name="Go on").click()
    page.get_by_label("Your age in years").fill("44")
    page.get_by_role("button", name=re.compile("None of these apply|Save and continue")).click()
    if "/your-legs/" in page.url:
        page.get_by_role("button", name="None of these").click()


def test_a_new_user_gets_from_home_to_a_plan(page: Page) -> None:
    """Three pages, one map, one question about the calf, and the plan names the leg that hurts."""
    begin(page)
    page.get_by_role("button", name="None of these").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Where does it hurt?")
    say_left_calf_hurts(page, 5)
    expect(page.locator('[name="pain-left-calf"]')).to_have_value("5")
    answer_the_rest(page)

    expect(page.get_by_role("heading", level=1)).to_contain_text("minutes for your legs")
    expect(page.get_by_role("heading", name="Your left leg")).to_be_visible()
    expect(page.get_by_role("link", name="Begin")).to_be_visible()


def test_a_tick_changes_the_one_button_there_is(page: Page) -> None:
    """Nothing ticked: "None of these". Something ticked: "Go on with what I ticked"."""
    begin(page)
    expect(page.get_by_role("button", name="None of these")).to_be_visible()
    page.locator('[name="line-swelling"]').check()
    expect(page.get_by_role("button", name="None of these")).to_be_hidden()
    page.locator('[name="fact-one_leg_swollen"]').check()
    page.get_by_label("Left leg").locator("visible=true").check()
    page.get_by_role("button", name="Go on with what I ticked").click()
    expect(page.get_by_role("heading", name="What to do now")).to_be_visible()


def test_a_box_is_called_by_its_title_and_described_by_its_signs(page: Page) -> None:
    """A screen reader names each line in a few words, and reads the rest to who waits for it."""
    begin(page)
    boxes = page.locator("li.line > label input")
    assert boxes.count() > 10
    for box in boxes.all():
        title = box.locator("xpath=..").locator(".line-title").inner_text()
        says = box.locator("xpath=..").locator(".line-says").inner_text()
        expect(box).to_have_accessible_name(title)
        expect(box).to_have_accessible_description(says)
        assert len(title) <= 50
    page.locator('[name="line-swelling"]').check()
    box = page.locator('[name="fact-one_leg_swollen"]')
    expect(box).to_have_accessible_name(box.locator("xpath=..").locator(".tick-words").inner_text())
    expect(box).to_have_accessible_description(box.locator("xpath=..").locator(".tick-help").inner_text())


def test_a_closed_tab_loses_nothing(new_context: Callable[..., BrowserContext]) -> None:
    """A pain that was tapped and not sent off is there again in a new window."""
    page = new_context().new_page()
    begin(page)
    page.get_by_role("button", name="None of these").click()
    say_left_calf_hurts(page, 6)
    with page.expect_response(lambda answer: "/today/" in answer.url and answer.status == 204):
        pass
    page.close()
    again = new_context().new_page()
    again.goto("/check-in/")

    expect(again.locator('[name="pain-left-calf"]')).to_have_value("6")


def test_the_whole_way_can_be_gone_without_scripts(new_context: Callable[..., BrowserContext]) -> None:
    """Plain forms, lists instead of the map, and the plan changes with a new page."""
    page = new_context(java_script_enabled=False).new_page()
    begin(page)
    page.get_by_role("button", name="None of these").click()
    page.locator('[name="pain-left-calf"]').select_option("5")
    answer_the_rest(page)
    page.locator("#plan-change-opens").click()
    pieces = page.locator(".piece")
    before, name = pieces.count(), pieces.nth(1).locator(".piece-name").inner_text()
    pieces.nth(1).locator("summary").click()
    pieces.nth(1).get_by_role("button", name="Leave out").click()

    expect(page.get_by_role("link", name="Begin")).to_be_visible()
    expect(page.get_by_role("button", name="Undo my changes")).to_be_visible()
    assert before > 2
    assert pieces.nth(1).locator(".piece-name").inner_text() != name

    pieces.nth(1).locator("summary").click()
    pieces.nth(1).get_by_role("link", name="Swap").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Swap")
    page.locator(".candidate").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("minutes for your legs")


def test_what_was_told_afterwards_is_in_the_diary(page: Page) -> None:
    """Pain from 5 to 2 in the left calf, on the after page and then in the plot and the table."""
    begin(page)
    page.get_by_role("button", name="None of these").click()
    say_left_calf_hurts(page, 5)
    answer_the_rest(page)
    page.goto(f"{page.url}after/")
    expect(page.get_by_text("It was 5 of 10. Now?")).to_be_visible()
    page.get_by_role("group", name="Left calf").get_by_text("2", exact=True).click()
    page.get_by_label("A little better").check()
    page.get_by_role("button", name="Save to my diary").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("Diary")
    expect(page.get_by_role("img", name="Left calf: pain before and after each session")).to_be_visible()
    expect(
        page.get_by_role("row").filter(has_text="left calf").filter(has_text="A little better").first
    ).to_be_visible()
