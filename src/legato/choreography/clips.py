"""From solved poses to a clip: what each bone does, and what a player has to know about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.interpolate import CubicSpline
from scipy.spatial.transform import Rotation

from legato.body import ZoneId, zone_of
from legato.choreography.giver import is_right
from legato.choreography.grips import Grip, grip_of
from legato.choreography.hand import TURN, Hand
from legato.choreography.limb import Limb, unit
from legato.choreography.makehuman import Floats
from legato.choreography.motion import Course, Cycle, UnplayableError, cycle_of
from legato.choreography.places import Atlas
from legato.choreography.scene import Clip, Track
from legato.choreography.solve import Balls, Solver, balls_of
from legato.choreography.surface import Grid
from legato.notation.checkin import Performer
from legato.notation.kinds import Shape, StrokeKind
from legato.notation.score import By
from legato.notation.technique import Technique

DENSER = 3
"""A clip holds three moments for each that was solved; smooth curves join them."""


@dataclass(frozen=True)
class Stage:
    """What all clips stand on."""

    atlas: Atlas
    grid: Grid
    left: Hand
    right: Hand


@dataclass(frozen=True)
class Played:
    """One hand's part in a clip, solved."""

    hand: Hand
    grip: Grip
    course: Course
    worlds: Floats
    """The bones' movements at each moment of the clip."""
    local: dict[int, Floats]
    """Rotations of single bones at each moment."""


def hands_clip(stage: Stage, technique: Technique, number: int, performer: Performer, name: str) -> Clip:
    """Solve one stroke of a technique, and return its clip.

    Raises:
        UnplayableError: no hands can do it; the message names the technique and the moment.
    """
    stroke = technique.score.strokes[number - 1]
    try:
        cycle = cycle_of(stage.atlas, stroke)
        played: list[Played] = []
        for course in sorted(cycle.courses, key=lambda c: c.touch.moves):
            hand = stage.right if is_right(course.touch.by, performer) else stage.left
            grip = grip_of(stage.atlas, course, performer, hand.turn_for)
            other = _thinned(balls_of(played[0].hand, played[0].worlds)) if played else None
            solver = Solver(hand, grip, stage.grid, other)
            poses = solver.cycle(cycle.moments)
            played.append(_played(hand, grip, course, poses))
    except UnplayableError as wrong:
        raise UnplayableError(f"{technique.id}, stroke {number}: {wrong}") from None
    leg = leg_turns(stage.atlas.leg, cycle)
    tracks = [track for turns in [leg] for track in _leg_tracks(stage.atlas.leg, turns)]
    for part in played:
        follow = _follower(stage.atlas.leg, leg, cycle, part.course)
        tracks += hand_tracks(part, follow)
    return Clip(name, cycle.seconds, tuple(tracks), clip_extras(technique, number, performer, cycle, played))


def _thinned(balls: Balls) -> Balls:
    return Balls(balls.places[::DENSER], balls.radii)


def closed_curve(values: Floats, denser: int = DENSER) -> Floats:
    """Return a smooth closed curve through rows, with more rows between them."""
    count = len(values)
    curve = CubicSpline(np.arange(count + 1), np.vstack([values, values[:1]]), bc_type="periodic")
    return np.asarray(curve(np.arange(count * denser) / denser))


def _played(hand: Hand, grip: Grip, course: Course, poses: Floats) -> Played:
    whole = (Rotation.from_rotvec(poses[:, TURN]) * Rotation.from_matrix(grip.turns)).as_quat()
    whole = _steady(whole)
    turn = closed_curve(whole)
    q = closed_curve(poses)
    q[:, 6:] = np.clip(q[:, 6:], hand.lowest[6:], hand.highest[6:])
    q[:, TURN] = Rotation.from_quat(turn).as_rotvec()
    return Played(hand, grip, course, hand.worlds(q), hand.turns(q))


def _steady(quaternions: Floats) -> Floats:
    """Return the same turns, each on the side of its neighbour."""
    found = quaternions.copy()
    for k in range(1, len(found)):
        if found[k] @ found[k - 1] < 0:
            found[k] = -found[k]
    return found


def hand_tracks(part: Played, follow: Floats | None) -> list[Track]:
    """Return the tracks of one hand; `follow` moves it along with a part of the leg."""
    limb, worlds = part.hand.limb, part.worlds
    side = "hand_right" if part.hand.right else "hand_left"
    root = worlds[:, 0]
    if follow is not None:
        root = follow @ root
    places = root[:, :3, :3] @ limb.heads[0] + root[:, :3, 3]
    tracks = [Track(f"{side}_{limb.bones[0]}", _closed(_quaternions(root[:, :3, :3])), _closed(places))]
    for i, turns in sorted(part.local.items()):
        tracks.append(Track(f"{side}_{limb.bones[i]}", _slim(_closed(_quaternions(turns)))))
    return tracks


def _quaternions(turns: Floats) -> Floats:
    return _steady(Rotation.from_matrix(turns).as_quat())


def _closed(rows: Floats) -> Floats:
    last = rows[:1]
    if rows.shape[1] == 4 and rows[-1] @ rows[0] < 0:
        last = -last
    return np.vstack([rows, last])


def _slim(rows: Floats) -> Floats:
    """Keep two moments of what never moves."""
    return rows[[0, -1]] if np.ptp(rows, axis=0).max() < 2e-5 else rows


def leg_turns(leg: Limb, cycle: Cycle) -> dict[str, tuple[Floats, Floats]]:
    """Return what the stroke does to the leg: per bone its turns and shifts at each moment of the clip."""
    stroke, bend = cycle.stroke, closed_curve(cycle.bend[:, None])[:, 0]
    none = np.zeros((len(bend), 3))
    found: dict[str, tuple[Floats, Floats]] = {}
    shape = (stroke.moving or stroke.touches)[0].shape
    if shape is Shape.ARC:
        angle = -np.radians(float(stroke.size.degrees or 20)) * bend
        angle = np.where(angle > 0, angle * 0.7, angle)  # Toes bend further up than down.
        for n in range(1, 6):
            found[f"toe{n}-1"] = (np.outer(angle, [1.0, 0, 0]), none)
    elif stroke.kind is StrokeKind.WRINGING:
        found["foot"] = (np.outer(np.radians(3.5) * bend, [0, 0, 1.0]), none)
    elif stroke.kind is StrokeKind.TRACTION and shape is Shape.APART:
        size = float(stroke.size.millimetres or 4) / 2000
        for name, side in (("spread_inner", -1.0), ("spread_outer", 1.0)):
            found[name] = (none, np.outer(size * bend, [side, 0, 0]))
    return {name: moves for name, moves in found.items() if name in leg.bones}


def _leg_tracks(leg: Limb, turns: dict[str, tuple[Floats, Floats]]) -> list[Track]:
    tracks = []
    for name, (vectors, shifts) in turns.items():
        i = leg.bone(name)
        offset = leg.heads[i] - leg.heads[leg.parents[i]]
        places = _closed(shifts + offset) if np.ptp(shifts) > 0 else None
        tracks.append(Track(f"leg_{name}", _closed(_quaternions(Rotation.from_rotvec(vectors).as_matrix())), places))
    return tracks


def _follower(leg: Limb, turns: dict[str, tuple[Floats, Floats]], cycle: Cycle, course: Course) -> Floats | None:
    """Return the movement of the part of the leg a hand holds on to, where that part moves."""
    if not turns:
        return None
    held = {Shape.ARC: "toe2-1"}.get(course.touch.shape)
    if course.touch.shape is Shape.APART:
        held = "spread_inner" if course.touch.by is By.INNER_HAND else "spread_outer"
    if cycle.stroke.kind is StrokeKind.WRINGING:
        held = "foot"
    if held is None or held not in turns:
        return None
    i = leg.bone(held)
    vectors, shifts = turns[held]
    worlds = leg.worlds(
        {i: Rotation.from_rotvec(vectors).as_matrix()}, np.tile(np.eye(4), (len(vectors), 1, 1)), {i: shifts}
    )
    return worlds[:, i]


def clip_extras(
    technique: Technique, number: int, performer: Performer, cycle: Cycle, played: list[Played]
) -> dict[str, Any]:
    """Return what a player has to know about a clip."""
    stroke = cycle.stroke
    return {
        "technique": technique.id,
        "stroke": number,
        "performer": performer.value,
        "leg": "left",
        "tempo": stroke.tempo.per_minute,
        "strokes": cycle.strokes,
        "repetitions": stroke.repetitions,
        "zones": [zone.value for zone in dict.fromkeys(z for t in (stroke.moving or stroke.touches) for z in t.zones)],
        "shows": ["leg", *sorted({"hand_right" if p.hand.right else "hand_left" for p in played})],
        "paths": [path_extras(stroke.pressure.most, course) for course in cycle.courses if course.touch.moves],
        "contacts": [contact for part in played for contact in _contacts(part)],
        "views": views_of(cycle, performer),
    }


def path_extras(pressure: int, course: Course) -> dict[str, Any]:
    """Return a contact's way as the trail that is drawn."""
    return {
        "by": course.touch.by.value,
        "part": course.touch.part.value,
        "points": rounded(course.line[:: max(1, len(course.line) // 24)]),
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
            "points": rounded(contact.points),
            "on": [int(v) for v in contact.on],
        }
        for contact in part.grip.contacts
    ]


def rounded(points: Floats, places: int = 4) -> list[list[float]]:
    """Return points as short numbers."""
    return [[round(float(v), places) for v in p] for p in points]


def views_of(cycle: Cycle, performer: Performer) -> dict[str, dict[str, list[float]]]:
    """Return cameras that see what happens: from the giver's eyes, and from below, above and the side."""
    moving = [course.points for course in cycle.courses if course.touch.moves] or [c.points for c in cycle.courses]
    middle = np.concatenate(moving).mean(0)
    foot = middle[1] < 0.06
    target = np.array([0.005, -0.02, 0.06]) * 0.6 + middle * 0.4 if foot else middle * [0.5, 1, 0.5]
    far = 0.60 if foot else 0.80
    normals = np.concatenate([c.normals for c in cycle.courses if c.touch.moves] or [cycle.courses[0].normals])
    out = normals.mean(0)
    zones = {z for c in cycle.courses if c.touch.moves for p in c.touch.on for z in zone_of(p)}
    sole = bool(zones & {ZoneId.ARCH, ZoneId.BALL, ZoneId.HEEL}) and out[1] < -0.3
    if performer is Performer.SELF:
        giver = np.array([-0.75, -0.55, 0.1]) if foot and sole else np.array([-0.6, 0.35, 0.75])
        if foot and out[2] < -0.3:
            giver = np.array([-0.7, -0.15, -0.65])
    else:
        giver = np.array([-0.25, -0.75, 0.6]) if sole else np.array([-0.35, -0.35, 0.85])
    if not foot:
        giver = np.array([0.1, 0.55, 0.85]) if performer is Performer.SELF else np.array([0.15, -0.5, 0.9])
        giver = giver + 0.9 * np.array([np.sign(out[0]) * min(1, abs(out[0]) * 2), 0, -0.4 if out[2] < -0.2 else 0])
    ways = {
        "giver": (giver, [0, 1, 0]),
        "sole": (np.array([-0.15, -1.0, 0.25]), [0, 0, 1]),
        "top": (np.array([0.1, 0.75, 0.7]), [0, 1, 0]),
        "side": (np.array([-1.0, 0.1, 0.15]), [0, 1, 0]),
    }
    return {
        name: {
            "position": rounded((target + unit(way) * far)[None], 3)[0],
            "target": rounded(target[None], 3)[0],
            "up": [float(v) for v in up],
        }
        for name, (way, up) in ways.items()
    }
