"""What other people may import from `legato`: exactly what is listed, in order."""

from __future__ import annotations

import types

import legato


def test_public_names_are_listed_in_order() -> None:
    """`__all__` is sorted, so that a new name is noticed in review."""
    assert sorted(legato.__all__) == list(legato.__all__)


def test_every_listed_name_exists() -> None:
    """Nobody is promised a name that is not there."""
    assert [name for name in legato.__all__ if not hasattr(legato, name)] == []


def test_nothing_else_is_public() -> None:
    """Layers may be imported by their names; other public names of the package are in the list."""
    public = {
        name
        for name, value in vars(legato).items()
        if not name.startswith("_") and not isinstance(value, types.ModuleType)
    }

    assert public - {"annotations"} - set(legato.__all__) == set()
