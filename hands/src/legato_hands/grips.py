"""How a hand takes hold: which of its spots touch where, and how it is turned to do so.

The curls, facings and shares below were set by looking, until hands took hold as a person's would and kept to the
targets in `report.py` [J].
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from legato.body import FOOT, ZoneId, zone_of
from legato.notation.kinds import Shape
from legato.notation.score import By, Part, Touch
from legato_hands.contacts import ContactTarget, HandGrip, Turned, Turning
from legato_hands.course import Trajectory
from legato_hands.giver import Giver
from legato_hands.limb import unit
from legato_hands.makehuman import Floats
from legato_hands.pinches import pinch, toe_grip
from legato_hands.places import Atlas

_TIPS = ("tip2", "tip3", "tip4", "tip5")
_FLAT = (*_TIPS, "middle2", "middle3", "middle4", "middle5", "base2", "base3", "base4", "base5")

_FLAT_CURL, _ON_TIPS, _EDGEWISE, _HOOKED, _CLOSED = (18, 14), (35, 35), (40, 30), (15, 75), (70, 98)
"""Degrees from straight of the knuckles and the middle joints: fingers lie, stand, hold an edge, hook, make a fist."""
_PALM_OFF, _PALM_HIGH = 0.012, 0.025
"""Metres the palm keeps off the skin over fingers that lie, and over fingertips that stand."""
_FIRM_ARM = 2.0
"""How much more firmly than usual a forearm keeps to its way."""
_DRAWN_IN = 30.0
"""Degrees a thumb is drawn in to the hand."""
_EDGE = (0.006, -0.044)
"""Metres: across and above the ankle, inside the foot, from where its edges are looked for."""


@dataclass(frozen=True)
class _Reach:
    """What every way of taking hold begins with: the skin on its way, and where the arm comes from."""

    atlas: Atlas
    course: Trajectory
    giver: Giver
    turned: Turned
    elbow: Floats
    raised: Floats
    """Where it touches, lifted when it is in the air."""
    out: Floats
    """Out of the skin, as the hand sees it."""
    arm: float

    @property
    def n(self) -> Floats:
        """Out of the skin."""
        return self.course.normals

    @property
    def inward(self) -> Floats:
        """From this hand's side of the leg to the other."""
        return np.array([1.0 if self.course.touch.by is By.INNER_HAND else -1.0, 0.0, 0.0])

    def along(self, way: Floats | list[float]) -> Floats:
        """Return one way for all moments."""
        return np.broadcast_to(way, self.n.shape)

    def contact(
        self, pads: tuple[str, ...], out: Floats | None = None, facing: float = 1.0, exact: float = 1.0
    ) -> ContactTarget:
        """Return spots that keep to the course."""
        course = self.course
        normals = self.n if out is None else out
        return ContactTarget(pads, self.raised, normals, course.press, course.touching, facing, exact)


def grip_of(atlas: Atlas, course: Trajectory, giver: Giver, turn_for: Turning) -> HandGrip:
    """Return how a hand does its part.

    Raises:
        UnplayableError: no hand can do it.
    """
    touch, n = course.touch, course.normals

    def turned(forward: Floats, palm: Floats) -> Floats:
        return np.array([turn_for(f, p) for f, p in zip(np.broadcast_to(forward, n.shape), palm, strict=True)])

    arm, out = 1.0, n
    if giver.helps:
        # Arms that come along the leg point right into the round of a heel or a knee: the hand stays as it mostly is.
        arm, out = _FIRM_ARM, np.broadcast_to(unit(n.mean(0)), n.shape)
    raised = course.points + n * course.lift[:, None]
    if course.aside is not None:
        raised = raised + course.aside[:, None] * giver.aside(touch.by)
    reach = _Reach(atlas, course, giver, turned, giver.elbow(touch), raised, out, arm)
    way = _BY_SHAPE.get(touch.shape) or _BY_PART.get(touch.part)
    if way is not None:
        return way(reach)
    return (toe_grip if zone_of(touch.on[0])[0] is ZoneId.TOES else pinch)(atlas, course, giver, turned)


def _around_toes(reach: _Reach) -> HandGrip:
    """Bend the toes: the palm lies under their pads, and the fingers close around their tips, onto their nails."""
    under = reach.contact(("ridge",), facing=0.4)
    soft = (*_TIPS, "thumb")
    turns = reach.turned(np.array([0.0, 0.1, 1.0]), reach.along([0.0, 1.0, 0.0]))
    return HandGrip((under,), soft, turns, reach.elbow, _HOOKED)


def _at_an_edge(reach: _Reach) -> HandGrip:
    """Hold an edge of the foot, to spread it."""
    course, inward = reach.course, reach.inward
    at = reach.atlas.out(np.array([*_EDGE, float(course.points[0, 2])]), -inward)
    contact = ContactTarget(("ridge",), reach.along(at), reach.along(-inward), course.press, course.touching, 0.6)
    forward = unit(np.array([0.0, 0.8, -0.4 if reach.giver.helps else 0.1]))
    return HandGrip((contact,), (*_TIPS, "thumb"), reach.turned(forward, reach.along(inward)), reach.elbow, _EDGEWISE)


def _broadly(reach: _Reach) -> HandGrip:
    """Lay the palm down.

    Around the kneecap the skin leans every way, and the hand stays flat; elsewhere a broad hand leans with it.
    """
    touch, n = reach.course.touch, reach.n
    flat = touch.on[0] == "kneecap_ring"
    facing, out = (2.0, reach.along(unit(n.mean(0)))) if flat else (0.25, n)
    contact = reach.contact(_broad(touch), out, facing, exact=0.5)
    soft = (*_FLAT, "thumb") if touch.part is Part.WHOLE_HAND else _FLAT
    # On the round of a calf a broad hand lies down only if its arm gives way.
    arm = 1.0 if zone_of(touch.on[0])[0] is ZoneId.CALF else reach.arm
    turns, touching = reach.turned(-reach.elbow, -out), reach.course.touching
    if reach.course.aside is not None:
        # Arms that give way, and thumbs that stand off, would meet while the hands pass each other.
        return HandGrip((contact,), soft, turns, reach.elbow, thumb=_DRAWN_IN, touching=touching, arm=_FIRM_ARM)
    return HandGrip((contact,), soft, turns, reach.elbow, touching=touching, arm=arm)


def _with_flat_fingers(reach: _Reach) -> HandGrip:
    soft = ("tip2", "tip4", "middle2", "middle3", "middle4", "tip5")
    turns = reach.turned(-reach.elbow, -reach.out - 0.12 * reach.elbow)
    contact = reach.contact(("tip3",), reach.out)
    return HandGrip((contact,), soft, turns, reach.elbow, _FLAT_CURL, reach.course.touching, _PALM_OFF, reach.arm)


def _with_fingertips(reach: _Reach) -> HandGrip:
    slant = unit(-reach.elbow * 0.8 - reach.n * 0.6)
    turns = reach.turned(slant, -reach.n - 0.5 * reach.elbow)
    contact = reach.contact(("tip3",), facing=0.5)
    return HandGrip((contact,), ("tip2", "tip4"), turns, reach.elbow, _ON_TIPS, reach.course.touching, _PALM_HIGH)


def _with_the_thumb(reach: _Reach) -> HandGrip:
    if reach.course.touch.shape is Shape.LINE:
        return _with_a_gliding_thumb(reach)
    palm = reach.along(reach.inward) - 0.25 * reach.n
    turns = reach.turned(-reach.n * 0.9 - 0.2 * reach.elbow, palm)
    return HandGrip((reach.contact(("thumb",)),), _TIPS, turns, reach.elbow, _ON_TIPS, reach.course.touching)


def _with_a_gliding_thumb(reach: _Reach) -> HandGrip:
    """Stroke the sole with a thumb, while the fingers lie around the edge of the foot: the hand stays as it mostly is.

    The skin under five toes leans every way, and a hand that followed it would swing its arm about.
    """
    out, inward, elbow = reach.along(unit(reach.n.mean(0))), reach.along(reach.inward), reach.elbow
    on_toes = zone_of(reach.course.touch.on[0])[0] is ZoneId.TOES
    if reach.giver.changed and reach.course.touch.by is By.INNER_HAND:
        # Over the top of the foot, on which the palm comes down; the toes are thinner, and lie across it.
        palm, forward = 0.4 * inward + 0.9 * out, inward - 0.5 * elbow if on_toes else 0.4 * inward - elbow
    elif reach.giver.changed:
        palm, forward = inward, reach.along(-elbow)
    elif on_toes:
        palm, forward = inward - 0.25 * out, -0.9 * out - 0.2 * elbow
    else:
        palm, forward = 0.6 * inward + 0.8 * out, 0.4 * inward - elbow
    contact = reach.contact(("thumb",), out)
    # One's own arch is so thick, and so near, that the arms have to give way.
    arm = 1.0 if reach.giver.changed and not on_toes else _FIRM_ARM
    turns = reach.turned(forward, palm)
    return HandGrip((contact,), _TIPS, turns, elbow, _ON_TIPS, reach.course.touching, arm=arm)


def _with_a_fist(reach: _Reach) -> HandGrip:
    contact = reach.contact(("plate2", "plate3", "plate4"), facing=0.8)
    turns = reach.turned(-reach.n, reach.along([-0.2, 0.0, -1.0]))
    elbow = unit(reach.elbow * 0.2 + reach.n.mean(0))
    return HandGrip((contact,), ("plate5",), turns, elbow, _CLOSED, reach.course.touching)


_Way = Callable[[_Reach], HandGrip]
_BY_SHAPE: dict[Shape | None, _Way] = {Shape.ARC: _around_toes, Shape.APART: _at_an_edge}
"""What these shapes need of a hand, whatever part of it touches."""
_BY_PART: dict[Part, _Way] = {
    Part.PALM: _broadly,
    Part.WHOLE_HAND: _broadly,
    Part.HEEL_OF_HAND: _broadly,
    Part.FLAT_FINGERS: _with_flat_fingers,
    Part.FINGERTIPS: _with_fingertips,
    Part.THUMB_PAD: _with_the_thumb,
    Part.KNUCKLES: _with_a_fist,
    Part.FIST: _with_a_fist,
}


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
