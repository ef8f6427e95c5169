"""Bake: compute everything once and write the files the player shows."""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from legato.choreography.anatomy import left_hand, left_leg
from legato.choreography.baked import Baked, BakedClip
from legato.choreography.clips import Stage, hands_clip
from legato.choreography.filling import sleeve_clip
from legato.choreography.gltf import Document
from legato.choreography.hand import Hand
from legato.choreography.limb import Limb
from legato.choreography.makehuman import Body
from legato.choreography.places import Atlas
from legato.choreography.report import Measured, Ruler
from legato.choreography.scene import Clip, Scene, Solid
from legato.choreography.solids import all_solids
from legato.choreography.surface import Skin
from legato.choreography.tools import solid_clip
from legato.choreography.zones import ORDER
from legato.library import load_library
from legato.notation.checkin import Performer
from legato.notation.score import Part
from legato.notation.technique import Technique

VERSION = 2
"""Counted up when the way of solving changes, so that everything is solved anew."""

LOOKS_WRONG = {"top-and-side-circles~2": "the outer hand swings around the toes before each round begins anew"}
"""Clips that keep to the numbers and are left out all the same, and why."""


def fingerprint(technique: Technique) -> str:
    """Return what a technique's clips depend on, as a hash: its score, and who does it."""
    told = technique.score.model_dump_json() + ",".join(sorted(p.value for p in technique.who.performers))
    return hashlib.sha256(f"{VERSION} {told}".encode()).hexdigest()[:16]


def bake(makehuman: Path, out: Path, cache: Path, only: set[str]) -> Iterator[str]:
    """Write the base, a file per technique and the whole, and tell what was done."""
    out.mkdir(parents=True, exist_ok=True)
    cache.mkdir(parents=True, exist_ok=True)
    body = Body(makehuman)
    leg, hand = left_leg(body), left_hand(body)
    limbs: dict[str, Limb] = {"leg": leg, "hand_left": hand, "hand_right": hand.mirrored()}
    skin = Skin(leg.vertices, leg.faces)
    atlas = Atlas(leg, skin)
    stage = Stage(atlas, Hand(hand, right=False), Hand(limbs["hand_right"], right=True))
    extras: dict[str, Any] = {
        "zones": [zone.value for zone in ORDER],
        "places": {
            name: [[[round(float(v), 4) for v in p] for p in way] for way in atlas.lines(name)] for name in atlas.names
        },
        "source": "MakeHuman base mesh, CC0 1.0",
    }
    solids = all_solids()
    known = load_library().techniques.values()
    prints = {technique.id: fingerprint(technique) for technique in known}
    if not only:
        yield _write(out / "base.glb", Scene(limbs, solids, extras, shapes=True))
    whole = Scene(limbs, solids, {**extras, "fingerprints": prints}, shapes=True)
    left_out: dict[str, list[str]] = {}
    whole.writer.extras["left_out"] = left_out
    for technique in known:
        if only and technique.id not in only:
            continue
        clips = _clips(stage, technique, cache / f"{technique.id}-{prints[technique.id]}.pickle", fresh=bool(only))
        scene = Scene(limbs, solids, {"fingerprint": prints[technique.id]}, shapes=False)
        for clip in clips:
            if clip.name in LOOKS_WRONG:
                left_out[clip.name] = [LOOKS_WRONG[clip.name]]
                yield f"{clip.name} is left out: {LOOKS_WRONG[clip.name]}"
                continue
            measured = _measured(limbs, solids, clip)
            if measured.unfit:
                left_out[clip.name] = list(measured.unfit)
                yield f"{clip.name} is left out: {', '.join(measured.unfit)}"
                continue
            scene.add(clip)
            whole.add(clip)
        path = out / f"{technique.id}.glb"
        if "animations" in scene.writer.document:
            yield _write(path, scene)
        else:
            path.unlink(missing_ok=True)
    if not only:
        yield _write(out / "massage.glb", whole)


def _measured(limbs: dict[str, Limb], solids: list[Solid], clip: Clip) -> Measured:
    """Measure a clip as it will be stored."""
    scene = Scene(limbs, solids, {}, shapes=False)
    scene.add(clip)
    document = Document.parse(scene.to_bytes(), clip.name)
    stored = BakedClip(document, document.json["animations"][0])
    return Ruler(Baked(document, limbs, (stored,))).measure(stored)


def _clips(stage: Stage, technique: Technique, kept: Path, *, fresh: bool) -> list[Clip]:
    if kept.is_file() and not fresh:
        return list(pickle.loads(kept.read_bytes()))  # noqa: S301 - our own file, in this folder
    clips = []
    for number, stroke in enumerate(technique.score.strokes, start=1):
        by_hand = all(touch.by.value.endswith("hand") for touch in stroke.touches)
        performer = Performer.SELF if Performer.SELF in technique.who.performers else Performer.PARTNER
        name = technique.id + (f"~{number}" if number > 1 else "")
        in_sleeve = any(touch.part is Part.SLEEVE for touch in stroke.touches)
        make = hands_clip if by_hand else sleeve_clip if in_sleeve else solid_clip
        clips.append(make(stage, technique, number, performer, name))
    kept.write_bytes(pickle.dumps(clips))
    return clips


def _write(path: Path, scene: Scene) -> str:
    raw = scene.to_bytes()
    path.write_bytes(raw)
    return f"{path.name}: {len(raw) / 1000:.0f} kB"
