"""The description of the API as one document: names for every record, how a client shows who it is, and words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.conf import settings
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from legato.server.wire.openapi.described import COOKIE, PERSON, TOKEN, Mode, RecordRef

REF = "#/components/schemas/{model}"
NEVER_NULL = ("Narration", "CueInWords", "ShownInWords", "PreparationInWords")
"""Records that leave out what they do not know: none of their fields is ever null."""

ABOUT = """\
Ask, refuse when unsafe, compose, guide, remember. Times are whole milliseconds.

**Who is asking.** There are no accounts: whoever reaches the server reads and changes the records of its one
household. The cookie `legato_session` says who is cared for now; without it, it is the household's first person.

**Writing** needs the token of one of Legato's own pages, so that no other site can write in somebody's browser:
load any page, keep its cookie `legato_csrf`, and send the content of its `csrf-token` as `X-CSRFToken`.
Over HTTPS the `Origin` or `Referer` has to be this server's as well.

**Whatever goes wrong** has one shape: `error.says` is a sentence for a person, and `error.findings` names each
mistake with its place. Another method at a known address is answered with 405, an unknown address with 404.

**Trying again.** 503 names the seconds to wait. Everything that is written carries an id the client chooses, or
is an answer that stores nothing twice; so the same may be sent again after 503, 507 or a lost answer. Planning is
the exception: each plan is a new one. After 410 nothing is to be sent again.
"""


def security_schemes(csrf_cookie: str, *, session: bool = True) -> dict[str, Any]:
    """Describe how a client shows who it is."""
    schemes: dict[str, Any] = {
        TOKEN: {
            "type": "apiKey",
            "in": "header",
            "name": "X-CSRFToken",
            "description": 'The content of `<meta name="csrf-token">` of any page of this server.',
        },
        COOKIE: {
            "type": "apiKey",
            "in": "cookie",
            "name": csrf_cookie,
            "description": "Set by the same page; the token has to belong to it.",
        },
    }
    if session:
        schemes[PERSON] = {
            "type": "apiKey",
            "in": "cookie",
            "name": settings.SESSION_COOKIE_NAME,
            "description": "Who is cared for now, signed by the server; without it the household's first person.",
        }
    return schemes


def write_out(document: dict[str, Any], also: Iterable[type[BaseModel]] = ()) -> dict[str, Any]:
    """Return a description with the schema of every record in its place, and all records in `components`."""
    wanted: dict[tuple[type[BaseModel], Mode], None] = dict.fromkeys((ref.model, ref.mode) for ref in _refs(document))
    wanted |= dict.fromkeys((model, "serialization") for model in also)
    schemas, records = models_json_schema(list(wanted), ref_template=REF)
    found: dict[str, Any] = _settled(document, schemas)
    components = found.setdefault("components", {})
    components["schemas"] = dict(sorted((components.get("schemas", {}) | records["$defs"]).items()))
    for name in NEVER_NULL:
        for field in components["schemas"].get(name, {}).get("properties", {}).values():
            _leave_out_null(field)
    return found


def _refs(part: Any) -> Iterator[RecordRef]:
    if isinstance(part, RecordRef):
        yield part
    elif isinstance(part, dict | list):
        for inner in part.values() if isinstance(part, dict) else part:
            yield from _refs(inner)


def _settled(part: Any, schemas: Any) -> Any:
    if isinstance(part, RecordRef):
        return schemas[part.model, part.mode]
    if isinstance(part, dict):
        return {name: _settled(inner, schemas) for name, inner in part.items()}
    return [_settled(inner, schemas) for inner in part] if isinstance(part, list) else part


def _leave_out_null(field: dict[str, Any]) -> None:
    choices = [choice for choice in field.get("anyOf", ()) if choice != {"type": "null"}]
    if len(choices) != 1:
        return
    del field["anyOf"]
    field.pop("default", None)
    field.update(choices[0])
