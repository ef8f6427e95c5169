"""Hands: from a score to two hands that move on a leg.

Only used in a checkout: `make bake` computes every technique's movement once
and writes it to glTF files, which the web player shows.
Lengths are metres, angles radians.
Leg space: the left leg stands with its ankle joint at the origin; x points to
the outer side, y up towards the knee, z to the toes.
The right leg is the mirror image at x = 0.
"""

__all__: list[str] = []
"""Nobody is promised anything: this is a tool, and its commands are what it is for."""
