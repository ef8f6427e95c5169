"""Everything Legato ships may be shipped: our own files and what they are built with."""

from __future__ import annotations

import json
import re
import tomllib
from importlib.metadata import PackageNotFoundError, distribution, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
FREE = re.compile(r"\b(MIT|BSD|0BSD|ISC|Apache|PSF|Python Software Foundation|MPL|Mozilla Public|OFL|Unlicense|CC0)")


def needed_by(project: str) -> set[str]:
    """Give every distribution that a project pulls in."""
    found: set[str] = set()
    waiting = [Requirement(project)]
    while waiting:
        wanted = waiting.pop()
        for line in requires(wanted.name) or []:
            needed = Requirement(line)
            extras = wanted.extras or {""}
            if needed.marker and not any(needed.marker.evaluate({"extra": extra}) for extra in extras):
                continue
            if needed.name.lower() not in found:
                found.add(needed.name.lower())
                waiting.append(needed)
    return found


def python_licence(name: str) -> str:
    """Give all that a distribution says about its licence."""
    metadata = distribution(name).metadata
    classifiers = [line for line in metadata.get_all("Classifier", []) if line.startswith("License")]
    return " ".join([metadata.get("License-Expression", ""), metadata.get("License", "")[:100], *classifiers])


def is_installed(name: str) -> bool:
    """Tell whether a requirement applies to this system at all."""
    try:
        distribution(name)
    except PackageNotFoundError:
        return False
    return True


def test_our_licences_are_there() -> None:
    """Code is Apache-2.0, content CC BY 4.0, and both texts are whole."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    hands = tomllib.loads((ROOT / "hands/pyproject.toml").read_text())["project"]

    assert project["license"] == "Apache-2.0 AND CC-BY-4.0"
    assert hands["license"] == "Apache-2.0"
    assert "Version 2.0, January 2004" in (ROOT / "LICENSE").read_text()
    assert "Section 8 -- Interpretation." in (ROOT / "LICENSE-CONTENT").read_text()
    assert [name for name in project["license-files"] if not (ROOT / name).is_file()] == []


@pytest.mark.parametrize(("project", "least"), [("legato[server,sound]", 15), ("legato-hands", 10)])
def test_python_packages_we_build_on_are_free(project: str, least: int) -> None:
    """No dependency brings a licence that Apache-2.0 cannot stand beside."""
    ours = {"legato", "legato-hands"}
    licences = {name: python_licence(name) for name in needed_by(project) - ours if is_installed(name)}

    assert len(licences) > least
    assert {name: said for name, said in licences.items() if not FREE.search(said)} == {}


def test_npm_packages_inside_the_player_are_free() -> None:
    """What Vite packs into the player may be given away with it."""
    packages = json.loads((ROOT / "web/package-lock.json").read_text())["packages"]
    inside = {name: entry["license"] for name, entry in packages.items() if name and not entry.get("dev")}

    assert {"node_modules/lit", "node_modules/htmx.org"} <= set(inside)
    assert {name: said for name, said in inside.items() if not FREE.search(said)} == {}
