"""Pictures of legs: every technique is recognised by where it works."""

from __future__ import annotations

import re

import pytest

from legato.library import load_library
from legato.notation.technique import Technique
from legato.server.wire import pictures

SHAPE = "M10 20l10 0 0 30-10 0z"
DRAWN = {"outline": SHAPE, "shades": [SHAPE], "details": [SHAPE]}


@pytest.fixture(autouse=True)
def outlines(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give outlines as they are built, but small: the sole, the back and the front of a leg."""
    zones = {
        "front": ["toes", "foot_top", "shin", "knee", "thigh_front", "thigh_outer", "ankle_inner", "ankle_outer"],
        "back": ["heel", "achilles", "calf", "thigh_back"],
        "sole": ["toes", "toe_webs", "ball", "arch", "heel"],
    }
    views = {
        view: DRAWN
        | {"size": [350, 2000], "zones": dict.fromkeys(names, SHAPE), "centres": {name: [15, 35, 9] for name in names}}
        for view, names in zones.items()
    }
    monkeypatch.setattr(pictures, "outlines", lambda: views)
    pictures._picture_of.cache_clear()


@pytest.mark.parametrize("technique", load_library().techniques.values(), ids=lambda one: one.id)
def test_every_technique_has_its_zones_filled_on_both_legs(technique: Technique) -> None:
    """Two legs, each with the body and at least one zone of the technique."""
    drawing = pictures.leg_picture(technique)
    used = re.findall(r'href="#leg-(?:front|back|sole)-([a-z_]+)"', drawing)

    assert used.count("body") == 2
    assert {name for name in used if name != "body"} <= {zone.value for zone in technique.zones}
    assert len(used) > 2


def test_the_left_foot_is_on_the_left_only_from_behind() -> None:
    """The second leg of a pair is the mirror image of the first."""
    sole = pictures.leg_picture(load_library().techniques["arch-rub"])
    back = pictures.leg_picture(load_library().techniques["achilles"])

    assert sole.index("matrix(-1") < sole.index("translate(")
    assert back.index("translate(") < back.index("matrix(-1")


def test_a_path_knows_how_high_it_reaches() -> None:
    """From its start, over all its steps, in all its parts."""
    assert pictures._heights("M10 20l10 0 0 30-10 0z") == (20, 50)
    assert pictures._heights("M10 20l0 5zM0 8l0-3z") == (5, 25)


def test_nothing_is_drawn_when_nothing_was_built(monkeypatch: pytest.MonkeyPatch) -> None:
    """A checkout without the web side has words only."""
    monkeypatch.setattr(pictures, "outlines", dict)
    pictures._picture_of.cache_clear()

    assert pictures.leg_picture(load_library().techniques["arch-rub"]) == ""
    pictures._picture_of.cache_clear()
