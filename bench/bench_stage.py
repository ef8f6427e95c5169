"""The moving hands: how large what draws them is, and what a frame costs the main thread of a slow phone."""

from __future__ import annotations

import gzip
import json
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from rich.table import Table

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "scripts"))

from playwright.sync_api import sync_playwright  # noqa: E402

from get_browser import find_browser  # noqa: E402
from running import DRAWING_FLAGS, GRAPHICS_CARD, running_server  # noqa: E402

PLAYER = ROOT / "src/legato/server/player"
SLOWED_BY = 4
WATCHED_S = 8
SCRIPT_KB = 180
FRAME_MS = 4
FIRST_KB = 400
DRAWN = ("thumb", "air-compression")
"""Two hands that never rest, and a machine that changes its shape."""

NOTHING_DRAWN = """(() => {
  for (const name of ['drawElements', 'drawArrays', 'drawElementsInstanced', 'drawArraysInstanced', 'clear']) {
    WebGL2RenderingContext.prototype[name] = () => undefined;
  }
})()"""
"""Run in a page before its own scripts: all is prepared as ever, and the last step, filling in dots, is left out."""

WATCH = """async ([script, technique, seconds]) => {
  const costs = [];
  const ask = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = then => ask(ms => {
    const since = performance.now();
    then(ms);
    costs.push(performance.now() - since);
  });
  await import(script);
  document.body.innerHTML = '<legato-stage></legato-stage>';
  const stage = document.querySelector('legato-stage');
  stage.technique = technique;
  for (let i = 0; i < 400 && !stage.drawn; i++) await new Promise(done => setTimeout(done, 50));
  if (!stage.drawn) throw new Error(`${technique} was not drawn`);
  await new Promise(done => setTimeout(done, 1000));
  costs.length = 0;
  await new Promise(done => setTimeout(done, 1000 * seconds));
  stage.remove();
  return costs.sort((one, other) => one - other);
}"""


def tables() -> Iterable[Table]:
    """Measure sizes, and what frames cost."""
    manifest: dict[str, Any] = json.loads((PLAYER / "manifest.json").read_text())
    yield _sizes(manifest)
    for technique in DRAWN:
        yield _frames(f"/static/{manifest['src/stage/index.ts']['file']}", technique)


def _sizes(manifest: dict[str, Any]) -> Table:
    table = Table(title="Stage: what comes over the line before the first technique moves, kB")
    for head in ("what", "gzip", "brotli", "at most"):
        table.add_column(head, justify="left" if head == "what" else "right")
    names = _with_imports(manifest, "src/stage/index.ts") | _with_imports(manifest, "src/stage/open.ts")
    legs = _with_imports(manifest, "src/stage/legs/open.ts")
    beside = names - _with_imports(manifest, "src/player.ts")
    scripts, beside_player, legs_scripts = (
        [PLAYER / manifest[name]["file"] for name in sorted(each)] for each in (names, beside, legs)
    )
    base = PLAYER / manifest["src/stage/massage/base.glb"]["file"]
    for name, files, most in (
        ("scripts, in the player, after its own", beside_player, SCRIPT_KB),
        ("scripts, on a page that has none", scripts, SCRIPT_KB),
        ("scripts of the leg map in 3D", legs_scripts, SCRIPT_KB),
        ("leg and hands", [base], FIRST_KB),
    ):
        packed = sum(len(gzip.compress(file.read_bytes(), 9)) for file in files) / 1_000
        brotli = sum(_sent(file) for file in files) / 1_000
        table.add_row(name, f"{packed:.1f}", f"{brotli:.1f}", str(most))
    return table


def _with_imports(manifest: dict[str, Any], name: str) -> set[str]:
    """Name a script and everything it brings along."""
    return {name}.union(*(_with_imports(manifest, other) for other in manifest[name].get("imports", ())))


def _sent(file: Path) -> int:
    """Return how many bytes are sent: a file that packing does not make smaller is sent as it is."""
    packed = file.with_name(f"{file.name}.br")
    return (packed if packed.is_file() else file).stat().st_size


def _frames(script: str, technique: str) -> Table:
    chromium = find_browser()
    if chromium is None:
        raise SystemExit("There is no Chromium; set LEGATO_CHROMIUM.")
    table = Table(title=f"Stage: main thread for each frame of {technique}, CPU / {SLOWED_BY}, ms")
    for head in ("what", "frames", "median", "p95", "median at most"):
        table.add_column(head, justify="left" if head == "what" else "right")
    with tempfile.TemporaryDirectory() as folder, running_server(Path(folder)) as server, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=list(DRAWING_FLAGS))
        for what, before, most in (
            ("without rasterisation", [GRAPHICS_CARD, NOTHING_DRAWN], str(FRAME_MS)),
            ("drawn by the same processor", [GRAPHICS_CARD], ""),
        ):
            with browser.new_context(base_url=server.address, viewport={"width": 390, "height": 844}) as context:
                page = context.new_page()
                for each in before:
                    page.add_init_script(each)
                page.goto("/library/")
                context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED_BY})
                costs: list[float] = page.evaluate(WATCH, [script, technique, WATCHED_S])
            table.add_row(
                what, str(len(costs)), f"{costs[len(costs) // 2]:.2f}", f"{costs[int(len(costs) * 0.95)]:.2f}", most
            )
        browser.close()
    return table
