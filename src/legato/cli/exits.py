"""What the exit code of a command tells a script."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """How a command ended."""

    DONE = 0
    BROKEN = 1
    """Legato itself, or its installation, is not in order."""
    BAD_INPUT = 2
    """Something given cannot be used."""
    REFUSED = 3
    """Massage is refused, or nothing sensible can be composed."""
    STOPPED = 130
    """Stopped from the keyboard."""
