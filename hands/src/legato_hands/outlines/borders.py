"""Where one zone of a leg ends and the next begins, as curves over the outlines.

A curve is a joint to measure heights from and points (u, y): u runs across the leg
from its inner (0) to its outer side (1) and a little beyond; y is metres upwards, in
the sole metres towards the toes.
Curves may overshoot: a loose end bounds nothing and falls away.
A zone is the patch around its seeds.
"""

from __future__ import annotations

Curve = list[tuple[float, float]]

BORDERS: dict[str, list[tuple[str, Curve]]] = {
    "front": [
        # The groin, and the long lines that part the thigh.
        ("crotch", [(-0.15, -0.012), (0.0, -0.006), (0.35, 0.036), (0.7, 0.066), (1.15, 0.086)]),
        ("knee", [(0.50, 0.42), (0.42, 0.345), (0.31, 0.25), (0.22, 0.15), (0.15, 0.05)]),
        ("knee", [(0.80, 0.48), (0.80, 0.34), (0.80, 0.20), (0.84, 0.05)]),
        # The knee, from above the kneecap to the bump below it.
        ("knee", [(-0.15, 0.056), (0.12, 0.066), (0.5, 0.092), (0.88, 0.070), (1.15, 0.056)]),
        ("knee", [(-0.15, -0.036), (0.15, -0.046), (0.5, -0.070), (0.85, -0.046), (1.15, -0.036)]),
        # Seen from the front, the calf shows at the inner side.
        ("knee", [(0.18, -0.02), (0.21, -0.08), (0.22, -0.15), (0.12, -0.235), (-0.15, -0.29)]),
        # The ankle bones: the inner one sits higher.
        (
            "ankle",
            [(-0.2, 0.052), (0.05, 0.052), (0.30, 0.034), (0.39, 0.0), (0.30, -0.034), (0.05, -0.050), (-0.2, -0.050)],
        ),
        (
            "ankle",
            [(1.2, 0.040), (0.95, 0.040), (0.70, 0.024), (0.61, -0.010), (0.70, -0.044), (0.95, -0.060), (1.2, -0.060)],
        ),
        ("ankle", [(0.2, 0.004), (0.5, -0.006), (0.8, -0.004)]),
    ],
    "back": [
        # Under the seat, and the long lines that part the thigh.
        ("crotch", [(-0.15, -0.020), (0.0, -0.020), (0.3, -0.024), (0.6, -0.006), (0.85, 0.026), (1.15, 0.066)]),
        ("knee", [(0.30, 0.36), (0.27, 0.26), (0.22, 0.15), (0.17, 0.04)]),
        ("knee", [(0.74, 0.48), (0.77, 0.34), (0.79, 0.20), (0.82, 0.04)]),
        # The hollow of the knee.
        ("knee", [(-0.15, 0.050), (0.15, 0.056), (0.5, 0.074), (0.85, 0.056), (1.15, 0.050)]),
        ("knee", [(-0.15, -0.034), (0.15, -0.038), (0.5, -0.054), (0.85, -0.038), (1.15, -0.034)]),
        # The tendon reaches up between the two heads of the calf.
        (
            "ankle",
            [
                (0.26, -0.05),
                (0.26, 0.0),
                (0.27, 0.06),
                (0.33, 0.118),
                (0.5, 0.150),
                (0.67, 0.118),
                (0.73, 0.06),
                (0.74, 0.0),
                (0.74, -0.05),
            ],
        ),
        ("ankle", [(-0.2, 0.056), (0.1, 0.055), (0.4, 0.050)]),
        ("ankle", [(1.2, 0.046), (0.9, 0.045), (0.6, 0.040)]),
        ("ankle", [(-0.2, -0.028), (0.2, -0.022), (0.5, -0.014), (0.8, -0.024), (1.2, -0.032)]),
    ],
    "sole": [
        ("foot", [(-0.2, -0.020), (0.0, -0.016), (0.3, -0.008), (0.62, -0.014), (1.0, -0.036), (1.2, -0.040)]),
        ("heel", [(-0.2, 0.066), (0.2, 0.072), (0.5, 0.076), (0.8, 0.072), (1.2, 0.066)]),
    ],
}

SEEDS: dict[str, list[tuple[str, str, float, float]]] = {
    "front": [
        ("thigh_inner", "knee", 0.1, 0.18),
        ("thigh_front", "knee", 0.5, 0.22),
        ("thigh_outer", "knee", 0.93, 0.22),
        ("knee", "knee", 0.5, 0.0),
        ("calf", "knee", 0.08, -0.14),
        ("shin", "knee", 0.6, -0.2),
        ("ankle_inner", "ankle", 0.15, 0.0),
        ("ankle_outer", "ankle", 0.85, -0.01),
        ("foot_top", "ankle", 0.5, -0.08),
    ],
    "back": [
        ("thigh_inner", "knee", 0.08, 0.18),
        ("thigh_back", "knee", 0.5, 0.22),
        ("thigh_outer", "knee", 0.93, 0.22),
        ("behind_knee", "knee", 0.5, 0.0),
        ("calf", "knee", 0.5, -0.16),
        ("ankle_inner", "ankle", 0.1, 0.02),
        ("ankle_outer", "ankle", 0.9, 0.01),
        ("achilles", "ankle", 0.5, 0.06),
        ("heel", "ankle", 0.5, -0.045),
    ],
    "sole": [
        ("ball", "foot", 0.4, 0.006),
        ("arch", "heel", 0.5, 0.11),
        ("heel", "heel", 0.5, 0.03),
    ],
}
"""A name, a joint, and a point inside; toes and the strip between them are found from the gaps."""

DETAILS: dict[str, list[tuple[str, Curve]]] = {
    "front": [
        # The kneecap.
        ("knee", [(0.335, 0.010), (0.36, 0.032), (0.51, 0.045), (0.66, 0.032), (0.685, 0.010)]),
        ("knee", [(0.38, -0.008), (0.51, -0.022), (0.64, -0.008)]),
        # The ankle bones.
        ("ankle", [(0.13, 0.020), (0.20, 0.004), (0.13, -0.012)]),
        ("ankle", [(0.87, 0.006), (0.80, -0.010), (0.87, -0.026)]),
    ],
    "back": [
        # The crease of the knee, and where the two heads of the calf meet.
        ("knee", [(0.26, 0.006), (0.5, 0.0), (0.76, 0.008)]),
        ("knee", [(0.50, -0.085), (0.51, -0.125), (0.505, -0.170)]),
        ("ankle", [(0.12, 0.016), (0.17, 0.002), (0.12, -0.010)]),
        ("ankle", [(0.88, 0.006), (0.83, -0.008), (0.88, -0.018)]),
    ],
    "sole": [],
}
"""Soft lines that help to see what is what; they bound nothing."""
