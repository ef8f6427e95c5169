"""What was baked before is written again as it stands: nobody waits for hands that have not changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from legato.library import load_library
from legato_hands.baked import BakedClip
from legato_hands.checkout import MASSAGE
from legato_hands.gltf import Document
from legato_hands.scene import Scene
from legato_hands.solids import all_solids
from legato_hands.solving import fingerprint
from legato_hands.stored import Stored
from legato_hands.variants import variants_of

VARIANTS = [variant for technique in load_library().techniques.values() for variant in variants_of(technique)]


def again(baked, clip) -> BakedClip:
    """Write a clip into a file of its own, and read it back."""
    scene = Scene(baked.limbs, all_solids(), {}, shapes=False)
    scene.add(clip)
    document = Document.parse(scene.to_bytes(), clip.name)
    return BakedClip(document, document.json["animations"][0])


def numbers(clip: BakedClip) -> list[tuple[str, str, bytes, bytes]]:
    """Give what moves, how, when and where to, to the last bit."""
    nodes, samplers = clip.document.json["nodes"], clip.animation["samplers"]
    return [
        (
            nodes[channel["target"]["node"]]["name"],
            channel["target"]["path"],
            *(clip.document.values(samplers[channel["sampler"]][part]).tobytes() for part in ("input", "output")),
        )
        for channel in clip.animation["channels"]
    ]


@pytest.mark.parametrize("variant", VARIANTS, ids=lambda variant: variant.file)
def test_a_clip_is_written_again_to_the_last_bit(baked, variant):
    """The same times, the same turns and places, and what it says about itself; what brings a shape is made anew."""
    clips = Stored.read(MASSAGE / f"{variant.file}.glb").clips(variant, fingerprint(variant.technique))
    stored = {clip.name: clip for clip in baked.clips}

    assert (clips is None) == (variant.file in {"air-compression", "shiatsu"})
    for clip in clips or ():
        assert numbers(again(baked, clip)) == numbers(stored[clip.name])
        assert clip.extras == stored[clip.name].extras


def test_what_is_new_or_changed_has_to_be_solved(tmp_path: Path):
    """Another score, another technique, or no file at all: nothing is taken from the files."""
    variant = next(variant for variant in VARIANTS if variant.file == "thumb")
    other = variant.technique.model_copy(update={"id": "another"})

    stored = Stored.read(MASSAGE / "thumb.glb")

    assert stored.clips(variant, "another score") is None
    assert stored.clips(variants_of(other)[0], fingerprint(other)) is None
    assert Stored.read(tmp_path / "thumb.glb").clips(variant, fingerprint(variant.technique)) is None


def test_why_a_clip_was_left_out_is_remembered():
    """What was found unfit is not solved again to find it unfit again."""
    (variant,) = [variant for variant in VARIANTS if variant.file == "top-and-side-circles"]
    stored = Stored.read(MASSAGE / f"{variant.file}.glb")
    clips = stored.clips(variant, fingerprint(variant.technique))

    assert clips is not None
    assert {clip.name for clip in clips} | set(stored.left_out) >= set(variant.clips)
    assert all(stored.left_out.values())
