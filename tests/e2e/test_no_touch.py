"""Nobody touches anything, nobody looks, there is no network: the session runs to its end, and the diary has it all."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser

from hidden_tab import NOT_THROTTLED_BY_DEFAULT, Tab
from player_page import CHECK_IN, LISTEN, MAKE_PLAN
from running import CHROMIUM_FLAGS, running_server, start_server, stop_server

FASTEST = 16
ENDS_WITHIN_S = 120
PLAYER = "document.querySelector('legato-player')"
IS_KEPT = """(async () => {
  const registration = await navigator.serviceWorker.ready;
  const own = await caches.open('legato-own');
  const kept = await own.match('/api/v1/sittings/%s/clips', {ignoreVary: true});
  return registration.active?.state === 'activated' && kept !== undefined;
})()"""


def test_a_session_runs_hidden_without_a_network_or_a_touch_and_the_diary_has_every_event(
    tmp_path: Path, launch: Callable[..., Browser]
) -> None:
    """Planned, then the server is gone; one tap, and the tab is hidden until the end (sixteen times as fast)."""
    first = start_server(tmp_path)
    port = int(first.address.rpartition(":")[2])
    # As people's browsers treat hidden tabs, which Playwright's own do not.
    lifelike = launch(CHROMIUM_FLAGS, ignore_default_args=list(NOT_THROTTLED_BY_DEFAULT))
    try:
        debugger = lifelike.new_browser_cdp_session()
        tab = Tab(debugger, f"{first.address}/")
        tab.wait("document.readyState === 'complete' && document.querySelector('meta[name=csrf-token]') !== null")
        sitting = tab.run(f"({MAKE_PLAN})({json.dumps(CHECK_IN | {'minutes': 5})})")
        tab.go(f"{first.address}/")
        tab.wait(IS_KEPT % sitting, seconds=60)
        stop_server(first)
        tab.go(f"{first.address}/sittings/{sitting}/play/")
        tab.wait(f"{PLAYER}?.duration > 0", seconds=60)
        tab.run(f"({LISTEN})({PLAYER}); {PLAYER}.playbackRate = {FASTEST}; {PLAYER}.play()")
        cues = tab.run(f"(async () => (await (await fetch('/api/v1/sittings/{sitting}/timeline')).json()).cues)()")
        Tab(debugger, "about:blank").show()
        tab.wait("document.visibilityState === 'hidden'")
        tab.wait(f"{PLAYER}.ended", seconds=ENDS_WITHIN_S)
        told = tab.run("window.told.cues.map(cue => cue.id)")
        assert tab.run("document.visibilityState") == "hidden"
        with running_server(tmp_path, port=port):
            tab.show()
            tab.go(f"{first.address}/diary/")
            events = _arrived(tab, sitting)
    finally:
        stop_server(first)
        lifelike.close()

    assert told == [cue["id"] for cue in cues]
    blocks = sum(cue.get("shown", {}).get("step") == "block" for cue in cues)
    changes = sum(cue["kind"] == "change_leg" for cue in cues)
    assert changes
    assert Counter(events) == {"started": 1, "cue_reached": blocks, "side_changed": changes, "finished": 1}


def _arrived(tab: Tab, sitting: str) -> list[str]:
    """Return what the server was told, once it knows of the end; no page with the player is opened for that."""
    until = time.monotonic() + ENDS_WITHIN_S
    while time.monotonic() < until:
        found = tab.run(f"(async () => (await (await fetch('/api/v1/sittings/{sitting}/events')).json()).events)()")
        kinds = [event["kind"] for event in found or []]
        if "finished" in kinds:
            return kinds
        time.sleep(0.3)
    raise AssertionError("The end never arrived.")
