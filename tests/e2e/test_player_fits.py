"""The player fits every screen, at every size of text, and shuts nobody out."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import product
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from player_page import PlayerPage, delete_everything, new_player

SCREENS = [(320, 568), (360, 640), (390, 844), (740, 360), (1280, 800)]
TEXTS = [100, 200]
"""The size of text in the browser, in per cent."""
PARTS = ("time", "session-time", "technique", "leg", "instruction")
PARTS_AT_FIRST = ("time", "technique", "leg", "instruction")
"""What is seen before anything: how long it will take is the time."""
PARTS_BEFORE = ("item", "technique", "leg")
"""What is seen while somebody gets ready: there is no clock."""
PARTS_AT_END = ("technique", "instruction")
"""What is seen when it is over: what was given, and how to come to rest."""
SECONDS_HEARD = 3
"""Whoever were told each second would hear at least so many things."""
LEAST_PX = 64
LEAST_PX_IN_FORMS = 44
"""A scale of eleven steps fits no phone with larger ones."""
LIMITED: dict[str, Any] = {
    "person": {"age": 62},
    "complaint": "tired_from_standing",
    "facts": [{"fact": "varicose_veins", "leg": "left", "zones": ["calf"]}, {"fact": "blood_thinner"}],
    "minutes": 20,
}
"""A check-in whose limits are to be read during the strokes they are about."""

_SEEN = """player => {
  const root = player.shadowRoot;
  const box = element => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return { left, top, right, bottom };
  };
  // Letters may reach a little above and below their line; what counts is that none is lost at a side or in a button.
  const cut = element => {
    const words = document.createRange();
    words.selectNodeContents(element);
    const [inner, outer] = [words.getBoundingClientRect(), element.getBoundingClientRect()];
    const aside = inner.left < outer.left - 1 || inner.right > outer.right + 1;
    return aside || (element.matches('button, a') && (inner.top < outer.top - 1 || inner.bottom > outer.bottom + 1));
  };
  const all = [...root.querySelectorAll('[part]')].map(e => [e.getAttribute('part'), e]);
  const there = [...root.querySelectorAll('.stage button, .stage a')].filter(e => e.checkVisibility());
  const buttons = there.map(e => [e.innerText.trim(), e]);
  return {
    parts: Object.fromEntries(all.map(([name, e]) => [name, { ...box(e), cut: cut(e), text: e.textContent }])),
    buttons: buttons.map(([name, e]) => ({ name, ...box(e), cut: cut(e) })),
    width: innerWidth, height: innerHeight,
  };
}"""

_SEEN_AT_END = """async player => {
  const root = player.shadowRoot;
  const form = '.button, .scale-step, summary';
  const all = [...root.querySelectorAll('.ending a, .ending button'), ...player.querySelectorAll(form)];
  const seen = [];
  for (const one of all.filter(e => e.checkVisibility())) {
    one.scrollIntoView({ block: 'center' });
    await new Promise(requestAnimationFrame);
    const { left, top, right, bottom, width, height } = one.getBoundingClientRect();
    const there = one.getRootNode().elementFromPoint((left + right) / 2, (top + bottom) / 2);
    const whole = left >= -0.5 && top >= -0.5 && right <= innerWidth + 0.5 && bottom <= innerHeight + 0.5;
    seen.push({ name: one.innerText.trim(), whole, uncovered: one.contains(there), least: Math.min(width, height) });
  }
  const ending = root.querySelector('.ending');
  ending.scrollTo(0, 0);
  return { seen, aside: ending.scrollWidth - ending.clientWidth };
}"""


def _faults(player: PlayerPage, parts: tuple[str, ...] = PARTS) -> list[str]:
    """Say in a sentence each what is not wholly visible, too small or covered."""
    seen: dict[str, Any] = player.player.evaluate(_SEEN)
    boxes = {**seen["parts"], **{button["name"]: button for button in seen["buttons"]}}
    faults = [f"{name} is missing" for name in parts if not seen["parts"].get(name, {}).get("text", "").strip()]
    if not seen["buttons"] and parts is not PARTS_AT_END:
        faults.append("there is nothing to press")
    for name, box in boxes.items():
        beyond = (-box["left"], -box["top"], box["right"] - seen["width"], box["bottom"] - seen["height"])
        if max(beyond) > 0.5:
            faults.append(f"{name} leaves the screen")
        if box["cut"]:
            faults.append(f"{name} is cut off")
    faults.extend(
        f"{button['name']} is too small to hit"
        for button in seen["buttons"]
        if min(button["right"] - button["left"], button["bottom"] - button["top"]) < LEAST_PX - 0.01
    )
    for i, (one, a) in enumerate(boxes.items()):
        for other, b in list(boxes.items())[i + 1 :]:
            if min(a["right"], b["right"]) - max(a["left"], b["left"]) > 1 and (
                min(a["bottom"], b["bottom"]) - max(a["top"], b["top"]) > 1
            ):
                faults.append(f"{one} covers {other}")
    return faults


def _faults_at_end(player: PlayerPage) -> list[str]:
    """Say the same of the end: its words at once, and all that is pressed there as soon as it is scrolled to."""
    faults = _faults(player, PARTS_AT_END)
    found: dict[str, Any] = player.player.evaluate(_SEEN_AT_END)
    if found["aside"] > 1:
        faults.append("the end has to be scrolled to the side")
    if {"Later", "Save to my diary"} - {one["name"] for one in found["seen"]}:
        faults.append("there is no way on")
    for one in found["seen"]:
        if not one["whole"]:
            faults.append(f"{one['name']} leaves the screen")
        if not one["uncovered"]:
            faults.append(f"{one['name']} is covered")
        if one["least"] < LEAST_PX_IN_FORMS - 0.01:
            faults.append(f"{one['name']} is too small to hit")
    return faults


def _moments(player: PlayerPage) -> list[float]:
    """The hardest moments to fit: the first one, the longest words, the longest title, the change of leg."""
    shows = [cue for cue in player.timeline()["cues"] if cue["kind"] == "show"]
    longest = max(shows, key=lambda cue: len(cue["shown"]["line"]))
    widest = max(shows, key=lambda cue: len(cue["shown"]["title"]))
    change = next(cue for cue in shows if cue["shown"]["step"] == "settle" and cue["leg"] == "right")
    return [cue["at_ms"] / 1_000 + 0.2 for cue in (shows[0], longest, widest, change)]


def _faults_everywhere(player: PlayerPage, parts: tuple[str, ...] = PARTS) -> dict[str, list[str]]:
    """Say it for every screen and both sizes of text, where there is something to say."""
    found = {}
    for (width, height), text in product(SCREENS, TEXTS):
        player.resize(width, height, text)
        found[f"{width}x{height} at {text} %"] = _faults(player, parts)
    return {where: faults for where, faults in found.items() if faults}


def test_what_to_do_before_the_clock_starts_is_wholly_visible(page: Page) -> None:
    """Each thing, with the way on, the way back and the way past what was done yesterday."""
    player = new_player(page, **LIMITED).open()
    count = len(player.timeline()["preparation"])
    player.get_ready()
    faults = {}
    for place in range(1, count + 1):
        expect(player.part("item")).to_have_text(f"{place} of {count}")
        faults[place] = _faults_everywhere(player, PARTS_BEFORE)
        page.get_by_role("button", name="Next" if place < count else "Start", exact=True).click()
    expect(page.get_by_role("button", name="Pause")).to_be_visible()

    assert count > 4
    assert {when: found for when, found in faults.items() if found} == {}


def test_what_the_limits_ask_for_is_wholly_visible_and_covers_nothing(page: Page) -> None:
    """Somebody with varicose veins reads beside which they are stroked, as long as it is done."""
    player = new_player(page, **LIMITED).open()
    block = next(cue for cue in player.timeline()["cues"] if cue.get("shown", {}).get("notes"))
    player.begin()
    page.keyboard.press("a")
    player.go_to(block["at_ms"] / 1_000 + 1)
    limits = player.part("limits")
    expect(limits).to_have_text(re.compile(re.escape(block["shown"]["notes"][0])))
    for (width, height), text in product(SCREENS, TEXTS):
        player.resize(width, height, text)
        expect(limits).to_be_in_viewport(ratio=1)

    assert _faults_everywhere(player) == {}


def test_time_technique_leg_and_instruction_are_wholly_visible(page: Page) -> None:
    """On every screen, at the usual size of text and at twice that, playing and paused."""
    player = new_player(page, minutes=30, have=["oil", "tennis_ball", "foot_roller"]).open()
    faults = {"ready": _faults_everywhere(player, PARTS_AT_FIRST)}
    player.begin()
    for at in _moments(player):
        player.go_to(at)
        faults[f"playing at {at}"] = _faults_everywhere(player)
    page.keyboard.press("a")
    faults["paused"] = _faults_everywhere(player)

    assert {when: found for when, found in faults.items() if found} == {}


def test_the_end_is_wholly_visible_and_all_of_it_is_reached(page: Page) -> None:
    """What was given and how it is now, on every screen and at both sizes of text."""
    player = new_player(page).open()
    player.begin()
    player.set("currentTime", player.get("duration"))
    expect(page.get_by_role("heading", name="How is it now?")).to_be_visible(timeout=15_000)
    faults = {}
    for (width, height), text in product(SCREENS, TEXTS):
        page.set_viewport_size({"width": width, "height": height})
        _read_at(page, text)
        faults[f"{width}x{height} at {text} %"] = _faults_at_end(player)

    assert {where: found for where, found in faults.items() if found} == {}


@pytest.mark.parametrize("text", [100, 200])
def test_no_accessibility_faults_in_any_state(
    page: Page, accessibility_faults: Callable[[Page], list[str]], text: int
) -> None:
    """Ready, getting ready, playing, paused, with each dialog open, and at the end; in both looks."""
    player = new_player(page).open()
    _read_at(page, text)
    faults = {"ready": accessibility_faults(page)}
    player.get_ready()
    faults["getting ready"] = accessibility_faults(page)
    player.walk_through()
    player.go_to(50)
    faults["playing"] = accessibility_faults(page)
    for names, way_back in {
        ("More",): "Close",
        ("More", "Leave"): "Stay here",
        ("Something feels wrong",): "Nothing is wrong",
        ("Something feels wrong", "Something else"): "Nothing is wrong",
    }.items():
        for name in names:
            page.get_by_role("button", name=name).click()
        faults[names[-1]] = accessibility_faults(page)
        page.get_by_role("button", name=way_back).click()
    faults["paused"] = accessibility_faults(page)
    for answer in ["Trouble breathing", "One leg is swelling"]:
        page.get_by_role("button", name="Something feels wrong").click()
        page.get_by_role("button", name="Something else").click()
        page.get_by_role("button", name=answer).click()
        faults[answer] = accessibility_faults(page)
        delete_everything(page)
        player = new_player(page).open()
        _read_at(page, text)
        player.begin()
    player.set("currentTime", player.get("duration"))
    expect(page.get_by_role("heading", name="How is it now?")).to_be_visible(timeout=15_000)
    faults["at the end"] = accessibility_faults(page)

    assert {when: found for when, found in faults.items() if found} == {}


def test_screen_readers_hear_milestones_and_not_the_seconds(page: Page) -> None:
    """The region that speaks is told what to get ready, the technique and the leg, and then holds its peace."""
    # While the session speaks by itself they are told only what it does not say.
    page.add_init_script("localStorage.setItem('legato.player.senses', JSON.stringify({format: 1, voice: false}))")
    player = new_player(page).open()
    block = next(cue for cue in player.timeline()["cues"] if cue.get("shown", {}).get("step") == "block")
    player.player.evaluate(
        """player => {
          window.announced = [];
          const live = player.shadowRoot.querySelector('[aria-live]');
          new MutationObserver(() => window.announced.push(live.textContent)).observe(live, { childList: true });
        }"""
    )
    player.begin()
    player.set("currentTime", block["at_ms"] / 1_000 - 0.2)
    player.played_until(block["at_ms"] / 1_000 + SECONDS_HEARD)
    announced = page.evaluate("() => window.announced")

    get_ready = [item["text"] for item in player.timeline()["preparation"]]
    count = len(get_ready)
    assert announced[:count] == [f"{place} of {count}. {text}" for place, text in enumerate(get_ready, 1)]
    assert any(block["shown"]["title"] in sentence for sentence in announced[count:])
    assert len(announced[count:]) <= SECONDS_HEARD


def _read_at(page: Page, text: int) -> None:
    """Read at another size of text, as set in the browser."""
    page.evaluate("size => { document.documentElement.style.fontSize = `${size}%` }", text)
