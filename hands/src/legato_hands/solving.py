"""Solve the clips of all techniques, with all cores, and keep what was solved until its score changes."""

from __future__ import annotations

import hashlib
import os
import pickle
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from functools import cache
from multiprocessing import get_context
from pathlib import Path

from legato.notation.score import Part, Stroke
from legato.notation.technique import Technique
from legato_hands.anatomy import left_hand, left_leg
from legato_hands.clips import Stage, hands_clip
from legato_hands.filling import sleeve_clip
from legato_hands.hand import Hand
from legato_hands.makehuman import Body
from legato_hands.motion import lengths
from legato_hands.places import Atlas
from legato_hands.scene import AnimationClip
from legato_hands.surface import Skin
from legato_hands.tools import solid_clip
from legato_hands.variants import HANDS, Variant

VERSION = 3
"""Counted up when the way of solving hands changes, so that all of them are solved anew."""
SOLIDS = 5
"""The same of tools and machines, which take a moment."""


def fingerprint(technique: Technique) -> str:
    """Return what a technique's clips depend on, as a hash: its score, and who does it."""
    told = technique.score.model_dump_json() + ",".join(sorted(p.value for p in technique.who.performers))
    version = VERSION if all(map(_is_by_hand, technique.score.strokes)) else SOLIDS
    return hashlib.sha256(f"{version} {told}".encode()).hexdigest()[:16]


@cache
def stage_of(makehuman: Path) -> Stage:
    """Return what all clips stand on, cut from MakeHuman's data once for each process."""
    body = Body(makehuman)
    leg, hand = left_leg(body), left_hand(body)
    atlas = Atlas(leg, Skin(leg.vertices, leg.faces))
    return Stage(atlas, Hand(hand, right=False), Hand(hand.mirrored(), right=True))


@dataclass(frozen=True)
class Kept:
    """The folder of what was solved."""

    folder: Path

    def file(self, variant: Variant) -> Path:
        """Return where the clips of a variant are kept; its score as it is now is in the name."""
        return self.folder / f"{variant.file}-{fingerprint(variant.technique)}.pickle"

    def clips(self, variant: Variant) -> list[AnimationClip]:
        """Return the clips of a variant that was solved."""
        return list(pickle.loads(self.file(variant).read_bytes()))  # noqa: S301 - our own file, in this folder


def solve_all(makehuman: Path, kept: Kept, variants: list[Variant]) -> Iterator[str]:
    """Solve variants, those that take longest first, and tell of each how long it took.

    Raises:
        UnplayableError: no hands can do one of them.
    """
    cores = min(len(os.sched_getaffinity(0)), len(variants))
    if not cores:
        return
    # Begun anew instead of copied: a copy of a process that has threads may wait for ever.
    with ProcessPoolExecutor(cores, mp_context=get_context("spawn")) as pool:
        todo = {
            pool.submit(_solve, makehuman, kept.file(variant), variant): variant
            for variant in sorted(variants, key=_work, reverse=True)
        }
        try:
            for done in as_completed(todo):
                yield f"{todo[done].file} is solved: {done.result():.0f} s"
        finally:
            pool.shutdown(cancel_futures=True)


def _work(variant: Variant) -> int:
    """Return how much there is to solve: moments of hands."""
    strokes = variant.technique.score.strokes
    return sum(lengths(stroke)[1] * len(stroke.touches) for stroke in strokes if _is_by_hand(stroke))


def _is_by_hand(stroke: Stroke) -> bool:
    return all(touch.by in HANDS for touch in stroke.touches)


def _solve(makehuman: Path, file: Path, variant: Variant) -> float:
    """Solve a variant, keep its clips, and return the seconds it took."""
    start = time.monotonic()
    stage, clips = stage_of(makehuman), []
    for number, stroke in enumerate(variant.technique.score.strokes, start=1):
        in_sleeve = any(touch.part is Part.SLEEVE for touch in stroke.touches)
        make = hands_clip if _is_by_hand(stroke) else sleeve_clip if in_sleeve else solid_clip
        clips.append(make(stage, variant, number))
    file.write_bytes(pickle.dumps(clips))
    return time.monotonic() - start
