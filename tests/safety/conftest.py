"""The rules and the library that ship with Legato: what every test of safety is held against."""

from __future__ import annotations

import pytest

from legato.library import Library, load_library
from legato.safety import RuleBook, load_rule_book


@pytest.fixture(scope="session")
def book() -> RuleBook:
    """Return the shipped rules."""
    return load_rule_book()


@pytest.fixture(scope="session")
def library() -> Library:
    """Return the shipped library."""
    return load_library()
