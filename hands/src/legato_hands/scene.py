"""Put leg, hands, tools and clips into glTF files: one with all, or a base and a file per technique."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from legato_hands.gltf import ARRAY_BUFFER, BYTE, ELEMENT_BUFFER, FLOAT, QUANTISED, SHORT, UBYTE, USHORT, Writer
from legato_hands.limb import MIRROR, Limb
from legato_hands.makehuman import Floats, Ints

FULL = 32767
GRAIN = 2e-5
"""Metres: to so much places of what a clip brings itself are rounded."""
STEP = 8
"""Places keep 13 bits and a sign: a hundredth of a millimetre on a hand, and files pack better."""


@dataclass(frozen=True)
class Filled:
    """What a shape becomes when it is filled."""

    vertices: Floats
    normals: Floats


@dataclass(frozen=True)
class Solid:
    """A tool or a part of a machine: a shape that moves as one, around its own middle."""

    name: str
    vertices: Floats
    normals: Floats
    faces: Ints
    colour: tuple[float, float, float, float]
    rough: float = 0.7
    filled: Filled | None = None


@dataclass(frozen=True)
class Track:
    """How one node moves: turns as quaternions (x, y, z, w), places in metres, or how full it is, 0 to 1."""

    node: str
    turns: Floats | None = None
    places: Floats | None = None
    fills: Floats | None = None


@dataclass(frozen=True)
class AnimationClip:
    """One movement, to be repeated: the last moment is the first one again."""

    name: str
    seconds: float
    tracks: tuple[Track, ...]
    extras: dict[str, Any]
    brings: tuple[Solid, ...] = ()
    """Shapes that no other technique needs: they are stored with the clip, where they are, and not in the base."""


class Scene:
    """A glTF file with the nodes of the stage, with or without their shapes."""

    def __init__(self, limbs: dict[str, Limb], solids: list[Solid], extras: dict[str, Any], *, shapes: bool) -> None:
        self.writer = Writer(extras)
        self.nodes: dict[str, int] = {}
        self.shared: dict[str, dict[str, int]] = {}
        roots: list[int] = []
        if shapes:
            self._quantised()
        for name, limb in limbs.items():
            joints = self._bones(name, limb)
            roots.append(joints[0])
            if shapes:
                roots.append(self._limb(name, limb, joints))
        for solid in solids:
            node: dict[str, Any] = {"name": solid.name}
            if shapes:
                node["mesh"] = self._solid(solid)
            self.nodes[solid.name] = self.writer.add("nodes", node)
            roots.append(self.nodes[solid.name])
        self.writer.add("scenes", {"nodes": roots})
        self.writer.document["scene"] = 0

    def _quantised(self) -> None:
        self.writer.document["extensionsUsed"] = [QUANTISED]
        self.writer.document["extensionsRequired"] = [QUANTISED]

    def _bring(self, solid: Solid) -> None:
        """Add a shape that comes with a clip, and what it becomes when it is filled."""
        w = self.writer
        self._quantised()
        middle = (solid.vertices.max(0) + solid.vertices.min(0)) / 2
        rest = np.rint((solid.vertices - middle) / GRAIN)
        normals = np.rint(solid.normals * 127)
        mesh = self._mesh(
            solid,
            w.values(rest, SHORT, target=ARRAY_BUFFER, bounds=True),
            w.values(normals, BYTE, normalised=True, target=ARRAY_BUFFER),
        )
        if solid.filled is not None:
            moved = np.rint((solid.filled.vertices - middle) / GRAIN) - rest
            turned = np.clip(np.rint(solid.filled.normals * 127) - normals, -127, 127)
            target = {
                "POSITION": w.values(moved, SHORT, target=ARRAY_BUFFER, bounds=True),
                "NORMAL": w.values(turned, BYTE, normalised=True, target=ARRAY_BUFFER),
            }
            w.document["meshes"][mesh] |= {"weights": [0]}
            w.document["meshes"][mesh]["primitives"][0]["targets"] = [target]
        node = {
            "name": solid.name,
            "mesh": mesh,
            "translation": [round(float(v), 6) for v in middle],
            "scale": [GRAIN] * 3,
        }
        self.nodes[solid.name] = w.add("nodes", node)
        w.document["scenes"][0]["nodes"].append(self.nodes[solid.name])

    def _bones(self, name: str, limb: Limb) -> list[int]:
        first = len(self.writer.document.get("nodes", []))
        for i, bone in enumerate(limb.bones):
            parent = limb.parents[i]
            offset = limb.heads[i] - (limb.heads[parent] if parent >= 0 else 0)
            node: dict[str, Any] = {"name": f"{name}_{bone}", "translation": [round(float(v), 6) for v in offset]}
            children = [first + k for k, p in enumerate(limb.parents) if p == i]
            if children:
                node["children"] = children
            self.nodes[node["name"]] = self.writer.add("nodes", node)
        return list(range(first, first + len(limb.bones)))

    def _limb(self, name: str, limb: Limb, joints: list[int]) -> int:
        w = self.writer
        middle = (limb.vertices.max(0) + limb.vertices.min(0)) / 2
        reach = float(np.abs(limb.vertices - middle).max()) * FULL / (FULL // STEP * STEP)
        placed = np.rint((limb.vertices - middle) / reach * (FULL // STEP)) * STEP
        # Bones undo the quantisation, because a skinned mesh takes no notice of its own node.
        undo = np.tile(np.eye(4), (len(joints), 1, 1))
        # The right hand's bones mirror the left hand's shape, which is stored once.
        undo[:, :3, :3] *= reach * (MIRROR if _twin(name) in self.shared else 1)
        undo[:, :3, 3] = middle - limb.heads
        order = np.argsort(-limb.skin, axis=1, kind="stable")[:, :4]
        weights = np.take_along_axis(limb.skin, order, 1)
        whole = np.rint(weights * 255)
        whole[:, 0] += 255 - whole.sum(1)  # Eight bits still have to add up.
        attributes = self.shared.get(_twin(name)) or {
            "POSITION": w.values(placed, SHORT, normalised=True, target=ARRAY_BUFFER, bounds=True),
            "NORMAL": w.values(np.rint(limb.normals * 127), BYTE, normalised=True, target=ARRAY_BUFFER),
            "_SURFACE": w.values(np.rint(limb.surface * 255), UBYTE, normalised=True, target=ARRAY_BUFFER),
            "JOINTS_0": w.values(np.where(whole > 0, order, 0), UBYTE, target=ARRAY_BUFFER),
            "WEIGHTS_0": w.values(whole, UBYTE, normalised=True, target=ARRAY_BUFFER),
        }
        if limb.zones is not None:
            attributes["_ZONE"] = w.values(limb.zones, UBYTE, target=ARRAY_BUFFER)
        self.shared[name] = attributes
        material = w.add(
            "materials",
            {
                "name": f"skin_{name}",
                "pbrMetallicRoughness": {
                    "baseColorFactor": [0.82, 0.62, 0.52, 1],
                    "metallicFactor": 0,
                    "roughnessFactor": 0.75,
                },
            },
        )
        mesh = w.add(
            "meshes",
            {
                "name": name,
                "primitives": [
                    {
                        "attributes": attributes,
                        "indices": w.values(limb.faces.reshape(-1), USHORT, target=ELEMENT_BUFFER),
                        "material": material,
                    }
                ],
            },
        )
        skin = w.add(
            "skins",
            {
                "name": name,
                "joints": joints,
                "inverseBindMatrices": w.values(undo.transpose(0, 2, 1).reshape(-1, 16), FLOAT),
                "skeleton": joints[0],
                "extras": {"tails": [[round(float(v), 5) for v in tail] for tail in limb.tails]},
            },
        )
        self.nodes[name] = w.add("nodes", {"name": name, "mesh": mesh, "skin": skin})
        return self.nodes[name]

    def _solid(self, solid: Solid) -> int:
        w = self.writer
        return self._mesh(
            solid,
            w.values(solid.vertices, FLOAT, target=ARRAY_BUFFER, bounds=True),
            w.values(np.rint(solid.normals * 127), BYTE, normalised=True, target=ARRAY_BUFFER),
        )

    def _mesh(self, solid: Solid, places: int, normals: int) -> int:
        w = self.writer
        material = w.add(
            "materials",
            {
                "name": solid.name,
                "pbrMetallicRoughness": {
                    "baseColorFactor": list(solid.colour),
                    "metallicFactor": 0,
                    "roughnessFactor": solid.rough,
                },
                **({"alphaMode": "BLEND"} if solid.colour[3] < 1 else {}),
            },
        )
        primitive = {
            "attributes": {"POSITION": places, "NORMAL": normals},
            "indices": w.values(solid.faces.reshape(-1), USHORT, target=ELEMENT_BUFFER),
            "material": material,
        }
        return w.add("meshes", {"name": solid.name, "primitives": [primitive]})

    def add(self, clip: AnimationClip) -> None:
        """Add a clip, and what it brings; tracks of the same length share their times."""
        w = self.writer
        for solid in clip.brings:
            self._bring(solid)
        times: dict[int, int] = {}
        samplers: list[dict[str, Any]] = []
        channels: list[dict[str, Any]] = []
        for track in clip.tracks:
            for path, values in (("rotation", track.turns), ("translation", track.places), ("weights", track.fills)):
                if values is None:
                    continue
                count = len(values)
                if count not in times:
                    moments = np.linspace(0, clip.seconds, count)
                    times[count] = w.values(moments, FLOAT, bounds=True)
                output = (
                    w.values(np.rint(values * FULL), SHORT, normalised=True)
                    if path == "rotation"
                    else w.values(values, FLOAT)
                )
                samplers.append({"input": times[count], "output": output, "interpolation": "LINEAR"})
                channels.append(
                    {"sampler": len(samplers) - 1, "target": {"node": self.nodes[track.node], "path": path}}
                )
        w.add(
            "animations",
            {"name": clip.name, "channels": channels, "samplers": samplers, "extras": clip.extras},
        )

    def to_bytes(self) -> bytes:
        """Return the whole file."""
        return self.writer.to_bytes()


def _twin(name: str) -> str:
    return "hand_left" if name == "hand_right" else ""
