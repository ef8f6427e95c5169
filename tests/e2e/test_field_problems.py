"""What is wrong with an answer, in a real browser, with a script and without: our words, at the field, in reach."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect


@pytest.fixture(params=[True, False], ids=["script", "no script"])
def page(request: pytest.FixtureRequest, new_context: Callable[..., BrowserContext]) -> Page:
    """Open a page, with scripts and without."""
    return new_context(java_script_enabled=request.param).new_page()


def expect_tied(field: Locator, says: str) -> None:
    """Expect that a field is invalid, and is described by these words, which can be seen."""
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description(says)
    expect(field.page.locator(".problem").filter(has_text=says)).to_be_visible()


def test_a_check_in_leads_to_what_is_wrong(page: Page) -> None:
    """The list of problems has the focus, each line of it leads to its field, and what was given is there."""
    page.goto("/")
    page.get_by_role("button", name="Start a check-in").click()
    page.get_by_role("checkbox", name="Swelling").check()
    page.get_by_role("button", name="Go on with what I ticked").click()
    expect(page.locator("#problems")).to_be_focused()
    page.locator("#problems a").press("Enter")
    line = page.get_by_role("checkbox", name="Swelling")
    expect(line).to_be_focused()
    expect(line).to_be_checked()
    expect(line).to_have_attribute("aria-invalid", "true")

    line.uncheck()
    page.get_by_role("button", name="None of these").click()
    page.get_by_role("button", name="Go on").click()
    age = page.get_by_label("Your age in years")
    age.fill("444")
    page.get_by_role("checkbox", name="Pregnant").check()
    page.get_by_label("How many weeks").first.fill("many")
    page.locator(".next-step button").click()
    expect(page.locator("#problems")).to_be_focused()
    assert page.locator("#problems a").all_inner_texts() == [
        "An age is between 1 and 120 years.",
        "Write a whole number, like 12.",
    ]
    expect_tied(age, "An age is between 1 and 120 years.")
    expect_tied(page.locator("#id_pregnant_weeks"), "Write a whole number, like 12.")
    expect(age).to_have_value("444")
    expect(page.locator("#id_pregnant_weeks")).to_have_value("many")
    page.locator("#problems a").first.press("Enter")
    expect(age).to_be_focused()


@pytest.mark.parametrize(
    ("address", "field", "typed", "button", "says"),
    [
        ("/people/", "Name", "", "Add", "What should we call them?"),
        ("/people/delete-everything/", "Type", "no", "Delete everything", "Type “delete” to go on, or go back."),
        ("/people/copies/", "The file of the copy", None, "Bring it back", "Choose"),
    ],
)
def test_a_page_begins_at_its_only_field(
    page: Page, address: str, field: str, typed: str | None, button: str, says: str
) -> None:
    """Whoever types goes on typing; no bubble of the browser's comes before our words."""
    page.goto("/")
    page.get_by_role("button", name="Start a check-in").click()
    page.goto(address)
    at = page.get_by_label(field)
    if typed is not None:
        at.fill(typed)
    page.locator("main").get_by_role("button", name=button, exact=True).click()
    expect(at).to_be_focused()
    expect(at).to_have_attribute("aria-invalid", "true")
    expect(page.locator(".problem")).to_contain_text(says)
