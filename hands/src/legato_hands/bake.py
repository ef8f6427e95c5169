"""Bake: compute everything once and write the files the player shows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from legato.library import load_library
from legato_hands.baked import Baked, BakedClip
from legato_hands.clips import Stage
from legato_hands.gltf import Document
from legato_hands.limb import Limb
from legato_hands.report import Measured, Ruler
from legato_hands.scene import AnimationClip, Scene, Solid
from legato_hands.solids import all_solids
from legato_hands.solving import Kept, fingerprint, solve_all, stage_of
from legato_hands.stored import Stored
from legato_hands.variants import variants_of
from legato_hands.zones import ORDER

LOOKS_WRONG = {"top-and-side-circles~2": "the outer hand swings around the toes before each round begins anew"}
"""Clips that keep to the numbers and are left out all the same, and why."""


def bake(makehuman: Path, out: Path, cache: Path, only: set[str]) -> Iterator[str]:
    """Write the base, a file per technique and giver and the whole, and tell what was done.

    What is stored for a score as it is now is written again as it stands; only the rest is solved.
    `only` names techniques, or files without their ending: these are solved in any case, and nothing else is written.
    """
    out.mkdir(parents=True, exist_ok=True)
    cache.mkdir(parents=True, exist_ok=True)
    stage, solids, kept = stage_of(makehuman), all_solids(), Kept(cache)
    limbs: dict[str, Limb] = {"leg": stage.atlas.leg, "hand_left": stage.left.limb, "hand_right": stage.right.limb}
    known = load_library().techniques.values()
    variants = [variant for technique in known for variant in variants_of(technique)]
    if only:
        variants = [variant for variant in variants if {variant.file, variant.technique.id} & only]
    stored = Stored.read(out / "massage.glb")
    known_clips = {} if only else {v.file: stored.clips(v, fingerprint(v.technique)) for v in variants}
    unsolved = [v for v in variants if known_clips.get(v.file) is None and (only or not kept.file(v).is_file())]
    yield from solve_all(makehuman, kept, unsolved)
    ruler = Ruler(Baked(Document({}, b""), limbs, ()))
    prints = {technique.id: fingerprint(technique) for technique in known}
    left_out: dict[str, list[str]] = {}
    whole = Scene(limbs, solids, {**_extras(stage), "fingerprints": prints, "left_out": left_out}, shapes=True)
    if not only:
        yield _write(out / "base.glb", Scene(limbs, solids, _extras(stage), shapes=True))
    for variant in variants:
        scene = Scene(limbs, solids, {"fingerprint": prints[variant.technique.id]}, shapes=False)
        before = known_clips.get(variant.file)
        if before is not None:
            left_out |= {name: why for name, why in stored.left_out.items() if name in variant.clips}
        for clip in kept.clips(variant) if before is None else before:
            if before is None and (unfit := _unfit(ruler, solids, clip)):
                left_out[clip.name] = unfit
                yield f"{clip.name} is left out: {', '.join(unfit)}"
                continue
            scene.add(clip)
            whole.add(clip)
        path = out / f"{variant.file}.glb"
        if "animations" in scene.writer.document:
            yield _write(path, scene)
        else:
            path.unlink(missing_ok=True)
    if not only:
        yield _write(out / "massage.glb", whole)


def _extras(stage: Stage) -> dict[str, Any]:
    """Return what is told of the leg."""
    atlas = stage.atlas
    return {
        "zones": [zone.value for zone in ORDER],
        "places": {
            name: [[[round(float(v), 4) for v in p] for p in way] for way in atlas.lines(name)] for name in atlas.names
        },
        "source": "MakeHuman base mesh, CC0 1.0",
    }


def _unfit(ruler: Ruler, solids: list[Solid], clip: AnimationClip) -> list[str]:
    """Return why a clip must not be shown."""
    if clip.name in LOOKS_WRONG:
        return [LOOKS_WRONG[clip.name]]
    return list(_measured(ruler, solids, clip).unfit)


def _measured(ruler: Ruler, solids: list[Solid], clip: AnimationClip) -> Measured:
    """Measure a clip as it will be stored."""
    scene = Scene(ruler.baked.limbs, solids, {}, shapes=False)
    scene.add(clip)
    document = Document.parse(scene.to_bytes(), clip.name)
    return ruler.measure(BakedClip(document, document.json["animations"][0]))


def _write(path: Path, scene: Scene) -> str:
    raw = scene.to_bytes()
    path.write_bytes(raw)
    return f"{path.name}: {len(raw) / 1000:.0f} kB"
