"""From a stroke to where each contact is at each moment of one cycle.

A cycle holds as many strokes as it takes to come back to where it began: one
for a glide, one per point for presses, several for circles that travel along a
line and back.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from legato.body import FOOT, zone_of
from legato.notation.kinds import Shape, StrokeKind
from legato.notation.score import Back, By, Part, Stroke, Touch, Way
from legato_hands.course import HIGH_LIFT, LIFT, Trajectory, UnplayableError, ease, on_line, smooth_normals
from legato_hands.limb import unit
from legato_hands.makehuman import Floats
from legato_hands.places import Atlas, is_closed, resample
from legato_hands.toes import pulls, rubs

PER_STROKE = {Shape.STILL: 12, Shape.LINE: 14, Shape.POINTS: 10, Shape.CIRCLES: 8, Shape.KNEADS: 8,
              Shape.ARC: 12, Shape.APART: 12}  # fmt: skip
TRAVELLING = 4
"""Circles and kneads in one cycle: along the line and back."""
PRESSES = 3
"""Points pressed along a line, one after the other."""
GIVE = 0.0006
"""Metres the skin gives for each step of pressure, 0 to 10; a soft limb gives more, a sole less [J]."""
DENT = 0.003
ON_LEG, ON_FOOT = (0.5, 0.92), (0.46, 0.82)
"""Share of a line by which one of two hands that follow it together goes ahead of the other, and where it ends."""
FOLLOWING, PAST, PAST_HIGH = (0.05, 0.9), 0.11, 0.08
"""Two hands that follow one another: the share of their line they go along, and metres aside and up on the way back."""
LANDED = 0.5
"""Share of the cycle after which such a hand leaves: the other one has just come down."""
REACH_OUT = 0.035
"""Metres from the skin beyond which a path has left the leg."""


@dataclass(frozen=True)
class Cycle:
    """One stroke kind over a cycle: its contacts, and how many strokes it holds."""

    stroke: Stroke
    courses: tuple[Trajectory, ...]
    strokes: int
    moments: int
    bend: Floats
    """The stroke's own swing over the cycle, 0 to 1 or -1 to 1: toes that bend, a foot that spreads or turns."""

    @property
    def seconds(self) -> float:
        """How long one cycle takes at the score's tempo."""
        return self.strokes * 60 / self.stroke.tempo.per_minute


def way_of(atlas: Atlas, touch: Touch, kind: StrokeKind) -> tuple[Floats, bool]:
    """Return the whole line a contact follows, and whether it closes on itself."""
    lines: list[Floats] = []
    for place in touch.on:
        try:
            ways = atlas.lines(place)
        except LookupError as unknown:
            raise UnplayableError(str(unknown)) from None
        # "Both sides" gives each hand its own.
        lines.append(ways[min(1, len(ways) - 1)] if touch.by is By.OUTER_HAND else ways[0])
    if len(lines) == 1:
        line = lines[0]
        closed = is_closed(touch.on[0]) and len(line) > 1
    elif kind is StrokeKind.FRICTION:  # To and fro in neighbouring grooves.
        line, closed = np.concatenate([part[:: (-1) ** i] for i, part in enumerate(lines)]), False
    else:
        line, closed = np.concatenate(lines), False
    if len(line) > 1:
        line = resample(line, 48)
        line = atlas.skin.nearest(line)
    if touch.way is Way.BACKWARD:
        line = line[::-1]
    return line, closed


def cycle_of(atlas: Atlas, stroke: Stroke) -> Cycle:
    """Lay out one cycle of a stroke on a leg.

    Raises:
        UnplayableError: a path leaves the leg or names no place on it, an arc bends no toes, or the tempo is none.
    """
    if not 1 <= stroke.tempo.per_minute <= 60:
        raise UnplayableError(f"a tempo of {stroke.tempo.per_minute} strokes per minute is none for hands")
    moving = stroke.moving or stroke.touches
    shape = moving[0].shape
    if shape is Shape.ARC and (wrong := [place for touch in moving for place in touch.on if "toe" not in place]):
        # Only toes bend: the picture would show these, whatever the words say.
        raise UnplayableError(f"an arc bends the toes, and {wrong[0]} is not among them")
    strokes, moments = lengths(stroke)
    u = np.arange(moments) / moments
    courses = tuple(_course(atlas, stroke, touch, u, strokes, _span(touch, moving, shape)) for touch in stroke.touches)
    bend = np.sin(u * 2 * np.pi) if shape is Shape.ARC else 0.5 - 0.5 * np.cos(u * 2 * np.pi)
    if stroke.kind is StrokeKind.WRINGING:
        bend = np.sin(u * 2 * np.pi * strokes)
    return Cycle(stroke, courses, strokes, moments, bend)


def lengths(stroke: Stroke) -> tuple[int, int]:
    """Return how many strokes one cycle holds, and how many moments."""
    moving = stroke.moving or stroke.touches
    strokes = _strokes(stroke, moving)
    return strokes, strokes * PER_STROKE[moving[0].shape]


def _strokes(stroke: Stroke, moving: tuple[Touch, ...]) -> int:
    shape, places = moving[0].shape, max(len(touch.on) for touch in moving)
    if shape in (Shape.CIRCLES, Shape.KNEADS) or stroke.kind is StrokeKind.WRINGING:
        return TRAVELLING
    if _take_turns(moving):
        return len(moving)
    if shape is Shape.POINTS:
        return PRESSES if any("line" in place for touch in moving for place in touch.on) else 1
    if (stroke.kind is StrokeKind.TRACTION and shape is Shape.LINE) or any(_in_gaps(touch) for touch in moving):
        return places
    return 1


def _take_turns(moving: tuple[Touch, ...]) -> bool:
    """Tell whether one hand strokes along a line while the other goes back through the air, in turns."""
    return (
        len(moving) == 2
        and moving[0].on == moving[1].on
        and all(touch.shape is Shape.LINE and touch.back is Back.LIFTED for touch in moving)
        and any(touch.opposes for touch in moving)
    )


def _in_gaps(touch: Touch) -> bool:
    """Tell whether fingertips go from gap to gap between the toes: there is no skin to glide along."""
    return touch.shape is Shape.LINE and all(place.startswith("web_") for place in touch.on)


@dataclass(frozen=True)
class _Span:
    """Which part of its line a contact covers, and how high it is lifted on its way back."""

    begins: float = 0.0
    ends: float = 1.0
    lift: float = LIFT
    aside: float = 0.0
    """Metres it goes aside on its way back."""
    turn: float = 0.62
    """Share of the cycle after which it goes back."""


def _span(touch: Touch, moving: tuple[Touch, ...], shape: Shape) -> _Span:
    """Return what a contact covers: two hands on one line go one ahead of the other."""
    if _take_turns(moving):
        return _Span(*FOLLOWING, PAST_HIGH, PAST, LANDED)
    together = len(moving) == 2 and moving[0].on == moving[1].on and shape is Shape.LINE and not moving[1].opposes
    if not together:
        return _Span()
    # A palm has arrived before its middle has: its fingers cover what is left of the line, which on a foot is more.
    on_foot = zone_of(touch.on[0])[0] in FOOT
    ahead, arrived = ON_FOOT if on_foot else ON_LEG
    begins, ends = (ahead, arrived) if touch.by is By.INNER_HAND else (0.0, arrived - ahead)
    return _Span(begins, ends, HIGH_LIFT if on_foot else LIFT)


@dataclass
class _Beat:
    """What a contact does at each moment, before it is laid on the skin."""

    share: Floats
    """Of its line."""
    press: Floats
    lift: Floats
    squeeze: Floats
    offset: Floats
    """Metres along and across the line."""


def _course(atlas: Atlas, stroke: Stroke, touch: Touch, u: Floats, strokes: int, span: _Span) -> Trajectory:
    line, closed = way_of(atlas, touch, stroke.kind)
    firm = min(DENT, GIVE * float(stroke.pressure.most))
    if touch.shape is Shape.LINE and stroke.kind is StrokeKind.TRACTION:
        return pulls(atlas, touch, u * strokes, firm)
    if _in_gaps(touch):
        return rubs(atlas, touch, u * strokes, firm)
    beat = _beat(stroke, touch, u, strokes, firm, span, closed=closed)
    points, along = on_line(line, span.begins + (span.ends - span.begins) * beat.share)
    across = unit(np.cross(smooth_normals(atlas, points), along))
    points = points + beat.offset[:, :1] * along + beat.offset[:, 1:] * across
    back = atlas.skin.nearest(points)
    away = np.linalg.norm(back - points, axis=1)
    if away.max() > REACH_OUT:
        raise UnplayableError(f"moment {away.argmax()}: the path of the {touch.part.value} leaves the leg")
    travels = touch.shape in (Shape.CIRCLES, Shape.KNEADS) or stroke.kind is StrokeKind.WRINGING
    normals = smooth_normals(atlas, back)
    drawn = back if travels else line
    aside = beat.lift * (span.aside / span.lift) if span.aside else None
    return Trajectory(touch, back, normals, along, beat.lift, beat.press, beat.squeeze, drawn, closed, aside)


def _beat(stroke: Stroke, touch: Touch, u: Floats, strokes: int, firm: float, span: _Span, *, closed: bool) -> _Beat:
    count = len(u)
    inside = u * strokes - np.floor(u * strokes)
    size = (stroke.size.millimetres or 0) / 1000
    beat = _Beat(np.full(count, 0.5), np.full(count, 0.001), np.zeros(count), np.ones(count), np.zeros((count, 2)))
    if not touch.moves:
        return beat
    if stroke.kind is StrokeKind.WRINGING:
        beat.share = 0.15 + 0.7 * (0.5 - 0.5 * np.cos(2 * np.pi * u))
        beat.offset[:, 0] = size / 2 * np.sin(2 * np.pi * inside) * (-1 if touch.opposes else 1)
        beat.press = np.full(count, firm)
    elif touch.shape is Shape.LINE:
        # Who follows begins when the other is half through.
        later = (u + 0.5) % 1 if span.aside and touch.opposes else u
        beat.share, beat.lift, full = _glide(touch, later, span, closed=closed)
        beat.press = firm * (0.45 + 0.55 * full)
    elif touch.shape is Shape.POINTS:
        _pressed(beat, u * strokes, inside, firm, strokes)
    elif touch.shape in (Shape.CIRCLES, Shape.KNEADS):
        _kneaded(beat, touch, u, inside, firm, size, closed=closed)
    elif touch.shape is Shape.APART and "ball_line" in touch.on:
        beat.share = np.full(count, 0.0 if touch.by is By.INNER_HAND else 1.0)
    return beat


def _pressed(beat: _Beat, v: Floats, inside: Floats, firm: float, strokes: int) -> None:
    """One point after the other: press, hold, let go, move on."""
    hold = ease(np.clip(inside / 0.2, 0, 1)) * (1 - ease(np.clip((inside - 0.55) / 0.2, 0, 1)))
    beat.press, beat.squeeze = firm * (0.15 + 0.85 * hold), hold
    if strokes == 1:
        return
    spots = (np.arange(strokes) + 0.5) / strokes
    step = np.floor(v).astype(int)
    here, after = spots[step % strokes], spots[(step + 1) % strokes]
    on = np.clip((inside - 0.75) / 0.25, 0, 1)
    beat.share = here + (after - here) * ease(on)
    beat.lift = np.where(inside > 0.76, np.sin(on * np.pi), 0) * LIFT / 3


def _kneaded(beat: _Beat, touch: Touch, u: Floats, inside: Floats, firm: float, size: float, *, closed: bool) -> None:
    """Circles and kneads travel along their line and back, or once around a ring."""
    phase = 2 * np.pi * (inside + (0.5 if touch.opposes else 0))
    round_ = np.c_[np.cos(phase), np.sin(phase)]
    beat.share = u if closed else 0.12 + 0.76 * (0.5 - 0.5 * np.cos(2 * np.pi * u))
    beat.press = np.full(len(u), firm)
    if touch.shape is Shape.CIRCLES:
        beat.offset = min(size / 2, 0.006 if closed else size / 2) * round_
        return
    beat.squeeze = 0.5 - 0.5 * np.cos(phase)
    beat.press = firm * (0.3 + 0.7 * beat.squeeze)
    if touch.part in (Part.KNUCKLES, Part.FIST, Part.NODES):
        beat.offset = min(size / 2, 0.009) * round_


def _glide(touch: Touch, u: Floats, span: _Span, *, closed: bool) -> tuple[Floats, Floats, Floats]:
    """Return the share of the line, the lift, and how firm it is, for a glide."""
    if touch.way is Way.TO_AND_FRO:
        begins = np.pi if touch.opposes else 0.0
        return 0.5 - 0.5 * np.cos(2 * np.pi * u + begins), np.zeros_like(u), np.ones_like(u)
    turn = span.turn
    ahead = ease(np.clip(u / turn, 0, 1))
    back = np.clip((u - turn) / (1 - turn), 0, 1)
    # Who makes room for the other hand leaves at once, and comes down late.
    high = ease(np.clip(np.minimum(back, 1 - back) / 0.4, 0, 1)) if span.aside else np.sin(np.pi * back)
    # Around a ring it is back already.
    share = np.where(u <= turn, ahead, 1 if closed else 1 - ease(back))
    lift = np.zeros_like(u) if touch.back is Back.GLIDING else span.lift * high
    return share, np.where(lift < 1e-4, 0, lift), np.where(u <= turn, 1.0, 0.0)
