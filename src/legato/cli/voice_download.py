"""Fetching a voice of piper by its name: the list first, then its two files, each checked against the list."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from http.client import HTTPException
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import quote
from urllib.request import HTTPRedirectHandler, Request, build_opener

from rich.console import Console

from legato.errors import SpeechError, UnknownNameError

LIST = "voices.json"
WITHIN_S = 30
MOST_LIST_BYTES = 5_000_000
MOST_VOICE_BYTES = 300_000_000
_PIECE = 1 << 20
_SAFE = ("https://", "http://127.0.0.1:", "http://localhost:")
HTTPS_ONLY = "Voices are fetched by https only, because they are programmes to our ears."
_MD5 = re.compile(r"[0-9a-f]{32}")


def download(name: str, address: str, folder: Path) -> Path:
    """Fetch a voice into a folder, and return its model; its description lies beside it.

    Raises:
        UnknownNameError: the list has no voice of this name.
        SpeechError: it cannot be fetched, or what comes is not what the list says.
    """
    base = address.rstrip("/")
    if not base.startswith(_SAFE):
        raise SpeechError(HTTPS_ONLY)
    files = _files(name, base)
    model: Path | None = None
    with Console(stderr=True).status(f"Fetching {name} ..."):
        for path, about in files.items():
            file = folder / PurePosixPath(path).name
            _fetch(f"{base}/{quote(path)}", file, about)
            model = file if file.suffix == ".onnx" else model
    if model is None:
        raise SpeechError(f"The list has no model for {name}.")
    return model


def _files(name: str, base: str) -> dict[str, Mapping[str, Any]]:
    try:
        with _open(f"{base}/{LIST}") as answer:
            known = json.loads(answer.read(MOST_LIST_BYTES))
        if name not in known:
            raise UnknownNameError("voice", name, tuple(known))
        listed: Mapping[str, Mapping[str, Any]] = known[name]["files"]
        files = {path: about for path, about in listed.items() if path.endswith((".onnx", ".onnx.json"))}
        if not all(_MD5.fullmatch(about["md5_digest"]) and int(about["size_bytes"]) > 0 for about in files.values()):
            raise SpeechError(f"The list of voices at {base} cannot be read.")
    except (OSError, HTTPException) as wrong:
        raise SpeechError(f"The list of voices cannot be fetched from {base}: {_why(wrong)}.") from None
    # Infinity has no whole number, and brackets within brackets have no end.
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
        raise SpeechError(f"The list of voices at {base} cannot be read.") from None
    return files


def _fetch(address: str, file: Path, about: Mapping[str, Any]) -> None:
    # The list gives MD5 only: enough to notice a broken copy; that it is the right one rests on https.
    found, size = hashlib.md5(usedforsecurity=False), 0
    try:
        with _open(address) as answer, file.open("wb") as opened:
            while piece := answer.read(_PIECE):
                size += len(piece)
                if size > min(int(about["size_bytes"]), MOST_VOICE_BYTES):
                    break
                found.update(piece)
                opened.write(piece)
    except (OSError, HTTPException) as wrong:
        raise SpeechError(f"{file.name} cannot be fetched: {_why(wrong)}.") from None
    if size != int(about["size_bytes"]) or found.hexdigest() != about["md5_digest"]:
        raise SpeechError(f"{file.name} came damaged. Try again.")


class _SafeRedirects(HTTPRedirectHandler):
    """Follows nobody from https to where anybody on the way can change what comes."""

    def redirect_request(self, req: Request, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Request | None:
        """Go on, by https."""
        if not newurl.startswith(_SAFE if not req.full_url.startswith("https://") else "https://"):
            fp.close()
            raise SpeechError(f"{req.host} sends on to an address without https. {HTTPS_ONLY}")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _open(address: str) -> Any:
    asked = Request(address, headers={"User-Agent": "legato"})  # noqa: S310 - https, as checked above
    return build_opener(_SafeRedirects).open(asked, timeout=WITHIN_S)


def _why(wrong: OSError | HTTPException) -> str:
    return str(getattr(wrong, "reason", None) or getattr(wrong, "strerror", None) or repr(wrong))
