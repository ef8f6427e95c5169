"""Open the player page of a new session, for tests, measurements and pictures."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import APIRequestContext, Locator, Page

DELETE = "/people/delete-everything/"
CHECK_IN: dict[str, Any] = {
    "person": {"age": 44},
    "complaint": "ache_after_exercise",
    "pain": [{"leg": "left", "zone": "calf", "score": 4}, {"leg": "right", "zone": "calf", "score": 4}],
    "facts": [],
    "minutes": 10,
    "performer": "self",
    "position": "chair",
    "reach": "toes",
    "hands": 2,
    "have": ["oil"],
    "aims": ["relax"],
}

MAKE_PLAN = """async checkIn => {
  const token = document.querySelector('meta[name="csrf-token"]').content;
  const headers = {'Content-Type': 'application/json', 'X-CSRFToken': token};
  const answer = await fetch('/api/v1/plans', {method: 'POST', headers, body: JSON.stringify(checkIn)});
  const plan = await answer.json();
  if (plan.outcome !== 'planned') throw new Error(JSON.stringify(plan));
  return plan.sitting;
}"""
LISTEN = """player => {
  window.told = {cues: [], events: []};
  player.addEventListener('cue', event => window.told.cues.push(event.detail));
  for (const name of ['play', 'pause', 'ended', 'seeked']) {
    player.addEventListener(name, () => window.told.events.push(name));
  }
}"""


LIES_STILL = """(player) => {
  const boxes = [...player.shadowRoot.querySelectorAll('.stage, .stage [part], .stage button, .picture')].map((one) => {
    const { x, y, width, height } = one.getBoundingClientRect();
    return [x, y, width, height].map(Math.round);
  });
  const now = JSON.stringify(boxes);
  const { was, frames = 0 } = window.stillness ?? {};
  window.stillness = { was: now, frames: now === was ? frames + 1 : 0 };
  return window.stillness.frames >= 3;
}"""
"""Whether everything on the stage has stood where it is for some frames: words are made to fit in the frame after."""


TAP_TWICE = """async (button, apart) => {
  button.click();
  await new Promise(resolve => setTimeout(resolve, apart));
  const asks = button.textContent.trim();
  button.click();
  return asks;
}"""
TAP_AGAIN_MS = 400
"""A second tap sooner than a quarter of a second counts as the same finger bouncing."""


@dataclass(frozen=True, slots=True)
class PlayerPage:
    """The player of one sitting, as a person and as a script see it."""

    page: Page
    sitting: str

    @property
    def player(self) -> Locator:
        """The element itself."""
        return self.page.locator("legato-player")

    def get(self, name: str) -> Any:
        """Read one of the element's properties."""
        return self.player.evaluate("(player, name) => player[name]", name)

    def set(self, name: str, value: float) -> None:
        """Set one of the element's properties."""
        self.player.evaluate("(player, [name, value]) => { player[name] = value }", [name, value])

    def told(self) -> dict[str, list[Any]]:
        """Give the cues and events the element has told since the page was opened."""
        found: dict[str, list[Any]] = self.page.evaluate("() => window.told")
        return found

    def timeline(self) -> dict[str, Any]:
        """Fetch the timeline that is played."""
        address = f"/api/v1/sittings/{self.sitting}/timeline"
        found: dict[str, Any] = self.page.evaluate("async address => (await fetch(address)).json()", address)
        return found

    def events(self) -> list[dict[str, Any]]:
        """Fetch what the server knows to have happened."""
        address = f"/api/v1/sittings/{self.sitting}/events"
        found: dict[str, Any] = self.page.evaluate("async address => (await fetch(address)).json()", address)
        events: list[dict[str, Any]] = found["events"]
        return events

    def arrived(self, kind: str, within_s: int = 20, times: int = 1) -> dict[str, Any]:
        """Wait until the server knows of an event of a kind so many times, and return the last of those.

        Raises:
            TimeoutError: it has not come.
        """
        until = time.monotonic() + within_s
        while time.monotonic() < until:
            found = [event for event in self.events() if event["kind"] == kind]
            if len(found) >= times:
                return found[times - 1]
            self.page.wait_for_timeout(200)
        raise TimeoutError(f"The server does not know of {times} events {kind!r} after {within_s} s.")

    def open(self) -> PlayerPage:
        """Open the page, or open it again, and wait until the session is loaded."""
        self.page.goto(f"/sittings/{self.sitting}/play/")
        self.loaded()
        return self

    def loaded(self) -> None:
        """Wait until the session is loaded, and listen to the element from then on."""
        self.page.wait_for_function("() => document.querySelector('legato-player').duration > 0")
        self.player.evaluate(LISTEN)

    def begin(self) -> None:
        """Tap the big button that begins, and walk through what is done before the clock starts."""
        self.get_ready()
        self.walk_through()

    def walk_through(self) -> None:
        """Tap through what is to be done before the clock starts, until it starts."""
        while self.page.get_by_role("button", name="Next", exact=True).is_visible():
            self.page.get_by_role("button", name="Next", exact=True).click()
        start = self.page.get_by_role("button", name="Start", exact=True)
        if start.is_visible():
            start.click()

    def get_ready(self) -> None:
        """Tap the big button that begins: what is to be done before the clock starts is shown first."""
        self.page.get_by_role("button", name="Begin").click()

    def tap_twice(self, button: str) -> str:
        """Tap a button that asks for a second tap, and tap it again; gives what it then asks.

        Both taps come from within the page: from outside, a busy machine lets the three seconds between them pass.
        """
        asks: str = self.page.get_by_role("button", name=button).evaluate(TAP_TWICE, TAP_AGAIN_MS)
        return asks

    def leave(self) -> None:
        """Ask to leave, which stands with all that is seldom wanted."""
        self.page.get_by_role("button", name="More").click()
        self.page.get_by_role("button", name="Leave", exact=True).click()

    def resize(self, width: int, height: int, text: int = 100) -> None:
        """Give the page another size of window and of text, and wait until the stage has settled in it."""
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.evaluate("size => { document.documentElement.style.fontSize = `${size}%` }", text)
        self.settled()

    def settled(self) -> None:
        """Wait until the stage stands still."""
        self.page.evaluate("() => { delete window.stillness }")
        self.page.wait_for_function(f"() => ({LIES_STILL})(document.querySelector('legato-player'))", polling="raf")

    def go_to(self, at_s: float) -> None:
        """Go to a moment, and wait until the stage shows it."""
        self.set("currentTime", at_s)
        self.settled()

    def played_until(self, at_s: float) -> None:
        """Wait until the session has come to a moment."""
        self.page.wait_for_function("at => document.querySelector('legato-player').currentTime >= at", arg=at_s)

    def part(self, name: str) -> Locator:
        """Find what the stage shows: time, session-time, technique, leg or instruction."""
        return self.page.locator(f'legato-player [part="{name}"]')


def delete_everything(page: Page) -> None:
    """Let nothing last from what was told before, in the app's own way, here and on the server."""
    page.goto(DELETE)
    page.get_by_label(re.compile("Type")).fill("delete")
    page.get_by_role("button", name="Delete everything").click()
    page.get_by_role("heading", name="Everything is deleted").wait_for()


def empty_records(request: APIRequestContext) -> None:
    """Let nothing last on the server alone; no page is opened for it."""
    page = request.get(DELETE).text()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    if token is None:
        raise RuntimeError(f"there is no form at {DELETE}: {page}")
    answer = request.post(DELETE, form={"csrfmiddlewaretoken": token[1], "word": "delete"})
    if "Everything is deleted" not in answer.text():
        raise RuntimeError(f"{DELETE} answered {answer.status}, and deleted nothing")


def new_player(page: Page, **changes: Any) -> PlayerPage:
    """Plan a session for a new visitor, without opening a page; keywords change the check-in."""
    token = re.search(r'name="csrf-token" content="([^"]+)"', page.request.get("/").text())
    if token is None:
        raise RuntimeError("the home page carries no token")
    answer = page.request.post("/api/v1/plans", data=CHECK_IN | changes, headers={"X-CSRFToken": token[1]})
    plan = answer.json()
    if plan.get("outcome") != "planned":
        raise RuntimeError(f"no plan was made: {plan}")
    return PlayerPage(page, plan["sitting"])
