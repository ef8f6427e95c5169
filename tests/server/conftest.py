"""The server's tests need Django before their modules are read, and somebody who ends what they begin."""

from __future__ import annotations

from collections.abc import Iterator

import django
import pytest

from legato.server.background import background

django.setup()


@pytest.fixture(autouse=True)
def _background() -> Iterator[None]:
    """Let each test have work done in the background, and none go on into the next, or past the last."""
    background.start()
    yield
    assert background.stop(within_s=30)
