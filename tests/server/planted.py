"""Addresses with faults planted on purpose, so that whoever looks for faults can be seen to find them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path

from legato.server.doors.api.v1 import api
from legato.server.wire.answers import answer


def describe(request: HttpRequest) -> HttpResponse:
    """Give the description as it is."""
    return answer(api.get_openapi_schema(path_prefix="/api/v1/"))


def breaks(request: HttpRequest) -> HttpResponse:
    """Break."""
    raise RuntimeError("planted")


def says_what_is_not_described(request: HttpRequest) -> HttpResponse:
    """Answer with a status nobody was told of."""
    return answer({"error": {"says": "Planted.", "findings": []}}, 418)


def gives_something_else(request: HttpRequest) -> HttpResponse:
    """Answer with another document than the described one."""
    return answer({"sittings": [{"id": 5}]})


def gives_a_page(request: HttpRequest) -> HttpResponse:
    """Answer with a page where JSON is described."""
    return HttpResponse("<p>Planted.</p>")


urlpatterns = [
    path("api/v1/openapi.json", describe),
    path("api/v1/facts", breaks),
    path("api/v1/techniques", says_what_is_not_described),
    path("api/v1/sittings", gives_something_else),
    path("api/v1/diary", gives_a_page),
]
handler500 = "legato.server.wire.error_pages.server_error"
