"""The pictures that were taken show what moves: moments that cannot be told apart teach nothing."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from PIL import Image, ImageSequence

from legato_hands.checkout import IMAGES, STAGE
from legato_hands.pictures.posters import FRAMES, STRIP_MOMENTS

STRIPS = sorted((STAGE / "posters").glob("*-strip.webp"))
LEAST = 0.35
"""Of 255, on average over a picture: what one pose, packed twice, may differ by is less than a tenth of that."""


def _apart(one, other):
    """How far two pictures are from each other, of 255, on average."""
    return float(np.abs(np.asarray(one, float) - np.asarray(other, float)).mean())


@pytest.mark.parametrize("path", STRIPS, ids=lambda path: path.name)
def test_no_two_moments_of_a_strip_are_the_same_picture(path):
    """A strip for print is four poses: a mode meant for people once made two of them one."""
    with Image.open(path) as strip:
        wide = strip.width // len(STRIP_MOMENTS)
        paper = Image.new("RGBA", strip.size, "white")
        paper.alpha_composite(strip.convert("RGBA"))
        pictures = [paper.crop((i * wide, 0, (i + 1) * wide, strip.height)) for i in range(len(STRIP_MOMENTS))]

    assert all(_apart(one, other) > LEAST for one, other in combinations(pictures, 2))


def test_the_moving_picture_of_the_readme_moves():
    """Each of its frames is another one."""
    with Image.open(IMAGES / "hands.webp") as moving:
        frames = [np.asarray(frame.convert("RGB"), float) for frame in ImageSequence.Iterator(moving)]

    assert len(frames) == FRAMES
    assert all(_apart(one, other) > 0 for one, other in combinations(frames, 2))
