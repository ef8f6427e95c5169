"""How an operation is described: what it takes, every status it can answer, and the record of each answer.

One line for each thing that can happen, because the same things happen everywhere: `describe` names those of
one operation, and adds what every operation can answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from http import HTTPStatus
from typing import Any, Literal, NamedTuple

from pydantic import BaseModel

from legato.server.wire.openapi.documents import Error

JSON = "application/json"
Mode = Literal["validation", "serialization"]
TOKEN, COOKIE, PERSON = "csrfToken", "csrfCookie", "person"


@dataclass(frozen=True, slots=True)
class RecordRef:
    """Stands for the schema of a record until the whole document is written, because names are given then."""

    model: type[BaseModel]
    mode: Mode


class _Says(NamedTuple):
    status: HTTPStatus
    says: str


class Refuses(Enum):
    """What an operation may answer instead."""

    BAD_REQUEST = _Says(
        HTTPStatus.BAD_REQUEST, "The request is no request of HTTP that can be used, or names another host."
    )
    NO_TOKEN = _Says(
        HTTPStatus.FORBIDDEN, "The token of one of Legato's own pages is missing or wrong. Load a page again."
    )
    JOIN_FIRST = _Says(HTTPStatus.FORBIDDEN, "There is nothing to see at this address without a code.")
    NOT_FOUND = _Says(HTTPStatus.NOT_FOUND, "There is nothing of this id, or it is somebody else's.")
    NOT_NOW = _Says(
        HTTPStatus.CONFLICT,
        "This is not done now, and `says` tells the person why: a plan is over, too old or taken back.",
    )
    GONE = _Says(HTTPStatus.GONE, "Whom this was for has been deleted. Sending it again does not help.")
    NOT_JOINED = _Says(HTTPStatus.GONE, "This phone is not joined any more, or not for this use.")
    TOO_LARGE = _Says(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "It is larger than a megabyte. Nothing was stored.")
    NOT_JSON = _Says(
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "It is something else than JSON, or does not say so. Nothing was stored."
    )
    NOT_USABLE = _Says(
        HTTPStatus.UNPROCESSABLE_ENTITY, "It cannot be used; each mistake with its place. Nothing was stored."
    )
    BUSY = _Says(HTTPStatus.SERVICE_UNAVAILABLE, "The records are busy. Send the same again after `Retry-After`.")
    FULL = _Says(HTTPStatus.INSUFFICIENT_STORAGE, "The disk is full. Nothing was stored.")


ALWAYS = (Refuses.BAD_REQUEST, Refuses.TOO_LARGE, Refuses.BUSY, Refuses.FULL)
WRITING = (Refuses.NO_TOKEN, Refuses.NOT_JSON, Refuses.NOT_USABLE)
RETRY_AFTER = {"Retry-After": {"description": "Seconds to wait.", "schema": {"type": "integer"}}}
ETAG = {"ETag": {"description": "The mark of this content.", "schema": {"type": "string"}}}
IF_NONE_MATCH = {
    "name": "If-None-Match",
    "in": "header",
    "required": False,
    "description": "The `ETag` of what is known already; answered with 304 when it is still the same.",
    "schema": {"type": "string"},
}
FREELY: list[dict[str, list[str]]] = [{}, {PERSON: []}]
WITH_TOKEN: list[dict[str, list[str]]] = [{TOKEN: [], COOKIE: []}, {TOKEN: [], COOKIE: [], PERSON: []}]


class Gives(NamedTuple):
    """A success: its record (nothing for an empty answer), when it is given, an example, and where it leads."""

    record: type[BaseModel] | None
    says: str = "Done."
    example: Any = None
    links: Mapping[str, str] = {}
    """Operations that take this answer's id, by where the id stands in it."""


class Takes(NamedTuple):
    """A body: its record, and an example."""

    record: type[BaseModel]
    example: Mapping[str, Any]


def describe(
    name: str,
    gives: Mapping[int, Gives],
    refuses: Iterable[Refuses] = (),
    *,
    takes: Takes | None = None,
    has_etag: bool = False,
    security: list[dict[str, list[str]]] | None = None,
) -> dict[str, Any]:
    """Describe an operation in words of OpenAPI.

    `name` is what generated clients call it; it stays, whatever the function behind it is called.
    """
    expected = [*refuses, *(WRITING if takes else ()), *ALWAYS]
    answers = {str(int(status)): _success(given, has_etag=has_etag) for status, given in gives.items()}
    if has_etag:
        answers["304"] = {"description": "It is what you have already.", "headers": ETAG}
    for one in expected:
        status = str(int(one.value.status))
        also = f"{answers[status]['description']} " if status in answers else ""
        answers[status] = _refusal(one, also)
    told: dict[str, Any] = {
        "operationId": name,
        "responses": dict(sorted(answers.items())),
        "security": security if security is not None else WITH_TOKEN if takes else FREELY,
    }
    if has_etag:
        told["parameters"] = [IF_NONE_MATCH]
    if takes:
        content = {"schema": RecordRef(takes.record, "validation"), "example": takes.example}
        told["requestBody"] = {"required": True, "content": {JSON: content}}
    return told


def _success(given: Gives, *, has_etag: bool) -> dict[str, Any]:
    told: dict[str, Any] = {"description": given.says}
    if has_etag:
        told["headers"] = ETAG
    if given.record is not None:
        content: dict[str, Any] = {"schema": RecordRef(given.record, "serialization")}
        if given.example is not None:
            content["example"] = given.example
        told["content"] = {JSON: content}
    if given.links:
        told["links"] = {
            operation: {"operationId": operation, "parameters": {"sitting_id": place}}
            for operation, place in given.links.items()
        }
    return told


def _refusal(one: Refuses, also: str) -> dict[str, Any]:
    told: dict[str, Any] = {
        "description": f"{also}{one.value.says}",
        "content": {JSON: {"schema": RecordRef(Error, "serialization")}},
    }
    return told | ({"headers": RETRY_AFTER} if one is Refuses.BUSY else {})
