"""How a hand takes hold: which of its spots touch where, and how it is turned to do so."""

from __future__ import annotations

import numpy as np

from legato.body import FOOT, ZoneId, zone_of
from legato.notation.kinds import Shape
from legato.notation.score import By, Part, Touch
from legato_hands.contacts import Contact, Grip, Turning
from legato_hands.course import Course
from legato_hands.giver import Giver
from legato_hands.limb import unit
from legato_hands.makehuman import Floats
from legato_hands.pinches import pinch, toe_grip
from legato_hands.places import Atlas

_TIPS = ("tip2", "tip3", "tip4", "tip5")
_FLAT = (*_TIPS, "middle2", "middle3", "middle4", "middle5", "base2", "base3", "base4", "base5")


def grip_of(atlas: Atlas, course: Course, giver: Giver, turn_for: Turning) -> Grip:  # noqa: PLR0911 - one way per part
    """Return how a hand does its part.

    Raises:
        UnplayableError: no hand can do it.
    """
    touch = course.touch
    zone = zone_of(touch.on[0])[0]
    elbow = giver.elbow(touch)
    n = course.normals
    raised = course.points + n * course.lift[:, None]
    part = touch.part

    def one(pad: str, facing: float = 1.0) -> Contact:
        return Contact((pad,), raised, n, course.press, course.touching, facing)

    def turned(forward: Floats, palm: Floats) -> Floats:
        return np.array([turn_for(f, p) for f, p in zip(np.broadcast_to(forward, n.shape), palm, strict=True)])

    arm, out = 1.0, n
    if giver.helps:
        # Arms that come along the leg point right into the round of a heel or a knee: the hand stays as it mostly is.
        arm, out = 2.0, np.broadcast_to(unit(n.mean(0)), n.shape)
    inward = np.array([1.0 if touch.by is By.INNER_HAND else -1.0, 0.0, 0.0])
    if touch.shape is Shape.ARC:
        # Toes are shorter than a hand is broad, so two fingers lie under them: alone from the inner side, palm up;
        # from the foot end the palm is against them, and the fingers point the way they do.
        up = np.broadcast_to([0.0, 1.0, -0.1], n.shape)
        forward = np.array([0.3, 0.0, 1.0] if giver.helps else [1.0, 0.0, -0.15])
        contact = Contact(("base3", "base4"), raised, n, course.press, course.touching, 0.5)
        return Grip((contact,), ("base5", "middle3", "middle4", "middle5", "tip4"),
                    turned(forward, up), elbow)  # fmt: skip
    if touch.shape is Shape.APART:
        palm = np.broadcast_to(inward, n.shape)
        at = atlas.out(np.array([0.006, -0.044, float(course.points[0, 2])]), -inward)
        edge = np.broadcast_to(at, n.shape)
        contact = Contact(("ridge",), edge, np.broadcast_to(-inward, n.shape), course.press, course.touching, 0.6)
        forward = unit(np.array([0.0, 0.8, -0.4 if giver.helps else 0.1]))
        return Grip((contact,), (*_TIPS, "thumb"), turned(forward, palm), elbow, (40, 30))
    if part in (Part.PALM, Part.WHOLE_HAND, Part.HEEL_OF_HAND):
        # Around the kneecap the skin leans every way, and the hand stays flat; elsewhere a broad hand leans with it.
        flat = touch.on[0] == "kneecap_ring"
        facing, out = (2.0, np.broadcast_to(unit(n.mean(0)), n.shape)) if flat else (0.25, n)
        contact = Contact(_broad(touch), raised, out, course.press, course.touching, facing, 0.5)
        soft: tuple[str, ...] = (*_FLAT, "thumb") if part is Part.WHOLE_HAND else _FLAT
        # On the round of a calf a broad hand lies down only if its arm gives way.
        arm = 1.0 if zone is ZoneId.CALF else arm
        return Grip((contact,), soft, turned(-elbow, -out), elbow, touching=course.touching, arm=arm)
    if part is Part.FLAT_FINGERS:
        soft = ("tip2", "tip4", "middle2", "middle3", "middle4", "tip5")
        contact = Contact(("tip3",), raised, out, course.press, course.touching)
        turns = turned(-elbow, -out - 0.12 * elbow)
        return Grip((contact,), soft, turns, elbow, (18, 14), course.touching, 0.012, arm)
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
        return Grip(
            (contact,),
            ("plate5",),
            turned(-n, palm),
            unit(elbow * 0.2 + n.mean(0)),
            (70, 98),
            course.touching,
        )
    return toe_grip(atlas, course, giver, turned) if zone is ZoneId.TOES else pinch(atlas, course, giver, turned)


def _broad(touch: Touch) -> tuple[str, ...]:
    """Return what of a broad hand touches: on a leg the ridge under the fingers and the heel, for the palm is hollow.

    A foot is so round that the hollow lies right on it, but only the ridge does along the middle of its top and its
    sides, and around the kneecap, beside which the leg falls away.
    """
    place = touch.on[0]
    if touch.part is Part.HEEL_OF_HAND:
        return ("heel",)
    if touch.moves and place in ("foot_top_line", "foot_sides", "kneecap_ring"):
        return ("ridge",)
    return ("palm",) if touch.moves and zone_of(place)[0] in FOOT else ("ridge", "heel")
