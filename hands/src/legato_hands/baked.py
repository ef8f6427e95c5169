"""Read the baked files back: limbs, and what every bone does at any moment of a clip."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.spatial.transform import Rotation, Slerp

from legato_hands.checkout import MASSAGE
from legato_hands.gltf import Document
from legato_hands.limb import Limb
from legato_hands.makehuman import Floats

BASE = "base.glb"


def clip_files(folder: Path = MASSAGE) -> list[Path]:
    """Return the files with clips, one for each technique and giver, by their names."""
    return sorted(path for path in folder.glob("*.glb") if path.name != BASE)


@dataclass(frozen=True)
class BakedClip:
    """A clip as a player has it."""

    document: Document
    animation: dict[str, Any]

    @property
    def name(self) -> str:
        """The clip's name."""
        return str(self.animation["name"])

    @property
    def file(self) -> str:
        """The name of the file it is shown from, without the ending."""
        partner = "-partner" if self.extras["performer"] == "partner" else ""
        return f"{self.extras['technique']}{partner}"

    @property
    def extras(self) -> dict[str, Any]:
        """What the clip says about itself."""
        return dict(self.animation["extras"])

    @property
    def seconds(self) -> float:
        """How long one cycle is."""
        return float(max(self.document.values(s["input"])[-1, 0] for s in self.animation["samplers"]))

    @property
    def keys(self) -> int:
        """How many moments its finest track holds."""
        return max(len(self.document.values(s["input"])) for s in self.animation["samplers"])

    def pose(self, limb: str, bones: tuple[str, ...], share: Floats) -> tuple[dict[int, Floats], dict[int, Floats]]:
        """Return the turns, and the places of bones that move, at shares (...) of the cycle."""
        turns: dict[int, Floats] = {}
        places: dict[int, Floats] = {}
        for channel in self.animation["channels"]:
            name = self.document.json["nodes"][channel["target"]["node"]]["name"]
            if channel["target"]["path"] == "weights":
                continue
            if not name.startswith(f"{limb}_") or name.removeprefix(f"{limb}_") not in bones:
                continue
            sampler = self.animation["samplers"][channel["sampler"]]
            times = self.document.values(sampler["input"])[:, 0].astype(float)
            values = self.document.values(sampler["output"]).astype(float)
            at = share * times[-1]
            i = bones.index(name.removeprefix(f"{limb}_"))
            if channel["target"]["path"] == "rotation":
                turns[i] = Slerp(times, Rotation.from_quat(values))(at).as_matrix()
            else:
                places[i] = np.stack([np.interp(at, times, values[:, k]) for k in range(3)], axis=-1)
        return turns, places

    def fill(self, name: str, share: Floats) -> Floats:
        """Return how full a shape is at shares (...) of the cycle, 0 to 1.

        Raises:
            StopIteration: the clip does not fill it.
        """
        node = self.document.node(name)
        channel = next(c for c in self.animation["channels"] if c["target"] == {"node": node, "path": "weights"})
        sampler = self.animation["samplers"][channel["sampler"]]
        times, values = (self.document.values(sampler[k])[:, 0].astype(float) for k in ("input", "output"))
        return np.asarray(np.interp(share * times[-1], times, values))

    def shape(self, name: str) -> tuple[Floats, Floats]:
        """Return the places of a shape that the clip brings, empty and filled."""
        node = self.document.json["nodes"][self.document.node(name)]
        primitive = self.document.json["meshes"][node["mesh"]]["primitives"][0]
        empty = self.document.values(primitive["attributes"]["POSITION"]).astype(float)
        full = empty + self.document.values(primitive["targets"][0]["POSITION"])
        scale, middle = np.array(node["scale"]), np.array(node["translation"])
        return empty * scale + middle, full * scale + middle

    def node(self, name: str, share: Floats) -> Floats | None:
        """Return where a solid's middle is at shares (...) of the cycle, if the clip moves it."""
        _, places = self.pose(name.rsplit("_", 1)[0], (name.rsplit("_", 1)[1],), share)
        return places.get(0)


@dataclass(frozen=True)
class Baked:
    """All baked files: the base, and the clips of every technique's own file."""

    document: Document
    """The base."""
    limbs: dict[str, Limb]
    clips: tuple[BakedClip, ...]

    @classmethod
    def read(cls, folder: Path = MASSAGE) -> Baked:
        """Read a folder of baked files.

        Raises:
            FileNotFoundError: there is no base in it.
            ValueError: one of them is damaged.
        """
        document = Document.read(folder / BASE)
        limbs = {name: read_limb(document, name) for name in ("leg", "hand_left", "hand_right")}
        clips = []
        for path in clip_files(folder):
            own = Document.read(path)
            clips += [BakedClip(own, animation) for animation in own.json["animations"]]
        return cls(document, limbs, tuple(clips))

    def worlds(self, clip: BakedClip, name: str, share: Floats) -> Floats:
        """Return the movement of a limb's bones away from rest at shares (...) of a clip: (..., bones, 4, 4)."""
        limb = self.limbs[name]
        turns, places = clip.pose(name, limb.bones, share)
        shifts = {}
        for i, place in places.items():
            parent = limb.parents[i]
            shifts[i] = place - (limb.heads[i] - (limb.heads[parent] if parent >= 0 else 0))
        return limb.worlds(turns, np.broadcast_to(np.eye(4), (*share.shape, 4, 4)), shifts)


def read_limb(document: Document, name: str) -> Limb:
    """Return a limb as it is stored."""
    node = document.json["nodes"][document.node(name)]
    primitive = document.json["meshes"][node["mesh"]]["primitives"][0]
    skin = document.json["skins"][node["skin"]]
    where = {joint: i for i, joint in enumerate(skin["joints"])}
    nodes = document.json["nodes"]
    parents = [-1] * len(where)
    for joint, i in where.items():
        for child in nodes[joint].get("children", []):
            parents[where[child]] = i
    heads = np.zeros((len(where), 3))
    for joint, i in sorted(where.items(), key=lambda item: item[1]):
        heads[i] = np.array(nodes[joint]["translation"]) + (heads[parents[i]] if parents[i] >= 0 else 0)
    undo = document.values(skin["inverseBindMatrices"]).reshape(-1, 4, 4).transpose(0, 2, 1).astype(float)
    attributes = primitive["attributes"]
    stored = document.values(attributes["POSITION"])
    vertices = stored @ undo[0, :3, :3].T + undo[0, :3, 3] + heads[0]
    joints, weights = document.values(attributes["JOINTS_0"]), document.values(attributes["WEIGHTS_0"])
    held = np.zeros((len(vertices), len(where)))
    for k in range(4):
        np.add.at(held, (np.arange(len(vertices)), joints[:, k]), weights[:, k])
    extras = skin.get("extras", {})
    return Limb(
        vertices=vertices,
        faces=document.values(primitive["indices"]).reshape(-1, 3).astype(np.int64),
        bones=tuple(nodes[joint]["name"].removeprefix(f"{name}_") for joint in skin["joints"]),
        parents=tuple(parents),
        heads=heads,
        tails=np.array(extras["tails"]),
        skin=held / held.sum(1, keepdims=True),
        surface=document.values(attributes["_SURFACE"]).astype(float),
        cage=np.arange(len(vertices)),
        zones=document.values(attributes["_ZONE"])[:, 0].astype(np.int64) if "_ZONE" in attributes else None,
    )
