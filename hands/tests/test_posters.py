"""The pictures that were taken show what moves: moments that cannot be told apart teach nothing."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from PIL import Image, ImageSequence

from legato_hands.checkout import IMAGES, STAGE
from legato_hands.measured import KEY_MOMENTS
from legato_hands.pictures.posters import FRAMES

STRIPS = sorted((STAGE / "posters").glob("*-strip.webp"))
PLAINLY = 40
"""Of 255: what one pose, packed twice, differs by is less, everywhere."""
LEAST = 0.0005
"""The share of a picture that differs plainly from another one, where a single chamber of a sleeve is fuller in it."""


def _apart(one, other):
    """Tell which share of a picture differs plainly from another."""
    away = np.abs(np.asarray(one, float) - np.asarray(other, float)).max(axis=2)
    return float((away > PLAINLY).mean())


@pytest.mark.parametrize("path", STRIPS, ids=lambda path: path.name)
def test_no_two_moments_of_a_strip_are_the_same_picture(path):
    """A strip for print is four poses: a mode meant for people once made two of them one."""
    with Image.open(path) as strip:
        wide = strip.width // len(KEY_MOMENTS)
        paper = Image.new("RGBA", strip.size, "white")
        paper.alpha_composite(strip.convert("RGBA"))
        whole = paper.convert("RGB")
        pictures = [whole.crop((i * wide, 0, (i + 1) * wide, strip.height)) for i in range(len(KEY_MOMENTS))]

    assert all(_apart(one, other) > LEAST for one, other in combinations(pictures, 2))


def test_the_moving_picture_of_the_readme_moves():
    """Each of its frames is another one."""
    with Image.open(IMAGES / "hands.webp") as moving:
        frames = [np.asarray(frame.convert("RGB"), float) for frame in ImageSequence.Iterator(moving)]

    assert len(frames) == FRAMES
    assert all(_apart(one, other) > 0 for one, other in combinations(frames, 2))
