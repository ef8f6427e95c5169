"""From solved poses to a clip: what each bone does, and what a player has to know about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.spatial.transform import Rotation

from legato_hands.contacts import HandGrip
from legato_hands.course import Trajectory, UnplayableError
from legato_hands.grips import grip_of
from legato_hands.ground import DENSER, EXAGGERATED, Ground, Turns, closed_curve, is_spread
from legato_hands.hand import TURN, Hand
from legato_hands.limb import Limb
from legato_hands.makehuman import Floats
from legato_hands.motion import Cycle, cycle_of
from legato_hands.places import Atlas
from legato_hands.scene import AnimationClip, Track
from legato_hands.solve import Balls, Solver, balls_of
from legato_hands.variants import Variant
from legato_hands.views import round_points, views_of


@dataclass(frozen=True)
class Stage:
    """What all clips stand on."""

    atlas: Atlas
    left: Hand
    right: Hand


@dataclass(frozen=True)
class Played:
    """One hand's part in a clip, solved."""

    hand: Hand
    grip: HandGrip
    course: Trajectory
    worlds: Floats
    """The bones' movements at each moment of the clip."""
    local: dict[int, Floats]
    """Rotations of single bones at each moment."""


def hands_clip(stage: Stage, variant: Variant, number: int) -> AnimationClip:
    """Solve one stroke of a technique, and return its clip.

    Raises:
        UnplayableError: no hands can do it; the message names the technique and the moment.
    """
    stroke, giver = variant.technique.score.strokes[number - 1], variant.giver
    giver = giver.during(stroke)
    try:
        cycle = cycle_of(stage.atlas, stroke)
        ground = Ground(stage.atlas, cycle)
        played: list[Played] = []
        for course in sorted(cycle.courses, key=lambda c: c.touch.moves):
            hand = stage.right if giver.is_right(course.touch.by) else stage.left
            grip = grip_of(stage.atlas, course, giver, hand.turn_for)
            other = _thinned(balls_of(played[0].hand, played[0].worlds)) if played else None
            solver = Solver(hand, ground.carried(grip), ground.skins, other)
            poses = solver.cycle(cycle.moments)
            played.append(_played(hand, grip, course, poses))
    except UnplayableError as wrong:
        raise UnplayableError(f"{variant.file}, stroke {number}: {wrong}") from None
    tracks = _leg_tracks(stage.atlas.leg, ground.turns)
    for part in played:
        tracks += hand_tracks(part)
    return AnimationClip(
        variant.clip(number), cycle.seconds, tuple(tracks), clip_extras(variant, number, cycle, played)
    )


def _thinned(balls: Balls) -> Balls:
    return Balls(balls.places[::DENSER], balls.radii)


def _played(hand: Hand, grip: HandGrip, course: Trajectory, poses: Floats) -> Played:
    whole = (Rotation.from_rotvec(poses[:, TURN]) * Rotation.from_matrix(grip.turns)).as_quat()
    whole = steady(whole)
    turn = closed_curve(whole)
    q = closed_curve(poses)
    q[:, 6:] = np.clip(q[:, 6:], hand.lowest[6:], hand.highest[6:])
    q[:, TURN] = Rotation.from_quat(turn).as_rotvec()
    return Played(hand, grip, course, hand.worlds(q), hand.turns(q))


def steady(quaternions: Floats) -> Floats:
    """Return the same turns, each on the side of its neighbour."""
    found = quaternions.copy()
    for k in range(1, len(found)):
        if found[k] @ found[k - 1] < 0:
            found[k] = -found[k]
    return found


def hand_tracks(part: Played) -> list[Track]:
    """Return the tracks of one hand."""
    limb, worlds = part.hand.limb, part.worlds
    side = "hand_right" if part.hand.right else "hand_left"
    root = worlds[:, 0]
    places = root[:, :3, :3] @ limb.heads[0] + root[:, :3, 3]
    tracks = [Track(f"{side}_{limb.bones[0]}", _closed(_quaternions(root[:, :3, :3])), _closed(places))]
    for i, turns in sorted(part.local.items()):
        tracks.append(Track(f"{side}_{limb.bones[i]}", _slim(_closed(_quaternions(turns)))))
    return tracks


def _quaternions(turns: Floats) -> Floats:
    return steady(Rotation.from_matrix(turns).as_quat())


def _closed(rows: Floats) -> Floats:
    last = rows[:1]
    if rows.shape[1] == 4 and rows[-1] @ rows[0] < 0:
        last = -last
    return np.vstack([rows, last])


def _slim(rows: Floats) -> Floats:
    """Keep two moments of what never moves."""
    return rows[[0, -1]] if np.ptp(rows, axis=0).max() < 2e-5 else rows


def _leg_tracks(leg: Limb, turns: Turns) -> list[Track]:
    tracks = []
    for name, (vectors, shifts) in turns.items():
        i = leg.bone(name)
        offset = leg.heads[i] - leg.heads[leg.parents[i]]
        places = _closed(shifts + offset) if np.ptp(shifts) > 0 else None
        tracks.append(Track(f"leg_{name}", _closed(_quaternions(Rotation.from_rotvec(vectors).as_matrix())), places))
    return tracks


def heading(variant: Variant, number: int, *, strokes: int) -> dict[str, Any]:
    """Return what is told of every clip: whose it is, which stroke, by whom, and how many strokes one cycle holds."""
    stroke = variant.technique.score.strokes[number - 1]
    return {
        "technique": variant.technique.id,
        "stroke": number,
        "performer": variant.performer.value,
        "leg": "left",
        "tempo": stroke.tempo.per_minute,
        "strokes": strokes,
        "repetitions": stroke.repetitions,
    }


def clip_extras(variant: Variant, number: int, cycle: Cycle, played: list[Played]) -> dict[str, Any]:
    """Return what a player has to know about a clip."""
    stroke = cycle.stroke
    return {
        **heading(variant, number, strokes=cycle.strokes),
        "zones": [zone.value for zone in dict.fromkeys(z for t in (stroke.moving or stroke.touches) for z in t.zones)],
        "shows": ["leg", *sorted({"hand_right" if p.hand.right else "hand_left" for p in played})],
        "paths": [path_extras(stroke.pressure.most, course) for course in cycle.courses if course.touch.moves],
        "contacts": [contact for part in played for contact in _contacts(part)],
        "views": views_of(cycle, variant.giver),
        **({"exaggerated": EXAGGERATED} if is_spread(stroke) else {}),
    }


def path_extras(pressure: int, course: Trajectory) -> dict[str, Any]:
    """Return a contact's way as the trail that is drawn."""
    return {
        "by": course.touch.by.value,
        "part": course.touch.part.value,
        "points": round_points(course.line[:: max(1, len(course.line) // 24)]),
        "closed": course.closed,
        "pressure": int(pressure),
    }


def _contacts(part: Played) -> list[dict[str, Any]]:
    return [
        {
            "hand": "hand_right" if part.hand.right else "hand_left",
            "by": part.course.touch.by.value,
            "pads": list(contact.pads),
            "moves": part.course.touch.moves,
            "points": round_points(contact.points),
            "on": [int(v) for v in contact.on],
        }
        for contact in part.grip.contacts
    ]
