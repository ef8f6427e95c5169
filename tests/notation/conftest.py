"""A technique to spoil: the arch rub, as text and as a record."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files

import pytest

from legato.notation import read_technique
from legato.notation.technique import Technique

Spoil = Callable[..., Technique]


@pytest.fixture
def arch_rub() -> str:
    """Give the text of the arch rub."""
    return (files("legato.library") / "data/techniques/arch-rub.toml").read_text(encoding="utf-8")


@pytest.fixture
def spoilt(arch_rub: str) -> Callable[..., str]:
    """Give the arch rub with passages replaced; each has to be there."""

    def replaced(*pairs: tuple[str, str]) -> str:
        text = arch_rub
        for old, new in pairs:
            assert old in text
            text = text.replace(old, new)
        return text

    return replaced


@pytest.fixture
def changed(arch_rub: str) -> Spoil:
    """Give the arch rub with fields changed, named as `score__strokes__0__pressure__most`."""

    def with_fields(**fields: object) -> Technique:
        tables = read_technique(arch_rub).model_dump(mode="json")
        for path, value in fields.items():
            *way, last = [int(part) if part.isdigit() else part for part in path.split("__")]
            place = tables
            for part in way:
                place = place[part]
            place[last] = value
        return Technique.model_validate(tables)

    return with_fields
