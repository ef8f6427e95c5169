"""The pictures of the house are what its contracts say: nobody is shown a house that is not there."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/architecture.md").read_text("utf-8")
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
LAYERS = {each["containers"][0]: each["layers"] for each in CONTRACTS if each["type"] == "layers"}
PICTURES = dict(re.findall(r"^```layers (\S+)\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL))


def floors(picture: str) -> list[list[str]]:
    """Return what stands on each floor of a picture: the names before its words."""
    return [re.split(r" \| ", re.split(r"  +", line)[0]) for line in picture.splitlines()]


@pytest.mark.parametrize("container", LAYERS)
def test_the_picture_of_a_package_is_its_contract(container: str) -> None:
    """The same names, floor by floor."""
    assert floors(PICTURES[container]) == [layer.split(" | ") for layer in LAYERS[container]]


def test_the_picture_of_the_web_is_what_the_linter_refuses() -> None:
    """The folders in the order of `web/floors.js`, the highest first."""
    listed = re.search(r"const FLOORS = \[\n(.*?)\];", (ROOT / "web/floors.js").read_text("utf-8"), re.DOTALL)
    assert listed is not None
    folders = re.findall(r'"src/?([^"]*)"', listed[1])

    assert floors(PICTURES["web/src"]) == [[folder or "."] for folder in reversed(folders)]


def test_every_package_with_floors_is_drawn() -> None:
    """A new contract comes with its picture."""
    assert set(PICTURES) == {*LAYERS, "web/src"}


def test_the_way_of_a_check_in_leads_through_files_that_are_there() -> None:
    """A file that was moved is moved in the picture."""
    (way,) = re.findall(r"^```way\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    files = [line.split()[0] for line in way.splitlines()]
    missing = [file for file in files if not (ROOT / file).exists() and not (ROOT / "src/legato" / file).exists()]

    assert missing == []
    assert len(files) > 10
