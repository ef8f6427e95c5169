"""How thumb and fingers close around something: a toe, a tendon, a heel, a muscle."""

from __future__ import annotations

import numpy as np

from legato.notation.score import By, Part
from legato_hands.contacts import ContactTarget, HandGrip, Turned
from legato_hands.course import Trajectory, UnplayableError
from legato_hands.giver import Giver
from legato_hands.limb import unit
from legato_hands.makehuman import Floats
from legato_hands.places import Atlas

SPAN = 0.085
"""Metres a thumb and fingers comfortably reach around."""
DEPTHS = (0.019, 0.014, 0.010, 0.007, 0.005)
"""Metres below the skin at which thumb and fingers close around a muscle or a tendon: the deepest that they reach."""
NARROW = 0.042
"""Metres below which they pinch; above it the palm comes down on the skin as well."""
OPEN = 0.006
"""Metres thumb and fingers open between two kneads, each."""


def toe_grip(atlas: Atlas, course: Trajectory, giver: Giver, turned: Turned) -> HandGrip:
    """Take a toe from ahead, the palm before its tip: the thumb on the side of the giver's eyes, a finger on the other.

    Alone that is the top of the toe; somebody at the foot end sees it from beneath.
    """
    n, held = course.normals, course.touching
    moments = np.arange(len(n))
    rows = [_beneath(atlas, *row) for row in zip(course.points[held], n[held], course.along[held], strict=True)]
    # From one toe to the next the hand goes around their tips, open.
    through = np.stack([np.interp(moments, moments[held], row, period=len(n)) for row in np.transpose(rows)], axis=1)
    opened = n * ((1 - course.squeeze)[:, None] * OPEN + course.lift[:, None] * 0.15)
    at = course.points + course.along * course.lift[:, None]
    firm = course.press * course.squeeze * 0.6
    on = held & (course.squeeze > 0.5)
    above, below = (at + opened, n), (at + through - opened, -n)
    thumb, tip = (below, above) if giver.helps else (above, below)
    contacts = (
        ContactTarget(("thumb",), thumb[0], thumb[1], firm, on, 0.8),
        ContactTarget(("tip2",), tip[0], tip[1], firm, on, 0.8),
    )
    inward = np.array([1.0 if course.touch.by is By.INNER_HAND else -1.0, 0.0, 0.0])
    forward = unit(inward - 0.7 * course.along)
    palm = unit(0.5 * thumb[1] - 0.7 * course.along - 0.7 * inward)
    return HandGrip(contacts, (), turned(forward, palm), giver.elbow(course.touch), (45, 45), course.touching, arm=2.0)


def _beneath(atlas: Atlas, p: Floats, up: Floats, along: Floats) -> Floats:
    """Return the way from the top of a toe to the lowest place beneath, where a finger's pad lies flat."""
    side = np.cross(up, along)
    met = [atlas.skin.hit(p - 0.003 * up + s * side, -up) for s in np.linspace(-0.004, 0.004, 9)]
    ways = np.array([at - p for at in met if at is not None])
    deep = ways @ -up
    # Not the one lowest spot, which leaps from one bump to the next.
    return np.asarray(ways[deep > deep.max() - 0.0006].mean(0))


def pinch(atlas: Atlas, course: Trajectory, giver: Giver, turned: Turned) -> HandGrip:
    """Take something between thumb and fingers: a tendon, a heel, a muscle."""
    elbow, n = giver.elbow(course.touch), course.normals
    single = course.touch.part is Part.THUMB_AND_INDEX
    one, other = _ends(atlas, course)
    a, b = np.array(one), np.array(other)
    wide = float(np.linalg.norm(a - b, axis=1).mean()) > NARROW
    # The fingers go where the arm points them.
    if ((b - a) @ -elbow).mean() >= 0:
        thumb, finger = a, b
    else:
        thumb, finger = b, a
    # What counts as touching does: they open only in the looser half.
    opened = np.clip(1 - 2 * course.squeeze, 0, 1)[:, None] * OPEN + course.lift[:, None] * 0.4
    across = unit(finger - thumb)
    lifted = n * course.lift[:, None]
    thumb_way = atlas.skin.normal(thumb)
    finger_way = atlas.skin.normal(finger)
    firm = course.press * course.squeeze * 0.6
    thumb_at = thumb + lifted + thumb_way * opened
    finger_at = finger + lifted + finger_way * opened
    on = course.touching & (course.squeeze > 0.5)
    contacts = (
        ContactTarget(("thumb",), thumb_at, thumb_way, firm, on, 0.6),
        ContactTarget(("tip2",) if single else ("tip2", "tip3"), finger_at, finger_way, firm, on, 0.4),
    )
    if wide:
        # The palm comes down between them, which is where the arm is; from the foot end the arm comes along the leg.
        forward, arm = (0.6 * across - elbow, 2.0) if giver.helps else (across, 1.0)
        return HandGrip(contacts, ("tip4", "tip5"), turned(forward, -n), elbow, (35, 40), course.touching, arm=arm)
    # Pinched from the side of the arm.
    forward = unit(-elbow - 0.4 * n)
    return HandGrip(contacts, (), turned(forward, -across), elbow, (45, 45), course.touching)


def _ends(atlas: Atlas, course: Trajectory) -> tuple[list[Floats], list[Floats]]:
    """Return where thumb and fingers are at each moment: as deep around as they reach everywhere.

    Raises:
        UnplayableError: they do not reach around at all.
    """
    missing = 0
    for depth in DEPTHS:
        found = [
            _around(atlas, p, normal, along, depth, is_point=len(course.line) == 1)
            for p, normal, along in zip(course.points, course.normals, course.along, strict=True)
        ]
        reached = [ends for ends in found if ends is not None]
        if len(reached) == len(found):
            return [ends[0] for ends in reached], [ends[1] for ends in reached]
        missing = found.index(None)
    raise UnplayableError(f"moment {missing}: thumb and fingers cannot reach around the {course.touch.zones[0].value}")


def _around(
    atlas: Atlas, p: Floats, normal: Floats, along: Floats, depth: float, *, is_point: bool
) -> tuple[Floats, Floats] | None:
    """Return the skin on both sides of what is `depth` metres below a place."""
    level = is_point and abs(along[1]) > 0.999
    side = unit(np.cross(normal, np.array([0.0, 1.0, 0.0]) if level else along))
    inside = p - normal * depth
    if atlas.skin.depth(inside[None])[0] < 0.002:
        return None
    ends = atlas.skin.hit(inside, side), atlas.skin.hit(inside, -side)
    if ends[0] is None or ends[1] is None or np.linalg.norm(ends[0] - ends[1]) >= SPAN:
        return None
    return ends[0], ends[1]
