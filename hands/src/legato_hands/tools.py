"""Tools and machines that move: rolling under the sole, kneading it, squeezing the leg."""

from __future__ import annotations

import numpy as np
from scipy.spatial.transform import Rotation

from legato.notation.score import Part
from legato_hands.clips import Stage, heading, path_extras, steady
from legato_hands.course import Trajectory
from legato_hands.floor import lay_on_floor
from legato_hands.ground import closed_curve
from legato_hands.makehuman import Floats
from legato_hands.motion import cycle_of
from legato_hands.scene import AnimationClip, Track
from legato_hands.solids import BALL, BOTTLE, HOUSING_HIGH, ROLLER, shiatsu_housing
from legato_hands.variants import Variant
from legato_hands.views import views_of

RADII = {Part.ROLLER: ROLLER, Part.BOTTLE: BOTTLE, Part.BALL: BALL, Part.NODES: 0.021}
NODES_APART = 0.020
"""Metres from the middle of the sole to each kneading head."""


def solid_clip(stage: Stage, variant: Variant, number: int) -> AnimationClip:
    """Return the clip of a tool or machine."""
    stroke = variant.technique.score.strokes[number - 1]
    cycle = cycle_of(stage.atlas, stroke)
    course = cycle.courses[0]
    part = course.touch.part
    tracks: list[Track] = []
    leg: list[Track] = []
    ground = float(stage.atlas.leg.vertices[:, 1].min()) - HOUSING_HIGH
    if part in (Part.ROLLER, Part.BOTTLE, Part.BALL):
        leg, tool, ground = _rolling(stage, f"tool_{part.value}", course, RADII[part], ball=part is Part.BALL)
        tracks.append(tool)
    elif part is Part.NODES:
        tracks += [_node(stage, f"tool_node_{side}", course, sign) for side, sign in (("inner", -1), ("outer", 1))]
    brings = (shiatsu_housing(ground),) if part is Part.NODES else ()
    extras = {
        **heading(variant, number, strokes=cycle.strokes),
        "zones": [zone.value for zone in course.touch.zones],
        "shows": ["leg", *(track.node for track in tracks), *(solid.name for solid in brings)],
        # Where the foot moves and the tool lies, an arrow on the sole would be seen by nobody.
        "paths": [{**path_extras(stroke.pressure.most, course), **({"points": []} if leg else {})}],
        "ground": {"at": [0, round(ground, 4), 0.05], "up": [0, 1, 0]},
        "contacts": [
            {
                "tool": track.node,
                "radius": RADII[part],
                "across": part in (Part.ROLLER, Part.BOTTLE),
                "moves": True,
                "on": [1] * cycle.moments,
            }
            for track in tracks
        ],
        "views": views_of(cycle, variant.giver, on_tool=True),
    }
    return AnimationClip(variant.clip(number), cycle.seconds, (*leg, *tracks), extras, brings)


def _touching(stage: Stage, points: Floats, radius: float, *, across: bool) -> Floats:
    """Return where a round tool's middle is, so that it just touches from below."""
    offsets = np.linspace(-0.045, 0.045, 19) if across else np.zeros(1)
    span = np.linspace(-0.95, 0.95, 21) * radius
    shell: list[Floats] = []
    for x in offsets:
        for z in span:
            sides = np.zeros(1) if across else span
            shell += [
                np.array([x + s, np.sqrt(max(radius**2 - z**2 - s**2, 0.0)), z])
                for s in sides
                if s * s + z * z < radius**2
            ]
    rim = np.array(shell)
    found = points.copy()
    for k, p in enumerate(points):
        low, high = p[1] - radius - 0.03, p[1] - radius + 0.004
        for _ in range(18):
            middle = (low + high) / 2
            deep = stage.atlas.skin.depth(np.array([p[0] if not across else 0.006, middle, p[2]]) + rim).max()
            low, high = (low, middle) if deep > 0.0012 else (middle, high)
        found[k] = (p[0] if not across else 0.006, low, p[2])
    return found


def _rolling(
    stage: Stage, node: str, course: Trajectory, radius: float, *, ball: bool
) -> tuple[list[Track], Track, float]:
    """Return what the leg does, what the tool does, and where the floor is."""
    seen = closed_curve(_touching(stage, course.points, radius, across=not ball))
    whole = lay_on_floor(stage.atlas.leg, np.vstack([seen, seen[:1]]), radius)
    turns = [Rotation.identity()]
    for step in np.diff(whole.tool, axis=0):
        turns.append(Rotation.from_rotvec(np.array([step[2], 0, -step[0] if ball else 0]) / radius) * turns[-1])
    # A ball that went around has turned a little: what is over is taken back all the way, for the loop to close.
    over, share = turns[-1].as_rotvec(), np.linspace(0, 1, len(turns))
    back = Rotation.from_rotvec(-np.outer(share, over)) * Rotation.concatenate(turns)
    tool = Track(node, steady(back.as_quat()), whole.tool)
    leg = [
        Track(f"leg_{bone}", steady(Rotation.from_matrix(matrices).as_quat()), places)
        for bone, (matrices, places) in whole.leg.items()
    ]
    return leg, tool, whole.height


def _node(stage: Stage, node: str, course: Trajectory, sign: int) -> Track:
    shifted = course.points + np.array([sign * NODES_APART, 0, 0])
    middles = closed_curve(_touching(stage, shifted, RADII[Part.NODES], across=False))
    turn = np.zeros((len(middles) + 1, 3))
    turn[:, 1] = np.linspace(0, 2 * np.pi * 2, len(turn)) * -sign
    return Track(node, steady(Rotation.from_rotvec(turn).as_quat()), np.vstack([middles, middles[:1]]))
