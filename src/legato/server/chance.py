"""Chance that can be made to repeat itself: the same plans each time, for demonstrations, pictures and tests."""

from __future__ import annotations

import os

from legato.errors import SettingError
from legato.notation.session import MOST_SEED

VARIABLE = "LEGATO_SEED"


def seed_of_all() -> int | None:
    """Return the seed that every draw takes, by `LEGATO_SEED`; `None`, as at home, where each has its own.

    Raises:
        SettingError: it is no seed.
    """
    given = os.environ.get(VARIABLE, "").strip()
    if not given:
        return None
    if not (given.isascii() and given.isdigit() and len(given) <= len(str(MOST_SEED)) and int(given) <= MOST_SEED):
        raise SettingError(f"{VARIABLE} is a whole number from 0 to {MOST_SEED}; leave it out, and chance is free.")
    return int(given)
