"""The player in a real Chromium: what it loads, how punctual it is, how busy, and after a minute in a hidden tab."""

from __future__ import annotations

import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.table import Table

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "scripts"))

from playwright.sync_api import Browser, BrowserContext, CDPSession, Response, sync_playwright  # noqa: E402

from bench.audible import FIRST_WORD, LISTEN_TO_SOUND, SOUNDS, Heard, strokes_heard  # noqa: E402
from get_browser import find_browser  # noqa: E402
from hidden_tab import NOT_THROTTLED_BY_DEFAULT, Tab  # noqa: E402
from player_page import CHECK_IN, LISTEN, MAKE_PLAN, new_player  # noqa: E402
from running import CHROMIUM_FLAGS, Server, running_server  # noqa: E402

PHONE = {"width": 390, "height": 844}
FOREGROUND_S = 120
SLOWED_S = 60
SLOWED_BY = 4
HIDDEN_S = 60
AUDIBLE_S = 60 * int(os.environ.get("LEGATO_BENCH_MINUTES", "5"))
ON_TIME_MS = 30
SETTLES_S = 2
BUDGET_KB = 90
SHOWN = """player => {
  const [minutes, seconds] = player.shadowRoot.querySelector('#left').textContent.split(':').map(Number);
  return 60 * minutes + seconds - Math.ceil(player.duration - player.currentTime);
}"""
"""How far the seconds on the screen are from those that are left."""


@dataclass(frozen=True, slots=True)
class Watched:
    """What was seen of a session while it played."""

    late_ms: list[int]
    """How late each cue fired."""
    busy: float
    """Share of the time in which the main thread had something to do."""
    layouts: float
    """Layouts a second."""
    layout_busy: float
    """Share of the time spent in layout."""

    @property
    def p95(self) -> int:
        """Within what 95 of 100 cues fired."""
        return sorted(self.late_ms)[max(0, -(-len(self.late_ms) * 95 // 100) - 1)]


def tables() -> Iterable[Table]:
    """Measure one thing after another, each with the machine to itself."""
    chromium = find_browser()
    if chromium is None:
        raise SystemExit("There is no Chromium; set LEGATO_CHROMIUM.")
    with tempfile.TemporaryDirectory() as folder, running_server(Path(folder)) as server, sync_playwright() as play:

        @contextmanager
        def browser(**options: Any) -> Iterator[Browser]:
            opened = play.chromium.launch(executable_path=chromium, args=list(CHROMIUM_FLAGS), **options)
            yield opened
            opened.close()

        with browser() as shown:
            yield _loading(shown, server)
            yield _first_word(shown, server)
            yield _punctuality(shown, server)
            yield _audible(shown, server)
        with browser(ignore_default_args=list(NOT_THROTTLED_BY_DEFAULT)) as shown:
            yield _hidden(shown, server)
            yield _audible_hidden(shown, server)


def _visitor(browser: Browser, server: Server) -> BrowserContext:
    return browser.new_context(base_url=server.address, viewport=PHONE)


def _loading(browser: Browser, server: Server) -> Table:
    """What comes over the line before the session starts."""
    context = _visitor(browser, server)
    page = context.new_page()
    player = new_player(page)
    context.new_cdp_session(page).send("Network.setCacheDisabled", {"cacheDisabled": True})
    loaded: list[tuple[str, int, str]] = []

    def note(answer: Response) -> None:
        kind = answer.request.resource_type
        loaded.append((kind, int(answer.headers.get("content-length", "0")), answer.url.rsplit("/", 1)[-1]))

    page.on("response", note)
    player.open()
    table = Table(title="Player: loaded before the session starts, as sent")
    for head in ("what", "kB"):
        table.add_column(head, justify="left" if head == "what" else "right")
    for kind, size, name in sorted(loaded):
        table.add_row(f"{kind}: {name or 'page'}", f"{size / 1_000:.1f}")
    code = sum(size for kind, size, _ in loaded if kind in ("script", "stylesheet"))
    table.add_row(f"[b]scripts and styles (at most {BUDGET_KB} gzipped)[/b]", f"[b]{code / 1_000:.1f}[/b]")
    context.close()
    return table


def _punctuality(browser: Browser, server: Server) -> Table:
    table = Table(title="Player: how late cues fire, and how busy the main thread is")
    for head in ("", "s", "cues", "median", "p95 ms", "worst", "busy %", "layout %", "layouts/s"):
        table.add_column(head, justify="right")
    for name, slowed, seconds in (("foreground", 1, FOREGROUND_S), (f"CPU / {SLOWED_BY}", SLOWED_BY, SLOWED_S)):
        context = _visitor(browser, server)
        seen = _watch(context, slowed, seconds)
        table.add_row(
            *(name, str(seconds), str(len(seen.late_ms)), f"{statistics.median(seen.late_ms):.0f}"),
            *(str(seen.p95), str(max(seen.late_ms)), f"{seen.busy:.1%}"[:-1], f"{seen.layout_busy:.2%}"[:-1]),
            f"{seen.layouts:.1f}",
        )
        context.close()
    return table


def _watch(context: BrowserContext, slowed: float, seconds: int) -> Watched:
    page = context.new_page()
    player = new_player(page).open()
    debugger = context.new_cdp_session(page)
    if slowed > 1:
        debugger.send("Emulation.setCPUThrottlingRate", {"rate": slowed})
    player.begin()
    player.set("currentTime", _first_block(player.timeline()["cues"]) - SETTLES_S)
    page.wait_for_timeout(SETTLES_S * 500)
    heard = len(player.told()["cues"])
    debugger.send("Performance.enable", {"timeDomain": "timeTicks"})
    before = _metrics(debugger)
    page.wait_for_timeout(seconds * 1_000)
    after = _metrics(debugger)
    passed = after["Timestamp"] - before["Timestamp"]
    cues = player.told()["cues"][heard:]
    return Watched(
        late_ms=[cue["fired_ms"] - cue["at_ms"] for cue in cues],
        busy=(after["TaskDuration"] - before["TaskDuration"]) / passed,
        layouts=(after["LayoutCount"] - before["LayoutCount"]) / passed,
        layout_busy=(after["LayoutDuration"] - before["LayoutDuration"]) / passed,
    )


def _metrics(debugger: CDPSession) -> dict[str, float]:
    return {metric["name"]: metric["value"] for metric in debugger.send("Performance.getMetrics")["metrics"]}


def _first_block(cues: list[dict[str, Any]]) -> float:
    return float(next(cue["at_ms"] for cue in cues if cue.get("shown", {}).get("step") == "block")) / 1_000


def _hidden(browser: Browser, server: Server) -> Table:
    """Where the session is right after the tab was hidden for a minute."""
    debugger = browser.new_browser_cdp_session()
    tab = Tab(debugger, f"{server.address}/")
    tab.wait("document.readyState === 'complete' && document.querySelector('meta[name=csrf-token]') !== null")
    sitting = tab.run(f"({MAKE_PLAN})({json.dumps(CHECK_IN)})")
    tab.go(f"{server.address}/sittings/{sitting}/play/")
    tab.wait("document.querySelector('legato-player')?.duration > 0")
    player = "document.querySelector('legato-player')"
    tab.run(f"({LISTEN})({player}); {player}.play()")
    begun = tab.run(f"performance.now() - 1000 * {player}.currentTime")
    heard = tab.run("told.cues.length")
    Tab(debugger, "about:blank").show()
    hidden = _eventually(lambda: bool(tab.run("document.visibilityState === 'hidden'")))
    time.sleep(HIDDEN_S)
    tab.show()
    tab.wait("document.visibilityState === 'visible'")
    off = tab.run(f"performance.now() - {begun} - 1000 * {player}.currentTime")
    shown = tab.run(f"({SHOWN})({player})")
    cues = tab.run("told.cues")[heard:]
    table = Table(title=f"Player: after {HIDDEN_S} s in a hidden tab")
    for head in ("hidden", "off by ms", "seconds shown off by", "cues", "late", "lost"):
        table.add_column(head, justify="right")
    numbers = [cue["id"] for cue in cues]
    lost = len(set(range(numbers[0], numbers[-1] + 1)) - set(numbers)) + len(numbers) - len(set(numbers))
    late = sum(cue["late"] for cue in cues)
    found = (f"{abs(off):.0f}", str(abs(shown)), str(len(cues)), str(late), str(lost))
    table.add_row("yes" if hidden else "no", *found)
    return table


def _first_word(browser: Browser, server: Server) -> Table:
    """How soon after the first tap somebody speaks, with nothing of the page in any cache."""
    found: list[float] = []
    for _ in range(5):
        context = _visitor(browser, server)
        context.add_init_script(LISTEN_TO_SOUND)
        page = context.new_page()
        player = new_player(page)
        page.wait_for_timeout(SETTLES_S * 1_000)
        player.open()
        player.begin()
        page.wait_for_function(f"() => ({FIRST_WORD})() !== null")
        found.append(page.evaluate(FIRST_WORD))
        context.close()
    table = Table(title="Player: from the first tap to the first spoken word, nothing cached, ms")
    for head in ("sessions", "median", "worst"):
        table.add_column(head, justify="right")
    table.add_row(str(len(found)), f"{statistics.median(found):.0f}", f"{max(found):.0f}")
    return table


def _audible(browser: Browser, server: Server) -> Table:
    context = _visitor(browser, server)
    context.add_init_script(LISTEN_TO_SOUND)
    page = context.new_page()
    player = new_player(page, minutes=30).open()
    cues = player.timeline()["cues"]
    player.begin()
    page.wait_for_timeout(AUDIBLE_S * 1_000)
    found = strokes_heard(page.evaluate(SOUNDS), cues, 0, round(player.get("currentTime") * 1_000))
    told = [cue["fired_ms"] - cue["at_ms"] for cue in player.told()["cues"]]
    context.close()
    return _audible_table("in the foreground", found, told)


def _audible_hidden(browser: Browser, server: Server) -> Table:
    """The same in a tab that is hidden all the time and treated as people's browsers do."""
    debugger = browser.new_browser_cdp_session()
    tab = Tab(debugger, f"{server.address}/")
    tab.wait("document.readyState === 'complete' && document.querySelector('meta[name=csrf-token]') !== null")
    sitting = tab.run(f"({MAKE_PLAN})({json.dumps(CHECK_IN | {'minutes': 30})})")
    tab.go(f"{server.address}/sittings/{sitting}/play/")
    tab.wait("document.querySelector('legato-player')?.duration > 0")
    player = "document.querySelector('legato-player')"
    tab.run(f"(() => {{ {LISTEN_TO_SOUND} }})(); ({LISTEN})({player}); {player}.play()")
    cues = tab.run(f"(async () => (await (await fetch('/api/v1/sittings/{sitting}/timeline')).json()).cues)()")
    Tab(debugger, "about:blank").show()
    _eventually(lambda: bool(tab.run("document.visibilityState === 'hidden'")))
    time.sleep(AUDIBLE_S)
    until = tab.run(f"1000 * {player}.currentTime")
    found = strokes_heard(tab.run(f"({SOUNDS})()"), cues, 0, round(until))
    told = [cue["fired_ms"] - cue["at_ms"] for cue in tab.run("told.cues")]
    return _audible_table("hidden all the time", found, told)


def _audible_table(where: str, found: Heard, told: list[int]) -> Table:
    table = Table(title=f"Player: strokes on the audio clock, {AUDIBLE_S // 60} min {where}")
    for head in ("strokes", f"within {ON_TIME_MS} ms", "p99 ms", "worst ms", "lost", "cue events within 30 ms"):
        table.add_column(head, justify="right")
    events = sum(abs(late) <= ON_TIME_MS for late in told) / max(1, len(told))
    table.add_row(
        *(str(len(found.off_ms) + found.lost), f"{found.within(ON_TIME_MS):.1%}", f"{found.p99:.1f}"),
        *(f"{max(found.off_ms, default=float('nan')):.1f}", str(found.lost), f"{events:.1%}"),
    )
    return table


def _eventually(holds: Callable[[], bool], seconds: float = 5) -> bool:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if holds():
            return True
        time.sleep(0.1)
    return False
