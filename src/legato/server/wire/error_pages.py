"""Answers to what cannot be done: a page in the usual look, or the API's one error shape."""

from __future__ import annotations

from collections.abc import Sequence
from http import HTTPStatus

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import REASON_NO_CSRF_COOKIE
from django.template.loader import render_to_string

from legato.errors import Finding
from legato.server.wire.json_addresses import wants_json
from legato.server.wire.language import say
from legato.server.wire.unknown_name import tell_of_unknown_name


def error_json(status: int, says: str, findings: Sequence[Finding] = ()) -> JsonResponse:
    """Answer in the API's error shape: one sentence, and the places it is about."""
    told = [
        {"path": finding.path, "says": finding.says} | ({"line": finding.line} if finding.line else {})
        for finding in findings
    ]
    return JsonResponse({"error": {"says": says, "findings": told}}, status=status)


def error_page(request: HttpRequest, status: int, title: str, says: str) -> HttpResponse:
    """Answer with a page, or with JSON where the API was asked.

    The page is rendered without the request, because whatever went wrong may
    also keep the frame's own queries from working.
    """
    if wants_json(request):
        return error_json(status, says)
    page = render_to_string("errors/error.html", {"status": status, "title": title, "says": says})
    return HttpResponse(page, status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 400; to somebody who asked by a name that is not ours yet, with what would allow it."""
    if isinstance(exception, DisallowedHost):
        tell_of_unknown_name(request)
        return error_page(request, HTTPStatus.BAD_REQUEST, say("errors-unknown-name"), say("errors-unknown-name-says"))
    says = say("errors-not-usable")
    return error_page(request, HTTPStatus.BAD_REQUEST, say("errors-did-not-work"), says)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 403."""
    says = say("errors-not-from-here")
    return error_page(request, HTTPStatus.FORBIDDEN, say("errors-not-allowed"), says)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer 403 when a form was not sent from one of our own pages, or the browser keeps no cookies."""
    if reason == REASON_NO_CSRF_COOKIE:
        # Sending it again would only lead here again.
        says = say("errors-no-cookies-says", host=request.get_host())
        return error_page(request, HTTPStatus.FORBIDDEN, say("errors-no-cookies"), says)
    says = say("errors-own-page-only")
    return error_page(request, HTTPStatus.FORBIDDEN, say("errors-send-again"), says)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 404."""
    says = say("errors-nothing-here")
    return error_page(request, HTTPStatus.NOT_FOUND, say("errors-not-found"), says)


def too_large(request: HttpRequest, most: int) -> HttpResponse:
    """Answer 413; `most` is how many bytes are taken at that address."""
    is_usual = most <= settings.MAX_REQUEST_BYTES
    says = say("errors-too-large") if is_usual else say("copies-too-large", most=most // 1024**2)
    return error_page(request, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, say("errors-too-much"), says)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 500."""
    says = say("errors-our-side")
    return error_page(request, HTTPStatus.INTERNAL_SERVER_ERROR, say("errors-broke"), says)
