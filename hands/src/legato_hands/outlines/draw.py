"""Compute the outlines of the legs for the leg map, with their zones, from a CC0 mesh.

The left leg is projected (the right one is its mirror image), its silhouette is cut
into zones along the curves of `borders.py`, and all zones are simplified together,
so that neighbours keep the very same border.
"""

from __future__ import annotations

import gzip
import itertools
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import contourpy
import numpy as np
import shapely
from scipy.interpolate import PchipInterpolator, make_interp_spline
from scipy.ndimage import gaussian_filter, gaussian_filter1d
from scipy.signal import argrelmin
from shapely import LineString, MultiPolygon, Point, Polygon, box
from shapely.ops import polygonize, unary_union

from legato_hands.outlines.borders import BORDERS, DETAILS, SEEDS, Curve
from legato_hands.outlines.mesh import BLUR, Legs, Picture, below, look

AXES = {
    "front": np.array([[1, 0, 0], [0, 1, 0], [0, 0, 1]]),
    "back": np.array([[-1, 0, 0], [0, 1, 0], [0, 0, -1]]),
    "sole": np.array([[1, 0, 0], [0, 0, 1], [0, -1, 0]]),
}
POSES = {  # The toes point down in the front view, so that the top of the foot can be seen.
    "front": {"straighten": 4.0, "point": 52.0},
    "back": {"straighten": 4.0, "point": 0.0},
    "sole": {"straighten": 0.0, "point": 0.0},
}
STEP = {"front": 0.0006, "back": 0.0006, "sole": 0.0003}  # Metres from one pixel to the next.
UNIT = {"front": 0.00025, "back": 0.00025, "sole": 0.0002}  # Metres for 1 in the drawing.
TOLERANCE = {"front": 0.0004, "back": 0.0004, "sole": 0.0003}  # Metres; half a pixel on a large screen.
TONES = (0.93, 0.86, 0.77, 0.66, 0.52)  # How lit the skin is where one soft shade ends and the next begins.
INSTEP = 0.036  # Metres above the floor: the sole is drawn without the ankle over it.
HEAD_ROOM = 0.09  # Front and back are drawn from the same height above the crotch.
FOREFOOT = -0.045  # Seen from behind, what is further away than this is the forefoot, not the heel.
SMALLEST = 0.00003  # Square metres: smaller shades are left out.
FOREFOOT_LENGTH = 0.075  # From the tip of the toes to well behind the gaps between them.
GAP = 0.002  # A gap between toes is at least this deep.
TOE_ROOT = {"front": (0.012, 0.012), "sole": (-0.012, -0.010)}  # From the outermost gaps to the edges of the foot.
WEBS = (0.004, -0.008)  # The strip of skin between the toes, from the ends of the gaps.


@dataclass(frozen=True)
class LegProjection:
    """One view of the left leg: its picture and the heights borders are measured from."""

    name: str
    picture: Picture
    heights: dict[str, float]

    @classmethod
    def of(cls, body: Legs, name: str) -> LegProjection:
        """Pose the leg for a view and look at it."""
        leg, joints = body.left_leg(**POSES[name])
        if name == "sole":
            leg = below(leg, leg.vertices[:, 1].min() + INSTEP)
        picture = look(leg, AXES[name], STEP[name])
        rows = picture.ys[(picture.covered > 1 / 2).any(1)]
        heights = {
            "crotch": body.crotch if name != "sole" else np.inf,
            "knee": joints["knee"][1],
            "ankle": joints["ankle"][1],
            "heel": rows.min(),
            "foot": rows.max() - FOREFOOT_LENGTH if name == "sole" else rows.min() + FOREFOOT_LENGTH,
        }
        return cls(name, picture, heights)

    def across(self, u: np.ndarray, y: np.ndarray) -> np.ndarray:
        """Turn places across the leg, 0 at its inner and 1 at its outer side, into places in the picture."""
        filled = self.picture.covered > 1 / 2
        # Above the crotch the picture is cut through the middle of the body.
        rows = np.flatnonzero(filled.any(1) & (self.picture.ys < self.heights["crotch"] - 0.02))
        left = filled[rows].argmax(1)
        right = filled.shape[1] - 1 - filled[rows][:, ::-1].argmax(1)
        smooth = [gaussian_filter1d(self.picture.xs[column], 0.005 / self.picture.step) for column in (left, right)]
        ends = [np.interp(y, self.picture.ys[rows], xs) for xs in smooth]
        inner, outer = ends[::-1] if self.name == "back" else ends
        return np.asarray(inner + u * (outer - inner))

    def curve(self, joint: str, points: Curve) -> LineString:
        """Draw a smooth line through points (u, metres above the joint)."""
        u, y = np.array(points, float).T
        way = np.r_[0, np.cumsum(np.hypot(np.diff(u) * 0.1, np.diff(y)))]
        bent = make_interp_spline(way, np.c_[u, y + self.heights[joint]], k=min(3, len(points) - 1))
        u, y = bent(np.linspace(0, way[-1], 200)).T
        return LineString(np.c_[self.across(u, y), y])

    def seed(self, joint: str, u: float, y: float) -> Point:
        """Return a point inside a zone."""
        y += self.heights[joint]
        return Point(self.across(np.array(u), np.array(y)), y)

    def toe_gaps(self) -> np.ndarray:
        """Find where the gaps between the toes end.

        Raises:
            ValueError: five toes do not have four gaps.
        """
        towards = 1 if self.name == "sole" else -1
        start = round((self.heights["foot"] - self.picture.bottom) / self.picture.step)
        way = np.isfinite(self.picture.near)[start::towards]
        columns = np.flatnonzero(way[0])
        reach = np.array([np.argmin(way[:, column]) for column in columns])
        (low,) = argrelmin(gaussian_filter1d(reach.astype(float), 2), order=6)
        deep = [i for i in low if min(reach[:i].max(initial=0), reach[i:].max()) - reach[i] > GAP / self.picture.step]

        if len(deep) != 4:
            raise ValueError(f"{self.name}: {len(deep)} gaps between five toes, at {reach[deep]}")
        ends = [reach[i - 5 : i + 6].min() for i in deep]
        return np.asarray(np.c_[self.picture.xs[columns[deep]], self.picture.ys[start + towards * np.array(ends)]])

    def toe_line(self, shift: float) -> LineString:
        """Draw the line the toes spring from, moved towards the toes in the sole."""
        gaps = self.toe_gaps()
        inner, outer = TOE_ROOT[self.name]
        x, y = np.vstack([gaps[0] + (-0.04, inner), gaps, gaps[-1] + (0.04, outer)]).T
        at = np.linspace(x[0], x[-1], 200)
        return LineString(np.c_[at, PchipInterpolator(x, y)(at) + shift])

    @property
    def silhouette(self) -> Polygon:
        """Return all that is covered; toes that touch leave a hole between them."""
        return max(areas(self.picture, self.picture.covered, 1 / 2), key=lambda area: area.area)

    def toe_creases(self) -> list[LineString]:
        """Draw the lines between toes that touch: through the hole they leave, and on to the outline."""
        toes_up = self.name == "sole"
        edge = self.silhouette.exterior
        creases = []
        for hole in self.silhouette.interiors:
            by_height = sorted(hole.coords, key=lambda place: place[1], reverse=toes_up)
            nearest = edge.interpolate(edge.project(Point(by_height[0])))
            creases.append(LineString([nearest, by_height[0], by_height[-1]]))
        return creases

    def zones(self) -> dict[str, MultiPolygon]:
        """Cut the silhouette into zones, and what is seen but belongs to none (under the name "rest")."""
        lines = [self.curve(joint, points) for joint, points in BORDERS[self.name]]
        toes = []
        if self.name == "front":
            toes = [self.toe_line(0.003)]
        elif self.name == "sole":
            toes = [self.toe_line(WEBS[0]), self.toe_line(WEBS[1])]
        else:
            heel = gaussian_filter((self.picture.near > FOREFOOT).astype(float), BLUR)
            low = box(-1, -2, 1, self.heights["ankle"] - 0.021)
            lines += [area.exterior.intersection(low) for area in areas(self.picture, heel, 1 / 2)]
        patches = list(polygonize(unary_union([self.silhouette.exterior, *lines, *toes])))
        found: dict[str, list[Polygon]] = {}
        for zone, joint, u, y in SEEDS[self.name]:
            found.setdefault(zone, []).extend(patch for patch in patches if patch.contains(self.seed(joint, u, y)))
        if toes:
            found["toes"] = [patch for patch in patches if self.is_beyond(toes[0], patch.representative_point())]
        if len(toes) > 1:
            between = toes[1].interpolate(1 / 2, normalized=True)
            just_past = Point(between.x, between.y + 0.002)
            found["toe_webs"] = [patch for patch in patches if patch.contains(just_past)]
        taken = [patch for parts in found.values() for patch in parts]
        foot = [patch for patch in patches if patch.representative_point().y < self.heights["ankle"]]
        if self.name == "back":
            found["rest"] = [patch for patch in foot if patch not in taken]
        return {zone: MultiPolygon(parts) for zone, parts in found.items()}

    def is_beyond(self, line: LineString, place: Point) -> bool:
        """Tell whether a place lies on the toes' side of a line across the foot."""
        x, y = np.array(line.coords).T
        return bool((place.y - np.interp(place.x, x, y)) * (1 if self.name == "sole" else -1) > 0)


def areas(picture: Picture, field: np.ndarray, level: float) -> list[Polygon]:
    """Return the areas where a field is above a level, with their holes."""
    made = contourpy.contour_generator(picture.xs, picture.ys, field, fill_type="OuterOffset")
    points, offsets = made.filled(level, np.inf)
    return [
        Polygon(ring[cut[0] : cut[1]], [ring[a:b] for a, b in itertools.pairwise(cut[1:])])
        for ring, cut in zip(points, offsets, strict=True)
    ]


def write_path(shape: shapely.Geometry, origin: tuple[float, float], unit: float) -> str:
    """Write a shape as an SVG path in whole units, relative from point to point."""
    drawn = []
    for ring in shapely.get_parts(shape):
        lines = [ring] if isinstance(ring, LineString) else [ring.exterior, *ring.interiors]
        for line in lines:
            xs, ys = np.array(line.coords).T
            points = np.rint(np.c_[xs - origin[0], origin[1] - ys] / unit).astype(int)
            points = points[np.r_[True, (np.diff(points, axis=0) != 0).any(1)]]
            closed = not isinstance(ring, LineString)
            steps = np.diff(points[:-1] if closed else points, axis=0)
            start = f"M{points[0][0]} {points[0][1]}l"
            drawn.append(start + " ".join(f"{x} {y}" for x, y in steps).replace(" -", "-") + ("z" if closed else ""))
    return "".join(drawn)


def draw(side: LegProjection) -> dict[str, Any]:
    """Simplify one view and write it down."""
    zones = side.zones()
    unit, tolerance = UNIT[side.name], TOLERANCE[side.name]
    slim = dict(zip(zones, shapely.coverage_simplify(list(zones.values()), tolerance), strict=True))
    whole = unary_union(list(slim.values())).buffer(1e-6)
    left, bottom, right, top = whole.bounds
    if side.name != "sole":
        top = side.heights["crotch"] + HEAD_ROOM
    origin = (left, top)
    details = [side.curve(joint, points) for joint, points in DETAILS[side.name]] + side.toe_creases()
    shades = []
    for tone in TONES:
        dark = unary_union(areas(side.picture, -side.picture.light, -tone)).intersection(whole.buffer(0.004))
        parts = [part for part in shapely.get_parts(dark.simplify(2 * tolerance)) if part.area > SMALLEST]
        shades.append(write_path(MultiPolygon(parts), origin, unit))
    centres = {}
    for zone, shape in slim.items():
        widest = shapely.maximum_inscribed_circle(max(shape.geoms, key=lambda part: part.area))
        x, y = widest.coords[0]
        centres[zone] = [round(float(v) / unit) for v in (x - left, top - y, widest.length)]
    return {
        "size": [int(np.ceil(length / unit)) for length in (right - left, top - bottom)],
        "outline": write_path(whole, origin, unit),
        "shades": shades,
        "details": [write_path(line.simplify(tolerance / 2), origin, unit) for line in details],
        "zones": {zone: write_path(shape, origin, unit) for zone, shape in slim.items() if zone != "rest"},
        "centres": {zone: centre for zone, centre in centres.items() if zone != "rest"},
    }


def draw_all(makehuman: Path, out: Path) -> Iterator[str]:
    """Write the outlines of all views, and tell what is in them.

    Raises:
        ValueError: the mesh does not look like a leg with five toes.
    """
    body = Legs(makehuman)
    views = {name: draw(LegProjection.of(body, name)) for name in AXES}
    text = json.dumps(views, indent=1)
    out.write_text(text + "\n")
    for name, view in views.items():
        yield f"{name:6} {view['size'][0]} x {view['size'][1]}, {len(view['zones'])} zones"
    yield f"{len(gzip.compress(text.encode())) / 1000:.1f} kB gzipped"
