"""What every request passes: a limit on its size, and headers that keep answers private."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from csp.middleware import CSPMiddleware
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

from legato.server.records.changing import GoneError
from legato.server.wire.error_pages import error_json, not_found, too_large
from legato.server.wire.json_addresses import API_PREFIX, wants_json
from legato.server.wire.language import say
from legato.server.wire.limits import limit_of

Answer = Callable[[HttpRequest], HttpResponse]
_NOTHING_FROM_ANYWHERE = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
_CODES: dict[int, str] = {
    HTTPStatus.BAD_REQUEST: "api-request-cannot-be-used",
    HTTPStatus.METHOD_NOT_ALLOWED: "api-method",
    HTTPStatus.INTERNAL_SERVER_ERROR: "api-broke",
}


class HeadMiddleware:
    """Send no more than headers to whoever asks for nothing else (RFC 9110, 9.3.2)."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Leave the body out, and its length in."""
        response = self.get_response(request)
        if request.method == "HEAD" and not response.streaming:
            length = response.headers.get("Content-Length", str(len(response.content)))
            response.content = b""
            response.headers["Content-Length"] = length
        return response


class SizeLimitMiddleware:
    """Refuse what is larger than an address takes, mostly a megabyte, before any of it is read."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer 413 when the announced length is over the limit."""
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdigit() and int(length) > settings.MAX_REQUEST_BYTES:
            limit = limit_of(request)
            if int(length) > limit:
                return too_large(request, limit)
        return self.get_response(request)


class PrivacyMiddleware:
    """Keep pages out of shared caches and other sites' frames; files with hashed names say otherwise themselves."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Add the headers that the response does not set itself."""
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "private, no-cache")
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("X-Frame-Options", "DENY")
        return response


class CompressMiddleware(GZipMiddleware):
    """Compress words; sound and copies are compressed, and a part of a file must stay the part that was asked for."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Compress what is not compressed."""
        if response.headers.get("Content-Type", "").startswith(("audio/", "application/gzip")):
            return response
        return super().process_response(request, response)


class GoneMiddleware:
    """Answer 404 when a record was deleted while somebody was about to change it: as if they had come later."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let everything pass."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer for what is gone, and leave everything else to others."""
        return not_found(request) if isinstance(exception, GoneError) else None


class LoadingMiddleware(CSPMiddleware):
    """Say what a page may load: its own files only; a document for machines loads nothing.

    The second is said without building it anew, because that takes longer than most of the API's answers.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Add the policy."""
        if not request.path_info.startswith(API_PREFIX):
            return super().process_response(request, response)
        response.headers["Content-Security-Policy"] = _NOTHING_FROM_ANYWHERE
        return response


class ApiShapeMiddleware:
    """Give every refusal where programmes ask the API's one error shape, wherever in the framework it came from."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Replace an answer of 400 or more that is not JSON."""
        response = self.get_response(request)
        if (
            response.status_code < HTTPStatus.BAD_REQUEST
            or not wants_json(request)
            or response.headers.get("Content-Type", "").startswith("application/json")
        ):
            return response
        shaped = error_json(response.status_code, say(_CODES.get(response.status_code, "api-refused")))
        for name in ("Allow", "Retry-After"):
            if name in response.headers:
                shaped.headers[name] = response.headers[name]
        return shaped
