"""A session from its first tap to the page that follows it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import BrowserContext, Page, Response, expect

from player_page import new_player

FASTEST = 16
"""Media elements go no faster in Chromium; five minutes take twenty seconds."""
BUDGET_BYTES = 90_000

SPEECH = """
  window.spoken = [];
  class Utterance { constructor(text) { this.text = text; } }
  window.SpeechSynthesisUtterance = Utterance;
  const voice = { name: 'Here', lang: 'en-GB', localService: true, default: true };
  const synth = new EventTarget();
  synth.getVoices = () => [voice];
  synth.cancel = () => undefined;
  synth.speak = utterance => {
    if (utterance.text) window.spoken.push(utterance.text);
    setTimeout(() => utterance.onend?.(), 5);
  };
  Object.defineProperty(window, 'speechSynthesis', { value: synth });
"""


LOCKED = """([leg]) => {
  const told = navigator.mediaSession.metadata;
  return told?.title === 'Warm-up twists' && told.artist === `${leg} leg` && told.artwork[0].src.startsWith('data:');
}"""
LOADS = """leg => new Promise(resolve => {
  const picture = Object.assign(new Image(), { onload: () => resolve(true), onerror: () => resolve(false) });
  picture.src = window[leg];
})"""
COMPARE = """async () => {
  const dots = async (address, mirrored) => {
    const bytes = Uint8Array.from(atob(address.split(',')[1]), letter => letter.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes]));
    const paper = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
    if (mirrored) paper.setTransform(-1, 0, 0, 1, picture.width, 0);
    paper.drawImage(picture, 0, 0);
    return paper.getImageData(0, 0, picture.width, picture.height).data;
  };
  const [left, right, turned] = [await dots(window.left), await dots(window.right), await dots(window.right, true)];
  const apart = other => left.reduce((sum, dot, i) => sum + Math.abs(dot - other[i]), 0) / left.length;
  return [apart(right), apart(turned)];
}"""
"""How far the two pictures are from each other, dot by dot, 0 to 255: as they are, and with one turned round."""


@pytest.fixture
def service_workers() -> Literal["allow"]:
    """Let the app install itself, as it does for everybody."""
    return "allow"


def test_a_session_plays_from_its_first_cue_to_its_last_and_leads_on(page: Page) -> None:
    """Every cue comes once and in order; the end says what was given, asks how it is now, and the server knows all."""
    player = new_player(page, minutes=5).open()
    expected = player.timeline()
    player.set("playbackRate", FASTEST)
    player.begin()
    expect(page.get_by_role("heading", name="You gave your legs 5 minutes")).to_be_visible(timeout=60_000)
    told = player.told()

    assert [cue["id"] for cue in told["cues"]] == [cue["id"] for cue in expected["cues"]]
    assert all(cue["fired_ms"] >= cue["at_ms"] - FASTEST for cue in told["cues"])
    assert [cue["leg"] for cue in told["cues"]] == [cue.get("leg") for cue in expected["cues"]]
    assert told["events"] == ["play", "pause", "ended"]
    assert player.get("ended") is True
    assert player.get("currentTime") == expected["lasts_ms"] / 1_000

    expect(page.get_by_role("heading", name="How is it now?")).to_be_visible()
    page.get_by_role("group", name="Your left calf was 4 of 10").get_by_label("1", exact=True).check()
    page.get_by_label("Much better").check()
    page.get_by_role("button", name="Save to my diary").click()

    expect(page).to_have_url(re.compile("/diary/"))
    # Said as it is saved, and kept with the session.
    eased = "Your left calf: 4 before, 1 after."
    expect(page.get_by_role("status")).to_contain_text(eased)
    expect(page.get_by_role("paragraph").filter(has_text=re.compile(f"^{re.escape(eased)}$"))).to_be_visible()
    kinds = [event["kind"] for event in player.events()]
    assert kinds[0] == "started"
    assert kinds[-1] == "finished"
    assert kinds.count("cue_reached") == len([c for c in expected["cues"] if c.get("shown", {}).get("step") == "block"])


def test_a_session_that_was_ended_early_is_told_as_that(page: Page) -> None:
    """Never as a whole one: what was given is what was played."""
    player = new_player(page, minutes=5).open()
    player.begin()
    player.leave()
    page.get_by_role("link", name="End here").click()

    expect(page).to_have_url(re.compile(f"/sittings/{player.sitting}/after/"))
    expect(page.get_by_role("heading", name="You stopped within the first minute")).to_be_visible()
    expect(page.get_by_role("heading", name="How is it now?")).to_be_visible()


LOOKS = """form => [...form.querySelectorAll('*:not(legato-leg-map *)')].map(part => {
  const { display, justifyContent, gap, gridTemplateColumns, borderTopLeftRadius, fontWeight } = getComputedStyle(part);
  const columns = display === 'grid' ? gridTemplateColumns.split(' ').length : 0;
  return [part.className, display, justifyContent, gap, columns, borderTopLeftRadius, fontWeight].join(' | ');
})"""


def test_the_form_at_the_end_looks_as_on_its_own_page(page: Page) -> None:
    """The player has a sheet of its own; what the form needs is in both. The map of legs brings its own, and comes."""
    player = new_player(page).open()
    page.goto(f"/sittings/{player.sitting}/after/")
    apart = page.locator("form[data-after]").evaluate(LOOKS)
    player.open()
    player.begin()
    player.set("currentTime", player.get("duration"))
    form = page.locator("form[data-after]")
    form.wait_for()

    assert form.evaluate(LOOKS) == apart
    page.get_by_text("It hurts somewhere else now").click()
    expect(form.locator("legato-leg-map").get_by_text("seen from behind")).to_be_visible()


@pytest.mark.parametrize(("width", "height", "screens"), [(390, 844, 1.3), (320, 568, 2.0)])
def test_how_it_is_now_is_asked_on_little_more_than_a_screen(
    new_context: Callable[..., BrowserContext], width: int, height: int, screens: float
) -> None:
    """Two places that hurt, all in all, and the button that saves: nobody scrolls through a form after a massage."""
    page = new_context(viewport={"width": width, "height": height}).new_page()
    page.goto(f"/sittings/{new_player(page).sitting}/after/")

    assert page.evaluate("document.documentElement.scrollHeight") <= screens * height
    for target in page.locator(".scale-step").all():
        box = target.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 44


def test_nothing_plays_before_the_first_tap(page: Page) -> None:
    """The page waits, however long somebody takes to put the phone down."""
    player = new_player(page).open()
    page.wait_for_timeout(1_500)

    assert player.get("currentTime") == 0
    assert player.get("paused") is True
    assert player.told() == {"cues": [], "events": []}


def test_the_stage_says_where_how_and_how_long(page: Page) -> None:
    """During a technique: its name, the leg, what to do, how hard, how long, and what comes next."""
    player = new_player(page).open()
    block = next(cue for cue in player.timeline()["cues"] if cue.get("shown", {}).get("step") == "block")
    player.begin()
    player.set("currentTime", block["at_ms"] / 1_000 + 1)

    expect(player.part("technique")).to_have_text(block["shown"]["title"])
    expect(player.part("leg")).to_contain_text(f"{block['leg'].capitalize()} leg")
    expect(player.part("instruction")).to_have_text(block["shown"]["line"])
    expect(player.part("time")).to_have_text(re.compile(r"^\d+:\d\d$"))
    expect(page.get_by_text(f"Pressure: {block['shown']['pressure_words']}")).to_be_visible()
    picture = page.locator("legato-player .leg-picture")
    expect(picture.locator(".place").or_(picture.locator(".poster img")).first).to_be_visible()


def test_the_other_leg_is_announced_and_named(page: Page) -> None:
    """At the change of leg the title says so, and from then on the stage and the cues name the other leg."""
    player = new_player(page).open()
    timeline = player.timeline()
    change = next(cue for cue in timeline["cues"] if cue["kind"] == "change_leg")
    player.begin()
    player.set("currentTime", change["at_ms"] / 1_000 - 0.5)
    expect(player.part("technique")).to_have_text(re.compile("right leg"), timeout=3_000)

    expect(player.part("leg")).to_contain_text("Right leg")
    assert any(cue["kind"] == "change_leg" and cue["leg"] == "right" for cue in player.told()["cues"])


NO_CLIPS = {"voice": None, "type": "audio/ogg", "says": None, "ready": True, "clips": {}, "sounds": {}}
HEARD = """
  window.heard = [];
  const start = AudioBufferSourceNode.prototype.start;
  AudioBufferSourceNode.prototype.start = function (at) {
    window.heard.push({ seconds: this.buffer.duration, at, now: this.context.currentTime });
    start.call(this, at);
  };
"""
"""Writes down what is put on the audio clock, how long it sounds and when."""
LONGER_THAN_A_CHIME_S = 1.5


@pytest.mark.voice
def test_recorded_lines_are_put_on_the_audio_clock_long_before_their_moment(page: Page) -> None:
    """Within seconds of the first tap the next minute and a half is on the audio clock: strokes and spoken lines."""
    page.add_init_script(HEARD)
    player = new_player(page).open()
    page.wait_for_function(
        """async address => (await (await fetch(address)).json()).ready""",
        arg=f"/api/v1/sittings/{player.sitting}/clips",
        timeout=60_000,
    )
    page.reload()
    player.loaded()
    assert page.evaluate("() => window.heard") == []
    player.begin()
    page.wait_for_function("() => window.heard.some(({ at, now }) => at > now + 80)")
    page.wait_for_function(
        "longer => window.heard.some(({ at, now, seconds }) => at > now + 20 && seconds > longer)",
        arg=LONGER_THAN_A_CHIME_S,
    )
    spoken = page.evaluate("() => window.heard.filter(({ seconds }) => seconds > 1.5)")

    assert len(spoken) >= 3


def test_nothing_is_lost_without_clips(page: Page) -> None:
    """Where the list of clips cannot be had the session plays, and what is said is shown."""
    page.route("**/clips", lambda route: route.fulfill(json=NO_CLIPS))
    player = new_player(page).open()
    player.begin()
    page.wait_for_function("() => document.querySelector('legato-player').currentTime > 2")

    assert player.get("paused") is False


def test_the_device_s_voice_says_each_sentence_in_order_where_nothing_is_recorded(page: Page) -> None:
    """Getting ready first, then whatever the timeline says, by the device's own voice; beats are not spoken."""
    page.route("**/clips", lambda route: route.fulfill(json=NO_CLIPS))
    page.add_init_script(SPEECH)
    player = new_player(page).open()
    timeline = player.timeline()
    get_ready = [item["text"] for item in timeline["preparation"]]
    sayings = get_ready + [cue["text"] for cue in timeline["cues"] if "text" in cue and cue["at_ms"] < 45_000]
    player.set("playbackRate", 8)
    player.begin()
    page.wait_for_function("() => document.querySelector('legato-player').currentTime > 45")
    spoken = page.evaluate("() => window.spoken")

    assert spoken[: len(sayings)] == sayings


def test_a_moving_rhythm_is_left_to_the_compositor(page: Page) -> None:
    """Only transform and opacity move, for exactly one stroke; nothing in the page runs at each frame."""
    player = new_player(page).open()
    beats = [cue for cue in player.timeline()["cues"] if cue["kind"] == "beat"]
    player.begin()
    player.set("currentTime", beats[0]["at_ms"] / 1_000)
    page.wait_for_timeout(300)

    assert (
        _animations(page)
        == [
            {"properties": ["opacity", "transform"], "lasts": beats[1]["at_ms"] - beats[0]["at_ms"]},
        ]
        * 2
    )


def test_a_number_that_changes_lays_out_nothing_but_itself(page: Page, tmp_path: Path) -> None:
    """Once a second the browser lays out the boxes of the two numbers, and nothing around them."""
    # The list of recorded lines changes the page once, and may come after the session has begun.
    with page.expect_response(re.compile(r"/clips($|\?)"), timeout=60_000):
        player = new_player(page).open()
    cues = [cue for cue in player.timeline()["cues"] if cue["kind"] != "beat"]
    quiet = max(pairwise(cues), key=lambda pair: pair[1]["at_ms"] - pair[0]["at_ms"])[0]
    player.begin()
    # Just after the cue, so that what it says is not on the screen and does not leave it meanwhile.
    player.set("currentTime", quiet["at_ms"] / 1_000 + 0.2)
    page.wait_for_timeout(800)
    browser = page.context.browser
    assert browser is not None
    browser.start_tracing(page=page, path=tmp_path / "trace.json", categories=["devtools.timeline"])
    page.wait_for_timeout(4_000)
    browser.stop_tracing()
    layouts = [
        event["args"]
        for event in json.loads((tmp_path / "trace.json").read_text())["traceEvents"]
        if event["name"] == "Layout" and "endData" in event["args"]
    ]

    assert layouts
    roots = {root["nodeName"] for layout in layouts for root in layout["endData"]["layoutRoots"]}
    assert roots <= {"SPAN id='time' class='digits'", "SPAN id='left' class='digits'"}
    assert all(layout["beginData"]["partialLayout"] for layout in layouts)


def test_for_somebody_who_asked_for_less_motion_a_dot_goes_on(new_context: Callable[..., BrowserContext]) -> None:
    """Nothing moves, grows or fades: with each stroke the next of four dots is filled."""
    player = new_player(new_context(reduced_motion="reduce").new_page()).open()
    beats = [cue for cue in player.timeline()["cues"] if cue["kind"] == "beat"]
    player.begin()
    player.set("currentTime", beats[0]["at_ms"] / 1_000)
    dots = player.page.locator("legato-player .dots")
    expect(dots).to_be_visible()
    at = dots.get_attribute("data-at")
    assert _animations(player.page) == []
    expect(dots).not_to_have_attribute("data-at", at or "", timeout=10_000)

    assert _animations(player.page) == []


def test_the_lock_screen_shows_the_leg_that_is_massaged(page: Page) -> None:
    """Its picture is of the technique, and the right leg's is the mirror image of the left leg's."""
    player = new_player(page).open()
    page.get_by_role("button", name="More").click()
    page.get_by_role("switch", name="Headset buttons").check()
    page.get_by_role("button", name="Close").click()
    player.begin()
    shows = [cue for cue in player.timeline()["cues"] if cue.get("technique") == "warmup-twists"]
    for leg in ("left", "right"):
        player.set("currentTime", next(cue["at_ms"] for cue in shows if cue.get("leg") == leg) / 1_000 + 3)
        page.wait_for_function(LOCKED, arg=[leg.capitalize()])
        page.evaluate("leg => (window[leg] = navigator.mediaSession.metadata.artwork[0].src)", leg)
        # WebKit and Firefox fetch it as the page would: under the page's own policy.
        assert page.evaluate(LOADS, leg) is True

    same, mirrored = page.evaluate(COMPARE)
    assert mirrored < 3
    assert same > 10


def test_little_is_loaded_before_the_session_starts(page: Page) -> None:
    """Scripts and styles before the first tap stay within 90 kB, as they come over the line."""
    loaded: dict[str, int] = {}

    def count(answer: Response) -> None:
        if answer.url.endswith((".js", ".css")):
            loaded[answer.url] = int(answer.headers["content-length"])

    player = new_player(page)
    page.context.new_cdp_session(page).send("Network.setCacheDisabled", {"cacheDisabled": True})
    page.on("response", count)
    player.open()

    assert loaded
    assert sum(loaded.values()) <= BUDGET_BYTES


def test_a_session_that_cannot_be_loaded_says_so_and_can_be_tried_again(
    new_context: Callable[..., BrowserContext],
) -> None:
    """One clear sentence, the plan to read, and a button; the second try plays."""
    page = new_context().new_page()
    player = new_player(page)
    page.route("**/timeline", lambda route: route.fulfill(status=503, body="no"))
    page.goto(f"/sittings/{player.sitting}/play/")

    expect(page.get_by_role("alert")).to_contain_text("could not be loaded")
    expect(page.get_by_text("Warm-up twists").first).to_be_visible()

    page.unroute("**/timeline")
    page.get_by_role("button", name="Try again").click()

    expect(page.get_by_role("button", name="Begin")).to_be_visible()


def test_the_server_s_own_reason_is_shown_when_it_refuses(new_context: Callable[..., BrowserContext]) -> None:
    """A sitting that may not be played now says why, in the server's sentence."""
    page = new_context().new_page()
    player = new_player(page)
    body = '{"error": {"says": "Please answer the first questions again.", "findings": []}}'
    page.route("**/timeline", lambda route: route.fulfill(status=409, body=body, content_type="application/json"))
    page.goto(f"/sittings/{player.sitting}/play/")

    expect(page.get_by_role("alert")).to_contain_text("Please answer the first questions again.")
    expect(page.get_by_text("Warm-up twists").first).to_be_hidden()


def _animations(page: Page) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = page.evaluate(
        """() => document.querySelector('legato-player').shadowRoot.getAnimations()
          .filter(({ effect }) => effect.target.closest('.beat') !== null).map(animation => ({
          properties: [...new Set(animation.effect.getKeyframes().flatMap(Object.keys))]
            .filter(name => !['offset', 'computedOffset', 'easing', 'composite'].includes(name)).sort(),
          lasts: animation.effect.getTiming().duration,
        }))"""
    )
    return found
