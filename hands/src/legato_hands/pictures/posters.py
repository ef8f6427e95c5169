"""Take the pictures of the moving hands: posters, a strip for print, and the moving picture of the README.

What is photographed is noted in `web/src/stage/shown.json` by the fingerprint
of its clips; the app shows hands only where that still fits.
"""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from PIL import Image

from legato_hands.checkout import IMAGES, ROOT, STAGE
from legato_hands.measured import KEY_MOMENTS
from legato_hands.pictures.camera import PARTNER, SHOWN, Camera, open_camera, shown_now
from legato_hands.pictures.moving import join_frames

SIZES = {"small": (480, 320, 12_000), "large": (1080, 720, 35_000)}
"""Width, height, and the most bytes."""
THUMB = (300, 200)
"""For a picture among many: two beside one another on most phones need no more dots."""
THUMB_QUALITY = {"quality": 72, "alpha_quality": 60, "method": 6}
SCHEMES: dict[Literal["light", "dark"], str] = {"light": "", "dark": "-dark"}
STRIP = (360, 240, 60_000)
TELLING = 0.3
"""Into the stroke: the hands are at work and where they go is to be seen."""
MOVING = "arch-rub"
"""What the README shows, once it is shown at all."""
MOVING_SIZE = (480, 320, 24_000)
FRAMES = 36


def take_posters(wanted: list[str]) -> Iterator[str]:
    """Take the pictures, note what was photographed, and tell of each how large it is.

    Without names everything that is shown already is taken again.

    Raises:
        LookupError: there is no browser.
    """
    before = SHOWN.read_text()
    names = wanted or sorted(shown_now())
    (STAGE / "posters").mkdir(exist_ok=True)
    try:
        with open_camera(names) as camera:
            for name in names:
                yield from _technique(camera, name)
            if MOVING in names:
                yield _moving(camera)
    except BaseException:
        SHOWN.write_text(before)
        raise


def _technique(camera: Camera, name: str) -> Iterator[str]:
    strokes, _ = camera.show(name)
    for scheme, ending in SCHEMES.items():
        camera.light(scheme)
        for size, wanted in SIZES.items():
            picture = camera.take(TELLING * strokes, wanted)
            yield _keep(STAGE / f"posters/{name}-{size}{ending}.webp", base64.b64decode(picture))
        yield _keep(STAGE / f"posters/{name}-thumb{ending}.webp", thumb_of(base64.b64decode(picture)))
    camera.light("light")
    if name.endswith(PARTNER):
        return  # The strip for print shows one's own hands.
    pictures = [camera.take(share * strokes, STRIP, qualities=(1,)) for share in KEY_MOMENTS]
    yield _keep(STAGE / f"posters/{name}-strip.webp", base64.b64decode(camera.join([pictures], STRIP)))


def thumb_of(picture: bytes) -> bytes:
    """Make the smallest of the pictures from the largest."""
    with Image.open(io.BytesIO(picture)) as large:
        # Sharper ways ring around the edges, and half of the bytes would go into that.
        small = large.resize(THUMB, Image.Resampling.HAMMING)
    written = io.BytesIO()
    small.save(written, "WEBP", **THUMB_QUALITY)
    return written.getvalue()


def _moving(camera: Camera) -> str:
    strokes, seconds = camera.show(MOVING)
    frames = [base64.b64decode(camera.take(strokes * frame / FRAMES, MOVING_SIZE)) for frame in range(FRAMES)]
    moving = join_frames(frames, *MOVING_SIZE[:2], lasts_ms=round(1_000 * seconds / FRAMES))
    return _keep(IMAGES / "hands.webp", moving)


def _keep(path: Path, picture: bytes) -> str:
    path.write_bytes(picture)
    return f"{path.relative_to(ROOT)}: {len(picture) / 1_000:.0f} kB"
