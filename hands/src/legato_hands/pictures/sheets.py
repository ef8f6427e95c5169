"""Contact sheets: every stroke of a file from every viewpoint at some moments, to be looked at before it is shown."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator

from legato_hands.baked import BakedClip
from legato_hands.checkout import MASSAGE, SHEETS
from legato_hands.gltf import Document
from legato_hands.measured import TARGETS, Measured
from legato_hands.pictures.camera import SHOWN, Camera, note, open_camera

MOMENTS = (0.0, 0.17, 0.33, 0.5, 0.67, 0.83)
CELL = (300, 300, 10_000_000)
"""Width, height, and the most bytes: a sheet is sent nowhere."""
GROUND = "#f6f2ea"
"""The paper of the app's pages in light."""
VIEWS = ("giver", "side", "top", "sole")
TO_BE_ASKED = (
    "Is it plain what is done, to which place, and which way?",
    "Does it look as the technique's steps say?",
    "Could a hand, a wrist and an arm do this without pain?",
    "Would you print it in a book?",
)


def take_sheets(names: list[str], measured: dict[str, Measured]) -> Iterator[str]:
    """Write a sheet of every file into `build/hands/`, and say what to look at; what the app shows stays the same.

    `measured` holds what the report says of the clips, by their names.

    Raises:
        LookupError: there is no browser.
    """
    before = SHOWN.read_text()
    SHEETS.mkdir(parents=True, exist_ok=True)
    try:
        with open_camera(names) as camera:
            for name in names:
                yield from _sheets(camera, name, measured)
    finally:
        note(json.loads(before))
    yield from (f"  {question}" for question in TO_BE_ASKED)


def _sheets(camera: Camera, name: str, measured: dict[str, Measured]) -> Iterator[str]:
    document = Document.read(MASSAGE / f"{name}.glb")
    camera.show(name)
    for clip in (BakedClip(document, animation) for animation in document.json["animations"]):
        told = clip.extras
        views = [view for view in VIEWS if view in told["views"]]
        rows = []
        for view in views:
            camera.look(view)
            moments = [at * told["strokes"] for at in MOMENTS]
            rows.append([camera.take(at, CELL, (1,), stroke=told["stroke"] - 1) for at in moments])
        path = SHEETS / f"{clip.name}.png"
        path.write_bytes(base64.b64decode(camera.join(rows, CELL, GROUND)))
        yield f"{path}: from {', '.join(views)}, at {', '.join(f'{at:.0%}' for at in MOMENTS)} of a cycle"
        if clip.name in measured:
            yield from (f"  {line}" for line in _worst(measured[clip.name]))
    camera.look("giver")


def _worst(clip: Measured) -> Iterator[str]:
    """Say which targets a clip misses, and of what it keeps what is nearest to being missed."""
    missed = clip.misses
    yield from map(clip.told, missed)
    near = max((getattr(clip, name) / most, name) for name, most in TARGETS.items() if most and name not in missed)
    yield f"{near[1]} comes nearest to what it may be: {getattr(clip, near[1])} of {TARGETS[near[1]]}"
