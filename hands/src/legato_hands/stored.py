"""What was baked before, as clips again: who adds a technique waits for this one to be solved, and for no other."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from legato_hands.baked import BakedClip
from legato_hands.gltf import Document
from legato_hands.scene import AnimationClip, Track
from legato_hands.variants import Variant

_FIELDS = {"rotation": "turns", "translation": "places", "weights": "fills"}


@dataclass(frozen=True)
class Stored:
    """What one file holds, as far as it can be written again without solving anything."""

    document: Document

    @classmethod
    def read(cls, path: Path) -> Stored:
        """Read the file of a variant; where there is none, nothing was stored.

        Raises:
            ValueError: it is damaged.
        """
        return cls(Document.read(path) if path.is_file() else Document({"asset": {"extras": {}}}, b""))

    def clips(self, variant: Variant, fingerprint: str) -> list[AnimationClip] | None:
        """Return the clips of a variant, or `None` where one has to be solved: its score changed, or it is new.

        A clip that is stored with shapes of its own is made anew: they are not read back, and it takes a moment.
        """
        if self._extras.get("fingerprint") != fingerprint:
            return None
        stored = {animation["name"]: BakedClip(self.document, animation) for animation in self._animations}
        clips = [stored[name] for name in variant.clips if name in stored]
        missing = set(variant.clips) - set(stored) - set(self.left_out)
        brings = any("mesh" in node for node in self.document.json.get("nodes", []))
        return None if missing or brings else [_clip(clip) for clip in clips]

    @property
    def left_out(self) -> dict[str, list[str]]:
        """Why clips are not in the file, by their names."""
        return dict(self._extras.get("left_out", {}))

    @property
    def cameras(self) -> int:
        """By which way of choosing the cameras of the clips were placed; 0 by none."""
        return int(self._extras.get("cameras", 0))

    @property
    def _extras(self) -> dict[str, Any]:
        return dict(self.document.json["asset"]["extras"])

    @property
    def _animations(self) -> list[dict[str, Any]]:
        return list(self.document.json.get("animations", []))


def _clip(stored: BakedClip) -> AnimationClip:
    document, animation = stored.document, stored.animation
    tracks = []
    for channel in animation["channels"]:
        node, path = channel["target"]["node"], channel["target"]["path"]
        values = document.values(animation["samplers"][channel["sampler"]]["output"])
        tracks.append(Track(document.json["nodes"][node]["name"], **{_FIELDS[path]: values}))
    # What is stored was rounded; the score says it exactly.
    seconds = stored.extras["strokes"] * 60 / stored.extras["tempo"]
    return AnimationClip(stored.name, seconds, tuple(tracks), stored.extras)
