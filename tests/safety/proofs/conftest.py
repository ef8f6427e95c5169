"""What the proofs share: the shipped rules, and a line each for the summary."""

from __future__ import annotations

from collections.abc import Callable

import pytest


@pytest.fixture
def proved(record_property) -> Callable[[str], None]:
    """Say in one line what has been proved, to be printed when all tests have run."""
    return lambda line: record_property("proved", line)
