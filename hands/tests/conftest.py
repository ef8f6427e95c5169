"""The baked file, read once: everything here is about what people will see."""

from __future__ import annotations

import pytest

from legato_hands.baked import Baked


@pytest.fixture(scope="session")
def baked():
    """Leg, hands and clips, as they are stored."""
    return Baked.read()
