"""Where to look for the places that scores name, inside one leg: the mesh that all clips are made on.

Leg space, metres. The numbers were read off that mesh, by looking where `legato.body` says a place lies [J];
tests hold each place to the zones it is said to be in.
"""

from __future__ import annotations

import numpy as np

DOWN, BACK, INWARD, OUTWARD = (np.array(v, float) for v in ((0, -1, 0), (0, 0, -1), (-1, 0, 0), (1, 0, 0)))
STEPS = np.linspace(0, 1, 13)
"""Shares of a line at which rays leave the leg."""
ANKLE_FRONT = np.array([0.0, -0.014, 0.034])
"""Inside the foot, under the crease before the ankle: where the lines of the instep begin."""
HEEL = (-0.030, -0.042)
"""Inside the heel: towards the toes, and above the ankle."""
HEEL_LINE = (0.020, 0.034)
"""How far above the middle of the heel its line begins, and how long it is."""
EDGES = (-0.040, 0.030)
"""Inside the foot, where its edges begin: above the ankle, and towards the toes."""
FOOT = np.array([0.004, -0.045, 0.07])
"""The middle of the foot."""
TOE_PAD, TOE_ROW, TOE_LINE = 0.72, 0.6, (0.1, 0.85)
"""Shares of a toe from its root: its pad, the row across all toes, and what of it is stroked."""
BEHIND_ROOTS = 0.012
"""How far behind the roots of the toes a gap between tendons ends."""
BEHIND_TOES = 0.010
"""The same for the lines of the instep."""
BALL, BALL_SHARE = 0.106, 0.8
"""The ball: towards the toes, and how much of its breadth is stroked."""
ARCHES = {"arch_line": (0.0, 0.0), "inner_arch_line": (-0.45, 0.005), "outer_arch_line": (0.62, 0.0)}
"""Lines of the arch: -1 inner to 1 outer edge, and where they begin."""
ARCH_END = 0.094
SOLE_LINE = (-0.045, 0.155)
"""Where the line of the whole sole begins, and how long it is."""
SOLE_POINTS = {"heel_centre": -0.035, "arch_middle": 0.05, "ball_middle": BALL}
INSTEP_POINTS = {"instep_hold": (0.7, 0.3), "instep_middle": (0.45, 0.55)}
"""Shares of the front of the ankle and of the roots of the toes that are mixed."""
RINGS = {
    "ankle_ring_inner": (np.array([-0.005, 0.002, -0.004]), INWARD, 0.021),
    "ankle_ring_outer": (np.array([0.005, -0.006, -0.006]), OUTWARD, 0.021),
}
"""Around the bones of the ankle: the middle, which way to look, and the radius."""
KNEECAP, KNEECAP_RADIUS = np.array([0, 0.012, 0.01]), 0.034
"""The kneecap, from the joint of the knee."""
TENDON = ((0, 0.105, -0.01), -0.045, -0.03)
"""The tendon: where it begins, and in the heel how far above the ankle and towards the toes it ends."""
AROUND_LEG = {
    "calf_midline": (180, 0.12, 0.355),
    "calf_inner_line": (-128, 0.11, 0.355),
    "calf_outer_line": (128, 0.11, 0.355),
    "shin_side_line": (42, 0.07, 0.345),
    "thigh_front_line": (0, 0.505, 0.63),
    "thigh_outer_line": (86, 0.50, 0.63),
    "thigh_back_line": (180, 0.50, 0.63),
    "thigh_inner_line": (-88, 0.50, 0.60),
}
"""Lines along the leg: degrees from the front outwards, and from and up to which height above the ankle."""
ON_LEG = {
    "tendon_middle": (0.06, 180),
    "calf_belly": (0.285, 180),
    "shin_side_middle": (0.21, 42),
    "thigh_front_middle": (0.575, 0),
    "thigh_outer_middle": (0.575, 86),
    "thigh_back_middle": (0.575, 180),
    "thigh_inner_middle": (0.55, -88),
}
"""Points of it: height above the ankle, and degrees."""
BELOW_KNEE = {"fibula_head": (0.036, 98), "behind_knee_centre": (0.0, 180), "kneecap": (-0.012, 0)}
"""Points near the knee: metres below its joint, and degrees."""
WHOLE_LEG = 0.2
"""Height above the ankle at which a hand goes around the lower leg."""
