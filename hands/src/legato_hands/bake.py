"""Bake: compute everything once and write the files the player shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from legato.library import load_library
from legato_hands.baked import BASE, Baked, BakedClip
from legato_hands.clips import Stage
from legato_hands.course import UnplayableError
from legato_hands.eyes import VERSION as CAMERAS
from legato_hands.eyes import placed_views
from legato_hands.giver import Giver
from legato_hands.gltf import Document
from legato_hands.limb import Limb
from legato_hands.measured import Measured, still_missed
from legato_hands.motion import cycle_of
from legato_hands.places import Atlas
from legato_hands.report import Ruler
from legato_hands.scene import AnimationClip, Scene, Solid
from legato_hands.setting import setting_of
from legato_hands.sight import Witness
from legato_hands.solids import all_solids
from legato_hands.solving import Kept, fingerprint, solve_all, stage_of
from legato_hands.stored import Stored
from legato_hands.variants import Variant, variants_of
from legato_hands.zones import ORDER

LOOKS_WRONG = {"top-and-side-circles~2": "the outer hand swings around the toes before each round begins anew"}
"""Clips that keep to the numbers and are left out all the same, and why."""


def bake(makehuman: Path, out: Path, cache: Path, only: set[str]) -> Iterator[str]:
    """Write the base and a file for each technique and giver, and tell what was done.

    What is stored for a score as it is now is written again as it stands; only the rest is solved.
    `only` names techniques, or files without their ending: these are solved in any case.
    """
    out.mkdir(parents=True, exist_ok=True)
    cache.mkdir(parents=True, exist_ok=True)
    stage, solids, kept = stage_of(makehuman), all_solids(), Kept(cache)
    limbs: dict[str, Limb] = {"leg": stage.atlas.leg, "hand_left": stage.left.limb, "hand_right": stage.right.limb}
    variants = [variant for technique in load_library().techniques.values() for variant in variants_of(technique)]
    wanted = {variant.file for variant in variants if {variant.file, variant.technique.id} & only}
    stored = {variant.file: Stored.read(out / f"{variant.file}.glb") for variant in variants}
    before = {v.file: None if v.file in wanted else stored[v.file].clips(v, fingerprint(v.technique)) for v in variants}
    unsolved = [v for v in variants if v.file in wanted or (before[v.file] is None and not kept.file(v).is_file())]
    for variant in unsolved:
        lay_out(stage.atlas, variant)
    yield from solve_all(makehuman, kept, unsolved)
    baked = Baked(Document({}, b""), limbs, ())
    ruler, witness = Ruler(baked), Witness(baked)
    yield from _write(out / BASE, Scene(limbs, solids, _extras(stage), shapes=True))
    for variant in variants:
        known = before[variant.file]
        left_out = {} if known is None else stored[variant.file].left_out
        clips = []
        for clip in kept.clips(variant) if known is None else known:
            placed = known is not None and stored[variant.file].cameras == CAMERAS
            shown = _settled(solids, clip if placed else _seen(witness, solids, clip), baked, variant.giver)
            if known is None and (unfit := _unfit(_measured(ruler, solids, shown))):
                left_out[clip.name] = unfit
                yield f"{clip.name} is left out: {'; '.join(unfit)}"
                continue
            clips.append(shown)
        extras = {"fingerprint": fingerprint(variant.technique), "cameras": CAMERAS, "left_out": left_out}
        scene = Scene(limbs, solids, extras, shapes=False)
        for clip in clips:
            scene.add(clip)
        path = out / f"{variant.file}.glb"
        if clips:
            yield from _write(path, scene)
        else:
            path.unlink(missing_ok=True)


def lay_out(atlas: Atlas, variant: Variant) -> None:
    """Lay out every stroke of a variant, which takes a moment, before anything is solved, which takes minutes.

    Raises:
        UnplayableError: no hand can do one of them; the message names the stroke, and the moment or the place.
    """
    for number, stroke in enumerate(variant.technique.score.strokes, start=1):
        try:
            cycle_of(atlas, stroke)
        except UnplayableError as wrong:
            raise UnplayableError(f"{variant.file}, stroke {number}: {wrong}") from None


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


def _unfit(measured: Measured) -> list[str]:
    """Return why a clip must not be shown: it looks wrong, is far off, or misses a target that it may not miss."""
    if measured.clip in LOOKS_WRONG:
        return [LOOKS_WRONG[measured.clip]]
    allowed = still_missed().get(measured.clip, frozenset())
    return [*measured.unfit, *(measured.told(name) for name in measured.misses if name not in allowed)]


def _measured(ruler: Ruler, solids: list[Solid], clip: AnimationClip) -> Measured:
    """Measure a clip as it will be stored."""
    return ruler.measure(_stored(ruler.baked, solids, clip))


def _seen(witness: Witness, solids: list[Solid], clip: AnimationClip) -> AnimationClip:
    """Return a clip with cameras that see it as it will be stored."""
    return replace(clip, extras=placed_views(witness, _stored(witness.baked, solids, clip), clip.extras))


def _settled(solids: list[Solid], clip: AnimationClip, baked: Baked, giver: Giver) -> AnimationClip:
    """Return a clip that says where the receiver is."""
    told = {name: value for name, value in clip.extras.items() if name not in ("ground", "other_leg")}
    found = setting_of(baked, _stored(baked, solids, clip), giver)
    return replace(clip, extras=told | found) if found else clip


def _stored(baked: Baked, solids: list[Solid], clip: AnimationClip) -> BakedClip:
    scene = Scene(baked.limbs, solids, {}, shapes=False)
    scene.add(clip)
    document = Document.parse(scene.to_bytes(), clip.name)
    return BakedClip(document, document.json["animations"][0])


def _write(path: Path, scene: Scene) -> Iterator[str]:
    """Write a file that is not there yet as it is to be, and tell how large it is."""
    raw = scene.to_bytes()
    if path.is_file() and path.read_bytes() == raw:
        return
    path.write_bytes(raw)
    yield f"{path.name}: {len(raw) / 1000:.0f} kB"
