"""Write and read binary glTF 2.0: one JSON chunk, one chunk of bytes.

Only what the moving hands need: quantised meshes, skins, animations of turning
and moving nodes.
Everything is written in the order it is given, so the same input makes the same bytes.
"""

from __future__ import annotations

import json
import struct
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

FLOAT, BYTE, UBYTE, SHORT, USHORT = 5126, 5120, 5121, 5122, 5123
_TYPES: dict[int, str] = {FLOAT: "<f4", BYTE: "i1", UBYTE: "u1", SHORT: "<i2", USHORT: "<u2"}
_KINDS = {1: "SCALAR", 3: "VEC3", 4: "VEC4", 16: "MAT4"}
_WIDTHS = {kind: width for width, kind in _KINDS.items()}
ARRAY_BUFFER, ELEMENT_BUFFER = 34962, 34963
MAGIC, JSON_CHUNK, BIN_CHUNK = 0x46546C67, 0x4E4F534A, 0x004E4942
QUANTISED = "KHR_mesh_quantization"


@dataclass
class Writer:
    """A glTF file being put together."""

    extras: dict[str, Any]
    document: dict[str, Any] = field(default_factory=dict)
    bytes_: bytearray = field(default_factory=bytearray)

    def add(self, what: str, item: dict[str, Any]) -> int:
        """Append to one of glTF's lists, and return the place."""
        self.document.setdefault(what, []).append(item)
        return len(self.document[what]) - 1

    def values(
        self,
        values: NDArray[Any],
        kind: int,
        *,
        normalised: bool = False,
        target: int | None = None,
        bounds: bool = False,
    ) -> int:
        """Store numbers, one row per element, and return their accessor.

        Rows of vertex attributes are padded to four bytes, as glTF demands.
        """
        rows = np.ascontiguousarray(values.reshape(len(values), -1)).astype(_TYPES[kind])
        width = rows.shape[1]
        while len(self.bytes_) % 4:
            self.bytes_.append(0)
        view: dict[str, Any] = {"buffer": 0, "byteOffset": len(self.bytes_)}
        packed = rows
        step = width * rows.itemsize
        if target == ARRAY_BUFFER and step % 4:
            gap = (-step % 4) // rows.itemsize
            packed = np.pad(rows, ((0, 0), (0, gap)))
            view["byteStride"] = packed.shape[1] * rows.itemsize
        raw = packed.tobytes()
        view["byteLength"] = len(raw)
        if target is not None:
            view["target"] = target
        self.bytes_ += raw
        accessor: dict[str, Any] = {
            "bufferView": self.add("bufferViews", view),
            "componentType": kind,
            "count": len(rows),
            "type": _KINDS[width],
        }
        if normalised:
            accessor["normalized"] = True
        if bounds:
            accessor["min"], accessor["max"] = (
                [v.item() for v in ends] for ends in (rows.min(axis=0), rows.max(axis=0))
            )
        return self.add("accessors", accessor)

    def to_bytes(self) -> bytes:
        """Return the whole file."""
        while len(self.bytes_) % 4:
            self.bytes_.append(0)
        document = {
            "asset": {"version": "2.0", "generator": "legato", "extras": self.extras},
            **self.document,
        }
        if self.bytes_:
            document["buffers"] = [{"byteLength": len(self.bytes_)}]
        text = json.dumps(document, separators=(",", ":"), ensure_ascii=False).encode()
        text += b" " * (-len(text) % 4)
        body = struct.pack("<II", len(text), JSON_CHUNK) + text
        if self.bytes_:
            body += struct.pack("<II", len(self.bytes_), BIN_CHUNK) + bytes(self.bytes_)
        return struct.pack("<III", MAGIC, 2, 12 + len(body)) + body


@dataclass(frozen=True)
class Document:
    """A glTF file that was read."""

    json: dict[str, Any]
    bytes_: bytes

    @classmethod
    def read(cls, path: Path) -> Document:
        """Read a file.

        Raises:
            ValueError: it is no binary glTF 2.0, or it is cut short.
        """
        return cls.parse(path.read_bytes(), path.name)

    @classmethod
    def parse(cls, raw: bytes, name: str) -> Document:
        """Read the bytes of a file; `name` is for the message when they are none.

        Raises:
            ValueError: it is no binary glTF 2.0, or it is cut short.
        """
        if (
            len(raw) < 20
            or struct.unpack("<II", raw[:8]) != (MAGIC, 2)
            or struct.unpack("<I", raw[8:12])[0] != len(raw)
        ):
            raise ValueError(f"{name} is not a whole binary glTF file.")
        length = struct.unpack("<I", raw[12:16])[0]
        return cls(json.loads(raw[20 : 20 + length]), raw[28 + length :])

    def values(self, accessor: int) -> NDArray[Any]:
        """Return the numbers of an accessor, one row per element; normalised ones as -1 to 1."""
        spec = self.json["accessors"][accessor]
        view = self.json["bufferViews"][spec["bufferView"]]
        width, kind = _WIDTHS[spec["type"]], np.dtype(_TYPES[spec["componentType"]])
        stride = view.get("byteStride", width * kind.itemsize)
        raw = np.frombuffer(self.bytes_, np.uint8, spec["count"] * stride, view.get("byteOffset", 0))
        rows = raw.reshape(spec["count"], stride)[:, : width * kind.itemsize]
        found = np.ascontiguousarray(rows).view(kind)
        if spec.get("normalized"):
            return np.maximum(found / np.iinfo(kind).max, -1.0)
        return found

    def node(self, name: str) -> int:
        """Return the place of the node of a name."""
        return next(i for i, node in enumerate(self.json["nodes"]) if node.get("name") == name)
