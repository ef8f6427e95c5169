"""The pseudo-language through every page: no sentence escapes the catalogues, and none is cut off at 320 px."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from e2e.pseudo_language import at_a_technique, begin_session, cut_off_on, escaped_on, overlaps_in_player
from player_page import PlayerPage, empty_records, new_player
from running import Server, running_server
from server.addresses import LIBRARY

SMALL = {"width": 320, "height": 640}
TYPED = "Rosa Ärlig"
FIRST_NAME = "Me"
"""What the first person is called until somebody writes their name: a name in the records, and no sentence."""
ANOTHER_PLACE = "button.main + .button"
"""Beside "Yes, there" where it is asked whether it is where the hands are."""


@pytest.fixture
def visitor(new_context: Callable[..., BrowserContext]) -> Page:
    """Somebody whose browser asks for the pseudo-language, on a small phone."""
    return new_context(locale="en-XA", viewport=SMALL).new_page()


class Walk:
    """What was met on the way through some pages."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.met: dict[str, list[str]] = {}

    def look(self, name: str, typed: Collection[str] = ()) -> None:
        """Look at what is shown now."""
        self.page.wait_for_load_state("networkidle")
        self.note(name, [*escaped_on(self.page, [*typed, FIRST_NAME]), *cut_off_on(self.page)])

    def note(self, name: str, faults: Collection[str]) -> None:
        """Keep what is wrong; what was met before is told once, where it was met first."""
        known = {fault for faults in self.met.values() for fault in faults}
        self.met.setdefault(name, []).extend(fault for fault in faults if fault not in known)

    def visit(self, *addresses: str, typed: Collection[str] = ()) -> None:
        """Open pages, one after the other, and look at each."""
        for address in addresses:
            self.page.goto(address)
            self.look(address, typed)

    def ends_well(self) -> None:
        """Nothing escaped, nothing is cut off, nothing lies over anything."""
        told = [f"{name}: {fault}" for name, faults in self.met.items() for fault in faults]
        assert not told, "\n".join(told)


@pytest.fixture
def walk(visitor: Page) -> Walk:
    """Begin a walk."""
    return Walk(visitor)


def test_what_escapes_is_seen(page: Page) -> None:
    """Wherever it hides: in a shadow root, an option, a name for screen readers; and what does not fit is seen too."""
    page.set_content(
        """<title>Legato</title><p>Rosa said: ⟦Šššhh⟧</p><p>Call <a href="tel:112">112</a> at once</p>
        <select><option>Softly now</option></select><button aria-label="Close it">⟦Ç⟧</button><img alt="Two legs">
        <input placeholder="Your name"><p id="host"></p><p class="visually-hidden" role="status">Paused now</p>
        <p hidden>Never seen</p>
        <div style="width: 60px; overflow: hidden; white-space: nowrap">⟦Tóó lóóñg bý fáár⟧</div>
        <div style="width: 900px">⟦Wíídéé⟧</div>"""
    )
    shadow = '<p title="Hidden hint">Deep down</p>'
    page.evaluate("text => (host.attachShadow({ mode: 'open' }).innerHTML = text)", shadow)
    seen = {fault.split(" in ")[0] for fault in escaped_on(page, ["Rosa said"])}

    assert seen == {
        "text: 'Call'",
        "text: 'at once'",
        "option: 'Softly now'",
        "aria-label: 'Close it'",
        "alt: 'Two legs'",
        "placeholder: 'Your name'",
        "title: 'Hidden hint'",
        "text: 'Deep down'",
        "text: 'Paused now'",
    }
    assert [fault.split(":")[0] for fault in cut_off_on(page)] == ["the page is 908 px wide", "cut off"]


def begun(walk: Walk) -> str:
    """Begin a check-in from the first page; gives its id."""
    walk.page.goto("/")
    walk.page.locator('form[action="/check-in/"] button').first.click()
    return walk.page.url.split("/check-in/")[1].split("/")[0]


def go_on(page: Page) -> None:
    """Press what leads on, whatever it is called."""
    page.locator(".next-step button").locator("visible=true").first.click()


def test_the_first_page(walk: Walk) -> None:
    """Before anything is known, with a check-in that waits, and with a plan that waits."""
    walk.visit("/")
    begun(walk)
    walk.visit("/")
    new_player(walk.page)
    walk.visit("/")
    walk.ends_well()


def test_the_library(walk: Walk) -> None:
    """Every page of it; the words that were looked for stand as they were typed."""
    walk.visit(*(one for one in LIBRARY if "?" not in one))
    walk.visit(*(one for one in LIBRARY if "?" in one), typed=["calf"])
    walk.ends_well()


def test_the_check_in(walk: Walk) -> None:
    """Every step, with lines unfolded and a place marked on the map."""
    page = walk.page
    begun(walk)
    walk.look("first questions")
    for at in range(page.locator('[name^="line-"]').count()):
        page.locator('[name^="line-"]').nth(at).check()
    walk.look("first questions, unfolded")
    page.locator('[name="fact-bruise"]').check()
    go_on(page)
    walk.look("first questions, without a leg")
    begun(walk)
    go_on(page)
    expect(page.locator("legato-leg-map")).to_be_visible()
    walk.look("today")
    _mark_left_calf(page, 5, lambda: walk.look("today, how much"))
    walk.look("today, marked")
    go_on(page)
    walk.look("health")
    page.locator('[name="age"]').fill("44")
    go_on(page)
    walk.look("your legs, or the plan")
    walk.ends_well()


def _mark_left_calf(page: Page, score: int, meanwhile: Callable[[], None] = lambda: None) -> None:
    page.locator('legato-leg-map [role="button"][data-leg="left"][data-zone="calf"]').first.press("Enter")
    expect(page.locator("legato-leg-map dialog")).to_be_visible()
    meanwhile()
    page.locator(f'legato-leg-map .score[data-score="{score}"]').click()


def test_the_map_as_a_list(walk: Walk) -> None:
    """The same choice in words, and turned in three dimensions where that can be."""
    page = walk.page
    begun(walk)
    go_on(page)
    ways = page.locator("legato-leg-map .ways button")
    for at in range(ways.count()):
        ways.nth(at).click()
        walk.look(f"way {at}")
    walk.ends_well()


def test_plan_and_verdicts(walk: Walk) -> None:
    """A plan, a plan with care, and a refusal."""
    page = walk.page
    veins = [{"fact": "varicose_veins", "leg": "left", "zones": ["calf"]}, {"fact": "blood_thinner"}]
    for name, changes in {
        "plain": {},
        "with care": {"facts": veins},
        "by a partner": {"performer": "partner", "position": "bed"},
    }.items():
        sitting = new_player(page, **changes).sitting
        page.goto(f"/sittings/{sitting}/")
        walk.look(f"plan, {name}")
        page.goto(f"/sittings/{sitting}/care/")
        walk.look(f"care, {name}")
    begun(walk)
    page.locator('[name="line-swelling"]').check()
    page.locator('[name="fact-one_leg_swollen"]').check()
    page.locator('[name="leg-one_leg_swollen"], [name^="leg-one_leg_swollen"]').first.check()
    go_on(page)
    walk.look("refused")
    walk.ends_well()


@pytest.mark.parametrize("changes", [{}, {"performer": "partner", "position": "bed"}], ids=["self", "partner"])
def test_the_player(walk: Walk, changes: dict[str, Any]) -> None:
    """From the way in through preparation, the stage, its dialogs and what feels wrong to the end."""
    page = walk.page
    player = new_player(page, **changes).open()
    stage, dialog = page.locator("legato-player .stage"), page.locator("legato-player dialog")
    look = _looking_at_the_stage(walk)
    look("ready")
    stage.locator(".row button.soft").first.click()
    look("sound tried")
    stage.locator(".main").click()
    look("getting ready")
    begin_session(page)
    look("playing")
    at_a_technique(player)
    look("a technique")
    stage.locator(".main").click()
    look("paused")
    stage.locator(".adjust").click()
    look("more")
    dialog.locator(".main").click()
    _ask_for(player, "softer")
    look("softer")
    stage.locator(".wrong").click()
    look("something feels wrong")
    dialog.locator(".graver").click()
    look("something else")
    dialog.locator(".options button").last.click()
    look("here")
    dialog.locator(ANOTHER_PLACE).click()
    look("where")
    dialog.locator(".options button").last.click()
    look("what to do")
    walk.ends_well()


@pytest.mark.parametrize("answer", range(15))
def test_what_to_do_when_something_feels_wrong(walk: Walk, answer: int) -> None:
    """Each answer, the common ones and those behind "something else", with its advice, where the hands are at work."""
    page = walk.page
    player = new_player(page, performer="partner", position="bed").open()
    begin_session(page)
    at_a_technique(player)
    page.locator("legato-player .wrong").click()
    dialog = page.locator("legato-player dialog")
    options = dialog.locator(".options button")
    common = options.count()
    dialog.locator(".graver").click()
    expect(options).to_have_count(15 - common)
    if answer < common:
        dialog.locator(".step-back").click()
        expect(options).to_have_count(common)
    options.nth(answer if answer < common else answer - common).click()
    walk.look("the first answer")
    if dialog.locator(ANOTHER_PLACE).count():
        dialog.locator(ANOTHER_PLACE).click()
        walk.look("where")
    options.first.click()
    expect(dialog.locator(".advice")).to_be_visible()
    walk.look("both answers")
    walk.ends_well()


def test_the_end_of_a_session(walk: Walk) -> None:
    """The last words, and the way to the page that follows."""
    player = new_player(walk.page).open()
    begin_session(walk.page)
    player.set("currentTime", player.get("duration"))
    expect(walk.page.locator("legato-player .ending.asks")).to_be_visible()
    _looking_at_the_stage(walk)("the end")
    walk.ends_well()


def test_a_session_that_cannot_be_played(walk: Walk, troubles: Any) -> None:
    """The connection is away, or the session is over: said in one sentence each."""
    page = walk.page
    player = new_player(page)
    page.route("**/timeline", lambda route: route.abort())
    page.goto(f"/sittings/{player.sitting}/play/")
    expect(page.locator("legato-player .failure")).to_be_visible()
    walk.look("not loaded")
    page.unroute("**/timeline")
    page.route("**/timeline", lambda route: route.fulfill(status=404, body="{}"))
    page.reload()
    expect(page.locator("legato-player .failure")).to_be_visible()
    walk.look("refused")
    troubles.forget()
    walk.ends_well()


def test_after_and_the_diary(walk: Walk) -> None:
    """How it was, and what has become of it."""
    page = walk.page
    player = new_player(page).open()
    begin_session(page)
    page.locator("legato-player .adjust").click()
    page.locator("legato-player dialog .leave").click()
    page.locator("legato-player dialog a.button").last.click()
    page.wait_for_url("**/after/")
    walk.look("after")
    page.locator("main form button:not([type=button])").locator("visible=true").last.click()
    walk.look("after, told")
    walk.visit(f"/sittings/{player.sitting}/after/", "/diary/")
    walk.ends_well()


def test_people(walk: Walk) -> None:
    """One's own name is the only thing that is not in a catalogue."""
    page = walk.page
    walk.visit("/people/")
    page.locator('[name="name"]').first.fill(TYPED)
    page.locator('form:has([name="name"]) button').first.click()
    walk.look("with a person", typed=[TYPED])
    links = page.locator('main a[href*="/people/"]').evaluate_all("all => all.map(one => one.getAttribute('href'))")
    walk.visit(*(one for one in links if "export" not in one), typed=[TYPED])
    walk.ends_well()


def test_pages_that_are_not_there(walk: Walk, troubles: Any) -> None:
    """Errors too."""
    walk.visit("/no-such-page/", "/sittings/00000000-0000-4000-8000-000000000000/")
    troubles.forget()
    walk.ends_well()


def test_without_a_network(walk: Walk) -> None:
    """The page that says what can be done."""
    walk.visit("/offline/")
    walk.ends_well()


@pytest.mark.parametrize("name", ["five", "cramp", "twelve"])
def test_the_questions_before_a_ready_made_session(walk: Walk, name: str) -> None:
    """One list, its lines unfolded, what is missing, and what refuses."""
    page = walk.page
    page.goto(f"/quick/{name}/")
    expect(page.locator(".quick-form, .next-step").first).to_be_visible()
    walk.look("asked")
    lines = page.locator('[name^="line-"]')
    for at in range(lines.count()):
        lines.nth(at).check()
    walk.look("unfolded")
    go_on(page)
    walk.look("nothing ticked under a line")
    page.locator('[name="fact-one_leg_swollen"]').check()
    go_on(page)
    walk.look("no leg told")
    for at in range(lines.count()):
        lines.nth(at).uncheck()
    page.locator('[name^="line-"]').first.check()
    walk.ends_well()


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Serve the app with the door for phones open."""
    with running_server(tmp_path_factory.mktemp("shared"), share=True) as running:
        yield running


def test_phones(house: Server, new_context: Callable[..., BrowserContext]) -> None:
    """The code, a phone that joins, the remote and what it answers, a second screen and the end."""
    context = new_context(base_url=house.address, locale="en-XA", viewport=SMALL)
    empty_records(context.request)
    computer = new_player(context.new_page(), performer="partner", position="bed")
    at_home = Walk(computer.page)
    phone = Walk(new_context(ignore_https_errors=True, base_url=None, locale="en-XA", viewport=SMALL).new_page())
    at_home.visit(f"/sittings/{computer.sitting}/phones/")
    computer.page.locator('main form[action$="/phones/"] button').click()
    at_home.look("the code")
    phone.page.goto(computer.page.locator(".phone-address").inner_text())
    phone.look("how to join")
    phone.page.locator('[name="code"]').fill("ABCDABCDABCD")
    phone.page.locator("main form button").click()
    phone.look("a wrong code")
    phone.page.locator('[name="code"]').fill(computer.page.locator(".phone-code-text").inner_text())
    phone.page.locator("main form button").click()
    phone.look("how to use it")
    phone.page.locator('[name="use"][value="remote"]').click()
    phone.look("the remote")
    phone.page.locator('[name="kind"][value="softer"]').click()
    expect(phone.page.locator('[data-answer="softer"]')).to_have_text(re.compile("⟦"))
    phone.look("the remote, pressed")
    at_home.look("a phone has joined")
    at_home.ends_well()
    phone.ends_well()


def _ask_for(player: PlayerPage, _what: str) -> None:
    """Ask for less pressure from here, and wait until something is said about it."""
    player.page.locator("legato-player .adjust").click()
    player.page.locator("legato-player dialog .options button").first.click()
    expect(_note(player.page)).to_be_visible()


def _note(page: Page) -> Locator:
    return page.locator("legato-player .note .toast:not(.paused-sign)")


def _looking_at_the_stage(walk: Walk) -> Callable[[str], None]:
    """Look at the page, and at what lies over what on the stage."""

    def look(name: str) -> None:
        walk.look(name)
        walk.note(name, overlaps_in_player(walk.page))

    return look
