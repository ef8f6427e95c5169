"""How a hand takes hold: which of its spots touch where, and how it is turned to do so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from legato.body import FOOT, ZoneId, zone_of
from legato.choreography.course import Course, UnplayableError
from legato.choreography.giver import elbow_way
from legato.choreography.limb import unit
from legato.choreography.makehuman import Floats
from legato.choreography.places import Atlas
from legato.notation.checkin import Performer
from legato.notation.kinds import Shape
from legato.notation.score import By, Part

SPAN = 0.085
"""Metres a thumb and fingers comfortably reach around."""
DEPTHS = (0.019, 0.014, 0.010, 0.007, 0.005)
"""Metres below the skin at which thumb and fingers close around a muscle or a tendon: the deepest that they reach."""
NARROW = 0.042
"""Metres below which they pinch; above it the palm comes down on the skin as well."""
OPEN = 0.006
"""Metres thumb and fingers open between two kneads, each."""
Turning = Callable[[Floats, Floats], Floats]
"""The rotation that points a hand's fingers, and its palm, given ways."""
Turned = Callable[[Floats, Floats], Floats]
"""The same, for the rows of all moments."""


@dataclass(frozen=True)
class Contact:
    """A spot of the hand that has to be somewhere: a row for each moment."""

    pads: tuple[str, ...]
    points: Floats
    normals: Floats
    """Of the skin it faces."""
    press: Floats
    on: np.ndarray
    """Whether it touches."""
    facing: float = 1.0
    exact: float = 1.0
    """How exactly it keeps its height above the skin: a broad hand just lies on it."""


@dataclass(frozen=True)
class Grip:
    """What one hand does over a cycle."""

    contacts: tuple[Contact, ...]
    soft: tuple[str, ...]
    """Spots that lie on the skin wherever it happens to be."""
    turns: Floats
    """How the hand is turned, about, at each moment."""
    elbow: Floats
    curl: tuple[float, float] | None = None
    """Knuckles and middle joints, in degrees from straight, where the grip asks for it."""
    touching: np.ndarray | None = None
    hover: float = 0.0
    """How far the palm keeps away from the skin, in metres; 0 where it may lie on it."""
    arm: float = 1.0
    """How firmly the forearm keeps to its way: more where it would swing about otherwise."""


_ALONE = {
    "toe": ([-0.65, -0.15, 0.65], [-0.65, -0.15, 0.65]),
    "web": ([-0.7, 0.4, 0.5], [-0.7, 0.4, 0.5]),
    "foot_top_line": ([-0.8, 0.45, 0.4], [-0.65, 0.75, 0.15]),
    "foot_sides": ([-0.5, 0.7, 0.5], [0.25, 0.8, 0.55]),
    "ankle_ring_outer": ([0.05, 0.85, 0.5], [0.05, 0.85, 0.5]),
    "foot_outer_edge": ([0.05, 0.85, 0.5], [0.05, 0.85, 0.5]),
}
"""From the wrist to the elbow, of the inner and the outer hand, where somebody alone reaches a place in another way."""
_TIPS = ("tip2", "tip3", "tip4", "tip5")
_FLAT = (*_TIPS, "middle2", "middle3", "middle4", "middle5", "base2", "base3", "base4", "base5")


def grip_of(atlas: Atlas, course: Course, performer: Performer, turn_for: Turning) -> Grip:  # noqa: PLR0911 - one way per part
    """Return how a hand does its part.

    Raises:
        UnplayableError: no hand can do it.
    """
    touch = course.touch
    zone = zone_of(touch.on[0])[0]
    elbow = _elbow(touch.by, zone, touch.on, touch.part, performer)
    n = course.normals
    raised = course.points + n * course.lift[:, None]
    part = touch.part

    def one(pad: str, facing: float = 1.0) -> Contact:
        return Contact((pad,), raised, n, course.press, course.touching, facing)

    def turned(forward: Floats, palm: Floats) -> Floats:
        return np.array([turn_for(f, p) for f, p in zip(np.broadcast_to(forward, n.shape), palm, strict=True)])

    inward = np.array([1.0 if touch.by is By.INNER_HAND else -1.0, 0.0, 0.0])
    if touch.shape is Shape.ARC:
        # From the inner side, palm up: toes are shorter than a hand is broad, so two fingers lie under them.
        up = np.broadcast_to([0.0, 1.0, -0.1], n.shape)
        contact = Contact(("base3", "base4"), raised, n, course.press, course.touching, 0.5)
        return Grip((contact,), ("base5", "middle3", "middle4", "middle5", "tip4"),
                    turned(np.array([1.0, 0.0, -0.15]), up), unit(np.array([-0.9, -0.35, 0.3])))  # fmt: skip
    if touch.shape is Shape.APART:
        palm = np.broadcast_to(inward, n.shape)
        at = atlas.out(np.array([0.006, -0.044, float(course.points[0, 2])]), -inward)
        edge = np.broadcast_to(at, n.shape)
        contact = Contact(("ridge",), edge, np.broadcast_to(-inward, n.shape), course.press, course.touching, 0.6)
        forward = unit(np.array([0.0, 0.8, -0.4 if performer is Performer.PARTNER else 0.1]))
        return Grip((contact,), (*_TIPS, "thumb"), turned(forward, palm), elbow, (40, 30))
    if part in (Part.PALM, Part.WHOLE_HAND, Part.HEEL_OF_HAND):
        pads = _broad(part, touch.on[0], moves=touch.moves)
        contact = Contact(pads, raised, n, course.press, course.touching, 0.25, 0.5)
        soft: tuple[str, ...] = (*_FLAT, "thumb") if part is Part.WHOLE_HAND else _FLAT
        return Grip((contact,), soft, turned(-elbow, -n), elbow, touching=course.touching)
    if part is Part.FLAT_FINGERS:
        soft = ("tip2", "tip4", "middle2", "middle3", "middle4", "tip5")
        return Grip((one("tip3"),), soft, turned(-elbow, -n - 0.12 * elbow), elbow, (18, 14), course.touching, 0.012)
    if part is Part.FINGERTIPS:
        slant = unit(-elbow * 0.8 - n * 0.6)
        return Grip(
            (one("tip3", 0.5),),
            ("tip2", "tip4"),
            turned(slant, -n - 0.5 * elbow),
            elbow,
            (35, 35),
            course.touching,
            0.025,
        )
    if part is Part.THUMB_PAD:
        palm = np.broadcast_to(inward, n.shape) - 0.25 * n
        return Grip((one("thumb"),), _TIPS, turned(-n * 0.9 - 0.2 * elbow, palm), elbow, (35, 35), course.touching)
    if part in (Part.KNUCKLES, Part.FIST):
        plates = ("plate2", "plate3", "plate4")
        palm = np.broadcast_to([-0.2, 0.0, -1.0], n.shape)
        contact = Contact(plates, raised, n, course.press, course.touching, 0.8)
        return Grip((contact,), ("plate5",), turned(-n, palm), unit(elbow * 0.5 + n.mean(0)), (70, 98), course.touching)
    return _toe(atlas, course, elbow, turned) if zone is ZoneId.TOES else _pinch(atlas, course, elbow, zone, turned, n)


def _broad(part: Part, place: str, *, moves: bool) -> tuple[str, ...]:
    """Return what of a broad hand touches: on a leg the ridge under the fingers and the heel, for the palm is hollow.

    A foot is so round that the hollow lies right on it, but along the middle of its top only the ridge does.
    """
    if part is Part.HEEL_OF_HAND:
        return ("heel",)
    if not moves or zone_of(place)[0] not in FOOT:
        return ("ridge", "heel")
    return ("ridge",) if place == "foot_top_line" else ("palm",)


def _elbow(by: By, zone: ZoneId, on: tuple[str, ...], part: Part, performer: Performer) -> Floats:
    inner = by is By.INNER_HAND
    place = on[0]
    if performer is Performer.PARTNER and place.startswith(("toe_", "web_")) and part is not Part.THUMB_PAD:
        return unit(np.array([-0.25 if inner else 0.25, -0.25, 0.9]))
    if performer is Performer.SELF:
        if (known := _ALONE.get(place.rstrip("_12345"))) is not None:
            return unit(np.array(known[not inner]))
        if zone is ZoneId.FOOT_TOP and not place.endswith(("edge", "sides")):
            return unit(np.array([-0.85, -0.3, 0.35] if inner else [-0.6, 0.75, 0.1]))
    return elbow_way(by, zone, performer)


def _toe(atlas: Atlas, course: Course, elbow: Floats, turned: Turned) -> Grip:
    """Take a toe from ahead: the thumb on top of it, a finger beneath, and the palm before its tip."""
    n, held = course.normals, course.touching
    moments = np.arange(len(n))
    rows = [_beneath(atlas, *row) for row in zip(course.points[held], n[held], course.along[held], strict=True)]
    # From one toe to the next the hand goes around their tips, open.
    through = np.stack([np.interp(moments, moments[held], row, period=len(n)) for row in np.transpose(rows)], axis=1)
    opened = n * ((1 - course.squeeze)[:, None] * OPEN + course.lift[:, None] * 0.15)
    at = course.points + course.along * course.lift[:, None]
    firm = course.press * course.squeeze * 0.6
    on = held & (course.squeeze > 0.5)
    contacts = (
        Contact(("thumb",), at + opened, n, firm, on, 0.4),
        Contact(("tip2",), at + through - opened, -n, firm, on, 0.5),
    )
    inward = np.array([1.0 if course.touch.by is By.INNER_HAND else -1.0, 0.0, 0.0])
    forward = unit(inward - 0.7 * course.along)
    palm = unit(0.5 * n - 0.7 * course.along - 0.7 * inward)
    return Grip(contacts, (), turned(forward, palm), elbow, (45, 45), course.touching, arm=2.0)


def _beneath(atlas: Atlas, p: Floats, up: Floats, along: Floats) -> Floats:
    """Return the way from the top of a toe to the lowest place beneath, where a finger's pad lies flat."""
    side = np.cross(up, along)
    met = [atlas.skin.hit(p - 0.003 * up + s * side, -up) for s in np.linspace(-0.004, 0.004, 9)]
    ways = np.array([at - p for at in met if at is not None])
    deep = ways @ -up
    # Not the one lowest spot, which leaps from one bump to the next.
    return np.asarray(ways[deep > deep.max() - 0.0006].mean(0))


def _pinch(atlas: Atlas, course: Course, elbow: Floats, zone: ZoneId, turned: Turned, n: Floats) -> Grip:
    """Take something between thumb and fingers: a tendon, a heel, a muscle."""
    single = course.touch.part is Part.THUMB_AND_INDEX
    one, other = _ends(atlas, course, zone, n)
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
        Contact(("thumb",), thumb_at, thumb_way, firm, on, 0.6),
        Contact(("tip2",) if single else ("tip2", "tip3"), finger_at, finger_way, firm, on, 0.4),
    )
    if wide:
        # The palm comes down between them, which is where the arm is.
        return Grip(contacts, ("tip4", "tip5"), turned(across, -n), elbow, (35, 40), course.touching)
    # Pinched from the side of the arm.
    forward = unit(-elbow - 0.4 * n)
    return Grip(contacts, (), turned(forward, -across), elbow, (45, 45), course.touching)


def _ends(atlas: Atlas, course: Course, zone: ZoneId, n: Floats) -> tuple[list[Floats], list[Floats]]:
    """Return where thumb and fingers are at each moment: as deep around as they reach everywhere.

    Raises:
        UnplayableError: they do not reach around at all.
    """
    missing = 0
    for depth in DEPTHS:
        found = [
            _around(atlas, p, normal, along, depth, is_point=len(course.line) == 1)
            for p, normal, along in zip(course.points, n, course.along, strict=True)
        ]
        reached = [ends for ends in found if ends is not None]
        if len(reached) == len(found):
            return [ends[0] for ends in reached], [ends[1] for ends in reached]
        missing = found.index(None)
    raise UnplayableError(f"moment {missing}: thumb and fingers cannot reach around the {zone.value}")


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
