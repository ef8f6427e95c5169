"""What each error becomes for whoever asked by a programme: one table, for the API and for the phones' door."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Any, NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from ninja.errors import ValidationError

from legato.errors import (
    Finding,
    InvalidInputError,
    MediaTypeError,
    NotClearedError,
    NotFromHereError,
    RefusedError,
    TakenError,
)
from legato.notation.model import path_of
from legato.server.records.changing import GoneError
from legato.server.wire.error_pages import error_json, error_page
from legato.server.wire.json_addresses import wants_json
from legato.server.wire.language import say
from legato.server.wire.refusal_words import refusal_words


class ErrorAnswer(NamedTuple):
    """What is answered: a status, one sentence, and the places it is about."""

    status: HTTPStatus
    says: str
    findings: tuple[Finding, ...] = ()


def _cannot_be_used(wrong: InvalidInputError) -> ErrorAnswer:
    return ErrorAnswer(HTTPStatus.UNPROCESSABLE_ENTITY, say("api-cannot-be-used"), wrong.findings)


def _wrong_address(wrong: ValidationError) -> ErrorAnswer:
    found = tuple(Finding(path_of(tuple(error["loc"])[1:]), f"{error['msg']}.") for error in wrong.errors)
    return ErrorAnswer(HTTPStatus.UNPROCESSABLE_ENTITY, say("api-cannot-be-used"), found)


def _not_cleared(wrong: NotClearedError) -> ErrorAnswer:
    found = tuple(Finding("", breach) for breach in wrong.breaches)
    return ErrorAnswer(HTTPStatus.CONFLICT, say("api-breaks-a-limit"), found)


def _not_now(wrong: RefusedError) -> ErrorAnswer:
    return ErrorAnswer(HTTPStatus.CONFLICT, refusal_words(wrong))


def _not_theirs(wrong: TakenError) -> ErrorAnswer:
    found = tuple(Finding(path, say("api-id-taken")) for path in wrong.paths)
    return ErrorAnswer(HTTPStatus.UNPROCESSABLE_ENTITY, say("api-cannot-be-used"), found)


def _not_from_here(wrong: NotFromHereError) -> ErrorAnswer:
    return ErrorAnswer(HTTPStatus.FORBIDDEN, say("api-no-token"))


def _not_json(wrong: MediaTypeError) -> ErrorAnswer:
    return ErrorAnswer(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, say("api-not-json"))


def _nothing_there(wrong: Exception) -> ErrorAnswer:
    return ErrorAnswer(HTTPStatus.NOT_FOUND, say("api-nothing-here"))


_TABLE: dict[type[Exception], Callable[[Any], ErrorAnswer]] = {
    InvalidInputError: _cannot_be_used,
    ValidationError: _wrong_address,
    NotClearedError: _not_cleared,
    RefusedError: _not_now,
    TakenError: _not_theirs,
    NotFromHereError: _not_from_here,
    MediaTypeError: _not_json,
    Http404: _nothing_there,
    GoneError: _nothing_there,
}
REFUSALS = tuple(_TABLE)
"""Every error that is answered with a sentence; all others are faults of ours."""


def refusal(request: HttpRequest, wrong: Exception | type[Exception]) -> HttpResponse:
    """Answer an error: in the one shape for a programme, with a page for a person.

    Raises:
        StopIteration: it is none of `REFUSALS`.
    """
    kind = next(known for known in type(wrong).__mro__ if known in _TABLE)
    told = _TABLE[kind](wrong)
    if wants_json(request):
        return error_json(told.status, told.says, told.findings)
    return error_page(request, told.status, say("api-did-not-work"), told.says)
