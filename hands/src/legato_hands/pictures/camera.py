"""The camera of all pictures of the moving hands: a page of the running app that takes any pose that is asked for.

The page shows only what is noted in `web/src/stage/shown.json`, so whoever takes pictures notes them first.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Page, sync_playwright

from get_browser import find_browser
from legato_hands.checkout import MANIFEST, ROOT, STAGE
from running import DRAWING_FLAGS, GRAPHICS_CARD, running_server

PARTNER = "-partner"
"""How the files of another person's hands end."""
QUALITIES = (0.82, 0.74, 0.66, 0.58, 0.5, 0.42)
SHOWN = STAGE / "shown.json"

OPEN = """async script => {
  await import(script);
  document.body.innerHTML = '<legato-stage></legato-stage>';
  document.body.style.margin = '0';
  const stage = window.stage = document.querySelector('legato-stage');
  stage.style.display = 'block';
  stage.clock = () => ({ stroke: stage.stroke, done: 0, moving: false });
  window.written = async (canvas, qualities, most) => {
    let blob;
    for (const quality of qualities) {
      blob = await canvas(quality);
      if (blob.size <= most) break;
    }
    let text = '';
    for (const byte of new Uint8Array(await blob.arrayBuffer())) text += String.fromCharCode(byte);
    return btoa(text);
  };
}"""
SHOW = """async ([technique, performer]) => {
  stage.technique = technique;
  stage.performer = performer;
  await stage.updateComplete;
  for (let i = 0; i < 1200 && !stage.drawn; i++) await new Promise(done => setTimeout(done, 50));
  if (!stage.drawn) throw new Error(`${technique} by ${performer} was not drawn`);
  return [stage.strokes, stage.seconds];
}"""
SIZE = """async ([width, height]) => {
  stage.style.width = `${width}px`;
  stage.style.setProperty('--stage-shape', 'auto');
  stage.style.setProperty('--stage-height', `${height}px`);
  const canvas = stage.renderRoot.querySelector('canvas');
  for (let i = 0; i < 1200 && canvas.width !== width; i++) await new Promise(done => setTimeout(done, 25));
  if (canvas.width !== width || canvas.height !== height) throw new Error(`${width} x ${height} was not drawn`);
}"""
TAKE = """([at, qualities, most, stroke]) => {
  const beat = { stroke: stroke ?? stage.stroke, done: at };
  return written(quality => stage.photograph('image/webp', quality, beat), qualities, most);
}"""
JOIN = """async ([rows, width, height, qualities, most, ground]) => {
  const canvas = new OffscreenCanvas(width * Math.max(...rows.map(row => row.length)), height * rows.length);
  const paper = canvas.getContext('2d');
  paper.fillStyle = ground ?? 'transparent';
  paper.fillRect(0, 0, canvas.width, canvas.height);
  for (const [k, row] of rows.entries()) {
    for (const [i, picture] of row.entries()) {
      const bytes = Uint8Array.from(atob(picture), letter => letter.charCodeAt(0));
      paper.drawImage(await createImageBitmap(new Blob([bytes])), i * width, k * height, width, height);
    }
  }
  const type = ground === null ? 'image/webp' : 'image/png';
  return written(quality => canvas.convertToBlob({ type, quality }), qualities, most);
}"""


class Camera:
    """Takes pictures of one file's clips after the other: WebP in letters, as it goes through the page."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def show(self, name: str) -> tuple[float, float]:
        """Show a file, by its name without ending; gives the strokes of a cycle and its seconds, of the first clip."""
        technique = name.removesuffix(PARTNER)
        strokes, seconds = self._page.evaluate(SHOW, [technique, "self" if technique == name else "partner"])
        return strokes, seconds

    def light(self, scheme: Literal["light", "dark"]) -> None:
        """Take what follows in light, or in dark."""
        self._page.emulate_media(color_scheme=scheme)

    def look(self, view: str) -> None:
        """Look from one of the viewpoints that clips have."""
        self._page.evaluate("view => stage.look(view)", view)

    def take(
        self, at: float, size: tuple[int, int, int], qualities: tuple[float, ...] = QUALITIES, stroke: int | None = None
    ) -> str:
        """Take the pose at so many strokes: width, height and the most bytes; of the first stroke if none is named."""
        self._page.evaluate(SIZE, size[:2])
        taken: str = self._page.evaluate(TAKE, [at, qualities, size[2], stroke])
        return taken

    def join(self, rows: list[list[str]], size: tuple[int, int, int], ground: str | None = None) -> str:
        """Lay pictures side by side, row below row, in no more bytes than that; as PNG where a ground is named."""
        joined: str = self._page.evaluate(JOIN, [rows, *size[:2], QUALITIES, size[2], ground])
        return joined


@contextmanager
def open_camera(names: list[str]) -> Iterator[Camera]:
    """Note some files as shown, and open one page for all their pictures; what is noted afterwards is up to the caller.

    Raises:
        LookupError: there is no browser.
    """
    path = find_browser()
    if path is None:
        raise LookupError("There is no Chromium; `make posters` brings one.")
    note(shown_now() | {name: print_of(name) for name in names})
    with tempfile.TemporaryDirectory() as folder, running_server(Path(folder)) as server, sync_playwright() as tool:
        browser = tool.chromium.launch(executable_path=path, args=list(DRAWING_FLAGS))
        # So that a camera is at once where it is sent; a pose that is asked for is taken as it is in any case.
        page = browser.new_context(
            base_url=server.address, viewport={"width": 1080, "height": 800}, reduced_motion="reduce"
        ).new_page()
        page.add_init_script(GRAPHICS_CARD)
        page.goto("/library/")
        manifest: dict[str, Any] = json.loads(MANIFEST.read_text())
        page.evaluate(OPEN, f"/static/{manifest['src/stage/index.ts']['file']}")
        yield Camera(page)
        browser.close()


def shown_now() -> dict[str, str]:
    """Return the fingerprints of what the app shows."""
    noted: dict[str, str] = json.loads(SHOWN.read_text())
    return noted


def print_of(name: str) -> str:
    """Return the fingerprint of a file."""
    return hashlib.sha256((STAGE / f"massage/{name}.glb").read_bytes()).hexdigest()


def note(seen: dict[str, str]) -> None:
    """Say what the app shows from now on, and build it."""
    SHOWN.write_text(json.dumps(seen, indent=2, sort_keys=True) + "\n")
    subprocess.run([sys.executable, str(ROOT / "hatch_build.py")], check=True)
