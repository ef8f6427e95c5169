"""The addresses that scripts go to are the ones the server answers at."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    """Load the tool that `make addresses` runs."""
    spec = importlib.util.spec_from_file_location("addresses_tool", ROOT / "tools/addresses.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_map_is_the_one_django_serves_by(tool: ModuleType) -> None:
    """After a change of an address that scripts go to, run `make addresses`."""
    assert tool.is_fresh(), "run `make addresses`"


def test_an_older_map_is_told_apart(tool: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One address that moved is enough, and so is a file that is gone."""
    older = tmp_path / "addresses.json"
    monkeypatch.setattr(tool, "FILE", older)

    assert not tool.is_fresh()
    older.write_text(tool.text().replace("offline/", "away/", 1))
    assert not tool.is_fresh()
    older.write_text(tool.text())
    assert tool.is_fresh()
