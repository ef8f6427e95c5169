"""Take the pictures of the moving hands: posters, a strip for print, and the moving picture of the README.

What is photographed is noted in `web/src/stage/shown.json` by the fingerprint
of its clips; the app shows hands only where that still fits.
"""

from __future__ import annotations

import base64
import hashlib
import io
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from get_browser import find_browser
from legato_hands.checkout import IMAGES, MANIFEST, ROOT, STAGE
from legato_hands.measured import KEY_MOMENTS
from legato_hands.pictures.moving import join_frames
from running import DRAWING_FLAGS, GRAPHICS_CARD, Server, running_server

SIZES = {"small": (480, 320, 12_000), "large": (1080, 720, 35_000)}
"""Width, height, and the most bytes."""
THUMB = (300, 200)
"""For a picture among many: two beside one another on most phones need no more dots."""
THUMB_QUALITY = {"quality": 72, "alpha_quality": 60, "method": 6}
SCHEMES: dict[Literal["light", "dark"], str] = {"light": "", "dark": "-dark"}
STRIP = (360, 240, 60_000)
TELLING = 0.3
"""Into the stroke: the hands are at work and where they go is to be seen."""
PARTNER = "-partner"
"""How the files of another person's hands end."""
MOVING = "arch-rub"
"""What the README shows, once it is shown at all."""
MOVING_SIZE = (480, 320, 24_000)
FRAMES = 36
QUALITIES = (0.82, 0.74, 0.66, 0.58, 0.5, 0.42)

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
TAKE = """([at, qualities, most]) => {
  const beat = { stroke: stage.stroke, done: at };
  return written(quality => stage.photograph('image/webp', quality, beat), qualities, most);
}"""
JOIN = """async ([pictures, width, height, qualities, most]) => {
  const canvas = new OffscreenCanvas(width * pictures.length, height);
  const paper = canvas.getContext('2d');
  for (const [i, picture] of pictures.entries()) {
    const bytes = Uint8Array.from(atob(picture), letter => letter.charCodeAt(0));
    paper.drawImage(await createImageBitmap(new Blob([bytes])), i * width, 0, width, height);
  }
  return written(quality => canvas.convertToBlob({ type: 'image/webp', quality }), qualities, most);
}"""


def take_posters(wanted: list[str]) -> Iterator[str]:
    """Take the pictures, note what was photographed, and tell of each how large it is.

    Without names everything that is shown already is taken again.

    Raises:
        LookupError: there is no browser.
    """
    path = find_browser()
    if path is None:
        raise LookupError("There is no Chromium; `make posters` brings one.")
    before = (STAGE / "shown.json").read_text()
    seen: dict[str, str] = json.loads(before)
    names = wanted or sorted(seen)
    seen |= {name: hashlib.sha256((STAGE / f"massage/{name}.glb").read_bytes()).hexdigest() for name in names}
    try:
        # The page shows only what is noted, so that comes first.
        _noted(json.dumps(seen, indent=2, sort_keys=True) + "\n")
        yield from _taken_of_all(path, names)
    except BaseException:
        (STAGE / "shown.json").write_text(before)
        raise


def _noted(seen: str) -> None:
    (STAGE / "shown.json").write_text(seen)
    subprocess.run([sys.executable, str(ROOT / "hatch_build.py")], check=True)


def _taken_of_all(path: str, names: list[str]) -> Iterator[str]:
    (STAGE / "posters").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, running_server(Path(folder)) as server, sync_playwright() as tool:
        browser = tool.chromium.launch(executable_path=path, args=list(DRAWING_FLAGS))
        page = _opened(browser, server)
        for name in names:
            yield from _technique(page, name)
        if MOVING in names:
            yield _moving(page)
        browser.close()


def _technique(page: Page, name: str) -> Iterator[str]:
    technique = name.removesuffix(PARTNER)
    strokes, _ = page.evaluate(SHOW, [technique, "self" if technique == name else "partner"])
    for scheme, ending in SCHEMES.items():
        page.emulate_media(color_scheme=scheme)
        for size, wanted in SIZES.items():
            picture = _taken(page, TELLING * strokes, wanted)
            yield _keep(STAGE / f"posters/{name}-{size}{ending}.webp", base64.b64decode(picture))
        yield _keep(STAGE / f"posters/{name}-thumb{ending}.webp", thumb_of(base64.b64decode(picture)))
    page.emulate_media(color_scheme="light")
    if technique != name:
        return  # The strip for print shows one's own hands.
    pictures = [_taken(page, share * strokes, STRIP, qualities=(1,)) for share in KEY_MOMENTS]
    strip: str = page.evaluate(JOIN, [pictures, *STRIP[:2], QUALITIES, STRIP[2]])
    yield _keep(STAGE / f"posters/{name}-strip.webp", base64.b64decode(strip))


def thumb_of(picture: bytes) -> bytes:
    """Make the smallest of the pictures from the largest."""
    with Image.open(io.BytesIO(picture)) as large:
        # Sharper ways ring around the edges, and half of the bytes would go into that.
        small = large.resize(THUMB, Image.Resampling.HAMMING)
    written = io.BytesIO()
    small.save(written, "WEBP", **THUMB_QUALITY)
    return written.getvalue()


def _moving(page: Page) -> str:
    strokes, seconds = page.evaluate(SHOW, [MOVING, "self"])
    frames = [base64.b64decode(_taken(page, strokes * frame / FRAMES, MOVING_SIZE)) for frame in range(FRAMES)]
    moving = join_frames(frames, *MOVING_SIZE[:2], lasts_ms=round(1_000 * seconds / FRAMES))
    return _keep(IMAGES / "hands.webp", moving)


def _opened(browser: Browser, server: Server) -> Page:
    """Open one page for all pictures; each asks for its pose, so nothing melts into anything."""
    page = browser.new_context(base_url=server.address, viewport={"width": 1080, "height": 800}).new_page()
    page.add_init_script(GRAPHICS_CARD)
    page.goto("/library/")
    manifest: dict[str, Any] = json.loads(MANIFEST.read_text())
    page.evaluate(OPEN, f"/static/{manifest['src/stage/index.ts']['file']}")
    return page


def _taken(page: Page, at: float, size: tuple[int, int, int], qualities: tuple[float, ...] = QUALITIES) -> str:
    page.evaluate(SIZE, size[:2])
    taken: str = page.evaluate(TAKE, [at, qualities, size[2]])
    return taken


def _keep(path: Path, picture: bytes) -> str:
    path.write_bytes(picture)
    return f"{path.relative_to(ROOT)}: {len(picture) / 1_000:.0f} kB"
