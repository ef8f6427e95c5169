"""Take the pictures of the moving hands: posters, a strip for print, and the moving picture of the README.

    python scripts/posters.py            every technique that is shown already
    python scripts/posters.py thumb ...  these as well, after you have looked at them and found them right

What is photographed is noted in `web/src/stage/shown.json` by the fingerprint
of its clips; the app shows hands only where that still fits.
"""

from __future__ import annotations

import base64
import hashlib
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from get_browser import find_browser
from moving_picture import joined
from running import Server, running_server

ROOT = Path(__file__).parents[1]
STAGE = ROOT / "web/src/stage"
IMAGES = ROOT / "docs/images"
MANIFEST = ROOT / "src/legato/server/player/manifest.json"
FLAGS = (
    "--no-sandbox",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--disable-background-networking",
    "--no-first-run",
)
"""Drawn by the processor, so that it looks the same on every machine."""

SIZES = {"small": (480, 320), "large": (1080, 720)}
STRIP = (360, 240)
STRIP_MOMENTS = (0.05, 0.25, 0.45, 0.7)
TELLING = 0.3
"""Into the stroke: the hands are at work and where they go is to be seen."""
MOVING = "arch-rub"
"""What the README shows, once it is shown at all."""
MOVING_SIZE = (480, 320)
FRAMES = 36
QUALITY = 0.82

OPEN = """async ([script, technique, width, height]) => {
  await import(script);
  document.body.innerHTML = '<legato-stage></legato-stage>';
  document.body.style.cssText = `margin:0;width:${width}px;--stage-shape:auto;--stage-height:${height}px`;
  const stage = document.querySelector('legato-stage');
  Object.assign(stage.style, { display: 'block', width: `${width}px` });
  window.at = 0;
  stage.clock = () => ({ stroke: 0, done: window.at, moving: false });
  stage.technique = technique;
  for (let i = 0; i < 400 && !stage.drawn; i++) await new Promise(done => setTimeout(done, 50));
  if (!stage.drawn) throw new Error(`${technique} was not drawn`);
  return stage.strokes;
}"""
TAKE = """async ([at, quality]) => {
  window.at = at;
  const stage = document.querySelector('legato-stage');
  const blob = await stage.photograph('image/webp', quality);
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}"""
JOIN = """async ([pictures, width, height, quality]) => {
  const canvas = new OffscreenCanvas(width * pictures.length, height);
  const paper = canvas.getContext('2d');
  for (const [i, picture] of pictures.entries()) {
    const bytes = Uint8Array.from(atob(picture), letter => letter.charCodeAt(0));
    paper.drawImage(await createImageBitmap(new Blob([bytes])), i * width, 0, width, height);
  }
  const blob = await canvas.convertToBlob({ type: 'image/webp', quality });
  let text = '';
  for (const byte of new Uint8Array(await blob.arrayBuffer())) text += String.fromCharCode(byte);
  return btoa(text);
}"""


def main(added: list[str]) -> int:
    """Take all pictures and note what was photographed."""
    path = find_browser()
    if path is None:
        print("There is no Chromium: run `make posters`, which brings one.", file=sys.stderr)
        return 1
    seen: dict[str, str] = json.loads((STAGE / "shown.json").read_text())
    names = sorted({*seen, *added})
    (STAGE / "posters").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, running_server(Path(folder)) as server, sync_playwright() as tool:
        browser = tool.chromium.launch(executable_path=path, args=list(FLAGS))
        for name in names:
            _technique(browser, server, name)
        if MOVING in names:
            _moving(browser, server)
        browser.close()
    seen = {name: hashlib.sha256((STAGE / f"massage/{name}.glb").read_bytes()).hexdigest() for name in names}
    (STAGE / "shown.json").write_text(json.dumps(seen, indent=2) + "\n")
    return 0


def _technique(browser: Browser, server: Server, name: str) -> None:
    for size, (width, height) in SIZES.items():
        page, strokes = _opened(browser, server, name, width, height)
        _keep(STAGE / f"posters/{name}-{size}.webp", _taken(page, TELLING * strokes))
        page.close()
    page, strokes = _opened(browser, server, name, *STRIP)
    pictures = [page.evaluate(TAKE, [share * strokes, 1]) for share in STRIP_MOMENTS]
    strip: str = page.evaluate(JOIN, [pictures, *STRIP, QUALITY])
    _keep(STAGE / f"posters/{name}-strip.webp", base64.b64decode(strip))
    page.close()


def _moving(browser: Browser, server: Server) -> None:
    page, strokes = _opened(browser, server, MOVING, *MOVING_SIZE)
    seconds: float = page.evaluate("() => document.querySelector('legato-stage').seconds")
    frames = [_taken(page, strokes * frame / FRAMES) for frame in range(FRAMES)]
    _keep(IMAGES / "hands.webp", joined(frames, *MOVING_SIZE, lasts_ms=round(1_000 * seconds / FRAMES)))
    page.close()


def _opened(browser: Browser, server: Server, name: str, width: int, height: int) -> tuple[Page, float]:
    context = browser.new_context(
        base_url=server.address, viewport={"width": width, "height": height}, color_scheme="light"
    )
    page = context.new_page()
    page.goto("/library/")
    manifest: dict[str, Any] = json.loads(MANIFEST.read_text())
    script = f"/static/{manifest['src/stage/index.ts']['file']}"
    strokes: float = page.evaluate(OPEN, [script, name, width, height])
    return page, strokes


def _taken(page: Page, at: float) -> bytes:
    taken: str = page.evaluate(TAKE, [at, QUALITY])
    return base64.b64decode(taken)


def _keep(path: Path, picture: bytes) -> None:
    path.write_bytes(picture)
    print(f"{path.relative_to(ROOT)}: {len(picture) / 1_000:.0f} kB")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
