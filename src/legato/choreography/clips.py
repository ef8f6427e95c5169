"""From solved poses to a clip: what each bone does, and what a player has to know about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.spatial.transform import Rotation

from legato.body import ZoneId, zone_of
from legato.choreography.course import Course, UnplayableError
from legato.choreography.giver import is_right
from legato.choreography.grips import Grip, grip_of
from legato.choreography.ground import DENSER, Ground, Turns, closed_curve
from legato.choreography.hand import TURN, Hand
from legato.choreography.limb import Limb, unit
from legato.choreography.makehuman import Floats
from legato.choreography.motion import Cycle, cycle_of
from legato.choreography.places import Atlas
from legato.choreography.scene import Clip, Track
from legato.choreography.solve import Balls, Solver, balls_of
from legato.notation.checkin import Performer
from legato.notation.technique import Technique


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
        ground = Ground(stage.atlas, cycle)
        played: list[Played] = []
        for course in sorted(cycle.courses, key=lambda c: c.touch.moves):
            hand = stage.right if is_right(course.touch.by, performer) else stage.left
            grip = grip_of(stage.atlas, course, performer, hand.turn_for)
            other = _thinned(balls_of(played[0].hand, played[0].worlds)) if played else None
            solver = Solver(hand, ground.carried(grip), ground.skins, other)
            poses = solver.cycle(cycle.moments)
            played.append(_played(hand, grip, course, poses))
    except UnplayableError as wrong:
        raise UnplayableError(f"{technique.id}, stroke {number}: {wrong}") from None
    tracks = _leg_tracks(stage.atlas.leg, ground.turns)
    for part in played:
        tracks += hand_tracks(part)
    return Clip(name, cycle.seconds, tuple(tracks), clip_extras(technique, number, performer, cycle, played))


def _thinned(balls: Balls) -> Balls:
    return Balls(balls.places[::DENSER], balls.radii)


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
    return _steady(Rotation.from_matrix(turns).as_quat())


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


def heading(technique: Technique, number: int, performer: Performer, *, strokes: int) -> dict[str, Any]:
    """Return what is told of every clip: whose it is, which stroke, by whom, and how many strokes one cycle holds."""
    stroke = technique.score.strokes[number - 1]
    return {
        "technique": technique.id,
        "stroke": number,
        "performer": performer.value,
        "leg": "left",
        "tempo": stroke.tempo.per_minute,
        "strokes": strokes,
        "repetitions": stroke.repetitions,
    }


def clip_extras(
    technique: Technique, number: int, performer: Performer, cycle: Cycle, played: list[Played]
) -> dict[str, Any]:
    """Return what a player has to know about a clip."""
    stroke = cycle.stroke
    return {
        **heading(technique, number, performer, strokes=cycle.strokes),
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


def views_of(cycle: Cycle, performer: Performer, *, on_tool: bool = False) -> dict[str, dict[str, list[float]]]:
    """Return cameras that see what happens: from the giver's eyes, and from below, above and the side.

    With a tool below the foot the first is from in front, where foot and tool are both in sight.
    """
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
        if any(place.startswith(("toe_1", "web_")) for c in cycle.courses if c.touch.moves for place in c.touch.on):
            # From above the instep: a hand before the toes would hide them.
            giver = np.array([-0.35, 0.8, 0.2])
        if all("foot_top_line" in c.touch.on for c in cycle.courses):
            # From further above: otherwise the arm in front comes straight at the eye.
            giver = np.array([-0.1, 0.7, 0.8])
    else:
        giver = np.array([-0.25, -0.75, 0.6]) if sole else np.array([-0.35, -0.35, 0.85])
    if not foot:
        giver = np.array([0.1, 0.55, 0.85]) if performer is Performer.SELF else np.array([0.15, -0.5, 0.9])
        giver = giver + 0.9 * np.array([np.sign(out[0]) * min(1, abs(out[0]) * 2), 0, -0.4 if out[2] < -0.2 else 0])
    if on_tool:
        giver, far = np.array([-0.75, 0.1, 0.7]), 0.75
        target = target - np.array([0, 0.03, 0])
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
