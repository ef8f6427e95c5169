"""Answers of the API: JSON made once and sent many times, and JSON made for one visitor."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from http import HTTPStatus
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse

JSON = "application/json"


def answer(document: Any, status: int = HTTPStatus.OK) -> HttpResponse:
    """Answer with a document made for this visitor."""
    return HttpResponse(
        json.dumps(document, cls=DjangoJSONEncoder, ensure_ascii=False), status=status, content_type=JSON
    )


@dataclass(frozen=True)
class Precomputed:
    """A document that is the same for everybody, compressed once, with its ETag."""

    text: bytes

    @classmethod
    def of(cls, document: Mapping[str, Any]) -> Precomputed:
        """Write a document down."""
        return cls(json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode())

    @cached_property
    def compressed(self) -> bytes:
        """The document as gzip."""
        return gzip.compress(self.text, compresslevel=9, mtime=0)

    @cached_property
    def etag(self) -> str:
        """A mark of the content."""
        return f'"{hashlib.sha256(self.text).hexdigest()[:32]}"'

    def answer(self, request: HttpRequest) -> HttpResponse:
        """Answer with it, or with 304 when the visitor has it."""
        return send_compressed(request, self.compressed, self.etag, self.text)


def send_compressed(request: HttpRequest, compressed: bytes, etag: str, text: bytes | None = None) -> HttpResponse:
    """Answer with JSON that is kept compressed; it is unpacked for a visitor who asks for it plain."""
    weak = f"W/{etag}"
    known = request.META.get("HTTP_IF_NONE_MATCH", "")
    if known and (known == "*" or any(mark.strip().removeprefix("W/") == etag for mark in known.split(","))):
        return HttpResponse(status=HTTPStatus.NOT_MODIFIED, headers={"ETag": weak, "Vary": "Accept-Encoding"})
    headers = {"ETag": weak, "Vary": "Accept-Encoding"}
    if "gzip" in request.META.get("HTTP_ACCEPT_ENCODING", ""):
        return HttpResponse(compressed, content_type=JSON, headers=headers | {"Content-Encoding": "gzip"})
    return HttpResponse(text if text is not None else gzip.decompress(compressed), content_type=JSON, headers=headers)
