"""How deep a run of the tests goes: `make test` takes a part of what is exhaustive, `make prove` takes the rest."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest


def sampled(all_of_them: Iterable[Any], now: int = 1) -> list[Any]:
    """Return parameters of which the first few are tried by `make test`, and all others by `make prove`.

    Put first what once found a fault: it stays in every run.
    """
    return [
        given if number < now else pytest.param(given, marks=pytest.mark.prove)
        for number, given in enumerate(all_of_them)
    ]
