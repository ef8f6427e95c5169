"""What other people may import: exactly what is listed, in order."""

from __future__ import annotations

import importlib
import types

import pytest

PUBLIC = ["legato", "legato.pipeline", "legato_hands"]


def in_order(name: str) -> tuple[int, str]:
    """Sort as the linter does: constants, then classes, then functions."""
    rank = 0 if name.isupper() else 1 if name[0].isupper() else 2
    return rank, name


@pytest.mark.parametrize("package", PUBLIC)
def test_public_names_are_listed_in_order(package: str) -> None:
    """`__all__` is sorted, so that a new name is noticed in review."""
    listed = list(importlib.import_module(package).__all__)

    assert sorted(listed, key=in_order) == listed


@pytest.mark.parametrize("package", PUBLIC)
def test_exactly_the_listed_names_are_public(package: str) -> None:
    """Nobody is promised a name that is not there, and nothing public is left unsaid."""
    module = importlib.import_module(package)
    there = {name for name, value in vars(module).items() if not isinstance(value, types.ModuleType)}

    assert {name for name in there if not name.startswith("_")} | {"__version__"} & there == set(module.__all__)
