"""The baked files are whole, fresh, small enough, and keep what was promised."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path

import pytest

from depth import sampled
from legato.library import load_library
from legato.notation.score import Tempo
from legato_hands.bake import lay_out
from legato_hands.baked import BASE, Baked, clip_files
from legato_hands.checkout import MASSAGE, ROOT
from legato_hands.course import UnplayableError
from legato_hands.gltf import Document
from legato_hands.measured import TARGETS, still_missed
from legato_hands.motion import cycle_of
from legato_hands.places import Atlas
from legato_hands.report import Ruler
from legato_hands.solving import fingerprint
from legato_hands.stored import Stored
from legato_hands.surface import Skin
from legato_hands.variants import variants_of

FILES = sorted(MASSAGE.glob("*.glb"))
PARTS = 8
"""The clips are measured in as many parts, of which `make test` takes one."""
CHECK = """
import { validateBytes } from "gltf-validator";
import { readFileSync } from "node:fs";
const wrong = {};
for (const path of process.argv.slice(1)) {
  const { issues } = await validateBytes(new Uint8Array(readFileSync(path)));
  // 0 is an error, 1 a warning; what is only said is of no matter.
  wrong[path] = issues.messages.filter((message) => message.severity < 2);
}
process.stdout.write(JSON.stringify(wrong));
"""


@pytest.fixture(scope="module")
def atlas(baked):
    """The places on the baked leg."""
    leg = baked.limbs["leg"]
    return Atlas(leg, Skin(leg.vertices, leg.faces))


@pytest.fixture(scope="module")
def variants():
    """Every technique, once for each kind of giver whose hands are shown."""
    return [variant for technique in load_library().techniques.values() for variant in variants_of(technique)]


@pytest.mark.slow
def test_every_file_is_valid_gltf():
    """The validator of those who make the format finds nothing wrong; one Node, wherever it is from, reads them all."""
    node = [sys.executable, str(ROOT / "hatch_build.py"), "node"]
    answer = subprocess.run(
        [*node, "--input-type=module", "-e", CHECK, *map(str, FILES)], capture_output=True, text=True, check=False
    )
    assert answer.returncode == 0, answer.stderr
    wrong = json.loads(answer.stdout)

    assert set(wrong) == {str(path) for path in FILES}
    assert {path: messages[:3] for path, messages in wrong.items() if messages} == {}


def test_little_is_loaded_before_the_first_technique_moves():
    """The base and the largest technique stay below 450 kB, and all of it below 1.5 MB, packed."""
    size = {path.name: len(gzip.compress(path.read_bytes(), 9)) for path in FILES}

    base = size.pop("base.glb")
    # gzip packs these files a third worse than brotli, which is what is sent.
    assert base < 450_000
    assert base * 0.75 + max(size.values()) < 450_000
    assert base + sum(size.values()) < 1_500_000


def test_clips_were_made_from_the_scores_there_are(variants):
    """Whoever changes a score is told what computes its hands."""
    for variant in variants:
        then = Document.read(MASSAGE / f"{variant.file}.glb").json["asset"]["extras"]["fingerprint"]
        now = fingerprint(variant.technique)
        assert now == then, f"The score of {variant.technique.id} changed: `make content` computes its hands."


def test_every_technique_moves_or_says_why_not(baked, variants):
    """Nothing is forgotten: a technique has clips for each of its givers, or is on the list of what is left out."""
    left_out = [Stored.read(path).left_out for path in clip_files()]
    wanted = {name for variant in variants for name in variant.clips}

    assert {clip.name for clip in baked.clips} | {name for one in left_out for name in one} == wanted, (
        "`make content` computes the hands."
    )
    assert all(reasons for one in left_out for reasons in one.values())


def test_what_hands_do_is_shown_for_both_givers_and_what_machines_do_once(variants):
    """Somebody who is massaged sees the hands of who massages them; a roller rolls for everybody alike."""
    files = {variant.file for variant in variants}

    assert {"thumb", "thumb-partner", "calf-kneading", "calf-kneading-partner", "tennis-ball", "shiatsu"} <= files
    assert not {"tennis-ball-partner", "shiatsu-partner", "air-compression-partner"} & files


def test_each_file_holds_the_clips_of_one_technique_by_one_giver(variants):
    """Two people who work on two techniques change no file in common."""
    files = {variant.file: variant for variant in variants}

    assert {path.stem for path in clip_files()} == set(files), "`make content` writes the files."
    for file, variant in files.items():
        stored = Document.read(MASSAGE / f"{file}.glb")
        assert {clip["name"] for clip in stored.json["animations"]} <= set(variant.clips)
        assert {clip["extras"]["performer"] for clip in stored.json["animations"]} == {variant.performer.value}


@pytest.mark.slow
@pytest.mark.parametrize("part", sampled(range(PARTS)))
def test_every_clip_keeps_to_what_it_is_not_excused_from(baked, part):
    """Every clip that is shown is measured again, from the file; the list of excuses only ever gets shorter."""
    ruler, excused = Ruler(baked), still_missed()
    for clip in sorted(baked.clips, key=lambda clip: clip.name)[part::PARTS]:
        found = ruler.measure(clip)

        assert not found.unfit, found
        assert set(found.misses) <= excused.get(clip.name, set()), [found.told(name) for name in found.misses]
        assert excused.get(clip.name, set()) <= set(found.misses), f"{clip.name} keeps to more now: shorten ledger.toml"
        assert found.over_limit_degrees <= TARGETS["over_limit_degrees"], found
        assert found.loop_gap_mm < TARGETS["loop_gap_mm"], found


def test_only_clips_that_are_shown_are_excused(baked):
    """Nobody is excused who is not there, and a target that is none is refused."""
    assert set(still_missed()) <= {clip.name for clip in baked.clips}


def test_an_excuse_from_what_is_no_target_is_refused(tmp_path: Path):
    """A word that is written wrongly would excuse from nothing, and nobody would know."""
    ledger = tmp_path / "ledger.toml"
    ledger.write_text('thumb = ["hand_in_hands_mm"]')

    with pytest.raises(ValueError, match=r"ledger\.toml lists hand_in_hands_mm, and there is no such target"):
        still_missed(ledger)


@pytest.mark.parametrize("tempo", [0, 1000])
def test_a_tempo_no_hand_can_follow_stops_the_bake(atlas, tempo):
    """A score that slipped past the notation's own checks is refused with a reason."""
    stroke = load_library().techniques["arch-rub"].score.strokes[0]
    hasty = stroke.model_copy(update={"tempo": Tempo.model_construct(per_minute=tempo, slows_to=None)})

    with pytest.raises(UnplayableError, match=f"tempo of {tempo}"):
        cycle_of(atlas, hasty)


def test_a_path_that_leaves_the_leg_stops_the_bake(atlas):
    """Circles wider than the foot would go through the air."""
    stroke = load_library().techniques["top-and-side-circles"].score.strokes[1]
    wide = stroke.model_copy(update={"size": stroke.size.model_copy(update={"millimetres": 400})})

    with pytest.raises(UnplayableError, match=r"moment \d+: the path of the flat_fingers leaves the leg"):
        cycle_of(atlas, wide)


@pytest.mark.parametrize(
    ("places", "why"),
    [
        (("ball_line",), "an arc bends the toes, and ball_line is not among them"),
        (("toe_elbow",), "nothing on the leg of the hands is called toe_elbow"),
    ],
)
def test_what_no_hand_can_do_is_said_before_anything_is_solved(atlas, places, why):
    """Ankle circles written as an arc once baked well, and showed toes that bend; a place that is nowhere broke off."""
    technique = load_library().techniques["toe-bend"]
    stroke = technique.score.strokes[0]
    touches = tuple(touch.model_copy(update={"on": places}) if touch.moves else touch for touch in stroke.touches)
    score = technique.score.model_copy(update={"strokes": (stroke.model_copy(update={"touches": touches}),)})
    (variant, _) = variants_of(technique.model_copy(update={"score": score}))

    with pytest.raises(UnplayableError, match=f"^toe-bend, stroke 1: {why}$"):
        lay_out(atlas, variant)


def test_a_damaged_file_is_refused(tmp_path: Path):
    """A file that was cut short is never half read."""
    (tmp_path / BASE).write_bytes((MASSAGE / BASE).read_bytes())
    cut = tmp_path / "thumb.glb"
    cut.write_bytes((MASSAGE / "thumb.glb").read_bytes()[:-100])

    with pytest.raises(ValueError, match="not a whole binary glTF"):
        Baked.read(tmp_path)
