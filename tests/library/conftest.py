"""The content that ships, and a copy of it to spoil."""

from __future__ import annotations

import shutil
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from legato.library import Library, load_library


@pytest.fixture(scope="session")
def library() -> Library:
    """Give the content that ships."""
    return load_library()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a copy of the content that a test may spoil."""
    with as_file(files("legato.library") / "data") as data:
        shutil.copytree(data, tmp_path / "data")
    return tmp_path / "data"
