"""Version 1 of the API: its operations, and one shape for everything that goes wrong."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import ValidationError
from pydantic.json_schema import models_json_schema

from legato.errors import Finding, InvalidInputError, NotClearedError, NotFromHereError, NotPlayableError
from legato.notation.model import path_of
from legato.server.doors.api import clips, company, content, examples, offline, plans, records, sittings
from legato.server.wire.bodies import REF, described_models
from legato.server.wire.error_pages import error_json


class Api(NinjaAPI):
    """The API, with the engine's own records in its documentation."""

    def get_openapi_schema(self, **kwargs: Any) -> Any:
        """Return the description of the API, with every record it speaks of and the shape of its errors."""
        schema = super().get_openapi_schema(**kwargs)
        _, records_schema = models_json_schema(
            [(model, "validation") for model in described_models()], ref_template=REF
        )
        components = schema.setdefault("components", {}).setdefault("schemas", {})
        components.update(records_schema["$defs"])
        components["Error"] = {
            "type": "object",
            "description": "Everything that goes wrong.",
            "example": examples.REFUSAL,
        }
        return schema


api = Api(
    title="Legato",
    version="1",
    description="Ask, refuse when unsafe, compose, guide, remember. Times are whole milliseconds.",
    urls_namespace="api-v1",
    docs_url=None,
)
for router in (
    content.router,
    plans.router,
    sittings.router,
    clips.router,
    company.router,
    offline.router,
    records.router,
):
    api.add_router("", router)


@api.exception_handler(InvalidInputError)
def _cannot_be_used(request: HttpRequest, wrong: InvalidInputError) -> HttpResponse:
    return error_json(HTTPStatus.UNPROCESSABLE_ENTITY, "This cannot be used.", wrong.findings)


@api.exception_handler(ValidationError)
def _wrong_address(request: HttpRequest, wrong: ValidationError) -> HttpResponse:
    found = [Finding(path_of(tuple(error["loc"])[1:]), f"{error['msg']}.") for error in wrong.errors]
    return error_json(HTTPStatus.UNPROCESSABLE_ENTITY, "This cannot be used.", found)


@api.exception_handler(NotClearedError)
def _not_cleared(request: HttpRequest, wrong: NotClearedError) -> HttpResponse:
    found = [Finding("", breach) for breach in wrong.breaches]
    return error_json(HTTPStatus.CONFLICT, "This session breaks a safety limit and is not played.", found)


@api.exception_handler(NotPlayableError)
def _not_playable(request: HttpRequest, wrong: NotPlayableError) -> HttpResponse:
    return error_json(HTTPStatus.CONFLICT, wrong.says)


@api.exception_handler(NotFromHereError)
def _not_from_here(request: HttpRequest, wrong: NotFromHereError) -> HttpResponse:
    return error_json(HTTPStatus.FORBIDDEN, "Send the token of one of Legato's own pages as X-CSRFToken.")


@api.exception_handler(Http404)
def _nothing_there(request: HttpRequest, wrong: Http404) -> HttpResponse:
    return error_json(HTTPStatus.NOT_FOUND, "There is nothing at this address.")
